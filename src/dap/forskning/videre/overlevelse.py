"""Survival in whole months (F4, F7): Kaplan-Meier, restricted means, log-rank, competing exits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from dap.forskning.videre.design import Heltall, Sant, Tall

Z95 = 1.96
"""F4 writes the interval with 1,96, not with the exact quantile."""


@dataclass(frozen=True)
class Punkt:
    """One month of a curve. `se`, `lav` and `hoy` are None where all who were left have ended."""

    t: int
    n: int
    hendelser: int
    s: float
    se: float | None
    lav: float | None
    hoy: float | None


@dataclass(frozen=True)
class Kurve:
    """S(t) of one group for t = 1, 2, … as long as anybody is at risk."""

    punkter: tuple[Punkt, ...]

    @property
    def lengde(self) -> int:
        return len(self.punkter)

    def s(self, t: int) -> float | None:
        """S(t), or None when nobody was observed so long (and somebody may be left)."""
        if t == 0:
            return 1.0
        if t <= self.lengde:
            return self.punkter[t - 1].s
        return 0.0 if self.punkter and self.punkter[-1].s == 0 else None

    def se(self, t: int) -> float | None:
        return self.punkter[t - 1].se if 1 <= t <= self.lengde else None


@dataclass(frozen=True)
class Restmiddel:
    """Mean number of months until exit, counted to τ (RMST), with its variance."""

    tau: int
    verdi: float
    varians: float


@dataclass(frozen=True)
class Logrank:
    kji2: float
    frihetsgrader: int
    p: float


@dataclass(frozen=True)
class Avgangspunkt:
    """One month of the cumulative incidences: `cif` and `utganger` (exits that month) in the order of the
    causes given."""

    t: int
    n: int
    s: float
    cif: tuple[float, ...]
    utganger: tuple[int, ...]


def risiko(t: Heltall, hendelse: Sant) -> tuple[Heltall, Heltall]:
    """n_t and d_t for t = 1 … max(t). Both are empty when there is nobody."""
    if not len(t):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    lengde = int(t.max()) + 1
    alle = np.bincount(t, minlength=lengde)
    slutt = np.bincount(t[hendelse], minlength=lengde)
    n = alle[::-1].cumsum()[::-1]
    return n[1:].astype(np.int64), slutt[1:].astype(np.int64)


def kaplan_meier(t: Heltall, hendelse: Sant) -> Kurve:
    """S, Greenwood's standard error and the log(-log) interval, month by month."""
    n, d = risiko(t, hendelse)
    s, greenwood, punkter = 1.0, 0.0, []
    for i in range(len(n)):
        nt, dt = int(n[i]), int(d[i])
        s *= 1 - dt / nt
        greenwood = greenwood + dt / (nt * (nt - dt)) if dt < nt else float("inf")
        punkter.append(_punkt(i + 1, nt, dt, s, greenwood))
    return Kurve(tuple(punkter))


def _punkt(t: int, n: int, d: int, s: float, greenwood: float) -> Punkt:
    if s <= 0:
        return Punkt(t, n, d, 0.0, None, None, None)
    if s == 1:
        return Punkt(t, n, d, s, 0.0, 1.0, 1.0)
    rot = float(np.sqrt(greenwood))
    bredde = Z95 * rot / float(np.log(s))
    lav, hoy = s ** float(np.exp(-bredde)), s ** float(np.exp(bredde))
    return Punkt(t, n, d, s, s * rot, lav, hoy)


def rmst(kurve: Kurve, tau: int) -> Restmiddel | None:
    """RMST(τ) = Σ S(t), t = 0 … τ-1. None when S(τ-1) is not observed."""
    serie = [kurve.s(t) for t in range(tau)]
    kjent = [s for s in serie if s is not None]
    if tau < 1 or len(kjent) < tau:
        return None
    hale = np.cumsum(np.array(kjent)[::-1])[::-1]
    varians = 0.0
    for punkt in kurve.punkter[: tau - 1]:
        if punkt.hendelser < punkt.n:
            ledd = punkt.hendelser / (punkt.n * (punkt.n - punkt.hendelser))
            varians += float(hale[punkt.t]) ** 2 * ledd
    return Restmiddel(tau, float(sum(kjent)), varians)


def logrank(t: Heltall, hendelse: Sant, gruppe: Heltall) -> Logrank | None:
    """χ² of no difference between the groups. None with fewer than two groups, or no exits.

    A group of which nobody is left at the first exit says nothing, and gives no degree of freedom.
    """
    grupper = np.unique(gruppe)
    if len(grupper) < 2 or not hendelse.any():
        return None
    lengde = int(t.max())
    n, d = np.zeros((len(grupper), lengde)), np.zeros((len(grupper), lengde))
    for i, g in enumerate(grupper):
        med = gruppe == g
        ni, di = risiko(t[med], hendelse[med])
        n[i, : len(ni)], d[i, : len(di)] = ni, di
    df = int((n[:, d.any(0)] > 0).any(1).sum()) - 1
    avvik, v = _observert_mot_ventet(n, d)
    if df < 1 or not v.any():
        return None
    kji2 = float(avvik @ np.linalg.pinv(v, hermitian=True) @ avvik)
    return Logrank(kji2, df, float(chdtrc(df, kji2)))


def _observert_mot_ventet(n: Tall, d: Tall) -> tuple[Tall, Tall]:
    nt, dt = n.sum(0), d.sum(0)
    andel = n / nt
    faktor = np.where(nt > 1, dt * (nt - dt) / np.maximum(nt - 1, 1), 0.0)
    v = np.diag((andel * faktor).sum(1)) - (andel * faktor) @ andel.T
    return (d - andel * dt).sum(1), v


def aalen_johansen(t: Heltall, aarsak: Heltall, aarsaker: Sequence[int]) -> list[Avgangspunkt]:
    """CIF_k(t) = Σ_{u≤t} S(u-1) d_ku / n_u. `aarsak` 0 is censored; S counts every other exit."""
    n, d = risiko(t, aarsak != 0)
    per = [risiko(t, aarsak == k)[1] for k in aarsaker]
    s, cif, svar = 1.0, [0.0] * len(aarsaker), []
    for i in range(len(n)):
        cif = [c + s * float(dk[i]) / float(n[i]) for c, dk in zip(cif, per, strict=True)]
        s *= 1 - float(d[i]) / float(n[i])
        utganger = tuple(int(dk[i]) for dk in per)
        svar.append(Avgangspunkt(i + 1, int(n[i]), s, tuple(cif), utganger))
    return svar
