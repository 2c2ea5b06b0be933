"""Requirement: everything that can happen has words, and what is internal has none for the user."""

from dap.hendelse.values import STILLE, Hendelsestype
from dap.web.varsel.tekster import HENDELSER, INTERNE, hendelsestekst


def test_everything_that_is_told_has_words() -> None:
    uten = [t for t in Hendelsestype if t not in STILLE and not hendelsestekst(t)]
    assert uten == []


def test_the_words_are_of_things_that_can_happen() -> None:
    assert {*HENDELSER, *INTERNE} <= set(Hendelsestype)
    assert not set(HENDELSER) & set(INTERNE)
