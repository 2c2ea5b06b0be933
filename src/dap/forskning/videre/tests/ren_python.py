"""F1-F3 and the covariates of F5 once more: slowly, from the files, without an engine or numpy."""

from collections import defaultdict
from datetime import date
from typing import Any

import pyarrow.parquet as pq

from dap.forskning.format.lesing import Uttrekk
from dap.forskning.parametre import Parametersett
from dap.forskning.videre.strata import Stratum


def _rader(u: Uttrekk, tabell: str, *kolonner: str) -> list[dict[str, Any]]:
    return [
        rad
        for sti in u.stier(tabell)
        for rad in pq.read_table(sti, columns=list(kolonner) or None).to_pylist()
    ]


def _mi(d: date) -> int:
    return d.year * 12 + d.month - 1


class Folk:
    """The extract as dictionaries by person."""

    def __init__(self, u: Uttrekk) -> None:
        self.person = {r["person_id"]: r for r in _rader(u, "person")}
        self.maaneder: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        for r in _rader(u, "personmaaned"):
            self.maaneder[r["person_id"]][_mi(r["maaned"])] = r
        self.arbeid = {
            (r["person_id"], _mi(r["maaned"]))
            for r in _rader(u, "arbeid", "person_id", "maaned", "arbeidsforhold")
            if r["arbeidsforhold"]
        }
        eier = {r["dialog_id"]: r["person_id"] for r in _rader(u, "dialog")}
        self.meldinger: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for r in _rader(u, "melding", "dialog_id", "sendt_dato", "avsender"):
            self.meldinger[eier[r["dialog_id"]]].append((_mi(r["sendt_dato"]), r["avsender"]))


def forlop(reg: dict[int, dict[str, Any]], p: Parametersett) -> tuple[int, int] | None:
    """B18 and B19: start and end of the first spell whose start can be seen."""
    a = p.fravaer_maaneder

    def ny(t: int) -> bool:
        return t in reg and not any(t - i in reg for i in range(1, a + 1))

    s = next((t for t in range(p.oppstart_fra, p.periode_til + 1) if ny(t)), None)
    if s is None:
        return None
    e = s
    while any(e + i in reg and e + i <= p.registrering_til for i in range(1, a + 1)):
        e = next(e + i for i in range(1, a + 1) if e + i in reg and e + i <= p.registrering_til)
    return s, e


def stratum(folk: Folk, g: Stratum, p: Parametersett) -> dict[str, tuple[Any, ...]]:
    """By person: T, δ, start, dose from NAV and from the user, covariates, office."""
    ut = {}
    for person, reg in folk.maaneder.items():
        funnet = forlop(reg, p)
        if funnet is None:
            continue
        s, e = funnet
        korona = s in p.sjokkmaaneder and reg[s]["innsatsgruppe"] in p.sjokk_innsatsgrupper
        siste = max((t for t in reg if s <= t <= s + g.ell - 1), default=None)
        if (
            siste is None or korona != g.koronaledig
            or reg[siste]["innsatsgruppe"] != g.gruppe
            or e - s + 1 <= g.ell or s + g.ell > p.kjent_til
        ):  # fmt: skip
            continue
        teller = {"NAV": 0, "BRUKER": 0}
        for t, avsender in folk.meldinger[person]:
            if s <= t <= s + g.ell - 1:
                teller[avsender] += 1
        ut[person] = (
            min(e - s + 1, p.kjent_til - s + 1) - g.ell,
            e <= p.kjent_til,
            s,
            teller["NAV"],
            teller["BRUKER"],
            _z(folk, person, reg, s, reg[siste], g, p),
            reg[siste]["enhet"],
        )
    return ut


def _z(
    folk: Folk, person: str, reg: dict[int, Any], s: int, merke: dict[str, Any], g: Stratum,
    p: Parametersett,
) -> list[float]:  # fmt: skip
    r = folk.person[person]
    forste = min(t for t in reg if p.periode_fra <= t <= p.periode_til)
    alder = None if r["fodselsaar"] is None else forste // 12 - r["fodselsaar"]
    grenser = ((25, 29), (30, 49), (50, 59), (60, 200))
    utd = ("VIDEREGAENDE", "HOYERE_INNTIL_4", "HOYERE_OVER_4", None)
    z = [
        r["kjonn"] == "M",
        *(alder is not None and lav <= alder <= hoy for lav, hoy in grenser),
        *(r["utdanning"] == u for u in utd),
        r["innvandrer"] is True,
        merke["ytelse"] == "DAGPENGER",
        (person, s) in folk.arbeid,
    ]
    if g.gruppe == "SPESIELT_TILPASSET":
        aap, d = merke["ytelse"] == "AAP", merke["diagnosegruppe"]
        kjent = ("PSYKISKE_LIDELSER", "MUSKEL_SKJELETT")
        z += [aap and d == kjent[0], aap and d == kjent[1], aap and d not in kjent]
    return [float(v) for v in z]
