"""Step 1: who everybody is. Drawn for all at once, by quotas, so that shares hold also for few."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from dap.forskning.syntetisk import koder
from dap.forskning.syntetisk.parametre import Folk, Lop, Parametere
from dap.forskning.syntetisk.tid import APRIL, MARS
from dap.forskning.syntetisk.trekk import (
    Heltall,
    Heltall16,
    Koder,
    Tall,
    Terning,
    antall,
    kvote,
    terning,
    tilpass,
)

_STED_PERSONER = 1


@dataclass(frozen=True)
class Personer:
    """One row per person. `start` is the month of the first spell, 0 = before August 2019."""

    gruppe: Koder
    kjonn: Koder
    alder: Koder
    aar: Koder  # age in years, 0 if unknown
    utdanning: Koder
    innvandrer: Koder
    ytelse: Koder  # as koder.INGEN, AAP, DAGPENGER
    diagnose: Koder  # only with AAP, else -1
    start: Koder
    tidligere: Koder  # koronaledige: 1 = new spell in 2019, 2 = old spell in 2019
    enhet: Heltall16

    def __len__(self) -> int:
        return len(self.gruppe)

    def del_(self, fra: int, til: int) -> "Personer":
        return Personer(**{f.name: getattr(self, f.name)[fra:til] for f in fields(self)})


def lag_personer(n: int, fro: int, p: Parametere) -> Personer:
    """`n` persons: the same for the same `n` and `fro`, whatever is made of them later."""
    t = terning(fro, _STED_PERSONER)
    gruppe = kvote(_andeler(n, p.folk), n, t) if n else np.zeros(0, dtype=np.int8)
    felter: dict[str, Any] = {f.name: np.zeros(n, dtype=np.int8) for f in fields(Personer)}
    felter["gruppe"] = gruppe
    felter["diagnose"] -= 1
    for g in range(len(koder.GRUPPER)):
        hvem = np.flatnonzero(gruppe == g)
        for navn, verdier in _gruppe(g, len(hvem), p, t).items():
            felter[navn][hvem] = verdier
    felter["enhet"] = _enheter(n, p.folk, t)
    return Personer(**felter)


def _andeler(n: int, folk: Folk) -> Tall:
    """Shares such that the sum of the ordinary and the koronaledige both round as the report's."""
    korona = antall((sum(folk.antall[:5]), folk.antall[5]), n)
    ordinaere = antall(folk.antall[:5], int(korona[0]))
    return np.append(ordinaere, korona[1]).astype(np.float64)


def _gruppe(g: int, n: int, p: Parametere, t: Terning) -> dict[str, Koder]:
    folk = p.folk
    celler = kvote(celletabell(g, folk).ravel(), n, t)
    kjonn, alder, utdanning = np.unravel_index(celler, (2, 6, 5))
    innvandrer = kvote((1 - folk.innvandrere[g], folk.innvandrere[g]), n, t)
    ytelse = _ytelse(g, alder, utdanning, innvandrer, folk, t)
    diagnose = np.full(n, -1, dtype=np.int8)
    aap = np.flatnonzero(ytelse == koder.AAP)
    diagnose[aap] = _diagnoser(alder[aap], folk, t)
    start, tidligere = _start(g, n, p.lop, t)
    return {
        "kjonn": kjonn.astype(np.int8),
        "alder": alder.astype(np.int8),
        "aar": _aar(alder, folk, t),
        "utdanning": utdanning.astype(np.int8),
        "innvandrer": innvandrer,
        "ytelse": ytelse,
        "diagnose": diagnose,
        "start": start,
        "tidligere": tidligere,
    }


def celletabell(g: int, folk: Folk) -> Tall:
    """Shares by sex, age and education with the margins of Table 8.1."""
    kvinner = np.array([folk.kvinner_utdanning, (1.0,) * 5])
    fro = kvinner[:, None, :] * np.array(folk.alder_utdanning)[None, :, :]
    menn = folk.menn[g]
    alder = np.array(folk.alder[g])
    utdanning = np.array(folk.utdanning[g])
    return tilpass(
        fro, np.array([1 - menn, menn]), alder / alder.sum(), utdanning / utdanning.sum()
    )


def _aar(alder: Heltall, folk: Folk, t: Terning) -> Koder:
    """Years within the age group; 0 = unknown."""
    aar = np.zeros(len(alder), dtype=np.int8)
    for a, (fra, til) in enumerate(koder.ALDERSSPENN):
        hvem = np.flatnonzero(alder == a)
        andel = t.random(len(hvem)) ** folk.skjev[a]
        aar[hvem] = fra + np.minimum((andel * (til - fra + 1)).astype(np.int8), til - fra)
    return aar


def _ytelse(
    g: int, alder: Heltall, utdanning: Heltall, innvandrer: Koder, folk: Folk, t: Terning
) -> Koder:
    """Benefit: exact shares, and more likely for some than for others."""
    n = len(alder)
    n_aap, n_dagpenger, _ = antall(folk.ytelse[g], n)
    ytelse = np.zeros(n, dtype=np.int8)
    odds = np.where(innvandrer == 1, folk.aap_innvandrer, 1.0)
    aap = _trekk_vektet(odds, int(n_aap), t)
    ytelse[aap] = koder.AAP
    odds = (
        np.array(folk.dagpenger_alder)[alder] * np.array(folk.dagpenger_utdanning)[utdanning]
    ).astype(np.float64)
    odds[aap] = 0
    ytelse[_trekk_vektet(odds, int(n_dagpenger), t)] = koder.DAGPENGER
    return ytelse


def _diagnoser(alder: Heltall, folk: Folk, t: Terning) -> Koder:
    """Exact shares, and each diagnosis more likely at some ages than at others."""
    deler = antall(folk.diagnose, len(alder))
    diagnose = np.full(len(alder), len(deler) - 1, dtype=np.int8)
    ledig = np.ones(len(alder), dtype=bool)
    for nr, odds in enumerate(folk.diagnose_alder):
        valgt = _trekk_vektet(np.array(odds)[alder] * ledig, int(deler[nr]), t)
        diagnose[valgt] = nr
        ledig[valgt] = False
    return diagnose


def _trekk_vektet(vekter: Tall, n: int, t: Terning) -> Heltall:
    """`n` different rows, each with a chance that grows with its weight (exponential races)."""
    loep = np.full(len(vekter), np.inf)
    med = vekter > 0
    loep[med] = t.exponential(1.0, int(med.sum())) / vekter[med]
    if n <= 0:
        return np.zeros(0, dtype=np.int64)
    return np.sort(np.argpartition(loep, n - 1)[:n])


def _start(g: int, n: int, lop: Lop, t: Terning) -> tuple[Koder, Koder]:
    tidligere = np.zeros(n, dtype=np.int8)
    if g != koder.KORONA:
        return kvote(lop.start[g], n, t), tidligere
    start = np.where(kvote((lop.mars, 1 - lop.mars), n, t) == 0, MARS, APRIL).astype(np.int8)
    rest = 1 - lop.korona_ny_2019 - lop.korona_gammel_2019
    return start, kvote((rest, lop.korona_ny_2019, lop.korona_gammel_2019), n, t)


def _enheter(n: int, folk: Folk, t: Terning) -> Heltall16:
    """Offices of very different size."""
    u = (np.arange(folk.enheter) + 0.5) / folk.enheter
    spenn = folk.enhet_storst - folk.enhet_minst
    storrelse = folk.enhet_minst + spenn * u**folk.enhet_potens
    deler = np.repeat(np.arange(folk.enheter, dtype=np.int16), antall(storrelse, n))
    t.shuffle(deler)
    return deler
