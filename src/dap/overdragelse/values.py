"""What crosses the boundary of the hand-over."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

OBJEKT = "OVERDRAGELSE"
OBJEKT_UTKAST = "OVERDRAGELSEUTKAST"
MAKS_DEL = 4000
MAKS_INTERNT = 2000


class Del(StrEnum):
    """The parts of the summary, in the order that they are read."""

    MAL = "MAL"
    AVTALT = "AVTALT"
    SPORSMAL = "SPORSMAL"
    DATOER = "DATOER"
    REFERAT = "REFERAT"
    VEDTAK = "VEDTAK"
    YTELSER = "YTELSER"
    BEHOV = "BEHOV"
    ORD = "ORD"
    """The giver's own words."""


class Status(StrEnum):
    UTKAST = "UTKAST"
    SENDT = "SENDT"
    LEST = "LEST"
    FORKASTET = "FORKASTET"


@dataclass(frozen=True, slots=True)
class Overdragelsesdata:
    id: UUID
    person_id: UUID
    versjon: int
    status: Status
    fra_kontor: str
    til_kontor_nr: str
    til_kontor: str
    flytter: bool
    """To another office."""
    fra_veileder: str
    til_veileder_id: UUID | None
    til_veileder: str
    deler: tuple[tuple[Del, str], ...]
    """Those with text, in order."""
    internt: str
    """For colleagues; empty for the user."""
    giver: str
    endret: datetime
    endret_av: str
    sendt: datetime | None
    lest: datetime | None
    lest_av: str


@dataclass(frozen=True, slots=True)
class Overdragelsesrad:
    """One line of the lists: what waits for me, and what I have given."""

    id: UUID
    person_id: UUID
    person: str
    til_kontor: str
    til_veileder: str
    sendt: datetime | None
    lest: datetime | None
    lest_av: str
