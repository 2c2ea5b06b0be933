"""Logit, and complementary log-log on person-months (F5, F6, F8): Newton in plain numpy."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from dap.forskning.videre.design import Heltall, Sant, Tall, klyngesummer, kovarians

MAKS_ITERASJONER = 60
STEG = 1e-11

Bidrag = Callable[[Tall], tuple[float, Tall, Tall]]
"""At b: the log likelihood, its gradient, and minus its second derivative."""


@dataclass(frozen=True)
class Logitsvar:
    b: Tall
    kovarians: Tall
    konvergerte: bool


@dataclass(frozen=True)
class Cloglogsvar:
    """Coefficients of the covariates only; the month and start dummies are not of interest."""

    b: Tall
    klyngekovarians: Tall | None
    kovarians: Tall
    personmaaneder: int
    klynger: int
    konvergerte: bool


@dataclass(frozen=True)
class _Losning:
    b: Tall
    kovarians: Tall
    konvergerte: bool


def logit(y: Sant, x: Tall) -> Logitsvar | None:
    """Maximum likelihood; `x` has its constant. None when the two sides cannot be compared."""
    if not len(y) or y.all() or not y.any():
        return None
    losning = _newton(lambda b: _logitbidrag(y, x, b), x.shape[1])
    if losning is None:
        return None
    return Logitsvar(losning.b, losning.kovarians, losning.konvergerte)


def _logitbidrag(y: Sant, x: Tall, b: Tall) -> tuple[float, Tall, Tall]:
    eta = x @ b
    p = expit(eta)
    loglik = float((eta[y]).sum() - np.logaddexp(0, eta).sum())
    return loglik, x.T @ (y - p), x.T @ (x * (p * (1 - p))[:, None])


def cloglog(
    t: Heltall, hendelse: Sant, x: Tall, start: Heltall, klynge: Heltall
) -> Cloglogsvar | None:
    """P(exit at t | T ≥ t) = 1 - exp(-exp(α_t + α_s + x'b)), one row for each month at risk.

    Months and start months in which nobody exits have α = -∞, and those in which everybody does have
    α = ∞; their rows carry no information and are left out of the likelihood, but count among the
    person-months. Errors: observed information, clusters, and the factor of F6.
    """
    if not len(t) or not hendelse.any():
        return None
    modell = _Personmaaneder(t, hendelse, x, start)
    losning = _newton(modell.bidrag, modell.p) if modell.p > x.shape[1] else None
    if losning is None:
        return None
    kovarians = losning.kovarians
    k = x.shape[1]
    u, g = klyngesummer(modell.personskaar(losning.b), klynge)
    klyngekov = None
    if g > 1:
        faktor = g / (g - 1) * (modell.rader - 1) / (modell.rader - modell.parametre)
        klyngekov = (kovarians @ (u.T @ u) @ kovarians * faktor)[:k, :k]
    return Cloglogsvar(
        losning.b[:k], klyngekov, kovarians[:k, :k], modell.rader, g, losning.konvergerte
    )


class _Personmaaneder:
    """The likelihood as persons by months: the covariates stand still, so the long table is
    never made, only its linear predictor."""

    def __init__(self, t: Heltall, hendelse: Sant, x: Tall, start: Heltall) -> None:
        maaneder = np.unique(t[hendelse])
        under_risiko = t[:, None] >= maaneder
        slutter = hendelse[:, None] & (t[:, None] == maaneder)
        _behold_de_som_sier_noe(under_risiko, slutter, start)
        self._brukt: Sant = np.asarray(under_risiko.any(1))
        brukte_maaneder: Sant = np.asarray(under_risiko.any(0))
        self._under_risiko = under_risiko[self._brukt][:, brukte_maaneder]
        self._slutter = slutter[self._brukt][:, brukte_maaneder]
        starter = np.unique(start[self._brukt])
        dummyer = start[self._brukt][:, None] == starter[None, 1:]
        self._x = np.column_stack((x[self._brukt] - x.mean(0), dummyer.astype(np.float64)))
        self.p = self._x.shape[1] + int(brukte_maaneder.sum())
        self.rader = int(t.sum())
        self.parametre = x.shape[1] + len(np.unique(start)) - 1 + int(t.max())

    def _ledd(self, b: Tall) -> tuple[float, Tall, Tall]:
        """The log likelihood, and both derivatives, person by month (0 when not at risk)."""
        k = self._x.shape[1]
        eta = (self._x @ b[:k])[:, None] + b[None, k:]
        g, w = np.zeros_like(eta), np.zeros_like(eta)
        loglik, g[self._under_risiko], w[self._under_risiko] = _cloglogledd(
            eta[self._under_risiko], self._slutter[self._under_risiko]
        )
        return loglik, g, w

    def bidrag(self, b: Tall) -> tuple[float, Tall, Tall]:
        k = self._x.shape[1]
        loglik, g, w = self._ledd(b)
        i = np.zeros((self.p, self.p))
        i[:k, :k] = self._x.T @ (self._x * w.sum(1)[:, None])
        i[:k, k:] = self._x.T @ w
        i[k:, :k] = i[:k, k:].T
        i[k:, k:] = np.diag(w.sum(0))
        return loglik, np.r_[self._x.T @ g.sum(1), g.sum(0)], i

    def personskaar(self, b: Tall) -> Tall:
        """The gradient, one row a person."""
        _, g, _ = self._ledd(b)
        ut = np.zeros((len(self._brukt), self.p))
        ut[self._brukt] = np.column_stack((self._x * g.sum(1)[:, None], g))
        return ut


def _behold_de_som_sier_noe(under_risiko: Sant, slutter: Sant, start: Heltall) -> None:
    """Take out of `under_risiko` the months and the start months in which nobody exits, or everybody."""
    _, kode = np.unique(start, return_inverse=True)
    igjen = -1
    while (antall := int(under_risiko.sum())) != igjen:
        igjen = antall
        slutt = under_risiko & slutter
        n, d = under_risiko.sum(0), slutt.sum(0)
        under_risiko[:, (d == 0) | (d == n)] = False
        slutt = under_risiko & slutter
        n, d = np.bincount(kode, under_risiko.sum(1)), np.bincount(kode, slutt.sum(1))
        under_risiko[((d == 0) | (d == n))[kode]] = False


def _cloglogledd(eta: Tall, y: Sant) -> tuple[float, Tall, Tall]:
    """Log likelihood, first derivative and minus the second, in the linear predictor."""
    m = np.exp(np.clip(eta, -300, 30))
    e = np.expm1(np.minimum(m, 700.0))
    loglik = float(np.log(-np.expm1(-m[y])).sum() - m[~y].sum())
    with np.errstate(over="ignore", invalid="ignore"):
        g1 = m / e
        w1 = np.where(m < 1e-4, m / 2, g1 * (m * (e + 1) / e - 1))
    return loglik, np.where(y, g1, -m), np.where(y, w1, m)


def _newton(bidrag: Bidrag, p: int) -> _Losning | None:
    b = np.zeros(p)
    loglik, u, i = bidrag(b)
    forst = i
    konvergerte = False
    for _ in range(MAKS_ITERASJONER):
        try:
            steg = np.linalg.solve(i, u)
        except np.linalg.LinAlgError:
            return None
        if not np.isfinite(steg).all():
            return None
        ny = bidrag(b + steg)
        while not ny[0] >= loglik - 1e-9 * abs(loglik) and np.abs(steg).max() > STEG:
            steg = steg / 2
            ny = bidrag(b + steg)
        b, (loglik, u, i) = b + steg, ny
        konvergerte = bool(np.abs(steg).max() < STEG)
        if konvergerte:
            break
    v = kovarians(i, forst, np.diag(forst))
    return None if v is None else _Losning(b, v, konvergerte)
