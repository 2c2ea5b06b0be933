"""G.4 no. 4: persons drawn with a known model, and how often the model is found again.

The tests take a few seeds. Of 400: python -c "from dap.forskning.videre.gjenfinning import gjenfinn;
print(gjenfinn(range(400)))"
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dap.forskning.videre.cox import Coxdata, cox
from dap.forskning.videre.design import Heltall, Sant, Tall

BETA = 0.15
Z95 = 1.96


@dataclass(frozen=True)
class Utvalg:
    t: Heltall
    hendelse: Sant
    x: Tall
    start: Heltall
    kontor: Heltall


def utvalg(fro: int, n: int = 1500, beta: float = BETA, sd_kontor: float = 0.3) -> Utvalg:
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


@dataclass(frozen=True)
class Gjenfinning:
    """Shares of the seeds in which β lies within the 95 % interval, and within three errors."""

    antall: int
    klynge: float
    modell: float
    innen_tre: float
    snitt: float
    """Mean of the estimates."""


def gjenfinn(froer: Iterable[int]) -> Gjenfinning:
    """Cox on one drawn population for each seed."""
    rader = []
    for fro in froer:
        u = utvalg(fro)
        svar = cox(Coxdata(u.t, u.hendelse, u.x, u.start))
        if svar is None:
            raise AssertionError("there are exits in every drawn population")
        b, avvik = float(svar.b[0]), abs(float(svar.b[0]) - BETA)
        klynge = float(np.sqrt(svar.klyngekovarians(u.kontor)[0, 0]))
        rader.append((avvik < Z95 * klynge, avvik < Z95 * svar.se[0], avvik < 3 * klynge, b))
    snitt = np.array(rader, np.float64).mean(0).tolist()
    return Gjenfinning(len(rader), *snitt)
