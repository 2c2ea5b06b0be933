"""How far an attacker comes: the smallest and the largest value that a hidden count can have.

The attacker knows everything that is published, the sums, and that a count is a whole number from 0; the
careful model adds that what was hidden for its own sake is from 1 to 4.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, floor

import numpy as np
from scipy.optimize import linprog

from dap.forskning.personvern.celler import Ligning, System
from dap.forskning.personvern.values import Terskler

_SLAKK = 1e-6


def for_smale(s: System, skjult: set[int], t: Terskler) -> Iterator[int]:
    """Hidden variables that can be narrowed to fewer than `t.mulige` values."""
    for variabler, ligninger in _deler(s, skjult):
        for v, (lav, hoy) in _grenser(s, variabler, ligninger, skjult, t).items():
            if hoy - lav + 1 < t.mulige:
                yield v


def _deler(s: System, skjult: set[int]) -> Iterator[tuple[list[int], list[Ligning]]]:
    """Hidden variables that hang together by what is known of them."""
    rot = {v: v for v in skjult}

    def finn(v: int) -> int:
        while rot[v] != v:
            rot[v] = rot[rot[v]]
            v = rot[v]
        return v

    relevante = [(lg, [v for v, _f in lg.ledd if v in skjult]) for lg in s.ligninger]
    for _lg, inne in relevante:
        for v in inne[1:]:
            rot[finn(v)] = finn(inne[0])
    samlet: dict[int, list[int]] = defaultdict(list)
    for v in sorted(skjult):
        samlet[finn(v)].append(v)
    likninger: dict[int, list[Ligning]] = defaultdict(list)
    for lg, inne in relevante:
        if inne:
            likninger[finn(inne[0])].append(lg)
    for r, variabler in samlet.items():
        if likninger[r]:
            yield variabler, likninger[r]


def _grenser(
    s: System, variabler: list[int], ligninger: list[Ligning], skjult: set[int], t: Terskler
) -> dict[int, tuple[int, int]]:
    plass = {v: i for i, v in enumerate(variabler)}
    a = np.zeros((len(ligninger), len(variabler)))
    b = np.zeros(len(ligninger))
    for i, lg in enumerate(ligninger):
        b[i] = lg.konstant
        for v, f in lg.ledd:
            if v in plass:
                a[i, plass[v]] += f
            else:
                b[i] -= f * s.variabler[v].antall
    ramme = [_ramme(s, v, t) for v in variabler]
    if len(ligninger) == 1 and bool((a[0] == 1).all()):
        return dict(zip(variabler, _en_sum(int(b[0]), ramme), strict=True))
    return {v: _lp(a, b, ramme, plass[v]) for v in variabler}


def _ramme(s: System, v: int, t: Terskler) -> tuple[int, int | None]:
    variabel = s.variabler[v]
    return (1, t.teller) if variabel.personer and 1 <= variabel.antall <= t.teller else (0, None)


def _en_sum(total: int, ramme: Sequence[tuple[int, int | None]]) -> list[tuple[int, int]]:
    """All of them together are the total: exact."""
    ut = []
    for i, (lav, hoy) in enumerate(ramme):
        andre = [r for k, r in enumerate(ramme) if k != i]
        topp = total - sum(lav_ for lav_, _h in andre)
        hoye = [h for _l, h in andre]
        bunn = 0 if None in hoye else total - sum(h or 0 for h in hoye)
        ut.append((max(lav, bunn), topp if hoy is None else min(hoy, topp)))
    return ut


def _lp(
    a: np.ndarray, b: np.ndarray, ramme: Sequence[tuple[int, int | None]], v: int
) -> tuple[int, int]:
    c = np.zeros(a.shape[1])
    c[v] = 1.0
    lav = linprog(c, A_eq=a, b_eq=b, bounds=ramme, method="highs")
    hoy = linprog(-c, A_eq=a, b_eq=b, bounds=ramme, method="highs")
    bunn = ceil(lav.fun - _SLAKK) if lav.status == 0 else 0
    topp = floor(-hoy.fun + _SLAKK) if hoy.status == 0 else 10**12
    return bunn, topp
