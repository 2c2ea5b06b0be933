"""Wherever somebody is, exactly one step is theirs, and what is done is not asked for again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.web.veien.steg import Fakta, Steg, Tilstand, veien
from dap.web.veien.tekster import HVA, TITTEL

T = datetime(2026, 1, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fakta", "her"),
    [
        (Fakta(), Steg.REGISTRERT),
        (Fakta(startet=T), Steg.BEHOV),
        (Fakta(startet=T, plan_i_gang=True), Steg.BEHOV),
        (Fakta(startet=T, behov_vurdert=T), Steg.VEDTAK),
        (Fakta(startet=T, vedtatt=T), Steg.PLAN),
        (Fakta(startet=T, behov_vurdert=T, vedtatt=T, plan_i_gang=True), Steg.PLAN),
        (Fakta(startet=T, sluttet=T), Steg.SLUTT),
        (Fakta(startet=T, sluttet=T, vedtatt=T, plan_i_gang=True), Steg.SLUTT),
    ],
)
def test_where_one_is(fakta: Fakta, her: Steg) -> None:
    assert [r.steg for r in veien(fakta) if r.tilstand == Tilstand.HER] == [her]


TID = st.none() | st.just(T)


@given(st.builds(Fakta, TID, TID, TID, TID, st.booleans()))
def test_one_place_in_order_and_always_in_words(fakta: Fakta) -> None:
    rader = veien(fakta)
    assert sum(r.tilstand == Tilstand.HER for r in rader) == 1
    assert [r.steg for r in rader] == sorted((r.steg for r in rader), key=list(Steg).index)
    assert all(HVA[r.steg, r.tilstand] and TITTEL[r.steg] for r in rader)


def test_an_ended_follow_up_promises_nothing_more() -> None:
    rader = veien(Fakta(startet=T, sluttet=T))
    assert Tilstand.KOMMER not in {r.tilstand for r in rader}
