"""Benefits on the plan's line of time and in the brief: to both sides, and to nobody else."""

from datetime import date, timedelta

import pytest
from klient import logget_inn
from planhjelp import lag
from rollebesetning import NAA, Rollebesetning

from dap.web.plan.tidslinje import lag_tidslinje
from dap.web.plan.ytelser import igjen, lengst
from dap.ytelse import operations
from dap.ytelse.values import Ytelsedata, Ytelsestype

DAG = date(2026, 1, 14)


def aap(til: date | None, maksdato: date | None = None) -> Ytelsedata:
    return Ytelsedata(None, Ytelsestype.AAP, date(2025, 6, 1), til, maksdato)


@pytest.mark.parametrize(
    ("dager", "tekst"),
    [
        (1, "Siste dag er i dag"),
        (2, "1 dag igjen"),
        (14, "13 dager igjen"),
        (15, "2 uker igjen"),
        (84, "11 uker igjen"),
        (85, "3 måneder igjen"),
        (366, "12 måneder igjen"),
        (0, ""),
    ],
)
def test_what_is_left_is_told_in_the_unit_one_thinks_in(dager: int, tekst: str) -> None:
    assert igjen(aap(DAG + timedelta(days=dager)), DAG) == tekst


def test_without_an_end_nothing_is_left_to_count() -> None:
    assert igjen(aap(None), DAG) == ""


def test_the_longest_is_said_only_when_it_is_another_day() -> None:
    assert lengst(aap(date(2026, 3, 1), date(2026, 2, 28))) == ""
    assert "2027" in lengst(aap(date(2026, 3, 1), date(2027, 2, 28)))


@pytest.mark.parametrize("maks", [None, date(2026, 5, 1), date(2199, 1, 1)])
def test_every_bar_and_mark_lies_on_the_line(maks: date | None) -> None:
    (stolpe,) = lag_tidslinje([], DAG, [aap(date(2026, 3, 1), maks)]).ytelser
    assert 0 <= float(stolpe.x.rstrip("%")) <= 100
    assert float(stolpe.x.rstrip("%")) + float(stolpe.bredde.rstrip("%")) <= 100.02
    if stolpe.lengst:
        assert 0 <= float(stolpe.lengst.rstrip("%")) <= 100


def test_both_see_it_and_the_other_room_does_not(roller: Rollebesetning) -> None:
    rad = {"id": "1", "type": "AAP", "fra": "2025-06-01", "tilOgMed": "2099-12-31"}
    operations.ta_imot(person_id=roller.amina.id, svar={"ytelser": [rad]}, naa=NAA)

    lag(roller.amina, roller.amina)
    hennes = f"/bruker/{roller.amina.id}/plan/?visning=tidslinje"
    sider = {"amina": "/plan/?visning=tidslinje", "kari": hennes, "lise": hennes}
    ser = {
        navn: "Arbeidsavklaringspenger" in logget_inn(navn).get(sti).content.decode()
        for navn, sti in sider.items()
    }
    assert ser == {"amina": True, "kari": True, "lise": False}
