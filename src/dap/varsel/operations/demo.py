"""The past of the demo: what would have been sent while its people lived their lives."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from dap.varsel.models import Utsending
from dap.varsel.values import DIGITALE, KATALOG, Feilkode, Kanal, Utsendingsstatus

S = Utsendingsstatus
UKE = timedelta(days=7)
_BYTTET_NUMMER = "37"
"""The last figures of the numbers that nobody has any longer."""


@transaction.atomic
def fortell_om_sendte(*, for_: datetime) -> None:
    """Let what was due before `for_` have been sent then. Demo only: nothing goes anywhere.

    Letters are not touched: they are made by whoever makes letters.
    """
    with connection.cursor() as peker:
        peker.execute(_ETTER_STILLE, {"for": for_})
    gamle = Utsending.objects.filter(kanal__in=DIGITALE, status=S.VENTER, neste__lt=for_)
    for felt, kode in (("stoppet", Feilkode.OVER), ("lest", Feilkode.LEST)):
        ider = gamle.filter(**{f"varsel__{felt}__lte": F("tidligst")}).values("id")
        Utsending.objects.filter(id__in=ider).update(status=S.STOPPET, feilkode=kode)
    _fortell(for_)
    Utsending.objects.bulk_create(
        Utsending(
            varsel_id=rad.varsel_id,
            person_id=rad.person_id,
            kanal=rad.kanal,
            runde=1,
            tidligst=rad.tidligst + UKE,
            neste=rad.tidligst + UKE,
        )
        for rad in Utsending.objects.filter(
            Q(varsel__lest=None) | Q(varsel__lest__gt=F("tidligst") + UKE),
            varsel__slag__in=[slag for slag, regel in KATALOG.items() if regel.gjenta_etter],
            varsel__stoppet=None,
            runde=0,
            status__in=(S.SENDT, S.LEVERT),
        )
    )
    _fortell(for_)


def _fortell(for_: datetime) -> None:
    """Nearly every SMS arrived. Some numbers do not exist any more: then an e-mail went instead."""
    with connection.cursor() as peker:
        peker.execute(_SENDT, {"for": for_, "byttet": f"%{_BYTTET_NUMMER}", "kode": _KODE})
        peker.execute(_BYTTET, {"byttet": f"%{_BYTTET_NUMMER}", "kode": _KODE})
    byttet = Utsending.objects.filter(kanal=Kanal.SMS, status=S.FEILET).select_related("person")
    Utsending.objects.bulk_create(
        (
            Utsending(
                varsel_id=rad.varsel_id,
                person_id=rad.person_id,
                kanal=Kanal.EPOST,
                runde=rad.runde,
                status=S.SENDT,
                tidligst=rad.tidligst,
                neste=rad.neste,
                forsok=1,
                sendt=rad.sendt,
                til=rad.person.epost,
            )
            for rad in byttet
            if rad.person.epost
        ),
        ignore_conflicts=True,
    )


_ETTER_STILLE = """
UPDATE varsel_utsending u SET tidligst = n.naar, neste = n.naar
  FROM (SELECT id, (date_trunc('day', lokal + interval '3 hours') + interval '7 hours')
                   AT TIME ZONE 'Europe/Oslo' AS naar
          FROM (SELECT id, tidligst AT TIME ZONE 'Europe/Oslo' AS lokal FROM varsel_utsending
                 WHERE kanal IN ('SMS', 'EPOST') AND status = 'VENTER' AND neste < %(for)s) s
         WHERE lokal::time >= time '21:00' OR lokal::time < time '07:00') n
 WHERE n.id = u.id
"""
"""Nobody is woken: the hours that are quiet for who has chosen nothing."""
_KODE = Feilkode.UGYLDIG_ADRESSE.value
_SENDT = """
UPDATE varsel_utsending u
   SET status = CASE WHEN u.kanal = 'EPOST' THEN 'SENDT'
                     WHEN p.telefon LIKE %(byttet)s THEN 'FEILET' ELSE 'LEVERT' END,
       feilkode = CASE WHEN u.kanal = 'SMS' AND p.telefon LIKE %(byttet)s THEN %(kode)s ELSE '' END,
       til = CASE WHEN u.kanal = 'EPOST' THEN p.epost ELSE p.telefon END,
       forsok = 1,
       sendt = u.tidligst + interval '20 seconds',
       levert = CASE WHEN u.kanal = 'SMS' AND p.telefon NOT LIKE %(byttet)s
                     THEN u.tidligst + interval '26 seconds' END
  FROM person_person p
 WHERE p.id = u.person_id AND u.kanal IN ('SMS', 'EPOST') AND u.status = 'VENTER'
   AND u.neste < %(for)s
"""
_BYTTET = """
INSERT INTO varsel_varselvalg
       (person_id, sprak, kanaler, samling, stille_fra, stille_til, versjon, manuell, epost_avvist,
        telefon_avvist)
SELECT DISTINCT p.id, '', '{}'::varchar[], 'NAA', time '21:00', time '07:00', 0, false, '', p.telefon
  FROM person_person p JOIN varsel_utsending u ON u.person_id = p.id
 WHERE p.telefon LIKE %(byttet)s AND u.status = 'FEILET' AND u.feilkode = %(kode)s
    ON CONFLICT (person_id) DO UPDATE SET telefon_avvist = EXCLUDED.telefon_avvist
"""
