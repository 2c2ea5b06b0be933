"""A warning is given: never twice, never while another one stands."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dap.dialog import operations as dialog
from dap.eskalering import rules, tekst
from dap.eskalering.maler import Mal, Malkode, gjeldende
from dap.eskalering.models import Eskalering
from dap.eskalering.operations._grep import Grep, apne, registrer, varsle
from dap.eskalering.values import Forhandsvisning
from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.varsel.values import Varselslag


def _mal(kode: Malkode, dag: date) -> Mal:
    for mal in gjeldende(dag):
        if mal.kode == kode:
            return mal
    raise Regelbrudd("UKJENT_VARSELMAL", felt="mal")


def per_post(person_id: UUID) -> bool:
    """The person is not reached digitally: what is sent goes on paper."""
    return bool(oppfolging.brukersperre(person_id))


def forhandsvis(
    *,
    aktor: Aktor,
    person_id: UUID,
    malkode: Malkode,
    felter: Mapping[str, str],
    frist: date,
    naa: datetime,
    sprak: str = "",
) -> Forhandsvisning:
    """The warning word for word as the user will get it; nothing is sent. Raises as `start`."""
    apne(aktor, person_id, naa)
    return _lag(_mal(malkode, dato(naa)), person_id, felter, frist, sprak, dato(naa))[0]


def _lag(
    mal: Mal, person_id: UUID, felter: Mapping[str, str], frist: date, sprak: str, dag: date
) -> tuple[Forhandsvisning, dict[str, str]]:
    sprak = rules.krev_sprak(sprak or person.kontosprak(person_id))
    post = per_post(person_id)
    utfylt = rules.krev_felter(mal, felter, dag=dag)
    tidligst = rules.tidligste_frist(dag, mal.minst_dager, per_post=post)
    frist = rules.krev_frist(frist, tidligst=tidligst, dag=dag)
    ord_ = tekst.lag(mal, utfylt, frist, sprak)
    return Forhandsvisning(tekst.overskrift(sprak), ord_, frist, post, sprak), utfylt


@transaction.atomic
def start(
    *,
    aktor: Aktor,
    person_id: UUID,
    malkode: Malkode,
    felter: Mapping[str, str],
    frist: date,
    nokkel: UUID,
    naa: datetime,
    sprak: str = "",
) -> UUID:
    """Warn the user that a benefit may be stopped: a thread of its own, and a deadline (fvl. § 16).

    `felter` fills every blank of the template that holds today; dates as ISO. `frist` is a working
    day, as many days ahead as the template says, and a week more when it goes in the post. `sprak`
    is the user's own when it is not given. Sent again it is one warning.

    Raises IkkeFunnet, IkkeTilgang, and Regelbrudd ESKALERING_ALLEREDE_AKTIV, IKKE_UNDER_OPPFOLGING,
    ESKALERING_UNDER_KVP, UKJENT_VARSELMAL, UKJENT_SPRAK, FRIST_FOR_KORT, FRIST_FOR_LANG,
    FRIST_IKKE_ARBEIDSDAG, TOMME_FELTER; UgyldigInndata for the blanks.
    """
    innsyn = apne(aktor, person_id, naa)
    mal = _mal(malkode, dato(naa))
    nokkel = innholdsnokkel(
        nokkel, aktor.id, person_id, malkode, sorted(felter.items()), frist, sprak
    )
    periode = oppfolging.krev_apen_periode(person_id)
    # The period is locked: whoever came first has made it by now.
    finnes = Eskalering.objects.filter(nokkel=nokkel).values_list("id", flat=True).first()
    if finnes is not None:
        return finnes
    if Eskalering.objects.aktive().filter(person_id=person_id).exists():
        raise rules.AlleredeAktiv
    if oppfolging.apen_kvp(person_id) is not None:
        raise Regelbrudd("ESKALERING_UNDER_KVP")
    bilde, utfylt = _lag(mal, person_id, felter, frist, sprak, dato(naa))
    melding = dialog.viktig_trad(
        aktor=aktor,
        innsyn=innsyn,
        periode_id=periode.id,
        overskrift=bilde.overskrift,
        tekst=bilde.tekst,
        nokkel=nokkel,
        naa=naa,
    )
    rad = Eskalering(
        person_id=person_id,
        periode_id=periode.id,
        rom=Rom.STAT,
        trad_id=melding.trad_id,
        malkode=mal.kode,
        malversjon=mal.versjon,
        sprak=bilde.sprak,
        felter=utfylt,
        overskrift=bilde.overskrift,
        tekst=bilde.tekst,
        per_post=bilde.per_post,
        forste_frist=bilde.frist,
        frist=bilde.frist,
        nokkel=nokkel,
    )
    grep = Grep(aktor, rad, naa)
    grep.lagre("STARTET")
    registrer(grep, "ESKALERING_STARTET", frist=bilde.frist.isoformat(), trad_id=str(rad.trad_id))
    varsle(grep, Varselslag.ESKALERING, person_id)
    return rad.id
