"""E.1 against statsmodels, by hand, and under copying and shuffling (G.4 no. 6 and 7)."""

import numpy as np
import pytest

from dap.forskning.regresjon.ols import (
    FOR_FAA,
    INGEN,
    INGEN_REST,
    Celler,
    Regresjon,
    Tall,
    ols,
    stjerner,
)
from dap.forskning.tests.dommere import sm


def _data(n: int = 600, fro: int = 1) -> tuple[Tall, Tall]:
    """Two dummies and 1-12 months; counts per month, with more spread among some."""
    r = np.random.default_rng(fro)
    mann, dagpenger = r.integers(0, 2, n), r.integers(0, 2, n)
    mnd = r.integers(1, 13, n)
    y = r.poisson(mnd * (0.3 + 0.5 * mann * r.random(n)) + 1) / mnd
    return np.column_stack((np.ones(n), mann, dagpenger, mnd)).astype(float), y


def _celler(x: Tall, y: Tall, navn: tuple[str, ...] | None = None) -> Celler:
    unike, kode = np.unique(x, axis=0, return_inverse=True)
    kode = kode.reshape(-1)
    navn = navn or ("konstant", "mann", "dagpenger", "mnd")
    n = np.bincount(kode).astype(float)
    return Celler(navn, unike, n, np.bincount(kode, y), np.bincount(kode, y**2))


def test_as_statsmodels() -> None:
    x, y = _data()
    dom = sm.OLS(y, x).fit()
    hc1 = dom.get_robustcov_results("HC1")

    svar = ols(_celler(x, y))

    k = svar.koeffisienter
    assert [i.b for i in k] == pytest.approx(dom.params, abs=1e-11)
    assert [i.se for i in k] == pytest.approx(dom.bse, abs=1e-11)
    assert [i.hc1 for i in k] == pytest.approx(hc1.bse, abs=1e-11)
    assert [i.p for i in k] == pytest.approx(dom.pvalues, abs=1e-11)
    assert [(i.lav, i.hoy) for i in k] == pytest.approx(dom.conf_int(), abs=1e-10)
    assert svar.r2 == pytest.approx(dom.rsquared, abs=1e-12)
    assert svar.n == 600
    assert k[1].minste_side == min(x[:, 1].sum(), 600 - x[:, 1].sum())
    assert k[0].minste_side is None
    assert k[3].minste_side is None


def test_by_hand() -> None:
    # Women 1 and 3, men 4 and 6: means 2 and 5, RSS 4, s² = 2, TSS 13.
    x = np.array([[1, 0], [1, 0], [1, 1], [1, 1]], float)
    svar = ols(_celler(x, np.array([1, 3, 4, 6.0]), ("konstant", "mann")))

    assert [k.b for k in svar.koeffisienter] == pytest.approx([2, 3])
    assert [k.se for k in svar.koeffisienter] == pytest.approx([1, 2**0.5])
    assert svar.r2 == pytest.approx(1 - 4 / 13)


def _like(en: Regresjon, to: Regresjon, forhold: float) -> None:
    for a, b in zip(en.koeffisienter, to.koeffisienter, strict=True):
        assert b.b == pytest.approx(a.b, abs=1e-9)
        assert a.se is not None
        assert b.se == pytest.approx(a.se * forhold, rel=1e-9)


def test_everybody_copied() -> None:
    x, y = _data()
    en, fem = ols(_celler(x, y)), ols(_celler(np.tile(x, (5, 1)), np.tile(y, 5)))

    _like(en, fem, ((600 - 4) / (3000 - 4)) ** 0.5)
    assert en.r2 is not None
    assert fem.r2 == pytest.approx(en.r2, abs=1e-12)
    assert fem.n == 3000


def test_shuffled() -> None:
    x, y = _data()
    rekke = np.random.default_rng(2).permutation(600)

    _like(ols(_celler(x, y)), ols(_celler(x[rekke], y[rekke])), 1.0)


def test_a_dummy_without_variation_is_left_out_and_named() -> None:
    x, y = _data()
    ekstra = np.column_stack((x[:, :2], np.zeros(600), x[:, 1], x[:, 3]))

    svar = ols(_celler(ekstra, y, ("konstant", "mann", "tom", "mann_igjen", "mnd")))

    assert svar.utelatt == ("tom", "mann_igjen")
    assert [k.navn for k in svar.koeffisienter] == ["konstant", "mann", "mnd"]


def test_few_and_nobody() -> None:
    x, y = _data(2)
    svar = ols(_celler(x, y))
    assert svar.n == 2
    assert svar.merknad == FOR_FAA
    assert all(k.se is None and k.p is None and not k.stjerner for k in svar.koeffisienter)

    ingen = ols(_celler(x[:0], y[:0]))
    assert (ingen.n, ingen.r2, ingen.koeffisienter, ingen.merknad) == (0, None, (), INGEN)


def test_no_spread_in_the_outcome() -> None:
    x, y = _data(50)
    svar = ols(_celler(x, np.zeros_like(y)))

    assert svar.r2 is None
    assert svar.koeffisienter[0].b == 0


@pytest.mark.parametrize("n", [50, 100_000])
def test_what_follows_altogether_from_the_variables_is_not_tested(n: int) -> None:
    """Everybody has a third a month, or a line without spread: what is left is rounding, and no star."""
    x, _ = _data(n)
    for y, r2 in ((np.full(n, 1 / 3), None), (0.7 + 0.1 * x[:, 1] - 0.03 * x[:, 3], 1.0)):
        svar = ols(_celler(x, y))
        assert svar.merknad == INGEN_REST
        assert svar.r2 == (r2 and pytest.approx(r2, abs=1e-10))
        assert [k.b for k in svar.koeffisienter] == pytest.approx(
            np.linalg.lstsq(x, y, rcond=None)[0], abs=1e-10
        )
        assert {(k.se, k.p, k.stjerner) for k in svar.koeffisienter} == {(0.0, None, "")}


def test_a_small_spread_is_still_one() -> None:
    x, y = _data()
    en, to = ols(_celler(x, 1 + y * 1e-3)), ols(_celler(x, y))
    assert [k.p for k in en.koeffisienter[1:]] == pytest.approx(
        [k.p for k in to.koeffisienter[1:]], rel=1e-5
    )
    assert en.r2 == pytest.approx(to.r2, rel=1e-5)
    assert en.merknad is None


@pytest.mark.parametrize(
    ("p", "ventet"),
    [(0.00099, "***"), (0.001, "**"), (0.0099, "**"), (0.01, "*"), (0.049, "*"), (0.05, ""),
     (None, "")],
)  # fmt: skip
def test_stars(p: float | None, ventet: str) -> None:
    assert stjerner(p) == ventet
