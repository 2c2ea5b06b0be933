"""What crosses the boundary of the package: codes, type descriptions, cards, details, filters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dap.aktivitet.fho import FHO_TEKSTER, FRISTDATO, gjeldende_fho, lesefrist
from dap.aktivitet.koder import (
    APNE,
    FERDIGE,
    STATUSETIKETTER,
    STATUSHJELP,
    Fhotype,
    Handling,
    Leser,
    Part,
    Status,
    Svar,
)
from dap.aktivitet.typer import TYPER
from dap.aktivitet.typer.beskrivelse import (
    Aktivitetstype,
    Felt,
    Feltslag,
    Ferdigutfylt,
    Kortlinje,
    Nar,
    Standard,
    Valg,
)
from dap.felles.sletting import KASSERT_TEKST
from dap.felles.sprak import Ytring
from dap.felles.tid import POSTGANG, dato

__all__ = [
    "APNE",
    "FERDIGE",
    "FERDIG_DAGER_MAKS",
    "FERDIG_NAVN_MAKS",
    "FHO_FRIST_DAGER",
    "FHO_MAKS",
    "FHO_TEKSTER",
    "FLERE_MAKS",
    "FRISTDATO",
    "KOMMENTAR_MAKS",
    "OBJEKT",
    "STATUSETIKETTER",
    "STATUSHJELP",
    "TYPER",
    "Aktivitetsdetaljer",
    "Aktivitetskort",
    "Aktivitetstype",
    "Aktivitetsuttrekk",
    "Felt",
    "Feltslag",
    "Feltverdi",
    "Ferdigdata",
    "Ferdigutfylt",
    "Fhotype",
    "Filter",
    "Flerrad",
    "Forhandsdata",
    "Forhandsrad",
    "Handling",
    "Handlinger",
    "Historikkpost",
    "Kortlinje",
    "Leser",
    "Nar",
    "Part",
    "Planfakta",
    "Standard",
    "Status",
    "Svar",
    "Utfall",
    "Valg",
    "Versjonsrad",
    "er_fast_tittel",
    "gjeldende_fho",
]

OBJEKT = "AKTIVITET"
"""`objekt_type` in hendelse and varsel."""
KOMMENTAR_MAKS = 255
FHO_MAKS = 500
FHO_FRIST_DAGER = 7
FLERE_MAKS = 500
"""Most users that get the same activity at once."""
FERDIG_NAVN_MAKS = 100
FERDIG_DAGER_MAKS = 730


_FASTE_TITLER = frozenset(t.fast_tittel for t in TYPER.values() if t.fast_tittel)


def er_fast_tittel(tittel: str) -> bool:
    """Whether the title is a source text to translate, and nothing a person wrote: a type's own, or that
    it was erased."""
    return tittel in _FASTE_TITLER or tittel == KASSERT_TEKST


@dataclass(frozen=True, slots=True)
class Utfall:
    """What an operation did. The same request sent again gives the same answer."""

    aktivitet_id: UUID
    versjon: int


@dataclass(frozen=True, slots=True)
class Forhandsdata:
    """The prior notice of an agreed activity."""

    type: Fhotype
    tekst: str
    """What the user reads: the standard text's source (translate it) or the adviser's own."""
    sendt: datetime
    lest: datetime | None
    frist: date | None = None
    """Fills the blank [fristdato] of the text, where it is read."""
    malversjon: int = 1
    paragrafer: tuple[str, ...] = ()
    """Sections of folketrygdloven that it rests on."""
    brev_postet: date | None = None
    svar: str = ""
    """What the user said when they had read it."""

    @property
    def ulest(self) -> bool:
        return self.type != Fhotype.IKKE_SEND and self.lest is None

    @property
    def les_innen(self) -> date:
        return lesefrist(dato(self.sendt))

    @property
    def brev_kom(self) -> date | None:
        """The day a letter with it has come."""
        return self.brev_postet + POSTGANG if self.brev_postet else None

    def levert(self, dag: date) -> bool:
        """Whether it is proven that the user has it: read, or a letter that has had time to come."""
        return self.lest is not None or (self.brev_kom is not None and self.brev_kom <= dag)

    def over_frist(self, dag: date) -> bool:
        return self.ulest and not self.levert(dag) and dag > self.les_innen


@dataclass(frozen=True, slots=True)
class Forhandsrad:
    """A prior notice in a list."""

    aktivitet_id: UUID
    person_id: UUID
    rom: str
    tittel: str
    fast_tittel: bool
    fho: Forhandsdata


@dataclass(frozen=True, slots=True)
class Aktivitetskort:
    """One card of the board, the list and the timeline."""

    id: UUID
    versjon: int
    type: Aktivitetstype
    tittel: str
    status: Status
    rom: str
    avtalt: bool
    fra_dato: date | None
    til_dato: date | None
    detaljer: Mapping[str, Any] = field(hash=False)
    mal_id: UUID | None
    venter_paa: Part | None
    """Whose answer a proposal waits for."""
    historisk: bool
    opprettet: datetime
    endret: datetime
    endret_av_type: str
    endret_siden_sist: bool
    """Changed by somebody else since this reader last saw it."""
    fho_ulest: bool
    """Agreed with NAV, and the user has not yet read what it demands."""
    beskrivelse: str = ""
    """For the text search."""

    @property
    def fast_tittel(self) -> bool:
        """Whether the title is a source text to translate, not something a person wrote."""
        return bool(self.type.fast_tittel)

    def kortlinjer(self, dag: date) -> list[Kortlinje]:
        """Lines under the title as they read on that day."""
        verdier = {**self.detaljer, "fra_dato": self.fra_dato, "til_dato": self.til_dato}
        return self.type.kortlinjer(verdier, dag)

    def merker(self) -> list[Valg]:
        """Tags from the type's own choices (the job stage)."""
        return [
            valg
            for felt in self.type.felter
            if felt.pa_kort and felt.valg
            for valg in felt.valg
            if valg.kode and valg.kode == self.detaljer.get(felt.navn)
        ]

    def kortord(self) -> list[str]:
        """Short facts on the card (the employer)."""
        return [
            str(self.detaljer[felt.navn])
            for felt in self.type.felter
            if felt.pa_kort and not felt.valg and self.detaljer.get(felt.navn)
        ]


