"""Letters as they cross the boundary: what they hold, where they are, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from dap.felles.sprak import N_
from dap.felles.tid import POSTGANG

OBJEKT = "BREV"
MAKS_BUNKE = 60
MAKS_ORD = 500


class Brevslag(StrEnum):
    """What the letter is about."""

    MELDING = "MELDING"
    REFERAT = "REFERAT"
    AKTIVITET = "AKTIVITET"
    FORHANDSORIENTERING = "FORHANDSORIENTERING"
    FORVENTNING = "FORVENTNING"
    MAL = "MAL"
    MOTE = "MOTE"
    VEDTAK = "VEDTAK"
    KLAGESVAR = "KLAGESVAR"
    VURDERING = "VURDERING"
    ESKALERING = "ESKALERING"
    DOKUMENT = "DOKUMENT"
    """One that was journalled and sent: what a digital user finds in the journal."""
    PLAN = "PLAN"
    BESKJED = "BESKJED"
    """A few words, when what it is about has nothing to be read on paper."""


BREVNAVN: Mapping[Brevslag, str] = {
    Brevslag.ESKALERING: N_("Varsel om stans"),
    Brevslag.MELDING: N_("Melding"),
    Brevslag.REFERAT: N_("Referat"),
    Brevslag.AKTIVITET: N_("Aktivitet"),
    Brevslag.FORHANDSORIENTERING: N_("Forhåndsorientering"),
    Brevslag.FORVENTNING: N_("Forventning"),
    Brevslag.MAL: N_("Mål"),
    Brevslag.MOTE: N_("Møte"),
    Brevslag.VEDTAK: N_("Vedtak"),
    Brevslag.KLAGESVAR: N_("Svar på klage"),
    Brevslag.VURDERING: N_("Vurdering"),
    Brevslag.DOKUMENT: N_("Dokument"),
    Brevslag.PLAN: N_("Planen"),
    Brevslag.BESKJED: N_("Beskjed"),
}


class Brevstatus(StrEnum):
    KLAR = "KLAR"
    """In the office's queue."""
    I_BUNKE = "I_BUNKE"
    SKREVET_UT = "SKREVET_UT"
    POSTET = "POSTET"
    RETURNERT = "RETURNERT"
    STOPPET = "STOPPET"
    """Taken out of the queue before it was printed, with a reason."""


class Returgrunn(StrEnum):
    """What the postal service wrote on the envelope."""

    FLYTTET = "FLYTTET"
    UKJENT = "UKJENT"
    MANGELFULL = "MANGELFULL"
    IKKE_HENTET = "IKKE_HENTET"
    DOD = "DOD"
    ANNET = "ANNET"

    @property
    def gjelder_adressen(self) -> bool:
        return self in {Returgrunn.FLYTTET, Returgrunn.UKJENT, Returgrunn.MANGELFULL}


@dataclass(frozen=True, slots=True)
class Brevrad:
    """One letter in a list."""

    id: UUID
    person_id: UUID
    person: str
    slag: Brevslag
    referanse: str
    status: Brevstatus
    bestilt: datetime
    av: str
    """Who ordered it; empty when it was the system."""
    runde: int
    """1, or how many times it has been printed anew."""
    vernet: bool
    frist: date | None
    postet: datetime | None
    returnert: datetime | None
    returgrunn: Returgrunn | None
    returord: str
    stoppgrunn: str
    bunke_id: UUID | None
    har_innhold: bool
    """False when something in it was erased."""
    objekt_type: str
    objekt_id: UUID
    adresse: "Adressetilstand"
    uten_vedtaket: bool = False
    """An older letter about a decision, which must be put beside it by hand."""
    legg_ved: "tuple[LeggVed, ...]" = ()
    """Files that came with it and that the bundle cannot hold."""

    @property
    def framme(self) -> datetime | None:
        """When it is counted as having arrived; None for one that came back or is not posted."""
        return self.postet + POSTGANG if self.postet and self.status == Brevstatus.POSTET else None


@dataclass(frozen=True, slots=True)
class LeggVed:
    """A file that whoever posts the letter prints from the conversation."""

    navn: str
    trad_id: UUID
    vedlegg_id: UUID


class Adressetilstand(StrEnum):
    """What a clerk must know before a letter is printed."""

    OK = "OK"
    FEIL = "FEIL"
    """A letter has come back from it."""
    MANGLER = "MANGLER"
    HOLDES_UTE = "HOLDES_UTE"
    """Strictly protected: whoever has it puts it on the envelope."""


@dataclass(frozen=True, slots=True)
class Bunkerad:
    id: UUID
    opprettet: datetime
    av: str
    antall: int
    vernet: bool
    skrevet_ut: datetime | None
    postet: datetime | None


@dataclass(frozen=True, slots=True)
class Kobilde:
    """The office's letters as one clerk sees them."""

    klare: tuple[Brevrad, ...]
    bunker: tuple[Bunkerad, ...]
    """Not posted yet, the oldest first, and then the last ones posted."""
    returnerte: tuple[Brevrad, ...]
    """Came back, and nobody has printed them anew."""


@dataclass(frozen=True, slots=True)
class Buntet:
    """What became of a bundle: letters that a colleague took first are left out."""

    bunke_id: UUID
    antall: int
    tatt: int


@dataclass(frozen=True, slots=True)
class Brevinnhold:
    """What the letter says, frozen when it was ordered, in the user's language."""

    tittel: str
    ingress: tuple[str, ...]
    deler: tuple[Mapping[str, Any], ...]
    svarvalg: tuple[str, ...]
    """Boxes to tick on the reply slip."""
    svar: bool
    """Whether there is a reply slip at all."""
    frist: date | None
    underskrift: tuple[str, ...]
    er_vedtak: bool = False
    """Said with the number of whom it is about, which is put on when it is printed, and signed with
    the office that decided."""
    filer: tuple[Mapping[str, str], ...] = ()
    """Which files came with it (`vedlegg.filene`)."""


@dataclass(frozen=True, slots=True)
class Utkast:
    """A letter before it is kept."""

    slag: Brevslag
    innhold: Brevinnhold
    rom: frozenset[str]


class Svarhandling(StrEnum):
    """What the user said, as the one who writes it down chooses it."""

    MELDING = "MELDING"
    """Words alone: a message to the adviser."""
    ENIG = "ENIG"
    UENIG = "UENIG"
    JA = "JA"
    NEI = "NEI"
    LEST = "LEST"
    KOMMER = "KOMMER"
    KOMMER_IKKE = "KOMMER_IKKE"


KREVER_ORD = frozenset(
    {Svarhandling.MELDING, Svarhandling.UENIG, Svarhandling.NEI, Svarhandling.KOMMER_IKKE}
)


@dataclass(frozen=True, slots=True)
class Svarvalg:
    """One answer that makes sense to a record as it is now."""

    handling: Svarhandling
    forslag_id: UUID | None = None
    """Of the times proposed, the one that suits."""
    start: datetime | None = None

    @property
    def verdi(self) -> str:
        return f"{self.handling}:{self.forslag_id}" if self.forslag_id else self.handling.value


@dataclass(frozen=True, slots=True)
class Svarmuligheter:
    """What can be written down for the user about one record."""

    tittel: str
    versjon: int
    """Of the record, or of what is agreed on: the one that the page showed."""
    valg: tuple[Svarvalg, ...]
