"""F8 by hand: order, ties, caliper, cells; balance; the difference and its redrawn offices."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dap.forskning.videre import matching
from dap.forskning.videre.design import Heltall, Tall
from dap.forskning.videre.gjenfinning import utvalg
from dap.forskning.videre.matching import Par, balansert, bootstrap, forskjell, par, smd
from dap.forskning.videre.overlevelse import kaplan_meier, rmst


def _par(lam: list[float], behandlet: str, celle: str = "", rang: list[int] | None = None) -> list[
    tuple[int, int]
]:  # fmt: skip
    n = len(lam)
    celler = np.array([ord(c) for c in celle or "a" * n])
    svar = par(
        np.array(lam), np.array([b == "1" for b in behandlet]), celler, np.array(rang or range(n))
    )
    return list(zip(svar.behandlet.tolist(), svar.kontroll.tolist(), strict=True))


def test_highest_first_and_nearest_control() -> None:
    # SD is about 0,98, the caliper about 0,20.
    assert _par([2.0, 1.9, 0.0, 1.85, 0.15], "11000") == [(0, 3)]
    assert _par([1.9, 2.0, 0.0, 1.95, 0.1], "11000") == [(1, 3)]


def test_equal_treated_go_by_id_and_equally_near_controls_too() -> None:
    lam = [1.0, 1.0, 0.9, 1.1, -1.0, 3.0]
    assert _par(lam, "110000") == [(0, 2), (1, 3)]
    assert _par(lam, "110000", rang=[1, 0, 3, 2, 4, 5]) == [(1, 3), (0, 2)]


def test_never_outside_the_cell_or_the_caliper() -> None:
    assert _par([1.0, 1.0, 0.0, 2.0], "1000", "abaa") == []
    assert _par([1.0, 1.0, 0.0, 2.0], "1000", "aaaa") == [(0, 1)]
    lam = np.array([0.0, 1.0, 5.0, 9.0])
    grense = matching.caliper(lam)
    assert grense == pytest.approx(0.2 * np.std(lam, ddof=1))
    assert _par([0.0, 0.7, 5.0, 9.0], "1000") == [(0, 1)]
    assert _par([0.0, 0.9, 5.0, 9.0], "1000") == []


def _naivt(lam: Tall, behandlet: list[bool], celle: Heltall) -> list[tuple[int, int]]:
    tall = [round(float(v) * 1e9) for v in lam]
    grense = matching.caliper(lam) * 1e9
    ledige = [i for i in range(len(lam)) if not behandlet[i]]
    ut = []
    for i in sorted((i for i in range(len(lam)) if behandlet[i]), key=lambda i: (-tall[i], i)):
        nare = [(abs(tall[i] - tall[k]), k) for k in ledige if celle[i] == celle[k]]
        if nare and min(nare)[0] <= grense:
            ut.append((i, min(nare)[1]))
            ledige.remove(min(nare)[1])
    return ut


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-12, 12), st.booleans(), st.integers(0, 1)), min_size=2))
def test_as_the_plain_search(rader: list[tuple[int, bool, int]]) -> None:
    lam = np.array([v / 10 for v, _, _ in rader])
    behandlet = [b for _, b, _ in rader]
    celle = np.array([c for _, _, c in rader])

    svar = par(lam, np.array(behandlet), celle, np.arange(len(rader)))

    assert list(zip(svar.behandlet.tolist(), svar.kontroll.tolist(), strict=True)) == _naivt(
        lam, behandlet, celle
    )


def test_standardised_differences_by_hand() -> None:
    x1 = np.array([[1.0, 1.0, 1.0], [1.0, 0.0, 1.0]])
    x0 = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])

    # Column 1: (0,5 - 0)/√((0,5 + 0)/2). Column 2: no spread, different means.
    assert smd(x1, x0) == [0.0, pytest.approx(1.0), None]
    assert smd(x1[:1], x0) == [None, None, None]
    assert balansert([0.0999, -0.05])
    assert not balansert([0.1])
    assert not balansert([None])


def test_difference_in_restricted_means() -> None:
    u = utvalg(1)
    par_ = Par(np.arange(0, 700), np.arange(700, 1400))

    svar = forskjell(u.t, u.hendelse, par_, (12, 6))

    en, to = (rmst(kaplan_meier(u.t[r], u.hendelse[r]), 6) for r in (par_.behandlet, par_.kontroll))
    assert svar is not None
    assert en is not None
    assert to is not None
    assert svar.tau == 6, "12 is not observed"
    assert svar.verdi == pytest.approx(en.verdi - to.verdi)
    assert svar.se == pytest.approx((en.varians + to.varians) ** 0.5)
    assert forskjell(u.t, u.hendelse, par_, (15,)) is None


def test_redrawn_offices_are_the_same_each_time() -> None:
    u = utvalg(2)
    par_ = Par(np.arange(0, 700), np.arange(700, 1400))

    en, to = (bootstrap(u.t, u.hendelse, u.kontor, par_, 6) for _ in range(2))
    enkel = forskjell(u.t, u.hendelse, par_, (6,))

    assert en is not None
    assert en == to
    assert enkel is not None
    assert en.lav < enkel.verdi < en.hoy
    assert en.se == pytest.approx(enkel.se, rel=0.4)
    assert bootstrap(u.t, u.hendelse, np.zeros(len(u.t), np.int64), par_, 6) is None


def test_a_draw_in_which_a_side_is_not_followed_so_long_says_nothing() -> None:
    """Of two offices, only one has a control who is followed to the end."""
    t = np.array([6, 6, 6, 6, 6, 2])
    hendelse = np.zeros(6, bool)
    kontor = np.array([0, 0, 1, 0, 1, 1])
    par_ = Par(np.arange(3), np.arange(3, 6))
    alle = bootstrap(t, hendelse, kontor, par_, 6)
    assert alle is not None
    assert (alle.trekninger, alle.se, alle.lav, alle.hoy) == (999, 0, 0, 0)

    t[4], hendelse[5] = 3, True
    noen = bootstrap(t, hendelse, kontor, par_, 6)
    kort = bootstrap(t, hendelse, kontor, par_, 3)
    assert noen is not None
    assert kort is not None
    # One in four draws takes the second office twice: its controls are gone, or no longer followed.
    assert 0.70 < noen.trekninger / 999 < 0.80
    assert kort.trekninger == 999


def test_whoever_has_all_ended_is_followed_to_the_end() -> None:
    t = np.array([6, 6, 2, 1])
    hendelse = np.array([False, False, True, True])
    svar = bootstrap(t, hendelse, np.array([0, 1, 0, 1]), Par(np.arange(2), np.arange(2, 4)), 6)
    assert svar is not None
    assert svar.trekninger == 999
    assert (svar.lav, svar.hoy) == (4, 5)


def test_difference_in_the_share_still_there() -> None:
    t = np.array([1, 7, 7, 7, 1, 1, 7, 7])
    hendelse = t == 1
    par_ = Par(np.arange(4), np.arange(4, 8))

    svar = matching.s_forskjell(t, hendelse, par_, 6)

    assert svar is not None
    assert svar[0] == pytest.approx(0.25)
    assert svar[1] == pytest.approx((0.75 * 0.25 / 4 + 0.5 * 0.5 / 4) ** 0.5)
