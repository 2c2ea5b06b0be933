from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from dap.felles.aktor import Rettighet, Rolle
from dap.felles.rom import Rom

MAKS_TEAMNAVN = 60
MAKS_FRAVAR_DAGER = 366


class Ansettelse(StrEnum):
    STAT = "STAT"
    KOMMUNE = "KOMMUNE"


class Dekningsslag(StrEnum):
    """How it is found who takes a person: the first that fits, in this order."""

    GRADERING = "GRADERING"
    """The code is a protection of address."""
    KOMMUNE = "KOMMUNE"
    """The code is the number of a municipality."""
    RESTEN = "RESTEN"
    """No code: what belongs to nobody else."""


@dataclass(frozen=True, slots=True)
class Ansattdata:
    """A member of staff as colleagues and users may see them."""

    id: UUID
    ident: str
    navn: str
    ansettelse: Ansettelse
    tittel: str
    telefon: str
    treffes: str
    person_id: UUID | None
    roller: frozenset[Rolle]
    rettigheter: frozenset[Rettighet]
    kontorrom: dict[str, frozenset[Rom]]
    kontornavn: str


@dataclass(frozen=True, slots=True)
class Kontordata:
    nr: str
    navn: str
    adresse: str
    telefon: str
    svarfrist_timer: int


@dataclass(frozen=True, slots=True)
class Fravarsrad:
    """An absence that is not over."""

    id: int
    ansatt_id: UUID
    navn: str
    stedfortreder_id: UUID
    stedfortreder: str
    fra: date
    til: date
    """Half-open: the first day back."""


@dataclass(frozen=True, slots=True)
class Teamlapp:
    """What a team is called, and where it is."""

    id: UUID
    navn: str
    kontor_nr: str
    nedlagt: bool = False


@dataclass(frozen=True, slots=True)
class Teamdata:
    id: UUID
    navn: str
    versjon: int
    medlemmer: tuple[tuple[UUID, str], ...]
    """Id and name, by name."""


@dataclass(frozen=True, slots=True)
class Kollega:
    """A member of staff as colleagues choose among them."""

    id: UUID
    navn: str
    tittel: str
    rom: frozenset[Rom]
    roller: frozenset[Rolle]
    team: tuple[str, ...]
    borte_til: date | None
    """The first day back, when absent today."""
