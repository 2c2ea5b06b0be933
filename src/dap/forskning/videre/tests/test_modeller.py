"""F5's discrete counterpart, F6 and F8's logit against statsmodels; columns that cannot stand."""

import numpy as np
import pytest

from dap.forskning.tests.dommere import sm
from dap.forskning.videre.binaer import cloglog, logit
from dap.forskning.videre.design import Design, Heltall, Sant, avhengige, for_fa_hendelser
from dap.forskning.videre.gjenfinning import utvalg
from dap.forskning.videre.lineaer import lineaer


def _dummyer(verdier: Heltall) -> Sant:
    ut: Sant = verdier[:, None] == np.unique(verdier)[None, 1:]
    return ut


def test_cloglog_on_person_months_as_statsmodels() -> None:
    u = utvalg(1)
    person = np.repeat(np.arange(len(u.t)), u.t)
    maaned = np.concatenate([np.arange(1, t + 1) for t in u.t])
    y = (maaned == u.t[person]) & u.hendelse[person]
    x = np.column_stack(
        (u.x[person], np.ones(len(y)), _dummyer(maaned), _dummyer(u.start[person]))
    ).astype(float)
    familie = sm.families.Binomial(sm.families.links.CLogLog())
    dom = sm.GLM(y.astype(float), x, family=familie).fit(
        tol=1e-12, cov_type="cluster", cov_kwds={"groups": u.kontor[person]}
    )

    svar = cloglog(u.t, u.hendelse, u.x, u.start, u.kontor)

    assert svar is not None
    assert svar.konvergerte
    assert svar.personmaaneder == len(y)
    assert svar.b == pytest.approx(dom.params[:2], abs=1e-8)
    assert svar.klyngekovarians is not None
    assert np.sqrt(np.diag(svar.klyngekovarians)) == pytest.approx(dom.bse[:2], abs=1e-8)


def test_months_and_starts_without_exits_do_not_disturb() -> None:
    u = utvalg(2)
    en = cloglog(u.t, u.hendelse, u.x, u.start, u.kontor)
    ekstra = np.full(40, 12)
    to = cloglog(
        np.r_[u.t, ekstra],
        np.r_[u.hendelse, np.zeros(40, bool)],
        np.vstack((u.x, u.x[:40])),
        np.r_[u.start, np.full(40, 77)],
        np.r_[u.kontor, u.kontor[:40]],
    )

    assert en is not None
    assert to is not None
    assert to.b == pytest.approx(en.b, abs=1e-9)
    assert to.personmaaneder == en.personmaaneder + 480
    assert cloglog(u.t, np.zeros(len(u.t), bool), u.x, u.start, u.kontor) is None


def test_linear_probability_with_cr1_as_statsmodels() -> None:
    u = utvalg(3)
    y = ((u.t <= 6) & u.hendelse).astype(float)
    x = sm.add_constant(u.x)
    dom = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": u.kontor})
    klassisk = sm.OLS(y, x).fit()

    svar = lineaer(y, x, u.kontor)

    assert svar is not None
    assert svar.klyngekovarians is not None
    assert svar.b == pytest.approx(dom.params, abs=1e-12)
    assert np.sqrt(np.diag(svar.klyngekovarians)) == pytest.approx(dom.bse, abs=1e-12)
    assert np.sqrt(np.diag(svar.kovarians)) == pytest.approx(klassisk.bse, abs=1e-12)


def test_replication_leaves_coefficients_alone() -> None:
    """G.4 no. 6: everybody three times over."""
    u = utvalg(4, n=500)
    y = ((u.t <= 6) & u.hendelse).astype(float)
    x = np.column_stack((np.ones(len(y)), u.x))
    en, tre = (lineaer(np.tile(y, k), np.tile(x, (k, 1)), np.tile(u.kontor, k)) for k in (1, 3))

    assert en is not None
    assert tre is not None
    assert tre.b == pytest.approx(en.b, abs=1e-9)
    forhold = np.sqrt((500 - 3) / (1500 - 3))
    assert np.sqrt(np.diag(tre.kovarians)) == pytest.approx(
        np.sqrt(np.diag(en.kovarians)) * forhold, rel=1e-9
    )


def test_logit_as_statsmodels() -> None:
    u = utvalg(5)
    y = (u.t <= 6) & u.hendelse
    x = sm.add_constant(u.x)
    dom = sm.Logit(y.astype(float), x).fit(disp=0, tol=1e-14)

    svar = logit(y, x)

    assert svar is not None
    assert svar.konvergerte
    assert svar.b == pytest.approx(dom.params, abs=1e-10)
    assert np.sqrt(np.diag(svar.kovarians)) == pytest.approx(dom.bse, abs=1e-9)
    assert logit(np.ones(3, bool), np.ones((3, 1))) is None


def test_dummies_with_few_events_stand_with_their_reference() -> None:
    x = np.zeros((20, 3))
    x[:5, 0] = 1
    x[:4, 1] = 1
    x[:16, 2] = 1
    hendelse = np.ones(20, bool)
    design = Design(("fem", "fire", "fire_utenfor"), x)

    assert for_fa_hendelser(design, hendelse) == ["fire", "fire_utenfor"]
    hendelse[0] = False
    assert for_fa_hendelser(design, hendelse) == ["fem", "fire", "fire_utenfor"]


def test_columns_that_follow_from_the_others_are_named() -> None:
    r = np.random.default_rng(1)
    a, b = r.normal(size=50), r.normal(size=50)
    start = np.repeat([0, 1], 25)
    x = np.column_stack((a, b, 2 * a - b, np.ones(50), start.astype(float)))
    design = Design(("a", "b", "sum", "en", "start"), x)

    assert avhengige(design) == ["sum", "en"]
    assert avhengige(design, innen=start) == ["sum", "en", "start"]
    assert avhengige(design.uten(["sum", "en", "start"])) == []
    assert avhengige(design.rader(np.zeros(50, bool))) == ["a", "b", "sum", "en", "start"]
