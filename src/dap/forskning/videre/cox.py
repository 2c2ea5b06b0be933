"""Cox's model with Efron ties, own baselines and cluster-robust errors (F5), in plain numpy.

Durations are whole months and many end in the same one, so ties are the rule: everything that
depends on l = 0 … d-1 enters through four sums over l, and one month of one baseline costs one
pass over its risk set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dap.forskning.videre.design import Heltall, Sant, Tall, klyngesummer, kovarians

STEG = 1e-10
MAKS_ITERASJONER = 60


@dataclass(frozen=True)
class Coxdata:
    """One row a person: month of exit or censoring (≥ 1), whether it was an exit, covariates,
    which baseline, and optionally one column that is multiplied by t (F5's check)."""

    t: Heltall
    hendelse: Sant
    x: Tall
    grunnlinje: Heltall
    tidskolonne: int | None = None

    @property
    def p(self) -> int:
        return int(self.x.shape[1]) + int(self.tidskolonne is not None)


@dataclass(frozen=True)
class Coxsvar:
    """Coefficients in the order of the columns; `residualer` are the persons' score residuals."""

    b: Tall
    kovarians: Tall
    loglik: float
    residualer: Tall
    konvergerte: bool

    @property
    def se(self) -> Tall:
        return np.sqrt(np.diag(self.kovarians))

    def klyngekovarians(self, klynge: Heltall) -> Tall:
        """V = I⁻¹ (Σ_c U_c U_c') I⁻¹ · G/(G-1)."""
        u, g = klyngesummer(self.residualer, klynge)
        return self.kovarians @ (u.T @ u) @ self.kovarians * (g / (g - 1))


@dataclass(frozen=True)
class _Celle:
    """The exits of month t among those with the same baseline, in sorted order:
    `fra:til` are at risk, the last `d` of them exit."""

    t: int
    fra: int
    til: int
    d: int


def cox(data: Coxdata) -> Coxsvar | None:
    """Newton from 0 until the step is below 1e-10. None when there is nothing to estimate from, or
    something separates those who exit from the others altogether."""
    if not len(data.t) or not data.hendelse.any() or not data.p:
        return None
    rekke = np.lexsort((data.hendelse, -data.t, data.grunnlinje))
    x = data.x[rekke] - data.x.mean(0)
    celler = list(_celler(data.t[rekke], data.hendelse[rekke], data.grunnlinje[rekke]))
    modell = _Modell(x, celler, data.tidskolonne)
    losning = _newton(modell, data.p)
    if losning is None:
        return None
    v = kovarians(losning.informasjon, losning.ved_null, _spredning(data))
    if v is None:
        return None
    residualer = np.empty((len(rekke), data.p))
    residualer[rekke] = modell.residualer(losning.b)
    return Coxsvar(losning.b, v, losning.loglik, residualer, losning.konvergerte)


def _spredning(data: Coxdata) -> Tall:
    """What could be known of each column, were it spread in every risk set as among all persons."""
    x = data.x
    if data.tidskolonne is not None:
        x = np.column_stack((x, x[:, data.tidskolonne] * data.t))
    ut: Tall = x.var(0) * int(data.hendelse.sum())
    return ut


def _celler(t: Heltall, hendelse: Sant, grunnlinje: Heltall) -> Iterator[_Celle]:
    """Sorted by baseline, falling t, exits last: a risk set and its exits are slices."""
    grenser = np.flatnonzero(np.r_[True, np.diff(grunnlinje) != 0, True])
    for fra, til in pairwise(grenser):
        tider, d = np.unique(t[fra:til][hendelse[fra:til]], return_counts=True)
        for u, antall in zip(tider, d, strict=True):
            n = int(np.searchsorted(-t[fra:til], -u, side="right"))
            yield _Celle(int(u), int(fra), int(fra) + n, int(antall))


class _Modell:
    """The partial likelihood and its derivatives, summed over the cells."""

    def __init__(self, x: Tall, celler: list[_Celle], tidskolonne: int | None) -> None:
        self._x, self._celler, self._tid = x, celler, tidskolonne

    def _ved(self, celle: _Celle) -> Tall:
        """The covariates of those at risk, as they are in month t."""
        x = self._x[celle.fra : celle.til]
        if self._tid is None:
            return x
        return np.column_stack((x, x[:, self._tid] * celle.t))

    def verdi(self, b: Tall) -> tuple[float, Tall, Tall]:
        """log PL, U and I at b (F5)."""
        loglik, u, i = 0.0, np.zeros(len(b)), np.zeros((len(b), len(b)))
        for celle in self._celler:
            x = self._ved(celle)
            eta = x @ b
            loglik_c, u_c, i_c = _efron(x, eta, celle.d)
            loglik, u, i = loglik + loglik_c, u + u_c, i + i_c
        return loglik, u, i

    def residualer(self, b: Tall) -> Tall:
        """Score residuals, in the sorted order."""
        ut = np.zeros((len(self._x), len(b)))
        for celle in self._celler:
            x = self._ved(celle)
            ut[celle.fra : celle.til] += _efronresidualer(x, x @ b, celle.d)
        return ut


def _vekter(r: Tall, d: int) -> tuple[Tall, Tall]:
    """l/d and S0_l for l = 0 … d-1."""
    f = np.arange(d) / d
    return f, r.sum() - f * r[-d:].sum()


def _efron(x: Tall, eta: Tall, d: int) -> tuple[float, Tall, Tall]:
    topp = float(eta.max())
    r = np.exp(eta - topp)
    f, s0 = _vekter(r, d)
    xr = x * r[:, None]
    a, b = xr.sum(0), xr[-d:].sum(0)
    inv, f_inv = (1 / s0).sum(), (f / s0).sum()
    loglik = float(eta[-d:].sum() - (np.log(s0) + topp).sum())
    u = x[-d:].sum(0) - a * inv + b * f_inv
    kvadrat = np.outer(a, b)
    i = (x.T @ xr) * inv - (x[-d:].T @ xr[-d:]) * f_inv
    i -= np.outer(a, a) * (1 / s0**2).sum() + np.outer(b, b) * (f**2 / s0**2).sum()
    i += (kvadrat + kvadrat.T) * (f / s0**2).sum()
    return loglik, u, i


def _efronresidualer(x: Tall, eta: Tall, d: int) -> Tall:
    r = np.exp(eta - eta.max())
    f, s0 = _vekter(r, d)
    xr = x * r[:, None]
    snitt = (xr.sum(0)[None, :] - f[:, None] * xr[-d:].sum(0)[None, :]) / s0[:, None]
    ut: Tall = -r[:, None] * (x * (1 / s0).sum() - (snitt / s0[:, None]).sum(0))
    w = (1 - f) / s0
    ut[-d:] = -r[-d:, None] * (x[-d:] * w.sum() - (snitt * w[:, None]).sum(0))
    ut[-d:] += x[-d:] - snitt.mean(0)
    return ut


@dataclass(frozen=True)
class _Losning:
    b: Tall
    loglik: float
    informasjon: Tall
    ved_null: Tall
    """The information at 0."""
    konvergerte: bool


def _newton(modell: _Modell, p: int) -> _Losning | None:
    b = np.zeros(p)
    loglik, u, i = modell.verdi(b)
    ved_null, konvergerte = i, False
    for _ in range(MAKS_ITERASJONER):
        try:
            steg = np.linalg.solve(i, u)
        except np.linalg.LinAlgError:
            return None
        if not np.isfinite(steg).all():
            return None
        ny = modell.verdi(b + steg)
        while not ny[0] >= loglik - 1e-9 * abs(loglik) and np.abs(steg).max() > STEG:
            steg = steg / 2
            ny = modell.verdi(b + steg)
        b, (loglik, u, i) = b + steg, ny
        konvergerte = bool(np.abs(steg).max() < STEG)
        if konvergerte:
            break
    return _Losning(b, loglik, i, ved_null, konvergerte)
