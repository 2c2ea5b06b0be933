"""Part F from the derived tables to the block of resultater.json and the tidy tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import GRUPPER, Parametersett
from dap.forskning.tabeller.values import Tabell
from dap.forskning.tabeller.verdi import til_resultat
from dap.forskning.videre import form
from dap.forskning.videre.analyse import Analyse, analyser_alt
from dap.forskning.videre.bygger import NOKKEL
from dap.forskning.videre.modelltabeller import modelltabeller
from dap.forskning.videre.strata import HOVED
from dap.forskning.videre.tabeller import Verksted, forste_tabeller
from dap.forskning.videre.utvalg import ramme

STEG = len(HOVED) + 3
"""How many times `framdrift` is called."""


@dataclass(frozen=True)
class Videre:
    """`resultater`: the block `videre_12_4`; `tabeller`: the same and more, tidy."""

    resultater: Mapping[str, Any]
    tabeller: tuple[Tabell, ...]
    analyse: Analyse
    nokkel: str = NOKKEL


def videre(
    motor: Motor,
    p: Parametersett,
    uttrekk_id: str,
    framdrift: Callable[[str], None] = lambda hva: None,
) -> Videre:
    """All of part F. The derived tables must be in the engine (`avled`)."""
    framdrift(N_("henter nye brukere"))
    analyse = analyser_alt(ramme(motor, p), p, GRUPPER, framdrift)
    verksted = Verksted(p, uttrekk_id)
    tabeller = (*forste_tabeller(verksted, analyse), *modelltabeller(verksted, analyse))
    return Videre(
        til_resultat(form.blokk(analyse.avganger, analyse.strata)),
        tuple(t for t in tabeller if t.rader),
        analyse,
    )
