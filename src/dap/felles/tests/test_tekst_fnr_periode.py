"""Text is cleaned, links are safe, synthetic numbers hold, periods are half-open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.felles.feil import Regelbrudd
from dap.felles.fnr import er_gyldig, lag_syntetisk
from dap.felles.periode import Periode
from dap.felles.tekst import krev_lengde, rens, trygg_lenke


@given(st.text())
def test_cleaned_text_has_no_nul_and_cleaning_twice_changes_nothing(tekst: str) -> None:
    renset = rens(tekst)
    assert "\x00" not in renset
    assert rens(renset) == renset


def test_emoji_and_right_to_left_letters_survive_but_overrides_do_not() -> None:
    assert rens("hei 👩‍🦽 שלום\u202e") == "hei 👩‍🦽 שלום"


@pytest.mark.parametrize(
    "tekst",
    ["\u200b", " \u200b\u2060 ", "\ufeff", "\u200d", "\u2800", "\u3164", "\u00ad", "\u0301"],
)
def test_a_text_that_shows_nothing_is_no_text(tekst: str) -> None:
    assert rens(tekst) == ""
    with pytest.raises(Regelbrudd) as feil:
        krev_lengde(tekst, felt="tittel", maks=10, minst=1)
    assert feil.value.kode == "MANGLER"


@pytest.mark.parametrize("tekst", ["👩\u200d🦽", "ا\u200c", "e\u0301", ".", "❤\ufe0f"])
def test_marks_that_show_nothing_stay_beside_what_is_seen(tekst: str) -> None:
    assert len(rens(tekst)) > 0


def test_a_text_over_the_limit_says_the_limit() -> None:
    with pytest.raises(Regelbrudd) as feil:
        krev_lengde("x" * 11, felt="tittel", maks=10)
    assert (feil.value.kode, feil.value.felt, feil.value.detaljer["maks"]) == (
        "FOR_LANG",
        "tittel",
        10,
    )


@pytest.mark.parametrize(
    "lenke",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "data:text/html,x",
        "http://",
        "https://bruker@nav.no",
        "ftp://nav.no",
        "https://nav .no",
        "[::1",
        "//",
    ],
)
def test_a_dangerous_or_broken_link_is_refused(lenke: str) -> None:
    with pytest.raises(Regelbrudd):
        trygg_lenke(lenke, felt="lenke")


def test_a_link_without_scheme_gets_one() -> None:
    assert trygg_lenke("arbeidsplassen.nav.no/stilling/1", felt="lenke") == (
        "https://arbeidsplassen.nav.no/stilling/1"
    )


@given(st.dates(date(1940, 1, 1), date(2010, 1, 1)), st.integers(0, 399))
def test_a_synthetic_number_has_valid_check_digits_and_month_over_80(fodt: date, nr: int) -> None:
    fnr = lag_syntetisk(fodt, nr)
    if fnr is not None:
        assert er_gyldig(fnr)
        assert int(fnr[2:4]) == fodt.month + 80


@pytest.mark.parametrize("fnr", ["", "123", "1234567890a", "12345678901", "１２３４５６７８９０１"])
def test_a_wrong_number_is_refused(fnr: str) -> None:
    assert not er_gyldig(fnr)


def test_a_period_is_half_open() -> None:
    periode = Periode(date(2026, 1, 1), date(2026, 2, 1))
    assert periode.inneholder(date(2026, 1, 1))
    assert not periode.inneholder(date(2026, 2, 1))
    assert not periode.overlapper(Periode(date(2026, 2, 1)))
    assert periode.overlapper(Periode(date(2026, 1, 31)))