@dataclass(frozen=True, slots=True)
class Feltverdi:
    felt: Felt
    verdi: Any
    """str, int, date, or None when nothing stands there. For a choice: its code."""

    @property
    def tom(self) -> bool:
        return self.verdi is None or self.verdi == ""


@dataclass(frozen=True, slots=True)
class Handlinger:
    """What this reader may do now with this activity. The operations decide again."""

    endre: frozenset[str] = frozenset()
    """Names of the fields of the form that may be changed; empty: no edit button."""
    flytt: tuple[Status, ...] = ()
    krever_begrunnelse: frozenset[Status] = frozenset()
    """Targets of a move that need a reason."""
    flytt_sperret: str = ""
    """`kode` of why nothing can be moved, when nothing can."""
    svar: bool = False
    """A proposal waits for this reader's answer."""
    avtale: bool = False
    gjenapne: bool = False
    angre: bool = False
    les_forhandsorientering: bool = False
    egne_grep: tuple[Felt, ...] = ()
    """Fields changed alone (the job stage)."""
    knytt_mal: bool = False


@dataclass(frozen=True, slots=True)
class Aktivitetsdetaljer:
    """Everything about one activity; also what a version conflict carries."""

    id: UUID
    person_id: UUID
    periode_id: UUID
    versjon: int
    type: Aktivitetstype
    tittel: str
    status: Status
    rom: str
    avtalt: bool
    verdier: Mapping[str, Any] = field(hash=False)
    """Value by field name, columns and details together."""
    avsluttet_kommentar: str
    mal_id: UUID | None
    venter_paa: Part | None
    historisk: bool
    opprettet: datetime
    opprettet_av: str
    """Name of who made it."""
    opprettet_av_type: str
    endret: datetime
    endret_av: str
    endret_av_type: str
    fho: Forhandsdata | None = None
    handlinger: Handlinger = field(default_factory=Handlinger, hash=False)

    @property
    def fast_tittel(self) -> bool:
        return bool(self.type.fast_tittel)

    def feltverdier(self) -> list[Feltverdi]:
        """Fields in the order of the form, own choices last, those that do not apply left out."""
        return [
            Feltverdi(felt, self.verdier.get(felt.navn))
            for felt in (*self.type.skjemafelter(self.verdier), *self.type.egne_grep())
        ]


@dataclass(frozen=True, slots=True)
class Versjonsrad:
    """One version: who made it, when and why."""

    nr: int
    tid: datetime
    av: str
    av_type: str
    handling: Handling
    begrunnelse: str


@dataclass(frozen=True, slots=True)
class Historikkpost:
    """What one version (or the reading of the prior notice) changed, in words for one reader.

    Read as "<hvem> <endring>, <endring> og <endring>"; each part is translated on its own.
    """

    tid: datetime
    hvem: Ytring
    endringer: tuple[Ytring, ...]
    koder: tuple[str, ...]
    begrunnelse: str = ""
    versjon: int | None = None
    """The version that can be opened; None for a reading."""


@dataclass(frozen=True, slots=True)
class Aktivitetsuttrekk:
    """One activity with everything it ever was, for the archive."""

    na: Aktivitetsdetaljer
    versjoner: tuple[tuple[Versjonsrad, Aktivitetsdetaljer], ...]
    """Oldest first."""
    historikk: tuple[Historikkpost, ...]
    """In the archive's words, newest first."""


@dataclass(frozen=True, slots=True)
class Filter:
    """AND between the groups, OR within; an empty group lets everything through."""

    status: frozenset[Status] = frozenset()
    type: frozenset[str] = frozenset()
    avtalt: frozenset[bool] = frozenset()
    steg: frozenset[str] = frozenset()
    """Codes of the type's own choices (job stage); "" means not started."""
    mal: frozenset[UUID | None] = frozenset()
    """Goals; None means linked to no goal."""
    bare_endret: bool = False
    tekst: str = ""
    fra: date | None = None
    til: date | None = None
    """Activities that overlap [fra, til], both days included."""

    @property
    def tomt(self) -> bool:
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Flerrad:
    """One person in a bulk creation: will be (or was) made, or why not."""

    person_id: UUID
    navn: str
    """Empty when the person may not be seen."""
    kode: str = ""
    """`kode` of the refusal; empty when it goes well."""
    aktivitet_id: UUID | None = None

    @property
    def ok(self) -> bool:
        return not self.kode


@dataclass(frozen=True, slots=True)
class Ferdigdata:
    """A ready-made activity: built in, or the office's own."""

    kode: str
    """Of the built-in one, or the id of the office's."""
    navn: str
    type: Aktivitetstype
    verdier: Mapping[str, Any] = field(hash=False)
    """Filled for the day asked for; texts of built-in ones are sources to translate."""
    innebygd: bool
    id: UUID | None = None
    versjon: int = 0
    til_dager: int | None = None
    aktiv: bool = True


@dataclass(frozen=True, slots=True)
class Planfakta:
    """What the overview must know about a person's open plan."""

    ingen_pagaende: bool
    """No activity in progress (Gjennomfører)."""
    bare_behandling: bool
    """Something is planned or in progress, and it is all treatment."""
    antall_avtalt: int
