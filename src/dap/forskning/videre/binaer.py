"""Logit, and complementary log-log on person-months (F5, F6, F8): Newton in plain numpy."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dap.forskning.videre.design import Heltall, Sant, Tall, invers, klyngesummer

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
    informasjon: Tall
    konvergerte: bool


def logit(y: Sant, x: Tall) -> Logitsvar | None:
    """Maximum likelihood; `x` has its constant. None when the two sides cannot be compared."""
    if not len(y) or y.all() or not y.any():
        return None
    losning = _newton(lambda b: _logitbidrag(y, x, b), x.shape[1])
    if losning is None:
        return None
    return Logitsvar(losning.b, invers(losning.informasjon), losning.konvergerte)


def _logitbidrag(y: Sant, x: Tall, b: Tall) -> tuple[float, Tall, Tall]:
    eta = x @ b
    p = 1 / (1 + np.exp(-eta))
    loglik = float((eta[y]).sum() - np.logaddexp(0, eta).sum())
    return loglik, x.T @ (y - p), x.T @ (x * (p * (1 - p))[:, None])


def cloglog(
    t: Heltall, hendelse: Sant, x: Tall, start: Heltall, klynge: Heltall
) -> Cloglogsvar | None:
    """P(exit at t | T ≥ t) = 1 - exp(-exp(α_t + α_s + x'b)), one row for each month at risk.

    Months and start months without a single exit have α = -∞; their rows carry no information
    and are left out of the likelihood, but count among the person-months. Errors: observed
    information, clusters, and the factor of F6.
    """
    if not len(t) or not hendelse.any():
        return None
    modell = _Personmaaneder(t, hendelse, x, start)
    losning = _newton(modell.bidrag, modell.p)
    if losning is None:
        return None
    kovarians = invers(losning.informasjon)
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
        starter = np.unique(start[hendelse])
        self._brukt = np.isin(start, starter)
        maaneder = np.unique(t[hendelse])
        dummyer = start[self._brukt][:, None] == starter[None, 1:]
        self._x = np.column_stack((x[self._brukt] - x.mean(0), dummyer.astype(np.float64)))
        tid = t[self._brukt][:, None]
        self._under_risiko = tid >= maaneder
        self._slutter = hendelse[self._brukt][:, None] & (tid == maaneder)
        self.p = self._x.shape[1] + len(maaneder)
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


def _cloglogledd(eta: Tall, y: Sant) -> tuple[float, Tall, Tall]:
    """Log likelihood, first derivative and minus the second, in the linear predictor."""
    m = np.exp(np.clip(eta, -300, 30))
    e = np.expm1(m)
    loglik = float(np.log(-np.expm1(-m[y])).sum() - m[~y].sum())
    with np.errstate(over="ignore", invalid="ignore"):
        g1 = m / e
        w1 = np.where(m < 1e-4, m / 2, g1 * (m * (e + 1) / e - 1))
    return loglik, np.where(y, g1, -m), np.where(y, w1, m)


def _newton(bidrag: Bidrag, p: int) -> _Losning | None:
    b = np.zeros(p)
    loglik, u, i = bidrag(b)
    for _ in range(MAKS_ITERASJONER):
        try:
            steg = np.linalg.solve(i, u)
        except np.linalg.LinAlgError:
            return None
        ny = bidrag(b + steg)
        while not ny[0] >= loglik - 1e-9 * abs(loglik) and np.abs(steg).max() > STEG:
            steg = steg / 2
            ny = bidrag(b + steg)
        b, (loglik, u, i) = b + steg, ny
        if np.abs(steg).max() < STEG:
            return _Losning(b, i, True)
    return _Losning(b, i, False)
