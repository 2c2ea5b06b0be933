"""Minutes as they cross the boundary, and their limits (reference: NAV's own minutes)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from dap.dialog.values import Sitat
from dap.forstaelse.values import Side
from dap.mote.values import Kanal

__all__ = [
    "KOMMENTAR_MAKS",
    "OBJEKT",
    "OBJEKT_UTKAST",
    "TEKST_MAKS",
    "TEMA_MAKS",
    "Deltdata",
    "Kanal",
    "Kommentardata",
    "Kommentarslag",
    "Referatdata",
    "Referatrad",
    "Referatuttrekk",
    "Side",
    "Udelt",
    "Uferdig",
    "Utkastdata",
]

TEMA_MAKS = 100
TEKST_MAKS = 5000
KOMMENTAR_MAKS = 2000
MAKS_SITATER = 20
FRIST_ARBEIDSDAGER = 5
"""Minutes that are not shared so many working days after the talk are late (product rule)."""

OBJEKT = "REFERAT"
"""What hendelse, varsel and forstaelse call minutes that are shared, or that the user writes."""
OBJEKT_UTKAST = "REFERATUTKAST"
"""What hendelse calls minutes that the user has not seen: never told to the user."""


class Kommentarslag(StrEnum):
    KOMMENTAR = "KOMMENTAR"
    RETTELSE = "RETTELSE"
    """How the other side remembers it. Stands beside the minutes, never inside them."""


@dataclass(frozen=True, slots=True)
class Deltdata:
    """One shared version."""

    nr: int
    tekst: str
    delt: datetime
    av_bruker: bool
    navn: str
    """Of the member of staff; empty for the user."""
    sitater: tuple[Sitat, ...] = ()


@dataclass(frozen=True, slots=True)
class Utkastdata:
    """What one's own side has written and not shared."""

    versjon: int
    tekst: str
    endret: datetime
    navn: str
    av_bruker: bool
    sitater: tuple[Sitat, ...] = ()


@dataclass(frozen=True, slots=True)
class Kommentardata:
    id: UUID
    slag: Kommentarslag
    til_nr: int
    tekst: str
    tid: datetime
    av_bruker: bool
    navn: str


@dataclass(frozen=True, slots=True)
class Referatrad:
    """Minutes in a list, for a reader who may know of them."""

    id: UUID
    person_id: UUID
    rom: str
    mote_id: UUID | None
    """None for a talk without a meeting."""
    tema: str
    dag: date
    kanal: Kanal
    skriver: Side
    delt_nr: int
    """Number of the newest shared version; 0 when nothing is shared."""
    delt: datetime | None
    ferdig: bool
    historisk: bool
    """Belongs to a period that has ended."""
    for_sent: bool
    """Should have been shared by now."""

    @property
    def er_delt(self) -> bool:
        return self.delt_nr > 0


@dataclass(frozen=True, slots=True)
class Referatdata(Referatrad):
    """Minutes on their own page."""

    versjon: int = 0
    gjeldende: Deltdata | None = None
    """The newest shared version."""
    utkast: Utkastdata | None = None
    """Only for the side that writes, and never for who reads as the other."""
    utkastversjon: int = 0
    """Of the own side's draft, open or not: what a form about it must send."""
    kommentarer: tuple[Kommentardata, ...] = ()
    kan_skrive: bool = False
    """The reader's side writes these minutes, and they can be changed now."""
    kan_dele: bool = False
    """There is a draft that the reader may share."""
    kan_kommentere: bool = False


@dataclass(frozen=True, slots=True)
class Referatuttrekk:
    """Shared minutes with everything that was said of them, for the archive."""

    id: UUID
    rom: str
    periode_id: UUID
    mote_id: UUID | None
    tema: str
    dag: date
    kanal: Kanal
    ferdig: bool
    delte: tuple[Deltdata, ...]
    """Oldest first, never empty."""
    kommentarer: tuple[Kommentardata, ...]

    @property
    def gjeldende(self) -> Deltdata:
        return self.delte[-1]


@dataclass(frozen=True, slots=True)
class Uferdig:
    """What the user knows of a talk whose minutes are not shared: that they are coming."""

    dag: date
    kanal: Kanal
    rom: str


@dataclass(frozen=True, slots=True)
class Udelt:
    """Minutes that should have been shared, for the overview."""

    id: UUID
    person_id: UUID
    rom: str
    dag: date
    frist: date
