from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from dap.felles.rom import Rom
from dap.person.values import Gradering
from dap.sporing.values import Oppslagsrad


class Avgjorelse(StrEnum):
    TILLATT = "TILLATT"
    KREVER_BEGRUNNELSE = "KREVER_BEGRUNNELSE"
    """Another office follows the person up: may be opened with a stated reason (403)."""
    INHABIL = "INHABIL"
    """Own case or close family (403)."""
    SKJULT = "SKJULT"
    """Must look as if the person did not exist (404)."""


@dataclass(frozen=True, slots=True)
class Personforhold:
    """The facts about a person that access is decided by."""

    person_id: UUID
    gradering: Gradering
    skjermet: bool
    kontor: str | None
    """Number of the office that follows the person up now."""
    er_familie: bool = False
    """Whether the one who asks is close family."""
    grunn: str = ""
    """The reason the one who asks has stated today, if any."""
    har_hjelp: bool = False


@dataclass(frozen=True, slots=True)
class Personinnsyn:
    """Proof that access to one person was decided and traced. Queries of content demand it.

    Only `tilgang.operations.apne_person` makes it; content is filtered by `person_id` and `rom`.
    """

    person_id: UUID
    rom: frozenset[Rom]
    er_bruker: bool
    leser_id: UUID
    kan_skrive: bool = True
    """Whether this look may change anything at all (not so when staff see what the user sees)."""
    kan_endre_plan: bool = True
    """Whether the role follows people up; others read the plan, and write in the dialog."""
    har_hjelp: bool = False
    """Whether somebody has had the right to act for the person."""
    leser_selv: bool = True
    """For a user's view: whether the user is the one who reads it."""
    med_nav: bool = False
    """For a user's view: whether an employee sits beside them (`Aktor.med_nav`)."""

    def ser_rom(self, rom: str) -> bool:
        return rom in self.rom


@dataclass(frozen=True, slots=True)
class Grunnrad:
    """A stated reason, as the leader of the person's office reads it."""

    tid: datetime
    ansatt: str
    person_id: UUID
    person: str
    grunn: str


MAKS_FORMAL = 500


@dataclass(frozen=True, slots=True)
class Sporingssvar:
    om: str
    """Whom it was asked about."""
    rader: tuple[tuple[Oppslagsrad, str], ...]
    """Each look, and the name of who was looked at."""
    flere: bool
    """There are more than are shown: ask for fewer days."""
