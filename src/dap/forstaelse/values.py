"""Felles forståelse as it crosses the boundary: what each side says of a version of a thing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

KOMMENTAR_MAKS = 500


class Side(StrEnum):
    BRUKER = "BRUKER"
    NAV = "NAV"

    @property
    def motpart(self) -> "Side":
        return Side.NAV if self == Side.BRUKER else Side.BRUKER


class Mening(StrEnum):
    ENIG = "ENIG"
    UENIG = "UENIG"


class Tilstand(StrEnum):
    """How two sides stand to a version, the same whoever reads it."""

    BEGGE_ENIGE = "BEGGE_ENIGE"
    VENTER_PA_BRUKER = "VENTER_PA_BRUKER"
    VENTER_PA_NAV = "VENTER_PA_NAV"
    UENIGE = "UENIGE"


class Lesertilstand(StrEnum):
    """The same, as one of the two reads it."""

    BEGGE_ENIGE = "BEGGE_ENIGE"
    VENTER_PA_DEG = "VENTER_PA_DEG"
    VENTER_PA_DEN_ANDRE = "VENTER_PA_DEN_ANDRE"
    UENIGE = "UENIGE"


@dataclass(frozen=True, slots=True)
class Utsagn:
    """What one side has said of the version that stands now."""

    mening: Mening
    kommentar: str
    av_id: UUID
    navn: str
    """Of the member of staff; empty for the user, and where names were not asked for."""
    tid: datetime


@dataclass(frozen=True, slots=True)
class Forstaelsedata:
    objekt_type: str
    objekt_id: UUID
    versjon: int
    """Of the thing: the one that is spoken of."""
    rom: str
    bruker: Utsagn | None
    nav: Utsagn | None
    tilstand: Tilstand
    apen: bool
    """The thing still stands (an active goal of the open period): opinions can be given."""

    def av(self, side: Side) -> Utsagn | None:
        return self.bruker if side == Side.BRUKER else self.nav


@dataclass(frozen=True, slots=True)
class Antall:
    """How many of a person's things stand in each state; those that are over are not counted."""

    begge_enige: int = 0
    venter_pa_bruker: int = 0
    venter_pa_nav: int = 0
    uenige: int = 0

    @property
    def alle(self) -> int:
        return self.begge_enige + self.venter_pa_bruker + self.venter_pa_nav + self.uenige
