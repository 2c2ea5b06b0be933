from datetime import date, timedelta

from dap.felles.aktor import Rolle
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.kontor.values import MAKS_FRAVAR_DAGER, Ansettelse

OPPFOLGINGSROLLER = frozenset(
    {Rolle.VEILEDER, Rolle.AVDELINGSLEDER, Rolle.ENHETSLEDER, Rolle.BESLUTTER}
)
TILBAKE = timedelta(days=30)
"""So long ago an absence may have begun when it is written down."""


def rom_ved_kontor(ansettelse: Ansettelse, *, kommunen_ser_stat: bool) -> frozenset[Rom]:
    """State staff see the state's room; municipal staff theirs, and the state's if agreed."""
    if ansettelse == Ansettelse.STAT:
        return frozenset({Rom.STAT})
    return frozenset({Rom.KOMMUNE, Rom.STAT} if kommunen_ser_stat else {Rom.KOMMUNE})


def kan_sta_inn(roller: frozenset[Rolle], *, ser: frozenset[Rom], skal_se: frozenset[Rom]) -> bool:
    """Who follows people up, and sees no less than the one who is absent."""
    return bool(roller & OPPFOLGINGSROLLER) and skal_se <= ser


def krev_dager(fra: date, til: date, *, i_dag: date) -> None:
    """[fra, til) is an absence that can be registered today."""
    if til <= fra:
        raise Regelbrudd("FRAVAR_FEIL_VEI", felt="til")
    if (til - fra).days > MAKS_FRAVAR_DAGER:
        raise Regelbrudd("FRAVAR_FOR_LANGT", felt="til", dager=MAKS_FRAVAR_DAGER)
    if til <= i_dag:
        raise Regelbrudd("FRAVAR_OVER", felt="til")
    if fra < i_dag - TILBAKE:
        raise Regelbrudd("FRAVAR_FOR_TIDLIG", felt="fra", dager=TILBAKE.days)
