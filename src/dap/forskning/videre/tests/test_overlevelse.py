"""F4 and F7 against hand-worked small cases and against lifelines."""

import numpy as np
import pytest

from dap.forskning.tests.dommere import lifelines
from dap.forskning.videre import overlevelse
from dap.forskning.videre.gjenfinning import utvalg
from dap.forskning.videre.overlevelse import aalen_johansen, kaplan_meier, logrank, rmst

# Six persons: exits in months 1, 2 and 2, censored in 1, 3 and 3.
T = np.array([1, 1, 2, 2, 3, 3])
D = np.array([True, False, True, True, False, False])


def test_kaplan_meier_by_hand() -> None:
    punkter = kaplan_meier(T, D).punkter

    assert [(p.n, p.hendelser) for p in punkter] == [(6, 1), (4, 2), (2, 0)]
    assert [p.s for p in punkter] == pytest.approx([5 / 6, 5 / 12, 5 / 12])
    # Greenwood: 1/(6·5) = 1/30, then + 2/(4·2) = 1/4.
    assert [p.se for p in punkter] == pytest.approx(
        [5 / 6 * 30**-0.5, 5 / 12 * (17 / 60) ** 0.5, 5 / 12 * (17 / 60) ** 0.5]
    )
    bredde = 1.96 * 30**-0.5 / np.log(5 / 6)
    assert punkter[0].lav == pytest.approx((5 / 6) ** np.exp(-bredde))
    assert punkter[0].hoy == pytest.approx((5 / 6) ** np.exp(bredde))


def test_rmst_by_hand() -> None:
    svar = rmst(kaplan_meier(T, D), 3)

    assert svar is not None
    assert svar.verdi == pytest.approx(1 + 5 / 6 + 5 / 12)
    # (S1 + S2)²·1/30 + S2²·2/8
    assert svar.varians == pytest.approx((15 / 12) ** 2 / 30 + (5 / 12) ** 2 / 4)


def test_rmst_only_where_observed() -> None:
    kurve = kaplan_meier(T, D)

    assert rmst(kurve, 4) is not None
    assert rmst(kurve, 5) is None
    alle_ute = rmst(kaplan_meier(np.array([1, 2]), np.array([True, True])), 6)
    assert alle_ute is not None
    assert alle_ute.verdi == 1.5, "when all have ended, S stays 0"


def test_borders_of_a_curve() -> None:
    ingen = kaplan_meier(np.zeros(0, np.int64), np.zeros(0, bool))
    assert ingen.punkter == ()
    assert rmst(ingen, 6) is None

    uten = kaplan_meier(np.array([2, 2]), np.array([False, False])).punkter
    assert [(p.s, p.se, p.lav, p.hoy) for p in uten] == [(1.0, 0.0, 1.0, 1.0)] * 2

    siste = kaplan_meier(np.array([1, 1]), np.array([True, True])).punkter[-1]
    assert (siste.s, siste.se, siste.lav, siste.hoy) == (0.0, None, None, None)


def test_kaplan_meier_as_lifelines() -> None:
    u = utvalg(1)
    dom = lifelines.KaplanMeierFitter().fit(u.t, u.hendelse)

    kurve = kaplan_meier(u.t, u.hendelse)

    for p in kurve.punkter:
        assert p.s == pytest.approx(dom.survival_function_.loc[p.t].iloc[0], abs=1e-12)
        lav, hoy = dom.confidence_interval_.loc[p.t]
        assert p.lav == pytest.approx(lav, abs=1e-5), "1,96 against the exact quantile"
        assert p.hoy == pytest.approx(hoy, abs=1e-5)


def test_rmst_variance_is_that_of_redrawn_samples() -> None:
    u = utvalg(2, n=800)
    svar = rmst(kaplan_meier(u.t, u.hendelse), 6)
    assert svar is not None
    r = np.random.default_rng(3)
    trekk = []
    for _ in range(400):
        i = r.integers(0, len(u.t), len(u.t))
        nytt = rmst(kaplan_meier(u.t[i], u.hendelse[i]), 6)
        assert nytt is not None
        trekk.append(nytt.verdi)

    assert svar.varians == pytest.approx(float(np.var(trekk, ddof=1)), rel=0.25)


def test_logrank_as_lifelines() -> None:
    u = utvalg(4)
    gruppe = np.digitize(u.x[:, 0], [0.4, 0.8, 1.2])
    dom = lifelines.statistics.multivariate_logrank_test(u.t, gruppe, u.hendelse)

    svar = logrank(u.t, u.hendelse, gruppe)

    assert svar is not None
    assert svar.frihetsgrader == 3
    assert svar.kji2 == pytest.approx(dom.test_statistic, rel=1e-9)
    assert svar.p == pytest.approx(dom.p_value, rel=1e-8)


def test_logrank_needs_two_groups_and_an_exit() -> None:
    assert logrank(T, D, np.zeros(6, np.int64)) is None
    assert logrank(T, np.zeros(6, bool), np.arange(6)) is None


def test_logrank_by_hand_leaves_out_those_who_were_gone_before_the_first_exit() -> None:
    """Group 0 is seen for one month; the exit comes in the second: 1 of 2 in group 1, none in group 2."""
    t, d = np.array([1, 1, 2, 2, 2, 2]), np.array([0, 0, 1, 0, 0, 0], bool)
    svar = logrank(t, d, np.array([0, 0, 1, 1, 2, 2]))

    # Expected 1/2 on each side, variance 1·(4-1)/(4-1)·1/2·1/2 = 1/4: χ² = (1/2)²/(1/4) = 1.
    assert svar is not None
    assert svar.kji2 == pytest.approx(1)
    assert svar.frihetsgrader == 1


def test_logrank_says_nothing_when_all_leave_together_or_one_group_is_left() -> None:
    assert logrank(np.array([1, 1, 1]), np.ones(3, bool), np.array([0, 1, 1])) is None
    assert logrank(np.array([1, 2, 2]), np.array([0, 1, 0], bool), np.array([0, 1, 1])) is None


def test_aalen_johansen_by_hand() -> None:
    # Exits: cause 1 in month 1; causes 1 and 2 in month 2.
    punkter = aalen_johansen(T, np.array([1, 0, 1, 2, 0, 0]), (1, 2, 3))

    assert [p.n for p in punkter] == [6, 4, 2]
    assert punkter[0].cif == pytest.approx((1 / 6, 0, 0))
    assert punkter[1].cif == pytest.approx((1 / 6 + 5 / 24, 5 / 24, 0))
    assert punkter[2].s + sum(punkter[2].cif) == pytest.approx(1)


@pytest.mark.filterwarnings("ignore:There were tied")
@pytest.mark.filterwarnings("ignore:Tied event times")
def test_aalen_johansen_adds_up_and_is_near_lifelines() -> None:
    u = utvalg(5, n=3000)
    aarsak = np.where(u.hendelse, 1 + np.arange(len(u.t)) % 3, 0)
    dom = lifelines.AalenJohansenFitter(seed=1, calculate_variance=False).fit(u.t, aarsak, 2)

    punkter = aalen_johansen(u.t, aarsak, (1, 2, 3))

    kurve = overlevelse.kaplan_meier(u.t, u.hendelse)
    for p, k in zip(punkter, kurve.punkter, strict=True):
        assert p.s == pytest.approx(k.s, abs=1e-12)
        assert p.s + sum(p.cif) == pytest.approx(1, abs=1e-12)
    # Lifelines breaks ties by jitter; months are discrete here.
    assert punkter[-1].cif[1] == pytest.approx(dom.cumulative_density_.iloc[-1, 0], abs=0.01)
