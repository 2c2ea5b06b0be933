"""Levels, thresholds and reasons of part H (docs/forskning/metoder.md)."""

from dataclasses import dataclass
from enum import StrEnum

from dap.felles.sprak import N_
from dap.forskning.feil import Forskningsfeil


class Nivaa(StrEnum):
    """How much of the results may be shown."""

    OFFENTLIG = "offentlig"
    """What may leave the project. The default everywhere."""
    INTERN = "intern"
    """Everything, inside the approved project."""


class Grunn(StrEnum):
    """Why a value is not published. H1 to H4 share one: which of them it was would help an attacker."""

    GRUNNLAG = "H1-H4"
    MEDIAN = "H5"
    REGRESJON = "H7"
    KURVE = "H9"
    DIFFERANSE = "H11"


GRUNNTEKST = {
    Grunn.GRUNNLAG: N_("bygger på for få eller for ujevnt fordelte personer (H1–H4)"),
    Grunn.MEDIAN: N_("median av færre enn 20 observasjoner (H5)"),
    Grunn.REGRESJON: N_("for få på den ene siden av variabelen, eller for få observasjoner (H7)"),
    Grunn.KURVE: N_("for få som kan observeres, eller for få hendelser (H9)"),
    Grunn.DIFFERANSE: N_("ligger for nær noe som er publisert før (H11)"),
}
MERKE = ":"
"""H12: what stands instead of a value where people read."""


@dataclass(frozen=True, slots=True)
class Terskler:
    personer: int = 10
    """H1: a value rests on at least so many."""
    teller: int = 4
    """H1, H2: counts and numerators from 1 to this are not published."""
    maks1: float = 0.5
    maks2: float = 0.85
    """H4: a sum in which one person, or two, have more than this is not published."""
    observasjoner: int = 20
    """H5."""
    dummy: int = 50
    hendelser: int = 10
    frihetsgrader: int = 100
    """H7."""
    avrunding: int = 5
    """H6."""
    mulige: int = 3
    """No attacker can narrow a hidden count to fewer possible values."""


TERSKLER = Terskler()


@dataclass(frozen=True, slots=True)
class Godkjenning:
    """What switches the protection off: the project's approval and why. Both are recorded."""

    id: str
    grunn: str


class Vernefeil(Forskningsfeil):
    """The protection cannot be switched off, or the extract may no longer be used. Says why."""


def krev_godkjenning(nivaa: Nivaa, godkjenning: Godkjenning | None) -> None:
    """`intern` needs the approval's id and a reason of some length. Raises Vernefeil."""
    if nivaa == Nivaa.OFFENTLIG:
        return
    if godkjenning is None or not godkjenning.id.strip() or len(godkjenning.grunn.strip()) < 5:
        raise Vernefeil(
            N_(
                "Nivået «intern» krever prosjektets godkjenning (--godkjenning) og en begrunnelse "
                "(--grunn)."
            )
        )
