"""When somebody may act for a user, and what a user may decide about it."""

from datetime import date, datetime

from dap.felles.aktor import Hjelpslag
from dap.hjelper.values import MAKS_ALDER, REGISTERSLAG, Hjelpstatus


def gjelder(
    *,
    slag: Hjelpslag,
    status: Hjelpstatus,
    fra: date,
    til: date | None,
    hentet: datetime | None,
    dag: date,
    naa: datetime,
) -> bool:
    """Whether the right holds on this day. `til` is the last day. What a register said counts for a
    day and a night after it last answered: longer than that nobody knows."""
    if status != Hjelpstatus.AKTIV or dag < fra or (til is not None and dag > til):
        return False
    return slag not in REGISTERSLAG or (hentet is not None and naa - hentet <= MAKS_ALDER)


_ARHUNDRE = ((0, 499, 0, 99, 1900), (900, 999, 40, 99, 1900), (500, 999, 0, 39, 2000))


def fodselsdato(fnr: str) -> date | None:
    """The birth date that a number says; also for D-numbers and synthetic numbers (month + 80)."""
    dag, maned, ar, individ = int(fnr[:2]), int(fnr[2:4]), int(fnr[4:6]), int(fnr[6:9])
    dag -= 40 if dag > 40 else 0
    maned -= next((t for t in (80, 40) if maned > t), 0)
    for fra, til, ar_fra, ar_til, hundre in _ARHUNDRE:
        if fra <= individ <= til and ar_fra <= ar <= ar_til:
            try:
                return date(hundre + ar, maned, dag)
            except ValueError:
                return None
    return None
