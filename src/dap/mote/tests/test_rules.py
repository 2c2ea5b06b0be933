"""The rules themselves, without a database."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rollebesetning import NAA

from dap.felles.feil import Regelbrudd
from dap.mote import rules
from dap.mote.policies import Fakta, raad, uten_avviste
from dap.mote.values import Radgrunn


@pytest.mark.parametrize(
    ("dag", "klokke", "utc"),
    [
        (date(2026, 1, 16), time(9), datetime(2026, 1, 16, 8, tzinfo=UTC)),
        (date(2026, 7, 16), time(9), datetime(2026, 7, 16, 7, tzinfo=UTC)),
        (date(2026, 3, 29), time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(3), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_the_clock_in_oslo(dag: date, klokke: time, utc: datetime) -> None:
    assert rules.tidspunkt_i_oslo(dag, klokke) == utc


@pytest.mark.parametrize("klokke", [time(2), time(2, 30), time(2, 59)])
def test_the_hour_that_summer_time_takes_away(klokke: time) -> None:
    with pytest.raises(Regelbrudd, match="TIDEN_FINNES_IKKE"):
        rules.tidspunkt_i_oslo(date(2026, 3, 29), klokke)


def test_slots_in_a_row_across_the_change_to_summer_time() -> None:
    starter = rules.rekke(date(2026, 3, 29), time(1), time(4), 30, naa=NAA)
    assert len(starter) == 4, "the night is an hour shorter"
    assert {b - a for a, b in itertools.pairwise(starter)} == {timedelta(minutes=30)}


@given(
    a=st.integers(1, 2**20), b=st.integers(1, 2**20),
    dager=st.tuples(st.integers(-20000, 20000), st.integers(-20000, 20000)),
    minutter=st.tuples(st.integers(15, 450), st.integers(15, 450)),
)  # fmt: skip
def test_spans_overlap_exactly_when_the_meetings_do_in_one_calendar(
    a: int, b: int, dager: tuple[int, int], minutter: tuple[int, int]
) -> None:
    en, to = (NAA + timedelta(hours=d) for d in dager)
    x, y = rules.spenn(a, en, minutter[0]), rules.spenn(b, to, minutter[1])
    overlapper = x[0] < y[1] and y[0] < x[1]
    samtidig = en < to + timedelta(minutes=minutter[1]) and to < en + timedelta(minutes=minutter[0])
    assert overlapper == (a == b and samtidig)


def fakta(**endret: object) -> Fakta:
    felles: dict[str, object] = {
        "oppfolging_siden": NAA - timedelta(days=100), "siste_mote": NAA - timedelta(days=20),
        "har_avtale": False, "onske_fra_bruker": None, "ubesvarte": 0,
    }  # fmt: skip
    return Fakta(**(felles | endret))  # type: ignore[arg-type]


ETT_AR = NAA - timedelta(days=370)


@pytest.mark.parametrize(
    ("hva", "grunner"),
    [
        (fakta(), []),
        (fakta(siste_mote=None), ["INGEN_FORSTE_30_DAGER"]),
        (fakta(siste_mote=None, har_avtale=True), []),
        (fakta(ubesvarte=1), []),
        (fakta(ubesvarte=2), ["UBESVARTE_MELDINGER"]),
        (fakta(onske_fra_bruker=uuid4(), har_avtale=True), ["BRUKER_BER"]),
        (fakta(onske_fra_bruker=uuid4(), ubesvarte=3), ["BRUKER_BER", "UBESVARTE_MELDINGER"]),
        (fakta(uenige=1), ["UENIGE"]),
        (fakta(uenige=1, har_avtale=True), []),
        (fakta(ytelse_slutter=NAA.date()), ["YTELSE_SLUTTER"]),
        (fakta(ytelse_slutter=NAA.date() + timedelta(days=56)), ["YTELSE_SLUTTER"]),
        (fakta(ytelse_slutter=NAA.date() + timedelta(days=57)), []),
        (fakta(ytelse_slutter=NAA.date() - timedelta(days=1)), []),
        (fakta(ytelse_slutter=NAA.date(), har_avtale=True), []),
        (fakta(oppfolging_siden=ETT_AR), []),
        (fakta(oppfolging_siden=ETT_AR, siste_mote=NAA - timedelta(days=190)),
         ["INGEN_PA_6_MANEDER"]),
        (fakta(oppfolging_siden=ETT_AR, siste_mote=None), ["INGEN_PA_6_MANEDER"]),
        (fakta(oppfolging_siden=None, siste_mote=None, ubesvarte=5), []),
    ],
)  # fmt: skip
def test_when_a_meeting_is_advised(hva: Fakta, grunner: list[str]) -> None:
    assert [r.grunn for r in raad(hva, naa=NAA)] == grunner


def test_advice_put_away_rests_for_thirty_days_for_that_reason() -> None:
    alle = raad(fakta(siste_mote=None, ubesvarte=2), naa=NAA)
    assert len(alle) == 2
    avvist = [(Radgrunn.UBESVARTE_MELDINGER, NAA)]
    for dager, antall in ((0, 1), (29, 1), (30, 2)):
        igjen = uten_avviste(alle, avvist, naa=NAA + timedelta(days=dager))
        assert len(igjen) == antall
