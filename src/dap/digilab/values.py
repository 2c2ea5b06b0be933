"""Group days where users learn to use the plan: the day, who is asked, and what each needs help with."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

OBJEKT = "DIGILAB"
MAKS_DAGER_FRAM = 365
"""A day is planned so far ahead, and no further."""
MAKS_PLASSER, MAKS_TITTEL, MAKS_STED, MAKS_SPRAK = 60, 100, 200, 40
MINST_MINUTTER, MAKS_MINUTTER = 30, 480
MAKS_NOTAT = 1000
MAKS_INVITERTE = 100
"""At once."""


class Dagstatus(StrEnum):
    PLANLAGT = "PLANLAGT"
    AVLYST = "AVLYST"


class Deltakerstatus(StrEnum):
    INVITERT = "INVITERT"
    PAMELDT = "PAMELDT"
    VENTELISTE = "VENTELISTE"
    AVSLATT = "AVSLATT"
    MOTT = "MOTT"
    IKKE_MOTT = "IKKE_MOTT"
    AVLYST = "AVLYST"


MED_PLASS = (Deltakerstatus.PAMELDT, Deltakerstatus.MOTT, Deltakerstatus.IKKE_MOTT)
APNE = (Deltakerstatus.INVITERT, Deltakerstatus.PAMELDT, Deltakerstatus.VENTELISTE)


class Hjelpebehov(StrEnum):
    """What somebody turned out to need help with."""

    INNLOGGING = "INNLOGGING"
    KONTAKTINFO = "KONTAKTINFO"
    MELDINGER = "MELDINGER"
    AKTIVITETER = "AKTIVITETER"
    MOBIL = "MOBIL"
    SPRAK = "SPRAK"
    LESE_OG_SKRIVE = "LESE_OG_SKRIVE"
    UTSTYR = "UTSTYR"
    FOLGES_OPP_ANNERLEDES = "FOLGES_OPP_ANNERLEDES"


@dataclass(frozen=True, slots=True)
class Dagsinnhold:
    tittel: str
    start: datetime
    minutter: int
    sted: str
    plasser: int
    sprak: str = ""
    tolk: bool = False


@dataclass(frozen=True, slots=True)
class Dagdata:
    id: UUID
    kontor_nr: str
    innhold: Dagsinnhold
    status: Dagstatus
    ledige: int
    """Seats that nobody has."""
    versjon: int

    @property
    def avlyst(self) -> bool:
        return self.status == Dagstatus.AVLYST


@dataclass(frozen=True, slots=True)
class Deltakerdata:
    """One who was asked. `ble_digital`: signed in for the first time on the day or later."""

    id: UUID
    person_id: UUID
    navn: str
    status: Deltakerstatus
    svart: datetime | None
    behov: tuple[Hjelpebehov, ...]
    notat: str
    versjon: int
    ble_digital: datetime | None


@dataclass(frozen=True, slots=True)
class Egendata:
    """A day as the one who is asked sees it: nothing of the others, not even how many."""

    id: UUID
    dag: Dagsinnhold
    kontor: str
    avlyst: bool
    status: Deltakerstatus
    behov: tuple[Hjelpebehov, ...]
    notat: str
    kan_svare: bool
    rom: str
