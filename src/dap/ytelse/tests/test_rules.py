from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.ytelse.rules import MAKS_YTELSER, UforstaeligSvar, les_svar
from dap.ytelse.values import Registerytelse, Ytelsedata, Ytelsestype

RAD = {"id": "A-1", "type": "AAP", "fra": "2026-01-01", "tilOgMed": "2026-12-31"}


def test_a_period_to_and_including_becomes_half_open() -> None:
    assert les_svar({"ytelser": [RAD]}) == [
        Registerytelse("A-1", Ytelsestype.AAP, date(2026, 1, 1), date(2027, 1, 1), None)
    ]


def test_a_benefit_that_we_do_not_know_is_left_out() -> None:
    assert (
        les_svar({"ytelser": [{**RAD, "type": "NOE_NYTT"}, {**RAD, "id": "A-2"}]})[0].kilde_id
        == "A-2"
    )


@pytest.mark.parametrize(
    "svar",
    [
        {},
        {"ytelser": None},
        {"ytelser": {}},
        {"ytelser": ["AAP"]},
        {"ytelser": [{**RAD, "id": ""}]},
        {"ytelser": [{**RAD, "id": 7}]},
        {"ytelser": [{**RAD, "id": "x" * 61}]},
        {"ytelser": [{**RAD, "fra": None}]},
        {"ytelser": [{**RAD, "fra": "i går"}]},
        {"ytelser": [{**RAD, "fra": 20260101}]},
        {"ytelser": [{**RAD, "fra": "1066-01-01"}]},
        {"ytelser": [{**RAD, "tilOgMed": "2025-12-31"}]},
        {"ytelser": [{**RAD, "maksdato": "9999-12-31"}]},
        {"ytelser": [RAD, RAD]},
        {"ytelser": [{**RAD, "id": str(n)} for n in range(MAKS_YTELSER + 1)]},
    ],
)
def test_an_answer_of_another_shape_is_refused_whole(svar: dict[str, object]) -> None:
    with pytest.raises(UforstaeligSvar):
        les_svar(svar)


BLAD = st.none() | st.integers() | st.text()
TRE = st.recursive(BLAD, lambda b: st.lists(b) | st.dictionaries(st.text(), b))


@given(TRE)
def test_whatever_comes_is_read_or_refused(verdi: object) -> None:
    for svar in ({"ytelser": verdi}, {"ytelser": [verdi]}):
        try:
            les_svar(svar)
        except UforstaeligSvar:
            continue


@pytest.mark.parametrize(
    ("dag", "aktiv"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_it_runs_to_the_end_of_its_last_day(dag: date, aktiv: bool) -> None:
    y = Ytelsedata(None, Ytelsestype.AAP, date(2026, 1, 1), date(2027, 1, 1), None)
    assert y.aktiv(dag) is aktiv
    assert y.siste_dag == date(2026, 12, 31)
