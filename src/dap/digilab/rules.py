"""What a day may be, and who may say what when."""

from datetime import datetime, timedelta

from dap.digilab.policies import krev_start
from dap.digilab.values import (
    MAKS_MINUTTER,
    MAKS_PLASSER,
    MINST_MINUTTER,
    Dagsinnhold,
    Deltakerstatus,
)
from dap.felles.feil import Regelbrudd

PAMINNES_FOR = timedelta(hours=24)
_SVARBARE = frozenset(
    {
        Deltakerstatus.INVITERT,
        Deltakerstatus.PAMELDT,
        Deltakerstatus.VENTELISTE,
        Deltakerstatus.AVSLATT,
    }
)


def krev_dag(d: Dagsinnhold, *, naa: datetime) -> None:
    """Regelbrudd TIDEN_ER_FORBI, URIMELIG_DATO, DIGILAB_PLASSER or DIGILAB_VARIGHET."""
    krev_start(d.start, naa=naa)
    if not 1 <= d.plasser <= MAKS_PLASSER:
        raise Regelbrudd("DIGILAB_PLASSER", felt="plasser", maks=MAKS_PLASSER)
    if not MINST_MINUTTER <= d.minutter <= MAKS_MINUTTER:
        raise Regelbrudd(
            "DIGILAB_VARIGHET", felt="minutter", minst=MINST_MINUTTER, maks=MAKS_MINUTTER
        )


def ma_fortelles(for_: Dagsinnhold, etter: Dagsinnhold) -> bool:
    """Whether who was asked must be told: when and where it is, and in which language."""
    sett = [(d.start, d.minutter, d.sted, d.sprak, d.tolk) for d in (for_, etter)]
    return sett[0] != sett[1]


def krev_plass_til_alle(plasser: int, opptatt: int) -> None:
    """Nobody loses a seat because the room is made smaller."""
    if plasser < opptatt:
        raise Regelbrudd("DIGILAB_FOR_FA_PLASSER", felt="plasser", opptatt=opptatt)


def kan_svare(status: Deltakerstatus, start: datetime, *, avlyst: bool, naa: datetime) -> bool:
    """Until the day begins, one can say yes or no, and change one's mind."""
    return not avlyst and naa < start and status in _SVARBARE


def kan_fore_oppmote(
    status: Deltakerstatus, start: datetime, *, avlyst: bool, naa: datetime
) -> bool:
    """Who has a seat is ticked off from the hour before, also when it was ticked wrong."""
    med = status in {Deltakerstatus.PAMELDT, Deltakerstatus.MOTT, Deltakerstatus.IKKE_MOTT}
    return not avlyst and med and naa >= start - timedelta(hours=1)


def skal_minnes(start: datetime, *, naa: datetime) -> bool:
    return naa < start <= naa + PAMINNES_FOR
