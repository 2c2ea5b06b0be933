"""Warnings (varsel om stans) as they cross the boundary, and their limits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from dap.eskalering.maler import MALER, Felt, Feltslag, Kilde, Mal, Malkode
from dap.felles.tid import POSTGANG

__all__ = [
    "AVSLUTTES_AV_NAV",
    "GRUNN_MAKS",
    "MALER",
    "MELDING_MAKS",
    "OBJEKT",
    "OPPFORES_ETTER",
    "POSTGANG",
    "SPRAK",
    "Avslutning",
    "Eskaleringsdata",
    "Felt",
    "Feltslag",
    "Filter",
    "Forhandsvisning",
    "Fristendring",
    "Hvem",
    "Kilde",
    "Leveringsdata",
    "Leveringskilde",
    "Mal",
    "Malkode",
    "Oversiktsrad",
    "Startsperre",
    "Status",
    "Svardata",
    "Svarmate",
]

OBJEKT = "ESKALERING"
GRUNN_MAKS = 500
"""Of an extended deadline and of an end: the user reads it."""
MELDING_MAKS = 2000
SPRAK = ("nb", "nn", "en")
OPPFORES_ETTER = timedelta(days=10)
"""A warning that stands this long after it was sent, with its deadline behind it, has run out
(reference ch. 3.6)."""


class Status(StrEnum):
    AKTIV = "AKTIV"
    STOPPET = "STOPPET"
    """NAV took it back."""
    OPPFYLT = "OPPFYLT"
    """The user has done what it asked for."""
    VIDERE = "VIDERE"
    """The deadline is out, or the user has answered, and somebody decides on the benefit."""
    OPPFOLGING_AVSLUTTET = "OPPFOLGING_AVSLUTTET"


AVSLUTTES_AV_NAV = (Status.OPPFYLT, Status.STOPPET, Status.VIDERE)


class Leveringskilde(StrEnum):
    """How it is known that the user has got it."""

    LEST = "LEST"
    BREV = "BREV"


class Svarmate(StrEnum):
    DIALOG = "DIALOG"
    PAPIR = "PAPIR"
    TELEFON = "TELEFON"
    MOTE = "MOTE"


class Startsperre(StrEnum):
    """Why no warning can be given now; the values are codes of refusal."""

    IKKE_UNDER_OPPFOLGING = "IKKE_UNDER_OPPFOLGING"
    KVP = "ESKALERING_UNDER_KVP"
    ALLEREDE_AKTIV = "ESKALERING_ALLEREDE_AKTIV"
    BARE_STATEN = "ESKALERING_BARE_STATEN"


@dataclass(frozen=True, slots=True)
class Leveringsdata:
    kilde: Leveringskilde
    tid: datetime
    """When it was read, or noted that the letter was posted."""
    kom: date
    """The day from which the user has it."""
    postet: date | None = None


@dataclass(frozen=True, slots=True)
class Svardata:
    maate: Svarmate
    tid: datetime
    mottatt: date
    nr: int
    """Of the message in the thread."""
    vedlegg: int
    skrevet_ned_av: str = ""
    """Who wrote it down, when it came on paper, by phone or in a meeting."""


@dataclass(frozen=True, slots=True)
class Fristendring:
    tid: datetime
    fra: date
    til: date
    grunn: str
    navn: str


@dataclass(frozen=True, slots=True)
class Avslutning:
    status: Status
    tid: datetime
    grunn: str
    """Empty when the follow-up ended."""
    navn: str


@dataclass(frozen=True, slots=True)
class Eskaleringsdata:
    id: UUID
    person_id: UUID
    rom: str
    periode_id: UUID
    trad_id: UUID
    versjon: int
    mal: Mal
    sprak: str
    overskrift: str
    tekst: str
    """What the user was sent, word for word."""
    frist: date
    forste_frist: date
    sendt: datetime
    sendt_av: str
    per_post: bool
    """The user could not be reached digitally when it was sent: a letter goes in the post."""
    dag: date
    """The day the rest is reckoned on."""
    leveringer: tuple[Leveringsdata, ...] = ()
    svar: tuple[Svardata, ...] = ()
    endringer: tuple[Fristendring, ...] = ()
    avsluttet: Avslutning | None = None

    @property
    def aktiv(self) -> bool:
        return self.avsluttet is None

    @property
    def status(self) -> Status:
        return self.avsluttet.status if self.avsluttet else Status.AKTIV

    @property
    def levert(self) -> Leveringsdata | None:
        """The first proof that the user has it; None while there is none, or it is on its way."""
        kommet = [lev for lev in self.leveringer if lev.kom <= self.dag]
        return min(kommet, key=lambda lev: (lev.kom, lev.tid), default=None)

    @property
    def pa_vei(self) -> Leveringsdata | None:
        """A letter that is posted and has not come yet."""
        if self.levert is not None:
            return None
        return next((lev for lev in self.leveringer if lev.kom > self.dag), None)

    @property
    def besvart(self) -> bool:
        return bool(self.svar)

    @property
    def vedlegg(self) -> int:
        return sum(s.vedlegg for s in self.svar)

    @property
    def dager_igjen(self) -> int:
        """Days to the deadline, 0 on the day itself, negative after it."""
        return (self.frist - self.dag).days

    @property
    def over_frist(self) -> bool:
        """The deadline has passed, and the user has not answered."""
        return self.aktiv and self.dager_igjen < 0 and not self.besvart


@dataclass(frozen=True, slots=True)
class Forhandsvisning:
    """A warning as the user will get it; nothing is sent."""

    overskrift: str
    tekst: str
    frist: date
    per_post: bool
    sprak: str


class Hvem(StrEnum):
    MINE = "MINE"
    KONTORET = "KONTORET"


class Filter(StrEnum):
    """What of the open ones is shown."""

    ALLE = "ALLE"
    OVER_FRIST = "OVER_FRIST"
    BESVART = "BESVART"
    IKKE_LEVERT = "IKKE_LEVERT"
    UTLOPT = "UTLOPT"


@dataclass(frozen=True, slots=True)
class Oversiktsrad:
    """An open warning of somebody in the office's list."""

    id: UUID
    person_id: UUID
    person: str
    malkode: Malkode
    navn: str
    """Of the template (translate it)."""
    sendt: date
    frist: date
    dager_igjen: int
    levert: date | None
    pa_vei: date | None
    """When the letter was posted that has not come yet."""
    kilde: Leveringskilde | None
    besvart: date | None
    vedlegg: int
    per_post: bool
    utlopt: bool

    @property
    def over_frist(self) -> bool:
        return self.dager_igjen < 0 and self.besvart is None
