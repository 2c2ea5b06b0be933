"""Drawing: exact quotas, rows from counts, and where in a list of weights a number falls."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Heltall = NDArray[np.int64]
Heltall16 = NDArray[np.int16]
Koder = NDArray[np.int8]
Tall = NDArray[np.float64]
Maske = NDArray[np.bool_]
Terning = np.random.Generator


def terning(fro: int, *hvor: int) -> Terning:
    """A stream of random numbers of its own for each place, so that no place waits for another."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(fro, spawn_key=hvor)))


def antall(andeler: Sequence[float] | Tall, n: int) -> Heltall:
    """How many of `n` each share gives: whole numbers with the sum `n` (largest remainder)."""
    vekter = np.asarray(andeler, dtype=np.float64)
    onsket = vekter / vekter.sum() * n
    hele = np.floor(onsket + 1e-9).astype(np.int64)
    rest = n - int(hele.sum())
    if rest > 0:
        hele[np.argsort(-(onsket - hele), kind="stable")[:rest]] += 1
    ut: Heltall = hele
    return ut


def kvote(andeler: Sequence[float] | Tall, n: int, t: Terning) -> Koder:
    """`n` codes in random order, with each code as often as its share says."""
    koder = np.repeat(np.arange(len(andeler), dtype=np.int8), antall(andeler, n))
    t.shuffle(koder)
    return koder


def velg(andeler: Sequence[float], n: int, t: Terning) -> Koder:
    """`n` independent codes."""
    grenser = np.cumsum(np.asarray(andeler, dtype=np.float64))
    valgt = np.searchsorted(grenser / grenser[-1], t.random(n), side="right")
    return np.minimum(valgt, len(grenser) - 1).astype(np.int8)


def tilpass(fro: Tall, *summer: Tall) -> Tall:
    """The table nearest to `fro` that has these margins (iterative proportional fitting)."""
    tabell = fro.astype(np.float64)
    for _ in range(200):
        for akse, sum_ in enumerate(summer):
            andre = tuple(a for a in range(tabell.ndim) if a != akse)
            naa = tabell.sum(axis=andre)
            forhold = np.divide(sum_, naa, out=np.zeros_like(naa), where=naa > 0)
            tabell *= forhold.reshape([-1 if a == akse else 1 for a in range(tabell.ndim)])
    ut: Tall = tabell / tabell.sum()
    return ut


def rekker(n: Heltall) -> tuple[Heltall, Heltall]:
    """For counts [2, 0, 3]: whose each row is [0, 0, 2, 2, 2], and its number there [0, 1, 0, 1, 2]."""
    eier = np.repeat(np.arange(len(n)), n)
    start = np.cumsum(n) - n
    return eier, np.arange(len(eier)) - start[eier]


def frailty(form: float, n: int, t: Terning) -> Tall:
    """Multipliers with mean 1; `form` is the size of the negative binomial that they make."""
    ut: Tall = t.gamma(form, 1 / form, n)
    return ut
