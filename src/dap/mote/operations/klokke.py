"""What happens by the clock, and when follow-up ends."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import SYSTEM
from dap.hendelse.values import Hendelsesrad
from dap.mote import rules
from dap.mote.models import Mote, Opptatt
from dap.mote.operations._meld import registrer, varsle
from dap.mote.values import Motestatus
from dap.varsel import operations as varsel
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
    """Projection: when follow-up ends, what lies ahead is called off and nobody is reminded."""
    if rad.type != "OPPFOLGING_AVSLUTTET":
        return
    moter = Mote.objects.filter(periode_id=rad.objekt_id)
    varsel.stopp_flere(objekt_ider=moter.values_list("id", flat=True), naa=rad.tid)
    apne = [s.value for s in Motestatus if s.apen]
    for mote in moter.filter(status__in=apne).exclude(start__lte=rad.tid):
        mote.status, mote.venter_paa = Motestatus.AVLYST, ""
        mote.stempl(aktor=SYSTEM, handling="OPPFOLGING_AVSLUTTET", naa=rad.tid)
        mote.save()
        Opptatt.objects.filter(mote_id=mote.id).delete()
