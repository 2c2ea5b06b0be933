"""Who may act for a user: what gives the right, how far it goes, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from dap.felles.aktor import Hjelp, Hjelpslag

REGISTERSLAG = frozenset({Hjelpslag.VERGE, Hjelpslag.FREMTIDSFULLMAKT, Hjelpslag.FULLMAKT})
"""What others keep the register of: it is ended there, never here."""
MAKS_ALDER = timedelta(hours=24)
"""Older than this, what a register said gives nobody a right any longer."""
ASSISTANSE_VARER = timedelta(minutes=30)
MAKS_NAVN = 120
MAKS_DAGER = 365
"""How long a user can name a helper for at a time."""
OBJEKT = "HJELPER"
OBJEKT_ASSISTANSE = "ASSISTANSE"


class Hjelpstatus(StrEnum):
    INVITERT = "INVITERT"
    """The user has named them; they have not answered."""
    AKTIV = "AKTIV"
    AVSLATT = "AVSLATT"
    AVSLUTTET = "AVSLUTTET"


APNE = (Hjelpstatus.INVITERT, Hjelpstatus.AKTIV)


class Avsluttet(StrEnum):
    """Who ended it."""

    BRUKER = "BRUKER"
    HJELPER = "HJELPER"
    REGISTER = "REGISTER"


class Samtykke(StrEnum):
    """How the user said yes to being helped at the office."""

    MUNTLIG = "MUNTLIG"
    SKRIFTLIG = "SKRIFTLIG"
    TOLK = "TOLK"


class Assistanseslutt(StrEnum):
    KNAPP = "KNAPP"
    TID = "TID"
    UTLOGGING = "UTLOGGING"
    NY = "NY"
    """The employee began another one."""


class Hjelperegister(StrEnum):
    VERGEMAL = "VERGEMAL"
    FULLMAKT = "FULLMAKT"


SLAG_I_REGISTER = {
    Hjelperegister.VERGEMAL: frozenset({Hjelpslag.VERGE, Hjelpslag.FREMTIDSFULLMAKT}),
    Hjelperegister.FULLMAKT: frozenset({Hjelpslag.FULLMAKT}),
}


@dataclass(frozen=True, slots=True)
class Registerrad:
    """One helper as a register has them. Dates are whole days, `til` the last one."""

    slag: Hjelpslag
    fnr: str
    navn: str
    fra: date
    til: date | None
    kan_skrive: bool
    kan_laste_ned: bool


@dataclass(frozen=True, slots=True)
class Hjelpedata:
    """A helper as pages show them. The fødselsnummer is never here."""

    id: UUID
    bruker_id: UUID
    bruker: str
    hjelper_id: UUID | None
    hjelper: str
    skjult: bool
    """The helper is protected: staff are not shown the name."""
    slag: Hjelpslag
    status: Hjelpstatus
    kan_skrive: bool
    kan_laste_ned: bool
    fra: date
    til: date | None
    gjelder: bool
    """Whether it holds now: status, dates, and the age of what the register said."""
    hentet: datetime | None
    """When the register last answered; None for those the user has named."""
    versjon: int

    @property
    def fra_register(self) -> bool:
        return self.slag in REGISTERSLAG


@dataclass(frozen=True, slots=True)
class Rett:
    """What an id in the address gives: to whom, for whom, and whether it holds now."""

    bruker_id: UUID
    hjelp: Hjelp
    gjelder: bool


@dataclass(frozen=True, slots=True)
class Hjelpernavn:
    """Who did something for the user, as the record of it shows."""

    slag: Hjelpslag
    navn: str
    skjult: bool


@dataclass(frozen=True, slots=True)
class Assistansedata:
    id: UUID
    bruker_id: UUID
    rom: str
    ansatt_id: UUID
    ansatt: str
    startet: datetime
    utloper: datetime
    avsluttet: datetime | None


@dataclass(frozen=True, slots=True)
class Registeralder:
    register: Hjelperegister
    hentet: datetime | None
    feilet: datetime | None
