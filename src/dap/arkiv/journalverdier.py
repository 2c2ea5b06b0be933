"""What journaling is made of, as it crosses the boundary."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from dap.arkiv.eksportverdier import Saksinnhold
from dap.felles.rom import Rom

OBJEKT = "JOURNALPOST"
OBJEKT_FORSLAG = "JOURNALFORSLAG"
TITTEL_MINST, TITTEL_MAKS = 10, 200
BEGRUNNELSE_MINST, BEGRUNNELSE_MAKS = 5, 500


class Regelkode(StrEnum):
    """The rules that propose: `dap.arkiv.regelverk` says what each looks at and keeps."""

    PLAN = "PLAN"
    PERIODE = "PERIODE"
    AVTALT = "AVTALT"
    REFERAT = "REFERAT"
    KRITISK = "KRITISK"
    VEDTAK = "VEDTAK"
    KLAGE = "KLAGE"


class Journalstatus(StrEnum):
    VENTER = "VENTER"
    """To be packed, handed over, or acknowledged."""
    MOTTATT = "MOTTATT"
    """The archive has acknowledged it, with the same checksum."""
    FEILET = "FEILET"
    """Tried in vain; tried again by itself for as long as `neste_forsok` says."""
    STANSET = "STANSET"
    """Something in it was erased before the archive had it: it is never handed over."""


class Sendemate(StrEnum):
    """Whether the user is sent the document, and how."""

    IKKE = "IKKE"
    DIGITALT = "DIGITALT"
    BREV = "BREV"
    """The user does not read digitally: somebody prints it."""


class Leveringsfeil(StrEnum):
    """Why the archive does not have it yet."""

    IKKE_SATT_OPP = "IKKE_SATT_OPP"
    SVARER_IKKE = "SVARER_IKKE"
    AVVIST = "AVVIST"
    FEIL_SJEKKSUM = "FEIL_SJEKKSUM"
    INGEN_KVITTERING = "INGEN_KVITTERING"
    PAKKEN_FEILET = "PAKKEN_FEILET"


@dataclass(frozen=True, slots=True)
class Kilde:
    """What can be journalled: by which rule, in which room, and the record or period it is about."""

    regel: Regelkode
    rom: Rom
    id: UUID


@dataclass(frozen=True, slots=True)
class Forslag:
    """Something that is proposed as worth keeping."""

    kilde: Kilde
    navn: str
    hvorfor: str
    tittel: str
    sist: datetime
    """When the newest of what it rests on happened."""
    til_hendelse: int
    bevaring: str


@dataclass(frozen=True, slots=True)
class Bilde:
    """A preview as the one who confirms saw it. Confirming carries it."""

    tid: datetime
    til_hendelse: int
    handtert: int
    """How far this had been journalled or put away then."""
    avtrykk: Mapping[str, str]
    """Fingerprint of each part, by id."""


@dataclass(frozen=True, slots=True)
class Del:
    """One thing that will be in the entry, and can be left out."""

    id: str
    kapittel: str
    tittel: str
    tid: datetime | None
    antall_vedlegg: int


class Endringsslag(StrEnum):
    NY = "NY"
    ENDRET = "ENDRET"
    BORTE = "BORTE"
    JOURNALFORT = "JOURNALFORT"
    """Somebody else has journalled it, or put it away."""


@dataclass(frozen=True, slots=True)
class Endring:
    """What is not as it was when the preview was made."""

    slag: Endringsslag
    tittel: str


@dataclass(frozen=True, slots=True)
class Forhandsvisning:
    """Exactly what an entry will hold, as one picture in time."""

    kilde: Kilde
    navn: str
    hvorfor: str
    foreslatt: bool
    """Whether a rule proposes it now; anything can be journalled all the same."""
    tittel: str
    deler: tuple[Del, ...]
    sak: Saksinnhold
    bilde: Bilde
    periode_id: UUID
    periode: str
    bevaring: str
    sendemate: Sendemate
    """How the user would get it."""
    endringer: tuple[Endring, ...] = ()

    @property
    def versjon(self) -> int:
        return self.bilde.til_hendelse


@dataclass(frozen=True, slots=True)
class Journalpostrad:
    """An entry, as its readers see it."""

    id: UUID
    nr: int
    """Within the person and the room."""
    rom: Rom
    regel: Regelkode
    navn: str
    """Its kind, in plain words."""
    tittel: str
    periode: str
    journalfort: datetime
    av: str
    bevaring: str
    sendemate: Sendemate
    status: Journalstatus
    feil: str
    """Of `Leveringsfeil`; empty when nothing is wrong."""
    neste_forsok: datetime | None
    journal_id: str
    """The archive's own name for it."""
    mottatt: datetime | None
    sjekksum: str
    dokumenter: tuple[int, ...]
    """Numbers of the PDFs that can be opened; none before it is packed, and after erasure."""
    innhold_fjernet: datetime | None


@dataclass(frozen=True, slots=True)
class Bortlagt:
    """A proposal that somebody put away."""

    kilde: Kilde
    tittel: str
    begrunnelse: str
    tid: datetime
    av: str
