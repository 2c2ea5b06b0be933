"""Requirement: whatever is written in a search box is a question, or no question; never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.felles.sok import MAKS_ORD, MAKS_SOK, Sporring, grunnformer, les_sporring


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("møtet", Sporring(("møtet",))),
        ("kurs i truck", Sporring(("kurs", "truck"))),
        ("(CV-en), takk!", Sporring(("takk",), ("CV-en",))),
        ("ikke og i", None),
        ('"fast jobb"', Sporring(nett='"fast jobb"')),
        ("jobb -kurs", Sporring(nett="jobb -kurs")),
        ("jobb or kurs", Sporring(nett="jobb or kurs")),
        ("a & b | !c:*", Sporring(("a", "b", "c"))),
        ("  \x00\x02 ", None),
        ("&|!():*<->\\'_", None),
        ("", None),
    ],
)
def test_what_is_written_becomes_a_question(tekst: str, ventet: Sporring | None) -> None:
    assert les_sporring(tekst) == ventet


@given(st.text(max_size=2000))
def test_words_have_no_signs_in_them(tekst: str) -> None:
    sporring = les_sporring(tekst)
    if sporring is None:
        return
    assert len(sporring.nett) <= MAKS_SOK
    assert len(sporring.ord_) + len(sporring.hele) <= MAKS_ORD
    assert all(o.isalnum() for o in sporring.ord_)


def test_forms_that_the_dictionary_does_not_bring_together() -> None:
    assert grunnformer("Kurset") == ("kurs",)
    assert grunnformer("kursene") == ("kurs",)
    assert grunnformer("møtet") == ()
