"""Where bars stand on the line of time: always on it, in order, and wide enough to be seen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.aktivitet.values import TYPER, Aktivitetskort, Part, Status
from dap.web.plan.kort import Leserblikk, vis_kort
from dap.web.plan.tidslinje import SMALEST, lag_tidslinje

DAG = date(2026, 1, 14)
TID = datetime(2026, 1, 10, 12, tzinfo=UTC)
KORT = Aktivitetskort(
    id=UUID(int=1), versjon=1, type=TYPER["EGEN"], tittel="x", status=Status.PLANLAGT, rom="STAT",
    avtalt=False, fra_dato=DAG, til_dato=DAG, detaljer={}, mal_id=None, venter_paa=None,
    historisk=False, opprettet=TID, endret=TID, endret_av_type="BRUKER", endret_siden_sist=False,
    fho_ulest=False,
)  # fmt: skip
BLIKK = Leserblikk(part=Part.BRUKER, dag=DAG, uleste={}, bare_lese=True)
DATOER = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


def prosent(tekst: str) -> float:
    return float(tekst.rstrip("%"))


@given(st.lists(st.tuples(DATOER, DATOER, st.sampled_from(Status)), max_size=8))
def test_every_bar_lies_on_the_line(rader: list[tuple[date | None, date | None, Status]]) -> None:
    kort = [
        replace(KORT, fra_dato=fra, til_dato=til, status=status)
        for fra, til, status in rader
        if fra is None or til is None or fra <= til
    ]
    linje = lag_tidslinje([vis_kort(k, BLIKK) for k in kort], DAG)

    assert len(linje.stolper) + len(linje.uten_dato) == len(kort)
    assert 0 <= prosent(linje.i_dag) <= 100
    for stolpe in linje.stolper:
        assert 0 <= prosent(stolpe.x) <= 100
        assert prosent(stolpe.bredde) >= SMALEST - 0.01
        assert prosent(stolpe.x) + prosent(stolpe.bredde) <= 100.02
    assert 1 <= len(linje.merker) <= 13


def test_in_the_order_they_start() -> None:
    kort = [
        replace(
            KORT, tittel=navn, fra_dato=DAG + timedelta(days=d), til_dato=DAG + timedelta(days=d)
        )
        for navn, d in (("sist", 9), ("først", -9), ("i dag", 0))
    ]
    linje = lag_tidslinje([vis_kort(k, BLIKK) for k in kort], DAG)
    assert [s.kort.tittel for s in linje.stolper] == ["først", "i dag", "sist"]


@pytest.mark.parametrize(
    ("status", "apen"), [(Status.GJENNOMFORES, True), (Status.FULLFORT, False)]
)
def test_without_an_end_it_goes_on_until_it_is_finished(status: Status, apen: bool) -> None:
    kort = replace(KORT, fra_dato=date(2026, 1, 1), til_dato=None, status=status)
    (stolpe,) = lag_tidslinje([vis_kort(kort, BLIKK)], DAG).stolper
    assert stolpe.apen_slutt == apen
    til_enden = prosent(stolpe.x) + prosent(stolpe.bredde) > 99.9
    assert til_enden == apen
