"""The source's printed numbers beside the run's (L.5): inside or outside what would be printed so.

Only for the period and the rules that the source has; for others there is nothing to compare with.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dap.forskning.parametre import PROBA_2022_9, Parametersett
from dap.forskning.rapport.ord import tall
from dap.forskning.tabeller.values import Tabell

FIL = Path(__file__).parent.parent / "syntetisk" / "maaltall.json"
KILDENS_POPULASJON = 858_123
TELLENDE = frozenset(
    {
        "personer",
        "brukere",
        "dialoger",
        "kort",
        "aktiviteter",
        "møter",
        "referater",
        "antall",
        "meldinger",
    }
)


@dataclass(frozen=True, slots=True)
class Linje:
    id: str
    avsnitt: str
    beskrivelse: str
    trykt: str
    intervall: str
    her: str
    innenfor: bool


def kan_sammenliknes(parametre: Parametersett) -> bool:
    """Everything but the name is as in the source."""
    mine, kildens = parametre.som_json(), PROBA_2022_9.som_json()
    return {k: v for k, v in mine.items() if k != "navn"} == {
        k: v for k, v in kildens.items() if k != "navn"
    }


def sammenlikn(
    resultater: Mapping[str, Any],
    tabeller: Sequence[Tabell],
    parametre: Parametersett,
    *,
    full: bool,
) -> tuple[Linje, ...]:
    """One line for each number of the source that the run has. `full`: the extract has no real persons.

    Otherwise only numbers of blocks in which nothing is hidden are shown.
    """
    if not kan_sammenliknes(parametre) or not FIL.exists():
        return ()
    blokker = resultater.get("kapittel_8_12", {})
    n = blokker.get("populasjon", {}).get("alle") or 0
    if not n:
        return ()
    apne = {t.nokkel for t in tabeller} - {
        t.nokkel for t in tabeller if any(r.undertrykt for r in t.rader)
    }
    ut = []
    for post in json.loads(FIL.read_text(encoding="utf-8")):
        sti = str(post.get("maaltall") or "")
        if sti and (full or sti.split(".")[0] in apne):
            verdi = _verdi(blokker, sti)
            if verdi is not None:
                ut.append(_linje(post, verdi, KILDENS_POPULASJON / n))
    return tuple(ut)


def _verdi(blokker: Mapping[str, Any], sti: str) -> float | None:
    her: Any = blokker
    for ledd in sti.split("."):
        if not isinstance(her, Mapping) or ledd not in her:
            return None
        her = her[ledd]
    return float(her) if isinstance(her, int | float) else None


def _linje(post: Mapping[str, Any], verdi: float, skala: float) -> Linje:
    faktor = float(post.get("faktor") or 1)
    enhet = str(post["unit"])
    her = 100 - 100 * verdi if faktor == -100 else verdi * faktor
    if enhet.lower() in TELLENDE and float(verdi).is_integer():
        her *= skala
    lav, hoy = float(post["lav"]), float(post["hoy"])
    desimaler = _desimaler(lav, hoy, her)
    return Linje(
        id=str(post["id"]),
        avsnitt=str(post["where"]),
        beskrivelse=str(post["description"]),
        trykt=f"{post['tekst']}",
        intervall=f"{tall(lav, desimaler)}–{tall(hoy, desimaler)}",
        her=tall(her, desimaler),
        innenfor=lav - 1e-9 <= her <= hoy + 1e-9,
    )


def _desimaler(*verdier: float) -> int:
    storst = max(abs(v) for v in verdier)
    return 0 if storst >= 1000 else 1 if storst >= 10 else 4 if storst < 1 else 2
