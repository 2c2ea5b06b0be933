"""How far an attacker comes: the smallest and the largest value that a hidden count can have.

The attacker knows everything that is published, the sums, and that a count is a whole number from 0; the
careful model adds that what was hidden for its own sake is from 1 to 4.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, floor

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from dap.forskning.personvern.celler import Ligning, System
from dap.forskning.personvern.values import Terskler

_SLAKK = 1e-6
Matrise = npt.NDArray[np.float64]


def for_smale(s: System, skjult: set[int], vide: set[int], t: Terskler) -> Iterator[int]:
    """Hidden variables that can be narrowed to fewer than `t.mulige` values.

    `vide` are those found wide before: hiding more only makes them wider. The set is added to.
    """
    for variabler, ligninger in _deler(s, skjult):
        if not vide.issuperset(variabler):
            smale = set(_smale(s, variabler, ligninger, vide, t))
            vide.update(v for v in variabler if v not in smale)
            yield from sorted(smale)


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


def _smale(
    s: System, variabler: list[int], ligninger: list[Ligning], vide: set[int], t: Terskler
) -> Iterator[int]:
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
        vidder = [hoy - lav for lav, hoy in _en_sum(int(b[0]), ramme)]
    else:
        sett = np.array([float(s.variabler[v].antall) for v in variabler])
        uvisse = [i for i, v in enumerate(variabler) if v not in vide]
        vidder = _vidder(a, b, ramme, sett, uvisse, t)
    for v, vidde in zip(variabler, vidder, strict=True):
        if v not in vide and vidde + 1 < t.mulige:
            yield v


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


def _vidder(
    a: Matrise,
    b: Matrise,
    ramme: Sequence[tuple[int, int | None]],
    sett: Matrise,
    uvisse: Sequence[int],
    t: Terskler,
) -> list[int]:
    """How far each can move, as far as it matters. Every solution tells of all of them at once."""
    lav, hoy = sett.copy(), sett.copy()
    for v in uvisse:
        for retning in (-1.0, 1.0):
            if hoy[v] - lav[v] + 1 >= t.mulige:
                break
            c = np.zeros(len(sett))
            c[v] = retning
            losning = linprog(c, A_eq=a, b_eq=b, bounds=ramme, method="highs")
            if losning.status == 3:  # without limit
                lav[v], hoy[v] = 0, t.mulige
            elif losning.status == 0:
                lav, hoy = np.minimum(lav, losning.x), np.maximum(hoy, losning.x)
    return [floor(h + _SLAKK) - ceil(x - _SLAKK) for x, h in zip(lav, hoy, strict=True)]
