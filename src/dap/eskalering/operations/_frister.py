"""What the clock does: NAV is told, once, that a deadline has passed, and that a warning has run out."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.eskalering import rules
from dap.eskalering.models import Eskalering, Svar
from dap.eskalering.operations._grep import Grep, registrer, varsle
from dap.eskalering.values import Status
from dap.felles.aktor import SYSTEM
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.varsel.values import Varselslag


def varsle_om_frister(*, naa: datetime) -> int:
    """Tell the adviser of warnings whose deadline passed without an answer, and of those that have
    stood for ten days with the deadline behind them. Each is told once; returns how many.

    For a job that runs every hour.
    """
    passert = Eskalering.objects.aktive().filter(frist__lt=dato(naa))
    ider = list(passert.filter(utlop_varslet=None).order_by("id").values_list("id", flat=True))
    return sum(_en(id_, naa) for id_ in ider)


@transaction.atomic
def _en(eskalering_id: UUID, naa: datetime) -> bool:
    rad = Eskalering.objects.select_for_update(no_key=True).get(id=eskalering_id)
    if rad.status != Status.AKTIV or rad.frist >= dato(naa):
        return False
    grep = Grep(SYSTEM, rad, naa)
    if rules.er_utlopt(grep.sendt, rad.frist, grep.dag):
        if rad.utlop_varslet is not None:
            return False
        rad.utlop_varslet = naa
        if rad.frist_varslet is None:
            rad.frist_varslet = rad.frist
        return _meld(grep, "ESKALERING_UTLOPT", Varselslag.ESKALERING_UTLOPT)
    if rad.frist_varslet == rad.frist or Svar.objects.filter(eskalering=rad).exists():
        return False
    rad.frist_varslet = rad.frist
    return _meld(grep, "ESKALERING_FRIST_UTE", Varselslag.ESKALERING_FRIST_UTE)


def _meld(grep: Grep, type_: str, slag: Varselslag) -> bool:
    rad = grep.rad
    rad.save(update_fields=["frist_varslet", "utlop_varslet"])
    registrer(grep, type_, frist=rad.frist.isoformat())
    varsle(grep, slag, oppfolging.mottaker_hos_nav(rad.person_id, naa=grep.naa, rom=rad.rom))
    return True
