"""A table keeps its guard beside its rows."""

import pytest

from dap.forskning.tabeller.values import KOLONNER, Maaltype, Tabell, Tidyrad, Vern

RAD = Tidyrad(
    "8.1", "Antall", "maaned", "2019-08", "", "", "personer", 7.0, "personer", 7, None,
    False, None, None, "proba-2022-9", "u", "1.0",
)  # fmt: skip


def test_a_row_has_the_columns_of_part_c() -> None:
    assert KOLONNER == (
        "tabell_id", "tittel", "radvariabel", "rad", "seriesvariabel", "serie", "maal", "verdi",
        "enhet", "n_personer", "n_enheter", "undertrykt", "undertrykt_grunn", "fotnote",
        "parametersett", "uttrekk_id", "modulversjon",
    )  # fmt: skip


def test_a_table_with_a_guard_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="1 vern, 2 rader"):
        Tabell("8.1", "t", "fig_8_1", (RAD, RAD), vern=(Vern(Maaltype.ANTALL),))
