"""What happens by the clock, and when follow-up ends."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import SYSTEM
from dap.hendelse.values import Hendelsesrad
from dap.mote import rules
from dap.mote.models import Mote
from dap.mote.operations._kalender import frigi_tid, las_kalendere
from dap.mote.operations._meld import lagre, mottakere, registrer, varsle
from dap.mote.values import Motestatus
from dap.varsel.values import Varselslag


def minn_om_moter(*, naa: datetime) -> int:
    """Remind users of meetings within a day, each time and place once. For a job every few minutes.

    Returns how many.
    """
    ider = list(
        Mote.objects.filter(
            status=Motestatus.AVTALT,
            paminnet=None,
            start__gte=naa + rules.IKKE_PAMINNES_ETTER,
            start__lte=naa + rules.PAMINNES_FOR,
            periode__slutt=None,
        )
        .order_by("start")
        .values_list("id", flat=True)
    )
    return sum(_minn(id_, naa) for id_ in ider)


@transaction.atomic
def _minn(mote_id: UUID, naa: datetime) -> bool:
    mote = Mote.objects.select_for_update(no_key=True).get(id=mote_id)
    if mote.status != Motestatus.AVTALT or mote.paminnet is not None or mote.start is None:
        return False
    if not rules.skal_minnes(mote.start, naa=naa):
        return False
    mote.paminnet = naa
    mote.save(update_fields=["paminnet"])
    registrer(mote, "MOTE_PAMINNET", aktor=SYSTEM, naa=naa)
    varsle(mote, Varselslag.MOTE_PAMINNELSE, mote.person_id, naa=naa)
    return True


def folg_hendelse(rad: Hendelsesrad) -> None:
    """Projection: when follow-up ends, what lies ahead is called off, the slots can be booked again,
    and both sides are told."""
    if rad.type != "OPPFOLGING_AVSLUTTET":
        return
    apne = [s.value for s in Motestatus if s.apen]
    moter = list(
        Mote.objects.select_for_update(no_key=True)
        .filter(periode_id=rad.objekt_id, status__in=apne)
        .exclude(start__lte=rad.tid)
        .order_by("id")
    )
    # All at once and in their order, so that two who end at the same time do not wait in a ring.
    las_kalendere(
        eier
        for m in moter
        if m.veileder_id is not None
        for eier in ((m.veileder_id, ""), (m.person_id, m.rom))
    )
    for mote in moter:
        _avlys(mote, rad)


def _avlys(mote: Mote, rad: Hendelsesrad) -> None:
    mote.status, mote.venter_paa = Motestatus.AVLYST, ""
    lagre(mote, aktor=SYSTEM, handling="OPPFOLGING_AVSLUTTET", naa=rad.tid)
    frigi_tid(mote, aktor=SYSTEM, naa=rad.tid)
    for mottaker_id in mottakere(mote, SYSTEM, rad.tid):
        if mottaker_id != rad.aktor_id:
            varsle(mote, Varselslag.MOTE_AVLYST, mottaker_id, naa=rad.tid)
