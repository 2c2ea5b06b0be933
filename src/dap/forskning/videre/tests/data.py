"""Persons with months, exits, covariates, start months and offices, drawn with a known model."""

from dataclasses import dataclass

import numpy as np

from dap.forskning.videre.design import Heltall, Sant, Tall


@dataclass(frozen=True)
class Utvalg:
    t: Heltall
    hendelse: Sant
    x: Tall
    start: Heltall
    kontor: Heltall


def utvalg(fro: int, n: int = 1500, beta: float = 0.15, sd_kontor: float = 0.3) -> Utvalg:
    """G.4 no. 4: P(exit at t) = 1 - exp(-exp(α_t + β log(1+x) + b_office)), censored at random.

    Half of the dose belongs to the office, so that errors without clusters are too small.
    """
    r = np.random.default_rng(fro)
    kontor = r.integers(0, 60, n)
    dose = np.log1p(r.gamma(1.0, 1.0, n) + r.gamma(2.0, 0.5, 60)[kontor])
    mann = r.integers(0, 2, n).astype(np.float64)
    eta = beta * dose - 0.1 * mann + r.normal(0, sd_kontor, 60)[kontor]
    slutt = np.full(n, 99, np.int64)
    for maaned in range(10, 0, -1):
        fare = 1 - np.exp(-np.exp(-2.0 - 0.05 * maaned + eta))
        slutt = np.where(r.random(n) < fare, maaned, slutt)
    sensur = r.integers(3, 11, n)
    t = np.minimum(slutt, sensur).astype(np.int64)
    x = np.column_stack((dose, mann))
    return Utvalg(t, slutt <= sensur, x, r.integers(0, 6, n), kontor)
