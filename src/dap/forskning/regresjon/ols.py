"""Ordinary least squares from sums (E.1), in plain numpy.

Every covariate is a category or a whole number of months, so all persons with the same covariates
are one cell: how many they are, Σy and Σy² are all that the cross products X'X, X'y and y'y need,
and all that leaves the engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from dap.felles.sprak import N_

Tall = NDArray[np.float64]

_TOLERANSE = 1e-10
_AVRUNDING = 1e-12
"""Sums of squares that are so small beside Σy² are rounding: there is nothing left to explain."""
INGEN = N_("ingen personer, ingen modell")
FOR_FAA = N_("ikke flere personer enn variabler, så usikkerheten kan ikke anslås")
INGEN_REST = N_(
    "utfallet er likt for alle, eller følger helt av variablene: det er ingenting å teste"
)
STJERNER = ((0.001, "***"), (0.01, "**"), (0.05, "*"))


@dataclass(frozen=True)
class Celler:
    """`x`: one row a cell, the constant first. `n`, `sum_y` and `sum_y2`: of the persons in it."""

    navn: tuple[str, ...]
    x: Tall
    n: Tall
    sum_y: Tall
    sum_y2: Tall


@dataclass(frozen=True)
class Koeffisient:
    """One coefficient. Errors, interval and p are None when nothing is left to judge them by."""

    navn: str
    b: float
    se: float | None
    hc1: float | None
    lav: float | None
    hoy: float | None
    p: float | None
    minste_side: int | None
    """Persons on the smaller side of a dummy; None for a column that is not one."""

    @property
    def stjerner(self) -> str:
        return stjerner(self.p)


@dataclass(frozen=True)
class Regresjon:
    n: int
    r2: float | None
    koeffisienter: tuple[Koeffisient, ...]
    utelatt: tuple[str, ...]
    """Dummies without variation, or that follow from those before them."""

    @property
    def frihetsgrader(self) -> int:
        return self.n - len(self.koeffisienter)

    @property
    def merknad(self) -> str | None:
        """Why there are no numbers, or no test of them."""
        if not self.n:
            return INGEN
        if self.frihetsgrader <= 0:
            return FOR_FAA
        return INGEN_REST if all(k.p is None for k in self.koeffisienter) else None


def stjerner(p: float | None) -> str:
    """*** p < 0,001, ** p < 0,01, * p < 0,05."""
    if p is None:
        return ""
    return next((tegn for grense, tegn in STJERNER if p < grense), "")


def ols(celler: Celler) -> Regresjon:
    """b = (X'X)⁻¹X'y with classical errors, and HC1 beside."""
    n = round(float(celler.n.sum()))
    if n == 0:
        return Regresjon(0, None, (), celler.navn[1:])
    beholdt = _uavhengige(celler)
    utelatt = tuple(navn for i, navn in enumerate(celler.navn) if i not in beholdt)
    navn, x = [celler.navn[i] for i in beholdt], celler.x[:, beholdt]
    snudd: Tall = np.linalg.inv(x.T @ (x * celler.n[:, None])).astype(np.float64)
    b = snudd @ (x.T @ celler.sum_y)
    b += snudd @ (x.T @ (celler.sum_y - celler.n * (x @ b)))
    e2 = _kvadratsummer(celler, x @ b)
    if e2.sum() <= _AVRUNDING * celler.sum_y2.sum():
        e2 = np.zeros_like(e2)
    df = n - len(navn)
    se, hc1 = _feil(snudd, x, e2, n, df)
    sider = _minste_side(x, celler.n)
    ut = [_koeffisient(navn[i], float(b[i]), se[i], hc1[i], df, sider[i]) for i in range(len(navn))]
    return Regresjon(n, _r2(celler, float(e2.sum())), tuple(ut), utelatt)


def _uavhengige(celler: Celler) -> list[int]:
    """Numbers of the columns that do not follow from those before them."""
    vekt = np.sqrt(celler.n)
    basis: list[Tall] = []
    ut = []
    for j in range(celler.x.shape[1]):
        kolonne = celler.x[:, j] * vekt
        rest = kolonne.copy()
        for q in basis * 2:
            rest -= q * (q @ rest)
        lengde = float(np.sqrt(rest @ rest))
        if lengde > _TOLERANSE * max(float(np.sqrt(kolonne @ kolonne)), 1.0):
            basis.append(rest / lengde)
            ut.append(j)
    return ut


def _kvadratsummer(celler: Celler, ventet: Tall) -> Tall:
    """Σ (y - ŷ)² in each cell: the spread around its mean, and the mean's distance from ŷ."""
    snitt = celler.sum_y / celler.n
    innen = np.maximum(celler.sum_y2 - celler.n * snitt**2, 0.0)
    ut: Tall = innen + celler.n * (snitt - ventet) ** 2
    return ut


def _feil(
    snudd: Tall, x: Tall, e2: Tall, n: int, df: int
) -> tuple[Sequence[float | None], Sequence[float | None]]:
    if df <= 0:
        ingen = [None] * x.shape[1]
        return ingen, ingen
    klassisk = np.sqrt(np.diag(snudd) * e2.sum() / df)
    kjott = x.T @ (x * e2[:, None])
    hc1 = np.sqrt(np.diag(snudd @ kjott @ snudd) * n / df)
    return klassisk.tolist(), hc1.tolist()


def _koeffisient(
    navn: str, b: float, se: float | None, hc1: float | None, df: int, side: int | None
) -> Koeffisient:
    if se is None:
        return Koeffisient(navn, b, None, None, None, None, None, side)
    bredde = float(stdtrit(df, 0.975)) * se
    p = float(2 * stdtr(df, -abs(b) / se)) if se > 0 else None
    return Koeffisient(navn, b, se, hc1, b - bredde, b + bredde, p, side)


def _minste_side(x: Tall, n: Tall) -> list[int | None]:
    ut: list[int | None] = []
    for kolonne in x.T:
        er_dummy = bool(np.isin(kolonne, (0.0, 1.0)).all()) and not bool((kolonne == 1).all())
        med = float(n[kolonne == 1].sum())
        ut.append(round(min(med, float(n.sum()) - med)) if er_dummy else None)
    return ut


def _r2(celler: Celler, rss: float) -> float | None:
    snitt = np.full(len(celler.n), celler.sum_y.sum() / celler.n.sum())
    tss = float(_kvadratsummer(celler, snitt).sum())
    return 1 - rss / tss if tss > _AVRUNDING * float(celler.sum_y2.sum()) else None
