"""Matched comparison (F8): greedy, 1:1, without replacement, in exact cells, within a caliper."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dap.forskning.videre.design import Heltall, Sant, Tall
from dap.forskning.videre.overlevelse import Z95, kaplan_meier, rmst

CALIPER = 0.2
MINST_PAR = 30
MAKS_SMD = 0.1
DESIMALER = 9
TREKNINGER = 999
FRO = 20200312


@dataclass(frozen=True)
class Par:
    """Row numbers of the treated and of the control each of them got."""

    behandlet: Heltall
    kontroll: Heltall

    def __len__(self) -> int:
        return len(self.behandlet)


@dataclass(frozen=True)
class Forskjell:
    """RMST(τ) of the two sides and the difference, with the sum of the two F4 variances."""

    tau: int
    behandlet: float
    kontroll: float
    se: float

    @property
    def verdi(self) -> float:
        return self.behandlet - self.kontroll


@dataclass(frozen=True)
class Bootstrap:
    """Offices drawn with replacement: the spread of the difference, and its middle 95 %.

    `trekninger`: those in which both sides are observed to τ.
    """

    trekninger: int
    se: float
    lav: float
    hoy: float


class _Ledige:
    """The free controls of one cell. λ as whole billionths, so equal distances are equal."""

    def __init__(self, lam: list[int], rang: list[int], rad: list[int]) -> None:
        self._verdier = sorted(set(lam))
        koer: dict[int, list[tuple[int, int]]] = {v: [] for v in self._verdier}
        for verdi, r, nr in zip(lam, rang, rad, strict=True):
            koer[verdi].append((r, nr))
        self._koer = [sorted(koer[v], reverse=True) for v in self._verdier]
        antall = len(self._verdier)
        self._hoyre, self._venstre = list(range(antall + 1)), list(range(antall + 1))

    @staticmethod
    def _finn(peker: list[int], i: int) -> int:
        while peker[i] != i:
            peker[i] = peker[peker[i]]
            i = peker[i]
        return i

    def ta(self, lam: int, caliper: int) -> int | None:
        """The nearest free control within the caliper; of equally near, the smallest id."""
        i = bisect_left(self._verdier, lam)
        kandidater = []
        hoyre = self._finn(self._hoyre, i)
        if hoyre < len(self._verdier):
            kandidater.append((self._verdier[hoyre] - lam, self._koer[hoyre][-1][0], hoyre))
        venstre = self._finn(self._venstre, i)
        if venstre > 0:
            kandidater.append((lam - self._verdier[venstre - 1], self._koer[venstre - 1][-1][0],
                               venstre - 1))  # fmt: skip
        if not kandidater or min(kandidater)[0] > caliper:
            return None
        return self._trekk(min(kandidater)[2])

    def _trekk(self, i: int) -> int:
        _, rad = self._koer[i].pop()
        if not self._koer[i]:
            self._hoyre[i] = i + 1
            self._venstre[i + 1] = i
        return rad


def hele(lam: Tall) -> Heltall:
    """λ rounded to nine decimals, as whole billionths."""
    ut: Heltall = np.rint(lam * 10**DESIMALER).astype(np.int64)
    return ut


def caliper(lam: Tall) -> float:
    """0,2 · SD(λ) over everybody in the model, n-1 in the denominator."""
    return CALIPER * float(np.std(np.round(lam, DESIMALER), ddof=1))


def par(lam: Tall, behandlet: Sant, celle: Heltall, rang: Heltall) -> Par:
    """Treated by falling λ (ties: rising id) each take the nearest free control of their cell.

    `rang` orders the persons by id.
    """
    tall, grense = hele(lam), int(np.floor(caliper(lam) * 10**DESIMALER))
    ledige = {
        int(c): _Ledige(*(tall[r].tolist(), rang[r].tolist(), r.tolist()))
        for c in np.unique(celle[~behandlet])
        for r in [np.flatnonzero(~behandlet & (celle == c))]
    }
    rader = np.flatnonzero(behandlet)
    rader = rader[np.lexsort((rang[rader], -tall[rader]))]
    funnet = [
        (int(r), k)
        for r in rader
        if int(celle[r]) in ledige
        for k in [ledige[int(celle[r])].ta(int(tall[r]), grense)]
        if k is not None
    ]
    tabell = np.array(funnet, np.int64).reshape(-1, 2)
    return Par(tabell[:, 0], tabell[:, 1])


def smd(x1: Tall, x0: Tall) -> list[float | None]:
    """(x̄_1 - x̄_0)/√((s_1² + s_0²)/2), column by column; None where it has no meaning."""
    if len(x1) < 2 or len(x0) < 2:
        return [None] * x1.shape[1]
    avstand = x1.mean(0) - x0.mean(0)
    spredning = np.sqrt((x1.var(0, ddof=1) + x0.var(0, ddof=1)) / 2)
    return [
        float(a / s) if s > 0 else (0.0 if a == 0 else None)
        for a, s in zip(avstand, spredning, strict=True)
    ]


def balansert(verdier: Iterable[float | None]) -> bool:
    """F8: accepted only if every |SMD| < 0,1."""
    return all(v is not None and abs(v) < MAKS_SMD for v in verdier)


def forskjell(t: Heltall, hendelse: Sant, par_: Par, taus: Iterable[int]) -> Forskjell | None:
    """At the first τ of `taus` that is observed on both sides."""
    kurver = [kaplan_meier(t[r], hendelse[r]) for r in (par_.behandlet, par_.kontroll)]
    for tau in taus:
        en, to = (rmst(k, tau) for k in kurver)
        if en is not None and to is not None:
            se = float(np.sqrt(en.varians + to.varians))
            return Forskjell(tau, en.verdi, to.verdi, se)
    return None


def bootstrap(
    t: Heltall, hendelse: Sant, klynge: Heltall, par_: Par, tau: int, fro: int = FRO
) -> Bootstrap | None:
    """999 draws of offices among the matched; None with fewer than two offices.

    The pairs stand: whoever is of an office comes as many times as the office is drawn, whether the other
    of the pair does or not. A draw in which a side is empty, or not observed to τ, says nothing.
    """
    brukt = np.r_[par_.behandlet, par_.kontroll]
    kontorer, kode = np.unique(klynge[brukt], return_inverse=True)
    g = len(kontorer)
    if g < 2:
        return None
    trekk = np.random.default_rng(fro).multinomial(g, np.full(g, 1 / g), TREKNINGER)
    halve = len(par_)
    sider = [
        _trukket_rmst(trekk, kode[side], t[brukt[side]], hendelse[brukt[side]], tau)
        for side in (slice(0, halve), slice(halve, None))
    ]
    verdier = (sider[0] - sider[1])[np.isfinite(sider[0] - sider[1])]
    if len(verdier) < 2:
        return None
    lav, hoy = np.quantile(verdier, [0.025, 0.975])
    return Bootstrap(len(verdier), float(verdier.std(ddof=1)), float(lav), float(hoy))


def _trukket_rmst(trekk: Heltall, kode: Heltall, t: Heltall, hendelse: Sant, tau: int) -> Tall:
    """RMST(τ) of each draw, from counts by office and month; nan where S(τ-1) is not observed."""
    bredde = max(tau, int(t.max())) + 1
    antall = np.zeros((trekk.shape[1], bredde))
    slutt = np.zeros((trekk.shape[1], bredde))
    np.add.at(antall, (kode, t), 1)
    np.add.at(slutt, (kode[hendelse], t[hendelse]), 1)
    n = (trekk @ antall)[:, ::-1].cumsum(1)[:, ::-1]
    with np.errstate(invalid="ignore", divide="ignore"):
        s = np.cumprod(1 - np.where(n > 0, (trekk @ slutt) / n, 0.0)[:, 1:tau], axis=1)
    observert = n[:, max(tau - 1, 0)] > 0
    if s.shape[1]:
        observert |= (n[:, 0] > 0) & (s[:, -1] == 0)
    sum_: Tall = np.where(observert, 1 + s.sum(1), np.nan)
    return sum_


def s_forskjell(t: Heltall, hendelse: Sant, par_: Par, k: int) -> tuple[float, float] | None:
    """S_1(k) - S_0(k) and its standard error, where both are observed."""
    en, to = (kaplan_meier(t[r], hendelse[r]) for r in (par_.behandlet, par_.kontroll))
    s1, s0, e1, e0 = en.s(k), to.s(k), en.se(k), to.se(k)
    if s1 is None or s0 is None or e1 is None or e0 is None:
        return None
    return s1 - s0, float(np.hypot(e1, e0))


def intervall(verdi: float, se: float) -> tuple[float, float]:
    return verdi - Z95 * se, verdi + Z95 * se
