"""The generator's calendar: months as numbers from August 2019, instants as seconds in UTC.

The only place of the generator that knows the time zone (A.1): local dates come from the instants
at which the offset of Europe/Oslo changes.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np

from dap.forskning.syntetisk.trekk import Heltall, Terning

FORSTE_AAR, FORSTE_MAANED = 2019, 8
N_PERIODE = 12  # August 2019 to July 2020
N_MND = 17  # to December 2020
N_STARTER = N_MND + 7
DAG = 86_400
MARS, APRIL = 7, 8


def _foerste_dag(m: int) -> int:
    aar, maaned = divmod(FORSTE_AAR * 12 + FORSTE_MAANED - 1 + m, 12)
    return (date(aar, maaned + 1, 1) - date(1970, 1, 1)).days


# First day of each month as days from 1970, also some months after the last.
STARTER = np.array([_foerste_dag(m) for m in range(N_STARTER)], dtype=np.int64)
DATA_SLUTT = (date(2021, 5, 26) - date(1970, 1, 1)).days
STATUS_SLUTT = (date(2020, 12, 31) - date(1970, 1, 1)).days


def _overganger() -> tuple[Heltall, Heltall]:
    """The instants where the offset changes, and the offset from each of them on, in seconds."""
    sone = ZoneInfo("Europe/Oslo")
    timer = np.arange(_foerste_dag(0) - 2000, _foerste_dag(N_STARTER - 1) + 400) * 24
    fra = np.array(timer, dtype=np.int64) * 3600
    avvik = np.array([_avvik(int(s), sone) for s in fra], dtype=np.int64)
    skifter = np.flatnonzero(np.diff(avvik)) + 1
    eksakt = [_skifte(int(fra[i - 1]), int(fra[i]), sone) for i in skifter]
    return np.array([int(fra[0]), *eksakt], dtype=np.int64), avvik[np.array([0, *skifter])]


def _avvik(sekund: int, sone: ZoneInfo) -> int:
    """Seconds that local time is ahead of UTC at this instant."""
    naa = datetime.fromtimestamp(sekund, sone)
    return round((naa.replace(tzinfo=UTC) - naa).total_seconds())


def _skifte(fra: int, til: int, sone: ZoneInfo) -> int:
    for sekund in range(fra, til + 1, 3600):
        if _avvik(sekund, sone) != _avvik(fra, sone):
            return sekund
    return til


_SKIFTER, _AVVIK = _overganger()


def avvik(sekunder: Heltall) -> Heltall:
    """Seconds that local time is ahead of UTC."""
    return _AVVIK[np.searchsorted(_SKIFTER, sekunder, side="right") - 1]


def dato(sekunder: Heltall) -> Heltall:
    """The local date, as days from 1970."""
    return (sekunder + avvik(sekunder)) // DAG


def til_utc(dager: Heltall, sekund_paa_dagen: Heltall) -> Heltall:
    """The instant of a local wall time after 4 in the morning (no clock change comes later)."""
    vegg = dager * DAG + sekund_paa_dagen
    return vegg - avvik(dager * DAG + 12 * 3600)


def maaned(dager: Heltall) -> Heltall:
    return np.searchsorted(STARTER, dager, side="right") - 1


def i_maaneden(m: Heltall, t: Terning, hverdager: bool = True) -> Heltall:
    """A random day of each month; five of six at weekends are moved to a weekday of the month."""
    lengde = STARTER[m + 1] - STARTER[m]
    dager = STARTER[m] + (t.random(len(m)) * lengde).astype(np.int64)
    if hverdager:
        ukedag = (dager + 3) % 7
        flytt = (ukedag >= 5) & (t.random(len(m)) < 5 / 6)
        tidlig = dager - STARTER[m] < 3
        dager = np.where(flytt, np.where(tidlig, dager + 2, dager - 2), dager)
    return dager


def klokkeslett(n: int, t: Terning, fra: float = 7.5, til: float = 16.0) -> Heltall:
    """Seconds of the day, whole, most of them in working hours."""
    timer = np.where(t.random(n) < 0.85, t.uniform(fra, til, n), t.uniform(6.0, 22.5, n))
    return (timer * 3600).astype(np.int64)
