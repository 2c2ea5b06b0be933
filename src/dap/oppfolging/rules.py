"""How long an inactive person has, and in which order things stand in the way."""

from collections.abc import Iterable
from datetime import date, datetime

from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.oppfolging.values import MAKS_PER_GANG, NADETID, Sluttsperre


def slutter(inaktiv_fra: datetime) -> date:
    """The day in Oslo when the follow-up of somebody inactive ends."""
    return dato(inaktiv_fra) + NADETID


def dager_igjen(inaktiv_fra: datetime, dag: date) -> int:
    return max((slutter(inaktiv_fra) - dag).days, 0)


def er_ute(inaktiv_fra: datetime, dag: date) -> bool:
    """The grace has run out."""
    return dag >= slutter(inaktiv_fra)


def krev_valgt(antall: int) -> None:
    """Somebody is chosen, and not more than can be done in one go."""
    if not antall:
        raise Regelbrudd("INGEN_VALGT")
    if antall > MAKS_PER_GANG:
        raise Regelbrudd("FOR_MANGE_VALGT", maks=MAKS_PER_GANG)


def i_rekkefolge(sperrer: Iterable[Sluttsperre]) -> tuple[Sluttsperre, ...]:
    """Each once, as they are asked (NAV's own order)."""
    funnet = set(sperrer)
    return tuple(s for s in Sluttsperre if s in funnet)


def krev_ingen(sperrer: tuple[Sluttsperre, ...]) -> None:
    if sperrer:
        raise Regelbrudd("SLUTT_SPERRET", sperrer=sperrer)
