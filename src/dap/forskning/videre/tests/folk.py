"""New users as plain columns: for part F without an engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dap.forskning.parametre import GRUPPER, PROBA_2022_9
from dap.forskning.tabeller.values import Tabell
from dap.forskning.videre import form
from dap.forskning.videre.analyse import Analyse, Stratumsvar, analyser_alt
from dap.forskning.videre.design import Tall
from dap.forskning.videre.modelltabeller import modelltabeller
from dap.forskning.videre.strata import LANDEMERKER, LENGST
from dap.forskning.videre.tabeller import Verksted, forste_tabeller
from dap.forskning.videre.utvalg import Kode, Landemerke, Ramme

N = 360
P = PROBA_2022_9
START = P.oppstart_fra


@dataclass
class Folk:
    """New users as plain columns. Whoever is not changed is as ordinary as can be."""

    rng: np.random.Generator = field(default_factory=lambda: np.random.default_rng(1))
    n: int = N
    kol: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        r, n = self.rng, self.n
        self.kol = {
            "s": START + r.integers(0, 5, n),
            "lengde": 3 + r.integers(1, 12, n),
            "meldinger": r.poisson(2.0, n), "svar": np.zeros(n, np.int64),
            "mann": r.integers(0, 2, n),
            "innvandrer": r.integers(0, 2, n),
            "alder": r.choice(["<25", "25-29", "30-49", "50-59", "60+"], n),
            "utdanning": r.choice(["GRUNNSKOLE", "VIDEREGAENDE", "MANGLER"], n),
            "arbeid": r.integers(0, 2, n),
            "dagpenger": r.integers(0, 2, n),
            "kontor": r.integers(0, 40, n),
            "innsats": np.full(n, "STANDARD"),
            "gruppe": np.full(n, GRUPPER[0]),
            "korona": np.zeros(n, np.int64),
            "utgang": r.choice(["ARBEID", "IKKE_REGISTRERT"], n),
        } | self.kol  # fmt: skip

    def ramme(self) -> Ramme:
        k, n = self.kol, self.n
        # Registered to the end of what is known, or two months beyond it.
        e = np.minimum(k["s"] + k["lengde"] - 1, P.registrering_til)
        fra_nav, fra_bruker = np.zeros((2, n, LENGST), np.int64)
        fra_nav[:, 0], fra_bruker[:, 1] = k["meldinger"], k["svar"]
        merke = Landemerke(
            _kode(k["innsats"]),
            _kode(np.where(k["dagpenger"] == 1, "DAGPENGER", "INGEN")),
            _kode(np.full(n, "")),
            k["kontor"],
        )
        return Ramme(
            k["s"], e, e - k["s"] + 1, k["korona"] == 1, _kode(k["gruppe"]),
            _kode(np.where(k["mann"] == 1, "M", "K")), _kode(k["alder"]), _kode(k["utdanning"]),
            _kode(np.where(k["innvandrer"] == 1, "JA", "NEI")), k["arbeid"] == 1, _kode(k["utgang"]),
            dict.fromkeys(LANDEMERKER, merke), fra_nav, fra_bruker,
        )  # fmt: skip

    def kolonner(self, ell: int) -> dict[str, Tall]:
        """The covariates by name, and T, δ and start, of those of a stratum of STANDARD."""
        k = self.kol
        siste = P.kjent_til
        e = np.minimum(k["s"] + k["lengde"] - 1, P.registrering_til)
        med = (e - k["s"] + 1 > ell) & (k["s"] + ell <= siste)
        ut = {
            "log_dose": np.log1p((k["meldinger"] + k["svar"]) / ell), "mann": k["mann"],
            "innvandrer": k["innvandrer"], "arbeid_start": k["arbeid"], "dagpenger": k["dagpenger"],
            **{f"alder_{a}": k["alder"] == a for a in ("25-29", "30-49", "50-59", "60+")},
            "utd_vgs": k["utdanning"] == "VIDEREGAENDE", "utd_ukjent": k["utdanning"] == "MANGLER",
            "const": np.ones(self.n), "T": np.minimum(e, siste) - k["s"] + 1 - ell,
            "slutt": e <= siste, "s": k["s"], "horisont": siste - k["s"] + 1 - ell,
            "kontor": k["kontor"],
        }  # fmt: skip
        return {navn: np.asarray(v, np.float64)[med] for navn, v in ut.items()}


EGENSKAPER = frozenset({"const", "T", "slutt", "s", "horisont", "kontor"})
"""Of `Folk.kolonner`: what is no covariate."""


def _kode(verdier: Any) -> Kode:
    unike, plass = np.unique(verdier, return_inverse=True)
    return Kode(tuple(str(v) for v in unike), plass.reshape(-1).astype(np.int64))


@dataclass(frozen=True)
class Funnet:
    folk: Folk
    analyse: Analyse
    tabeller: Mapping[str, Tabell]
    blokk: Mapping[str, Any]

    @property
    def standard(self) -> Stratumsvar:
        return self.analyse.strata[0]

    def noter(self, id_: str) -> str:
        return " ".join((*self.tabeller[id_].fotnoter, *self.tabeller[id_].forbehold))


def analysert(folk: Folk) -> Funnet:
    analyse = analyser_alt(folk.ramme(), P, GRUPPER, lambda _: None)
    verksted = Verksted(P, "folk")
    tabeller = (*forste_tabeller(verksted, analyse), *modelltabeller(verksted, analyse))
    blokk = form.blokk(analyse.avganger, analyse.strata)
    return Funnet(folk, analyse, {t.id: t for t in tabeller}, blokk)
