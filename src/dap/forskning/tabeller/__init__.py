"""Part C: every table and figure of the report's chapters 8 to 12."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett
from dap.forskning.tabeller import (
    kapittel_8,
    kapittel_9,
    kapittel_10,
    kapittel_11,
    kapittel_12,
)
from dap.forskning.tabeller.grunnlag import HENTINGER, hent_grunnlag
from dap.forskning.tabeller.oppskrift import tabell
from dap.forskning.tabeller.oppskrifter import OPPSKRIFTER
from dap.forskning.tabeller.values import Tabell
from dap.forskning.tabeller.verdi import EKSTRA, til_resultat

STEG = len(HENTINGER)
"""How many times `lag` says what it is doing."""


@dataclass(frozen=True, slots=True)
class Tabeller:
    """`resultater`: the blocks by key, as resultater.json has them; `tabeller`: the same, tidy."""

    resultater: dict[str, Any]
    tabeller: tuple[Tabell, ...]


def lag(motor: Motor, p: Parametersett, uttrekk_id: str, si: Callable[[str], None]) -> Tabeller:
    """All tables but the regressions. The derived tables must be in the engine (`avled`)."""
    g = hent_grunnlag(motor, p, si)
    blokker: dict[str, Any] = {}
    for kapittel in (kapittel_8, kapittel_9, kapittel_10, kapittel_11, kapittel_12):
        blokker |= kapittel.blokker(g)
    tabeller = tuple(tabell(o, blokker, p.navn, uttrekk_id) for o in OPPSKRIFTER)
    resultater = {k: b for k, b in blokker.items() if not k.startswith(EKSTRA)}
    return Tabeller(til_resultat(resultater), tabeller)


__all__ = ["STEG", "Tabeller", "lag"]
