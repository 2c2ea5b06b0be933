"""What crosses the boundary of doing the same for many at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from dap.dialog.values import Maltekst
from dap.oppfolging.values import Kategori, Merke

ANGREFRIST = timedelta(minutes=10)
STANSET = timedelta(minutes=2)
"""No request lives so long: what is not finished then was cut off."""
MAKS = 500
"""So many users in one go."""


class Slag(StrEnum):
    VEILEDER = "VEILEDER"
    HUSKELAPP = "HUSKELAPP"
    KATEGORI = "KATEGORI"
    MELDING = "MELDING"
    AKTIVITET = "AKTIVITET"
    MOTE = "MOTE"
    """An invitation to choose among the adviser's free slots."""

    @property
    def kan_angres(self) -> bool:
        """What is sent may be read already."""
        return self not in {Slag.MELDING, Slag.MOTE}


class Blank(StrEnum):
    """What can stand as [word] in a message, and is each one's own."""

    FORNAVN = "fornavn"
    NAVN = "navn"
    VEILEDER = "veileder"
    KONTOR = "kontor"


@dataclass(frozen=True, slots=True)
class Oppdrag:
    """What is to be done with each. Only what belongs to `slag` is used."""

    slag: Slag
    ansatt_id: UUID | None = None
    kategori: Kategori | None = None
    team_id: UUID | None = None
    """In whose words the category is; none for the office's."""
    overskrift: str = ""
    tekst: str = ""
    """Of the note or the message."""
    oversatt: Mapping[str, Maltekst] = field(default_factory=dict, hash=False)
    """The message for those who read another language than bokmål, by language."""
    frist: date | None = None
    type: str = ""
    """Of the activity; `felter` is what its form sends, and `som_forslag` asks the user for an answer."""
    felter: Mapping[str, Any] = field(default_factory=dict, hash=False)
    som_forslag: bool = False

    @property
    def verdi(self) -> str:
        """What each gets, as far as undoing must know it."""
        if self.slag == Slag.VEILEDER:
            return str(self.ansatt_id or "")
        if self.slag == Slag.KATEGORI and self.kategori:
            return str(Merke(self.kategori, self.team_id))
        return ""


@dataclass(frozen=True, slots=True)
class Valgt:
    """One whom somebody chose, and what the page showed that they had before."""

    person_id: UUID
    for_: str = ""
    hoppet: bool = False
    """The last look said that they would be passed over: then they are, whatever has changed since."""


@dataclass(frozen=True, slots=True)
class Utfall:
    person_id: UUID
    navn: str
    """Empty when the one who asks may not open the person."""
    kode: str
    """Why not; empty when it goes, or went, well."""
    for_: str = ""
    """What the person had before: an adviser's id, a category, or nothing."""
    tekst: str = field(default="", repr=False)
    """The message as this one will read it."""
    overskrift: str = ""
    sprak: str = ""
    """Of the message: the reader's own where it is written in it."""

    @property
    def ok(self) -> bool:
        return not self.kode


@dataclass(frozen=True, slots=True)
class Kvitteringsdata:
    """What was done, for the one who did it."""

    id: UUID
    slag: Slag
    tid: datetime
    ferdig: bool
    stanset: bool
    """Not finished, and nothing goes on any more: what has a line is done, the rest is not."""
    verdi: str
    """What each got: an adviser's id or a category."""
    ukjente: int
    """So many could not be opened, or do not exist."""
    angres_til: datetime | None
    """Until then it can be undone; None when it never can, or was."""
    for_sent: bool
    """It could have been undone, and was not in time."""
    utfall: tuple[Utfall, ...]
    angret: datetime | None
    angreutfall: tuple[Utfall, ...]
    """Of those that it was tried for."""
