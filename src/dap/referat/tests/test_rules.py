from datetime import date
from uuid import uuid4

import pytest

from dap.felles.feil import Regelbrudd
from dap.felles.tid import er_arbeidsdag
from dap.referat import rules
from dap.referat.values import Kommentarslag, Side


@pytest.mark.parametrize(
    ("holdt", "frist"),
    [
        (date(2026, 1, 14), date(2026, 1, 21)),  # Wednesday to Wednesday
        (date(2026, 1, 16), date(2026, 1, 23)),  # Friday
        (date(2026, 1, 17), date(2026, 1, 23)),  # a talk on a Saturday
        (date(2026, 3, 30), date(2026, 4, 9)),  # over Easter: Thursday, Friday and Monday are free
        (date(2026, 12, 24), date(2027, 1, 4)),  # over Christmas and New Year
        (date(2026, 5, 13), date(2026, 5, 21)),  # Ascension Day
    ],
)
def test_minutes_are_shared_within_five_working_days(holdt: date, frist: date) -> None:
    assert rules.delingsfrist(holdt) == frist
    assert not rules.er_for_sent(holdt, frist)
    assert rules.er_for_sent(holdt, date.fromordinal(frist.toordinal() + 1))


@pytest.mark.parametrize(
    "i_dag", [date(2026, 1, 14), date(2026, 4, 7), date(2026, 4, 10), date(2027, 1, 4)]
)
def test_the_last_late_day_is_the_limit(i_dag: date) -> None:
    siste = rules.siste_forsinkede_dag(i_dag)
    neste = date.fromordinal(siste.toordinal() + 1)

    assert rules.er_for_sent(siste, i_dag)
    assert not rules.er_for_sent(neste, i_dag)
    assert er_arbeidsdag(rules.delingsfrist(siste))


def test_a_talk_has_been() -> None:
    i_dag = date(2026, 1, 14)
    assert rules.krev_dag(i_dag, i_dag) == i_dag
    with pytest.raises(Regelbrudd, match="DATO_I_FRAMTIDEN"):
        rules.krev_dag(date(2026, 1, 15), i_dag)
    with pytest.raises(Regelbrudd, match="URIMELIG_DATO"):
        rules.krev_dag(date(1999, 12, 31), i_dag)


def test_a_draft_may_be_empty_and_what_is_shared_not() -> None:
    assert rules.krev_tekst("  ") == ""
    with pytest.raises(Regelbrudd, match="MANGLER"):
        rules.krev_tekst(" \n", til_deling=True)
    with pytest.raises(Regelbrudd, match="FOR_LANG"):
        rules.krev_tekst("x" * 5001)


@pytest.mark.parametrize(
    ("slag", "side", "skriver", "lov"),
    [
        (Kommentarslag.KOMMENTAR, Side.NAV, Side.NAV, True),
        (Kommentarslag.KOMMENTAR, Side.BRUKER, Side.NAV, True),
        (Kommentarslag.RETTELSE, Side.BRUKER, Side.NAV, True),
        (Kommentarslag.RETTELSE, Side.NAV, Side.BRUKER, True),
        (Kommentarslag.RETTELSE, Side.NAV, Side.NAV, False),
        (Kommentarslag.RETTELSE, Side.BRUKER, Side.BRUKER, False),
    ],
)
def test_who_writes_mends_the_text_and_the_other_corrects_beside_it(
    slag: Kommentarslag, side: Side, skriver: Side, lov: bool
) -> None:
    if lov:
        rules.krev_kan_rette(slag, side=side, skriver=skriver)
        return
    with pytest.raises(Regelbrudd, match="RETT_I_TEKSTEN"):
        rules.krev_kan_rette(slag, side=side, skriver=skriver)


def test_quotes_are_not_without_end() -> None:
    rules.krev_plass_til_sitat([uuid4() for _ in range(19)])
    with pytest.raises(Regelbrudd, match="FOR_MANGE_SITATER"):
        rules.krev_plass_til_sitat([uuid4() for _ in range(20)])
