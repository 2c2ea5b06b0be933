from dap.felles.rom import Rom
from dap.kontor.values import Ansettelse


def rom_ved_kontor(ansettelse: Ansettelse, *, kommunen_ser_stat: bool) -> frozenset[Rom]:
    """State staff see the state's room; municipal staff theirs, and the state's if agreed."""
    if ansettelse == Ansettelse.STAT:
        return frozenset({Rom.STAT})
    return frozenset({Rom.KOMMUNE, Rom.STAT} if kommunen_ser_stat else {Rom.KOMMUNE})
