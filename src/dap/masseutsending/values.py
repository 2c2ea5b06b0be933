"""What crosses the boundary of a message to very many. No persons: numbers alone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

MAKS_NAVN = 80
MAKS_GRUNN = 500
STYKKE = 4000
"""So many threads are stored in one transaction: what a killed run loses is not yet stored."""


class Status(StrEnum):
    UTKAST = "UTKAST"
    TIL_GODKJENNING = "TIL_GODKJENNING"
    """Its receivers are fixed; nothing in it changes any more."""
    GODKJENT = "GODKJENT"
    """Approved by another; is being stored."""
    LAGRET = "LAGRET"
    """Everybody has it; the notifications leave as fast as the channels take them."""
    STOPPET = "STOPPET"


class Hoppet(StrEnum):
    """Why somebody who was chosen got nothing."""

    IKKE_UNDER_OPPFOLGING = "IKKE_UNDER_OPPFOLGING"
    """The follow-up ended between the choice and the storing."""


class Flettefelt(StrEnum):
    """What can stand as [word] in the text, and is each one's own."""

    FORNAVN = "fornavn"
    KONTOR = "kontor"
    VEILEDER = "veileder"


@dataclass(frozen=True, slots=True)
class Innhold:
    """What somebody wants to say, and to whom: everybody who is followed up, or at these offices."""

    navn: str
    overskrift: str
    tekst: str
    kontorer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Framdrift:
    """How far it has come."""

    mottakere: int
    lagret: int
    hoppet: int
    varsler: dict[str, int]
    """Notifications by status of the outbox."""

    @property
    def igjen(self) -> int:
        return self.mottakere - self.lagret - self.hoppet

    @property
    def prosent(self) -> int:
        return 100 * (self.lagret + self.hoppet) // self.mottakere if self.mottakere else 0


@dataclass(frozen=True, slots=True)
class Massedata:
    id: UUID
    innhold: Innhold
    status: Status
    versjon: int
    laget_av: str
    """Name."""
    mitt: bool
    """The reader made it, and so cannot approve it."""
    opprettet: datetime
    godkjent_av: str
    godkjent: datetime | None
    stoppgrunn: str


@dataclass(frozen=True, slots=True)
class Forhandsvisning:
    """What would be sent, and to how many."""

    eksempel: str
    mottakere: int
    digitalt: int
    brev: int
