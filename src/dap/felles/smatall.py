"""Counts of people that are too small to show: fewer than five could tell who they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

MINST = 5
K = TypeVar("K", bound=str)


@dataclass(frozen=True, slots=True)
class Tall:
    """A count that may be too small to show."""

    antall: int | None
    """None: fewer than five, and more than none."""


def tall(antall: int) -> Tall:
    return Tall(antall if antall == 0 or antall >= MINST else None)


def del_av(antall: int, av: int) -> Tall:
    """A part of a whole: hidden also when what is left of the whole would be too small."""
    rest = av - antall
    return Tall(None) if 0 < rest < MINST else tall(antall)


def fordelt(antall: Mapping[K, int]) -> dict[K, Tall]:
    """Parts of one sum: a single hidden one could be reckoned from it, so that another goes too."""
    ut = {k: tall(n) for k, n in antall.items()}
    skjulte = [k for k, t in ut.items() if t.antall is None]
    vist = sorted((n, k) for k, n in antall.items() if n >= MINST)
    if len(skjulte) == 1 and vist:
        ut[vist[0][1]] = Tall(None)
    return ut
