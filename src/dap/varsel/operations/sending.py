"""The sender: takes what is due, hands it over, and writes how it went.

What is taken is written down before it is sent and again after. A worker that is killed between the
two has sent it or not; the next one sends it with the same key, which the receiver knows.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from dap.varsel.kanaler.avsender import Avsendere
from dap.varsel.kanaler.oppdrag import Oppdrag, Svar
from dap.varsel.models import Utsending
from dap.varsel.operations._etterpa import I_GANG, folg_opp
from dap.varsel.operations._uttak import Uttak, ta
from dap.varsel.rules.tid import LEIE, etter_feil
from dap.varsel.rules.tilstand import APNE, Utfall, etter_forsok
from dap.varsel.values import DIGITALE, Kanal, Utsendingsstatus

PULJE = 400
SENDETID = 60.0
"""Seconds that one batch may take; well below the lease."""
KJORETID = 50.0
"""Seconds after which a run begins no new batch: others wait for the same worker."""


def send_ventende(*, klokke: Callable[[], datetime], antall: int = 100_000) -> int:
    """Send what is due, at most so many. Returns how many rows were looked at.

    Not inside a transaction. May run in several processes at once.
    """
    oppsatt = oppsatte_kanaler()
    if not oppsatt:
        return 0
    sett, slutt = 0, time.monotonic() + KJORETID
    _rett_etter_klokka(klokke())
    with Avsendere(klokke) as avsendere:
        while sett < antall and time.monotonic() < slutt:
            uttak = ta(naa=klokke(), antall=min(PULJE, antall - sett), oppsatt=oppsatt)
            if not uttak.antall:
                break
            sett += uttak.antall
            utfall = avsendere.lever(uttak.oppdrag, sekunder=SENDETID)
            _skriv(uttak, utfall, klokke())
    return sett


def oppsatte_kanaler() -> frozenset[Kanal]:
    """The channels that this DAP has somebody to hand over to."""
    valg = {Kanal.EPOST: settings.DAP_EPOST, Kanal.SMS: settings.DAP_SMS}
    return frozenset(kanal for kanal, oppsett in valg.items() if oppsett)


def prov_dode_igjen(*, naa: datetime, utsending_ider: Sequence[UUID] | None = None) -> int:
    """Operations want what was given up tried again: those, or all. Not what went on in another
    channel: through this one it would come twice."""
    gikk_videre = Utsending.objects.filter(
        varsel=OuterRef("varsel"), runde=OuterRef("runde"), status__in=I_GANG
    ).exclude(id=OuterRef("id"))
    dode = Utsending.objects.filter(
        ~Exists(gikk_videre), status=Utsendingsstatus.DOD, kanal__in=DIGITALE
    )
    if utsending_ider is not None:
        dode = dode.filter(id__in=utsending_ider)
    return dode.update(status=Utsendingsstatus.VENTER, forsok=0, neste=naa)


def _rett_etter_klokka(naa: datetime) -> None:
    """A clock that was ahead and is put back must keep nothing waiting: what was taken or tried in
    what is now the future, is due."""
    Utsending.objects.filter(
        status__in=APNE, kanal__in=DIGITALE, neste__gt=naa + LEIE, tatt__gt=naa + LEIE
    ).update(neste=naa)


@transaction.atomic
def _skriv(uttak: Uttak, utfall: list[tuple[Oppdrag, Svar]], naa: datetime) -> None:
    """How each went. Only what still is ours: a lease that ran out belongs to another."""
    if not utfall:
        return
    rader = [_rad(uttak.forsok[o.id], o, svar, naa) for o, svar in utfall]
    with connection.cursor() as peker:
        peker.execute(_SKRIV, [*map(list, zip(*rader, strict=True)), uttak.tatt])
        vare = {id_ for (id_,) in peker.fetchall()}
        if any(o.antall > 1 for o, _svar in utfall):
            peker.execute(_FOLG_LEDER, [list(vare)])
    folg_opp([(o, svar) for o, svar in utfall if o.id in vare], naa=naa)


_SKRIV = """
UPDATE varsel_utsending u
   SET status = ny.status, neste = ny.neste, forsok = ny.forsok, feilkode = ny.feilkode,
       ekstern_id = ny.ekstern_id, sendt = COALESCE(ny.sendt, u.sendt),
       kan_ha_gatt = u.kan_ha_gatt OR ny.kan_ha_gatt
  FROM unnest(%s::uuid[], %s::text[], %s::timestamptz[], %s::int[], %s::text[], %s::text[],
              %s::timestamptz[], %s::bool[])
       AS ny(id, status, neste, forsok, feilkode, ekstern_id, sendt, kan_ha_gatt)
 WHERE u.id = ny.id AND u.status = 'TATT' AND u.tatt = %s
RETURNING u.id
"""
_FOLG_LEDER = """
UPDATE varsel_utsending u
   SET status = leder.status, neste = leder.neste, feilkode = leder.feilkode,
       ekstern_id = leder.ekstern_id, sendt = leder.sendt
  FROM varsel_utsending leder
 WHERE u.samlet_i_id = leder.id AND leder.id = ANY(%s)
"""


def _rad(forsok: int, oppdrag: Oppdrag, svar: Svar, naa: datetime) -> tuple[object, ...]:
    if svar.utfall == Utfall.UFORSOKT:
        forsok -= 1
    status = etter_forsok(svar.utfall, forsok)
    sendt = naa if status == Utsendingsstatus.SENDT else None
    return (
        oppdrag.id,
        status.value,
        etter_feil(naa, forsok),
        forsok,
        svar.feilkode.value,
        svar.ekstern_id,
        sendt,
        svar.kan_ha_gatt,
    )
