"""When things happen: staff at work on working days, people when they use to write."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from dap.felles.tid import OSLO, dato, er_arbeidsdag, neste_arbeidsdag, oslo

ARBEIDSSTART, ARBEIDSSLUTT = 8, 15


def klokka(dag: date, time_: int, minutt: int, sekund: int) -> datetime:
    """An instant (UTC) by the clock on the wall in Oslo."""
    return datetime.combine(dag, time(time_ % 24, minutt, sekund), tzinfo=OSLO).astimezone(UTC)


def pa_jobb(rng: Random, dag: date) -> datetime:
    """Some time in working hours on that day, or on the next working day."""
    if not er_arbeidsdag(dag):
        dag = neste_arbeidsdag(dag)
    return klokka(
        dag, rng.randrange(ARBEIDSSTART, ARBEIDSSLUTT), rng.randrange(60), rng.randrange(60)
    )


def fritt(rng: Random, dag: date, timer: list[int]) -> datetime:
    """Some time in one of the spans of hours (from, to, from, to …) on that day."""
    spenn = [(timer[i], timer[i + 1]) for i in range(0, len(timer), 2)]
    fra, til = rng.choice(spenn)
    return klokka(dag, rng.randrange(fra, til), rng.randrange(60), rng.randrange(60))


def neste_pa_jobb(rng: Random, etter: datetime, minst: timedelta) -> datetime:
    """The first fitting time at work at least `minst` after."""
    naa = oslo(etter + minst)
    if er_arbeidsdag(naa.date()) and ARBEIDSSTART <= naa.hour < ARBEIDSSLUTT:
        return naa.astimezone(UTC)
    dag = naa.date() if naa.hour < ARBEIDSSTART else naa.date() + timedelta(days=1)
    return max(pa_jobb(rng, dag), etter + minst)


def neste_fritt(rng: Random, etter: datetime, minst: timedelta, timer: list[int]) -> datetime:
    """The first fitting time for the user at least `minst` after."""
    dag = dato(etter + minst)
    for _ in range(4):
        tid = fritt(rng, dag, timer)
        if tid >= etter + minst:
            return tid
        dag += timedelta(days=1)
    return etter + minst
