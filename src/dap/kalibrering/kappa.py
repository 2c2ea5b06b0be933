"""Agreement between raters: per cent, Cohen's kappa, Fleiss' kappa. Plain Python, exact fractions.

Cohen 1960 (two raters), Fleiss 1971 (more). Answers that are missing: a pair that is not whole is left
out of Cohen's; in Fleiss' each case counts with those who answered it, which is Fleiss' own measure when
all did. Fewer than two cases say nothing beyond chance, and where everybody always chose one group
chance explains everything: then there is no kappa.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def parvis_enighet(svar: Sequence[T]) -> Fraction | None:
    """The share of all pairs of answers to one case that agree; None for fewer than two answers."""
    n = len(svar)
    if n < 2:
        return None
    like = sum(antall * (antall - 1) for antall in Counter(svar).values())
    return Fraction(like, n * (n - 1))


def enighet(saker: Iterable[Sequence[T]]) -> Fraction | None:
    """The mean over the cases that at least two have answered; None when there is none."""
    alle = [e for svar in saker if (e := parvis_enighet(svar)) is not None]
    return sum(alle, Fraction(0)) / len(alle) if alle else None


def cohens_kappa(par: Sequence[tuple[T, T]]) -> Fraction | None:
    """Two raters' answers to the same cases. None for fewer than two cases, or one category only."""
    n = len(par)
    if n < 2:
        return None
    observert = Fraction(sum(a == b for a, b in par), n)
    forste, andre = Counter(a for a, _b in par), Counter(b for _a, b in par)
    ventet = sum((Fraction(forste[k] * andre[k], n * n) for k in forste), Fraction(0))
    return _utover_tilfeldighet(observert, ventet)


def fleiss_kappa(saker: Iterable[Mapping[T, int]]) -> Fraction | None:
    """How many chose each category, by case. None as `cohens_kappa`.

    Cases that fewer than two have answered are left out.
    """
    telt = [Counter(dict(sak)) for sak in saker]
    telt = [sak for sak in telt if sak.total() >= 2]
    if len(telt) < 2:
        return None
    observert = sum((_i_saken(sak) for sak in telt), Fraction(0)) / len(telt)
    alle: Counter[T] = Counter()
    for sak in telt:
        alle.update(sak)
    ventet = sum((Fraction(antall, alle.total()) ** 2 for antall in alle.values()), Fraction(0))
    return _utover_tilfeldighet(observert, ventet)


def _i_saken(sak: Counter[T]) -> Fraction:
    n = sak.total()
    return Fraction(sum(a * (a - 1) for a in sak.values()), n * (n - 1))


def _utover_tilfeldighet(observert: Fraction, ventet: Fraction) -> Fraction | None:
    return None if ventet == 1 else (observert - ventet) / (1 - ventet)
