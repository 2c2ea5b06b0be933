"""From an extract in an engine to every number of the analysis."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dap.felles.sprak import N_
from dap.forskning import tabeller
from dap.forskning.avledet import STEG as AVLEDEDE
from dap.forskning.avledet import avled
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett
from dap.forskning.regresjon import regresjoner
from dap.forskning.tabeller.values import Framdrift, Tabell
from dap.forskning.videre import STEG as VIDERE
from dap.forskning.videre import videre

STEG = AVLEDEDE + tabeller.STEG + 1 + VIDERE
"""How many times `beregn` says what it is doing."""


@dataclass(frozen=True, slots=True)
class Resultat:
    """`resultater` is what resultater.json holds (part K); `tabeller` the same numbers, tidy (C)."""

    resultater: dict[str, Any]
    tabeller: tuple[Tabell, ...]


def beregn(motor: Motor, p: Parametersett, framdrift: Framdrift | None = None) -> Resultat:
    """Derive, count and estimate everything. Nothing is written."""
    si = _teller(framdrift, STEG)
    uttrekk_id = motor.kilde.manifest.uttrekk_id
    avled(motor, p, si)
    laget = tabeller.lag(motor, p, uttrekk_id, si)
    si(N_("regresjoner"))
    modeller = regresjoner(motor, p, uttrekk_id)
    videre_ = videre(motor, p, uttrekk_id, si)
    return Resultat(
        {
            "kapittel_8_12": {**laget.resultater, **modeller.resultater},
            videre_.nokkel: videre_.resultater,
        },
        _i_rekkefolge((*laget.tabeller, *modeller.tabeller, *videre_.tabeller)),
    )


def _teller(framdrift: Framdrift | None, antall: int) -> Callable[[str], None]:
    gjort = 0

    def si(hva: str) -> None:
        nonlocal gjort
        if framdrift:
            framdrift(gjort, antall, hva)
        gjort += 1

    return si


def _i_rekkefolge(alle: tuple[Tabell, ...]) -> tuple[Tabell, ...]:
    """By chapter; within a chapter as they were made."""
    return tuple(sorted(alle, key=lambda t: float(t.kapittel or 99)))
