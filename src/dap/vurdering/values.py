"""Assessments as they cross the boundary (NAV-loven § 14 a): of needs, and of work ability."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from dap.felles.innsatsgruppe import Innsatsgruppe

__all__ = [
    "DELER",
    "DEL_MAKS",
    "EGET_MAKS",
    "MULIGE_GRUPPER",
    "OBJEKT",
    "OBJEKT_UTKAST",
    "UTEN_EGET_MAKS",
    "UTEN_EGET_MINST",
    "Del",
    "Deltekst",
    "Egendel",
    "Egenvurderingsdata",
    "Ferdigdata",
    "Ferdigrad",
    "Frystvurdering",
    "Innsatsgruppe",
    "Konklusjon",
    "Maate",
    "Slag",
    "Utkastdata",
    "Utkastdel",
    "Vurderingsdata",
    "Vurderingsrad",
    "Vurderingsuttrekk",
]

DEL_MAKS = 5000
EGET_MAKS = 2000
UTEN_EGET_MINST, UTEN_EGET_MAKS = 10, 500

OBJEKT = "VURDERING"
"""What hendelse, varsel and forstaelse call an assessment where the user may know of it."""
OBJEKT_UTKAST = "VURDERINGUTKAST"
"""What hendelse and varsel call what NAV is writing: never told to the user."""


class Slag(StrEnum):
    BEHOV = "BEHOV"
    """Behovsvurdering: everybody has a right to it."""
    ARBEIDSEVNE = "ARBEIDSEVNE"
    """Arbeidsevnevurdering: written, with the user's own view; required for some groups."""


class Egendel(StrEnum):
    """The user's own assessment: four questions, answered in the user's own words."""

    KAN = "KAN"
    VIL = "VIL"
    HINDRER = "HINDRER"
    HJELP = "HJELP"


class Del(StrEnum):
    """What NAV writes."""

    BEHOV = "BEHOV"
    MULIGHETER = "MULIGHETER"
    """Resources and opportunities: always before the hindrances (AFI 2020, ch. 5)."""
    HINDRINGER = "HINDRINGER"
    OMGIVELSER = "OMGIVELSER"
    """Work life, the local labour market, support from others."""
    VIRKEMIDLER = "VIRKEMIDLER"
    KONKLUSJON = "KONKLUSJON"


DELER: Mapping[Slag, tuple[Del, ...]] = {
    Slag.BEHOV: (Del.MULIGHETER, Del.BEHOV, Del.KONKLUSJON),
    Slag.ARBEIDSEVNE: (
        Del.MULIGHETER,
        Del.HINDRINGER,
        Del.OMGIVELSER,
        Del.VIRKEMIDLER,
        Del.KONKLUSJON,
    ),
}
"""The parts of each kind in the order they are written and read."""

MULIGE_GRUPPER: Mapping[Slag, tuple[Innsatsgruppe, ...]] = {
    Slag.BEHOV: (Innsatsgruppe.STANDARD_INNSATS, Innsatsgruppe.SITUASJONSBESTEMT_INNSATS),
    Slag.ARBEIDSEVNE: tuple(Innsatsgruppe),
}
"""The groups that an assessment of the kind can support; the rest need an assessment of work ability."""


class Maate(StrEnum):
    """How the user's words came to NAV, when a member of staff wrote them down."""

    MOTE = "MOTE"
    TELEFON = "TELEFON"
    BREV = "BREV"
    ANNET = "ANNET"


@dataclass(frozen=True, slots=True)
class Konklusjon:
    """What an assessment ends in, besides the reason."""

    stotter: frozenset[Innsatsgruppe] = frozenset()
    bor_vurderes: bool | None = None
    """Behovsvurdering only: whether the ability to work should be assessed."""


@dataclass(frozen=True, slots=True)
class Deltekst:
    del_: Del
    tekst: str


@dataclass(frozen=True, slots=True)
class Egenvurderingsdata:
    """The user's own assessment as it stands, or as it was frozen."""

    versjon: int
    svar: Mapping[Egendel, str] = field(hash=False)
    tid: datetime
    av_bruker: bool
    maate: Maate | None
    """How it came, when staff wrote it for the user."""
    navn: str
    """Of the member of staff who wrote it for the user; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Utkastdel:
    """One part of what NAV is writing; `versjon` 0 when nothing was ever written."""

    del_: Del
    tekst: str
    versjon: int
    konklusjon: Konklusjon = Konklusjon()
    sperret: bool = False
    """Cannot be written yet: opportunities come before hindrances."""


@dataclass(frozen=True, slots=True)
class Utkastdata:
    """What NAV is writing. Only for staff who follow people up."""

    eier_id: UUID
    eier: str
    """Name of the one who writes."""
    er_min: bool
    deler: tuple[Utkastdel, ...]
    mangler: tuple[Del, ...]
    """Parts that must be written before it can be finished."""

    def del_for(self, del_: Del) -> Utkastdel:
        return next(d for d in self.deler if d.del_ == del_)


@dataclass(frozen=True, slots=True)
class Ferdigdata:
    """One finished version: never changed."""

    nr: int
    tid: datetime
    av_id: UUID
    navn: str
    deler: tuple[Deltekst, ...]
    konklusjon: Konklusjon
    eget: Egenvurderingsdata | None
    """The user's own assessment as it was when the version was finished."""
    uten_eget: str
    """Why it was finished without the user's own assessment."""


@dataclass(frozen=True, slots=True)
class Vurderingsrad:
    """An assessment in a list, for a reader who may know of it."""

    id: UUID
    person_id: UUID
    periode_id: UUID
    slag: Slag
    rom: str
    versjon: int
    ferdig_nr: int
    """Number of the newest finished version; 0 when none is."""
    ferdig: datetime | None
    bedt_om_eget: bool
    """NAV has asked for the user's own assessment, and has not had it since."""
    har_eget: bool
    har_utkast: bool
    """NAV is writing; always false for who may not know."""
    historisk: bool

    @property
    def tom(self) -> bool:
        """Nothing stands in it: the draft was thrown away."""
        return not (self.ferdig_nr or self.har_eget or self.bedt_om_eget or self.har_utkast)


@dataclass(frozen=True, slots=True)
class Vurderingsdata(Vurderingsrad):
    """An assessment on its own page."""

    gjeldende: Ferdigdata | None = None
    eget: Egenvurderingsdata | None = None
    utkast: Utkastdata | None = None
    kan_skrive_eget: bool = False
    """The reader may write the user's own assessment: the user, or staff while the user has not."""
    kan_styre: bool = False
    """The reader may begin, take over, write and finish on NAV's side."""


@dataclass(frozen=True, slots=True)
class Ferdigrad:
    """The latest finished assessment of a kind, for who would build on it."""

    id: UUID
    slag: Slag
    rom: str
    versjon: int
    tid: datetime
    navn: str
    """Of the one who finished it."""
    stotter: frozenset[Innsatsgruppe]
    bor_vurderes: bool | None
    periode_id: UUID
    historisk: bool
    """From a follow-up period that has ended."""


@dataclass(frozen=True, slots=True)
class Frystvurdering:
    """The whole content of one finished version, to be frozen with what rests on it."""

    id: UUID
    slag: Slag
    rom: str
    ferdig: Ferdigdata


@dataclass(frozen=True, slots=True)
class Vurderingsuttrekk:
    """What the user knows of one assessment, for the archive."""

    id: UUID
    slag: Slag
    rom: str
    periode_id: UUID
    versjoner: tuple[Ferdigdata, ...]
    """Oldest first."""
    egne: tuple[Egenvurderingsdata, ...]
    """Every version of the user's own assessment, oldest first."""
