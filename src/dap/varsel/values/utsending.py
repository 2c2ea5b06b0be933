"""What the outbox is made of: channels, statuses, and a person's choices."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from uuid import UUID

from dap.varsel.values.slag import Varselslag


class Kanal(StrEnum):
    """How a notification reaches somebody outside the product."""

    SMS = "SMS"
    EPOST = "EPOST"
    BREV = "BREV"


DIGITALE = (Kanal.SMS, Kanal.EPOST)
"""In the order that they are tried when the user has not chosen."""


class Utsendingsstatus(StrEnum):
    VENTER = "VENTER"
    TATT = "TATT"
    """A worker has it, until `neste`: then it is anybody's again."""
    SENDT = "SENDT"
    """The channel took it. Whether it arrived is not known (yet)."""
    LEVERT = "LEVERT"
    FEILET = "FEILET"
    """It never arrives: the address does not exist, or the letter came back."""
    DOD = "DOD"
    """Given up after many tries; operations may try again."""
    STOPPET = "STOPPET"
    """Read, answered, finished or ended before it was sent."""
    HOPPET_OVER = "HOPPET_OVER"
    """Not meant to be sent: the person is not digital, and the kind makes no letter by itself."""


class Samling(StrEnum):
    """When the user wants what can wait."""

    NAA = "NAA"
    DAGLIG = "DAGLIG"


class Feilkode(StrEnum):
    """Why a notification did not go, in codes that pages put into words."""

    INGEN = ""
    IKKE_DIGITAL = "IKKE_DIGITAL"
    """Manual, reserved, or without an address that can be used."""
    UGYLDIG_ADRESSE = "UGYLDIG_ADRESSE"
    """The channel says that there is nobody at the address."""
    AVVIST = "AVVIST"
    """The channel does not want it, whatever the address."""
    NEDE = "NEDE"
    FOR_TREGT = "FOR_TREGT"
    UFORSTAELIG = "UFORSTAELIG"
    """The channel answered something that is not an answer."""
    RETUR = "RETUR"
    """The letter came back."""
    TATT_UT = "TATT_UT"
    """The letter was taken out of the queue before it was printed."""
    LEST = "LEST"
    OVER = "OVER"
    """What it was about is over."""
    DOD_PERSON = "DOD_PERSON"
    KOM_FRAM = "KOM_FRAM"
    """It arrived in another channel after all."""


class Retursvar(StrEnum):
    """What became of a message in the mailbox of returned mail."""

    REGISTRERT = "REGISTRERT"
    PA_VEI = "PA_VEI"
    """A report that something is late: it is still tried."""
    AUTOSVAR = "AUTOSVAR"
    """A program that answers for its owner: nothing came back."""
    UKJENT = "UKJENT"
    """No report that we understand, or not of anything that we sent: for a human."""


OBJEKT_VALG = "VARSELVALG"
"""`objekt_type` of a person's choices; the id is the person's."""


@dataclass(frozen=True, slots=True)
class Valg:
    """What a person has chosen. Empty means: nothing chosen, and the product's own rule holds."""

    sprak: str = ""
    kanaler: tuple[Kanal, ...] = ()
    """Allowed channels, the preferred one first."""
    samling: Samling = Samling.NAA
    stille_fra: time = time(21)
    stille_til: time = time(7)
    """Nothing is sent from the one to the other, in Oslo. Equal: never quiet."""
    versjon: int = 0


@dataclass(frozen=True, slots=True)
class Mottak:
    """All that decides how a person is reached now."""

    person_id: UUID
    kan_varsles: bool
    reservert: bool
    manuell: bool
    dod: bool
    epost: str
    telefon: str
    epost_avvist: str = ""
    """The address that came back; another one may be tried."""
    telefon_avvist: str = ""
    sprak: str = "nb"
    valg: Valg = Valg()


@dataclass(frozen=True, slots=True)
class Utsendingsrad:
    """One sending, for the user and for the adviser who may see what it was about."""

    id: UUID
    varsel_id: UUID
    person_id: UUID
    slag: Varselslag
    objekt_type: str
    objekt_id: UUID
    rom: str
    kanal: Kanal
    runde: int
    status: Utsendingsstatus
    feilkode: Feilkode
    bestilt: datetime
    tidligst: datetime
    neste: datetime
    forsok: int
    sendt: datetime | None
    levert: datetime | None
    til: str
    """The address it went to; empty for a letter and before it is sent."""
    lest: datetime | None
    """When the notification was read in the product."""
    stoppet: datetime | None = None
    """When what it was about was over."""


@dataclass(frozen=True, slots=True)
class Kofakta:
    """The outbox as operations see it, per channel. Holds no person."""

    kanal: Kanal
    venter: int
    """Due and not sent."""
    eldste: float
    """Seconds that the oldest of them has been due; 0 when none is."""
    dode: int
    feilet: int
    """That came back, last 24 hours."""
    sendt: int
    """Last 24 hours, arrived or not."""


@dataclass(frozen=True, slots=True)
class Returpostrad:
    """Mail that came back and that nobody understood: that it is there, and where. Holds no person."""

    id: UUID
    kom: datetime
    form: str
    storrelse: int
    fil: str
    """Its name in the folder; empty when it is kept in the database."""
