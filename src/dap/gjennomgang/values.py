"""What crosses the boundary of going through a portfolio together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from dap.oppfolging.values import Huskelappdata

OBJEKT = "GJENNOMGANG"
OBJEKT_PUNKT = "GJENNOMGANGSPUNKT"
"""Of what is erased of one user: never shown to the user."""
HVA = "gjennomgang"
"""What the trace calls a look."""
MAKS_PUNKTER = 200
MAKS_TITTEL = 80
MAKS_NOTAT = 1_000
MAKS_SAMMENDRAG = 2_000
MAKS_FORMAL = 200
BEVARES = timedelta(days=365)
"""From the end until notes and names are deleted. What was decided stands with the user."""
GLEMT = timedelta(days=730)
"""From the start, for one that nobody ends."""


class Slag(StrEnum):
    SAMTALE = "SAMTALE"
    """Leader and adviser talk about the adviser's users."""
    VASK = "VASK"
    """The same, over those who look as if they should not be in the portfolio."""


class Beslutning(StrEnum):
    INGEN = ""
    BEHOLD = "BEHOLD"
    NESTE_STEG = "NESTE_STEG"
    """A next step with a deadline: the user's note to remember."""
    UTMELDING = "UTMELDING"
    """Somebody must decide whether the follow-up goes on: a candidate for leaving."""


AVSLUTTES = frozenset({"KANDIDAT", "INAKTIV"})
"""Reasons that suggest to look at whether the follow-up should end."""


@dataclass(frozen=True, slots=True)
class Valgt:
    """A user on the list, and the codes of why."""

    person_id: UUID
    grunner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Punktinnhold:
    notat: str = ""
    gjennomgatt: bool = False
    beslutning: Beslutning = Beslutning.INGEN
    tekst: str = ""
    """The next step, or why the follow-up should be looked at or goes on."""
    frist: date | None = None
    lappversjon: int = 0
    """Of the note to remember, as the page showed it."""


@dataclass(frozen=True, slots=True)
class Gjennomgangsrad:
    id: UUID
    slag: Slag
    tittel: str
    leder: str
    veileder: str
    startet: datetime
    lukket: datetime | None
    antall: int
    """Of those that the reader may open now."""
    gjort: int


@dataclass(frozen=True, slots=True)
class Punktrad:
    id: UUID
    person_id: UUID
    navn: str
    grunner: tuple[str, ...]
    notat: str
    gjennomgatt: bool
    beslutning: Beslutning
    endret: datetime
    endret_av: str

    @property
    def bor_avsluttes(self) -> bool:
        return not AVSLUTTES.isdisjoint(self.grunner)


@dataclass(frozen=True, slots=True)
class Innsynsrad:
    hvem: str
    tid: datetime
    formal: str


@dataclass(frozen=True, slots=True)
class Gjennomgangsdata:
    rad: Gjennomgangsrad
    kontor: str
    sammendrag: str
    versjon: int
    kan_skrive: bool
    punkter: Sequence[Punktrad]
    innsyn: Sequence[Innsynsrad]

    @property
    def apen(self) -> bool:
        return self.rad.lukket is None


@dataclass(frozen=True, slots=True)
class Punktdata:
    """One user in it. `versjon` is the point's own, `lapp` the note to remember that stands there."""

    rad: Punktrad
    gjennomgang_id: UUID
    tittel: str
    versjon: int
    kan_skrive: bool
    lapp: Huskelappdata | None
    er_kandidat: bool
    fulgt: bool
    """The follow-up has not ended since the start: then there is something to decide."""
    nr: int
    antall: int
    forrige: UUID | None
    neste: UUID | None
