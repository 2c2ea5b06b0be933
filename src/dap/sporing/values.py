from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

HJELPER = "HJELPER"
"""Kind of the one who looked: somebody who acts for the user."""
HJELP = "HJELP_"
"""Begins the reason of such a look; what gives the right stands after it (`Hjelpslag`)."""


class Bruddtype(StrEnum):
    """What `dap sporing kontroller` can find wrong."""

    ENDRET_RAD = "ENDRET_RAD"
    MANGLENDE_RAD = "MANGLENDE_RAD"
    BRUTT_KJEDE = "BRUTT_KJEDE"
    IKKE_FORSEGLET = "IKKE_FORSEGLET"


@dataclass(frozen=True, slots=True)
class Brudd:
    type: Bruddtype
    blokk: int | None
    oppslag: int | None


@dataclass(frozen=True, slots=True)
class Kontrollresultat:
    blokker: int
    rader: int
    brudd: tuple[Brudd, ...]


@dataclass(frozen=True, slots=True)
class Oppslagsrad:
    """One look, as an auditor reads it."""

    tid: datetime
    navn: str
    kontor: str
    person_id: UUID
    hva: str
    hvorfor: str


@dataclass(frozen=True, slots=True)
class Innsynsrad:
    """One line of the user's list of who has looked."""

    tid: datetime
    navn: str
    kontor: str
    hva: str
    hvorfor: str
