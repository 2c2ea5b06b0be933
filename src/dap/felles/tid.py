"""Instants are UTC; rules count in Europe/Oslo; weekends and Norwegian holidays are no working days."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

OSLO = ZoneInfo("Europe/Oslo")
UKEDAG_LORDAG = 5
POSTGANG = timedelta(days=7)
"""From a letter is posted until it is counted as having arrived (docs/adr/0039)."""


def oslo(tidspunkt: datetime) -> datetime:
    """The same instant on the clock on the wall in Oslo. Refuses a time without zone."""
    if tidspunkt.tzinfo is None:
        raise ValueError("a time without zone")
    return tidspunkt.astimezone(OSLO)


def dato(tidspunkt: datetime) -> date:
    """The date in Oslo at that instant."""
    return oslo(tidspunkt).date()


def midnatt(dag: date) -> datetime:
    """The instant (UTC) when the day begins in Oslo."""
    return datetime.combine(dag, time.min, tzinfo=OSLO).astimezone(UTC)


@lru_cache(maxsize=64)
def _helligdager(ar: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NO", years=ar, include_sundays=False))


def er_arbeidsdag(dag: date) -> bool:
    """Monday to Friday, not a Norwegian public holiday."""
    return dag.weekday() < UKEDAG_LORDAG and dag not in _helligdager(dag.year)


def neste_arbeidsdag(dag: date) -> date:
    """The first working day after `dag`."""
    dag += timedelta(days=1)
    while not er_arbeidsdag(dag):
        dag += timedelta(days=1)
    return dag


def legg_til_arbeidstimer(start: datetime, timer: int) -> datetime:
    """`timer` hours later, counting only hours of working days (24 in each; source: report ch. 1.1).

    A message on Friday at 14 with 48 hours is due on Tuesday at 14.
    """
    rest = timedelta(hours=timer)
    na = start.astimezone(UTC)
    while True:
        dag = dato(na)
        slutt_pa_dagen = midnatt(dag + timedelta(days=1))
        if er_arbeidsdag(dag):
            igjen = slutt_pa_dagen - na
            if rest < igjen:
                return na + rest
            rest -= igjen
        na = slutt_pa_dagen


def arbeidstid_mellom(fra: datetime, til: datetime) -> timedelta:
    """How much of the half-open period [fra, til) lies on working days."""
    sum_ = timedelta(0)
    na = fra.astimezone(UTC)
    til = til.astimezone(UTC)
    while na < til:
        dag = dato(na)
        stopp = min(midnatt(dag + timedelta(days=1)), til)
        if er_arbeidsdag(dag):
            sum_ += stopp - na
        na = stopp
    return sum_
