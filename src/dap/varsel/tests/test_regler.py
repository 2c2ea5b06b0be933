"""Requirement: when something is sent, and what becomes of it, at every hour of the year."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dap.felles.tid import OSLO
from dap.varsel.rules.tid import (
    LEIE,
    MAKS_FORSOK,
    er_stille,
    etter_feil,
    etter_stille,
    naar,
    neste_klokkeslett,
)
from dap.varsel.rules.tilstand import APNE, Utfall, etter_forsok, etter_kvittering
from dap.varsel.values import (
    KATALOG,
    Samling,
    Utsendingsstatus,
    Valg,
    Varselslag,
)

S = Utsendingsstatus
NY_MELDING, INNKALLING = KATALOG[Varselslag.NY_MELDING], KATALOG[Varselslag.MOTEINNKALLING]
ALDRI_STILLE = Valg(stille_fra=time(0), stille_til=time(0))
tider = st.datetimes(
    datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC), allow_imaginary=False
)
klokkeslett = st.times().map(lambda t: t.replace(second=0, microsecond=0))


def oslo(*deler: int, fold: int = 0) -> datetime:
    return datetime(*deler, tzinfo=OSLO, fold=fold).astimezone(UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("naa", "ut"),
    [
        (oslo(2026, 1, 14, 20, 59), oslo(2026, 1, 14, 20, 59)),
        (oslo(2026, 1, 14, 21, 0), oslo(2026, 1, 15, 7, 0)),
        (oslo(2026, 1, 15, 6, 59), oslo(2026, 1, 15, 7, 0)),
        (oslo(2026, 1, 15, 7, 0), oslo(2026, 1, 15, 7, 0)),
        # Summer time begins and ends at night: seven is seven on the clock on the wall.
        (oslo(2026, 3, 28, 23, 0), oslo(2026, 3, 29, 7, 0)),
        (oslo(2026, 10, 24, 23, 0), oslo(2026, 10, 25, 7, 0)),
    ],
)
def test_nothing_is_sent_at_night(naa: datetime, ut: datetime) -> None:
    assert etter_stille(naa, Valg()) == ut


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    valg = Valg(stille_fra=time(2, 0), stille_til=time(2, 30))
    andre_gang = oslo(2026, 10, 25, 2, 10, fold=1)
    assert er_stille(andre_gang, valg)
    assert etter_stille(andre_gang, valg) == oslo(2026, 10, 25, 2, 30, fold=1)


@given(naa=tider, fra=klokkeslett, til=klokkeslett)
def test_after_the_quiet_hours_it_is_not_quiet_and_within_a_day(
    naa: datetime, fra: time, til: time
) -> None:
    valg = Valg(stille_fra=fra, stille_til=til)
    ut = etter_stille(naa, valg)
    assert naa <= ut <= naa + timedelta(hours=25)
    assert not er_stille(ut, valg) or _i_tidshoppet(ut)


def _i_tidshoppet(tid: datetime) -> bool:
    """Within the hour after a change of summer time, when clock times are missing or double."""
    for_, etter = (tid + timedelta(hours=h) for h in (-1, 1))
    return for_.astimezone(OSLO).utcoffset() != etter.astimezone(OSLO).utcoffset()


@given(etter=tider, klokka=klokkeslett)
def test_the_next_time_of_day_is_after_and_at_most_a_day_away(
    etter: datetime, klokka: time
) -> None:
    assert etter < neste_klokkeslett(etter, klokka) <= etter + timedelta(hours=25)


NAA = oslo(2026, 1, 14, 13, 0)


def test_what_may_wait_comes_with_the_digest_at_eight_and_a_meeting_at_once() -> None:
    valg = Valg(samling=Samling.DAGLIG)
    felles = {"tidligst": NAA, "valg": valg, "sist_sendt": None}
    assert naar(NAA, regel=NY_MELDING, **felles) == oslo(2026, 1, 15, 8, 0)
    assert naar(oslo(2026, 1, 15, 8, 0), regel=NY_MELDING, **felles) == oslo(2026, 1, 15, 8, 0)
    assert naar(NAA, regel=INNKALLING, **felles) == NAA


@pytest.mark.parametrize(
    ("sist", "ut"),
    [
        (None, NAA),
        (NAA - timedelta(minutes=31), NAA),
        (NAA - timedelta(minutes=10), NAA + timedelta(minutes=20)),
        # The clock was ahead when the last one was sent: not longer than the rule.
        (NAA + timedelta(days=3), NAA + timedelta(minutes=30)),
    ],
)
def test_two_of_the_same_thread_come_half_an_hour_apart(
    sist: datetime | None, ut: datetime
) -> None:
    tid = naar(NAA, tidligst=NAA, regel=NY_MELDING, valg=ALDRI_STILLE, sist_sendt=sist)
    assert tid == ut


def test_tries_are_further_and_further_apart_and_come_to_an_end() -> None:
    ventinger = [etter_feil(NAA, forsok) - NAA for forsok in range(1, MAKS_FORSOK + 1)]
    assert ventinger == sorted(ventinger)
    assert (ventinger[0], ventinger[-1]) == (timedelta(minutes=1), timedelta(hours=6))
    assert etter_forsok(Utfall.MIDLERTIDIG, MAKS_FORSOK) == S.DOD


class Livslop(RuleBasedStateMachine):
    """One row, workers that may be killed anywhere, a channel that knows keys, a clock that jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.naa = self.senest = NAA
        self.status, self.neste, self.forsok = S.VENTER, NAA, 0
        self.tatt: datetime | None = None
        self.arbeidere: list[datetime] = []
        self.mottatt: set[str] = set()
        self.sett = 0
        """What the receiver has seen on the phone."""

    @rule(sekunder=st.integers(-86_400, 86_400))
    def klokka_gar(self, sekunder: int) -> None:
        self.naa += timedelta(seconds=sekunder)
        self.senest = max(self.senest, self.naa)

    @rule()
    def ta(self) -> None:
        if self.status in APNE and self.tatt and self.tatt > self.naa + LEIE:
            self.neste = min(self.neste, self.naa)
        if self.status in APNE and self.neste <= self.naa:
            self.status, self.tatt, self.neste = S.TATT, self.naa, self.naa + LEIE
            self.forsok += 1
            self.arbeidere.append(self.naa)

    def _kom_fram(self) -> None:
        self.sett += "nokkel" not in self.mottatt
        self.mottatt.add("nokkel")

    @precondition(lambda self: self.arbeidere)
    @rule(utfall=st.sampled_from(Utfall), kom_fram=st.booleans(), drept=st.booleans())
    def send(self, utfall: Utfall, kom_fram: bool, drept: bool) -> None:
        min_tatt = self.arbeidere.pop()
        if utfall == Utfall.SENDT or (utfall == Utfall.MIDLERTIDIG and kom_fram):
            self._kom_fram()
        if drept or self.status != S.TATT or self.tatt != min_tatt:
            return
        self.status = etter_forsok(utfall, self.forsok)
        self.neste = etter_feil(self.naa, self.forsok)

    @precondition(lambda self: self.mottatt)
    @rule(levert=st.booleans())
    def kvittering(self, levert: bool) -> None:
        self.status = etter_kvittering(self.status, levert=levert) or self.status

    @invariant()
    def sett_hoyst_en_gang(self) -> None:
        assert self.sett <= 1

    @invariant()
    def aldri_borte(self) -> None:
        """It is at its end, or somebody looks at it within the longest wait there is."""
        assert self.status not in APNE or self.neste <= self.senest + timedelta(hours=6)

    @invariant()
    def sendt_er_mottatt(self) -> None:
        if self.status in (S.SENDT, S.LEVERT):
            assert self.mottatt


TestLivslop = Livslop.TestCase
