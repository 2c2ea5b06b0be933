"""Calibration as it crosses the boundary: cases without persons, decided alone, compared afterwards.

Two groups of advisers who decided on the same case came to two different groups (AFI 2020, ch. 5).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from dap.felles.innsatsgruppe import Innsatsgruppe

OBJEKT = "KALIBRERING"
__all__ = [
    "BEGRUNNELSE_MAKS",
    "LAERDOM_MAKS",
    "MAKS_SAKER",
    "MINST_DELTAKERE",
    "MINST_SVAR",
    "OBJEKT",
    "TEKST_MAKS",
    "TITTEL_MAKS",
    "Alder",
    "Deltakerdata",
    "Erfaring",
    "Fagansvarligdata",
    "Fordeling",
    "Helse",
    "Innsatsgruppe",
    "Kappa",
    "Laerdomsdata",
    "Maal",
    "Mistanke",
    "Mistankeslag",
    "Resultat",
    "Rundedata",
    "Runderad",
    "Saksdata",
    "Saksinnhold",
    "Saksresultat",
    "Sikkerhet",
    "Status",
    "Svardata",
    "Utdanning",
    "Uten",
    "Ytring",
]

TITTEL_MAKS = 100
TEKST_MAKS = 4000
BEGRUNNELSE_MAKS = 500
LAERDOM_MAKS = 5000
MAKS_SAKER = 20
MINST_DELTAKERE = 2
MINST_SVAR = 2
"""A case with fewer answers is not shown: it would say who meant what."""


class Alder(StrEnum):
    UNDER_30 = "UNDER_30"
    FRA_30_TIL_49 = "FRA_30_TIL_49"
    FRA_50 = "FRA_50"


class Utdanning(StrEnum):
    GRUNNSKOLE = "GRUNNSKOLE"
    VIDEREGAENDE = "VIDEREGAENDE"
    HOYERE = "HOYERE"


class Erfaring(StrEnum):
    INGEN = "INGEN"
    UNDER_TO_AR = "UNDER_TO_AR"
    OVER_TO_AR = "OVER_TO_AR"


class Helse(StrEnum):
    """How far health or other matters stand in the way of work, as it is told. Never what it is."""

    INGENTING = "INGENTING"
    NOE = "NOE"
    MYE = "MYE"
    UAVKLART = "UAVKLART"


class Sikkerhet(StrEnum):
    USIKKER = "USIKKER"
    GANSKE_SIKKER = "GANSKE_SIKKER"
    SIKKER = "SIKKER"


class Status(StrEnum):
    FORBEREDES = "FORBEREDES"
    APEN = "APEN"
    AVSLUTTET = "AVSLUTTET"
    """Closed, past its deadline, or answered by all: what was answered is shown."""


class Maal(StrEnum):
    COHEN = "COHEN"
    """Two raters."""
    FLEISS = "FLEISS"
    """More than two."""


class Uten(StrEnum):
    """Why there is no kappa."""

    FOR_FA_SVAR = "FOR_FA_SVAR"
    FOR_FA_SAKER = "FOR_FA_SAKER"
    EN_GRUPPE = "EN_GRUPPE"
    """Everybody chose one and the same group in all cases: nothing to compare with."""


class Mistankeslag(StrEnum):
    FNR = "FNR"
    NAVN = "NAVN"
    ADRESSE = "ADRESSE"
    KONTAKT = "KONTAKT"
    """A telephone number or an e-mail address."""
    DATO = "DATO"


@dataclass(frozen=True, slots=True)
class Mistanke:
    """Something in a text that may tell who it is about."""

    slag: Mistankeslag
    ord_: str


@dataclass(frozen=True, slots=True)
class Saksinnhold:
    tekst: str
    alder: Alder
    utdanning: Utdanning
    erfaring: Erfaring
    helse: Helse


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance, or why there is none to give."""

    verdi: float | None
    maal: Maal | None
    uten: Uten | None = None


@dataclass(frozen=True, slots=True)
class Fordeling:
    gruppe: Innsatsgruppe
    antall: int
    andel: int
    """Per cent of the answers to the case, rounded."""


@dataclass(frozen=True, slots=True)
class Ytring:
    """One answer without a name."""

    gruppe: Innsatsgruppe
    sikkerhet: Sikkerhet
    begrunnelse: str


@dataclass(frozen=True, slots=True)
class Saksresultat:
    sak_id: UUID
    antall_svar: int
    enighet: int | None
    """Per cent of the pairs of answers that agree; None when there are too few."""
    fordeling: tuple[Fordeling, ...]
    """Every group in order; empty when there are too few answers."""
    ytringer: tuple[Ytring, ...]


@dataclass(frozen=True, slots=True)
class Resultat:
    saker: tuple[Saksresultat, ...]
    enighet: int | None
    """Mean over the cases."""
    kappa: Kappa
    antall_deltakere: int
    antall_svart: int
    """How many answered at least one case."""


@dataclass(frozen=True, slots=True)
class Svardata:
    """The reader's own answer."""

    gruppe: Innsatsgruppe
    sikkerhet: Sikkerhet
    begrunnelse: str
    tid: datetime


@dataclass(frozen=True, slots=True)
class Saksdata:
    id: UUID
    nr: int
    """From one, among those of the round that stand."""
    versjon: int
    innhold: Saksinnhold
    mitt_svar: Svardata | None = None


@dataclass(frozen=True, slots=True)
class Deltakerdata:
    navn: str
    har_svart: bool
    """On every case. On which, or what, is not told."""


@dataclass(frozen=True, slots=True)
class Laerdomsdata:
    versjon: int
    tekst: str
    tid: datetime
    navn: str


@dataclass(frozen=True, slots=True)
class Fagansvarligdata:
    """Somebody the leader has appointed to hold rounds at the office."""

    ansatt_id: UUID
    navn: str
    fra: datetime


@dataclass(frozen=True, slots=True)
class Runderad:
    id: UUID
    kontor_nr: str
    kontor: str
    tittel: str
    frist: datetime
    """The round ends at this instant; half-open."""
    status: Status
    antall_saker: int
    deltar: bool
    venter_pa_meg: int
    """Cases of an open round that the reader has not answered."""
    leder: bool
    """The reader may lead the rounds of the office."""


@dataclass(frozen=True, slots=True)
class Rundedata(Runderad):
    versjon: int = 0
    saker: tuple[Saksdata, ...] = ()
    deltakere: tuple[Deltakerdata, ...] = ()
    """Only for who leads, and by name; empty for the others."""
    antall_deltakere: int = 0
    resultat: Resultat | None = None
    """Only when the round has ended."""
    laerdom: Laerdomsdata | None = None
    mulige: Mapping[UUID, str] = field(default_factory=dict, hash=False)
    """Who would be asked if the round were opened now, for who leads."""
