"""Goals and situation as they cross the boundary, and their limits."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

SITUASJON_MAKS = 5000
MAL_MAKS = 500
MILEPAEL_MAKS = 200
GRUNN_MAKS = 500
FORVENTNING_MAKS = 500
MAKS_AKTIVE_FORVENTNINGER = 10
MAKS_AKTIVE_MAL = 10
MAKS_MILEPAELER = 20
SKALA = range(1, 6)
"""How important and how realistic a goal is, said by the user."""


class Malstatus(StrEnum):
    AKTIV = "AKTIV"
    NADD = "NADD"
    LAGT_BORT = "LAGT_BORT"


class Forventningsstatus(StrEnum):
    AKTIV = "AKTIV"
    OPPFYLT = "OPPFYLT"
    TRUKKET = "TRUKKET"


class Objekttype(StrEnum):
    """What hendelse and varsel call the records of this package."""

    SITUASJON = "SITUASJON"
    MAL = "MAL"
    FORVENTNING = "FORVENTNING"


@dataclass(frozen=True, slots=True)
class Skrevet:
    """Who made a version, and when. `navn` is empty for the user."""

    av_bruker: bool
    av_id: UUID
    navn: str
    tid: datetime
    slettet: bool = False
    """Not written by them: they erased something that another wrote."""


@dataclass(frozen=True, slots=True)
class Situasjonsdata:
    id: UUID | None
    """None until something is written."""
    rom: str
    versjon: int
    tekst: str
    skrevet: Skrevet | None


@dataclass(frozen=True, slots=True)
class Milepaeldata:
    id: UUID
    versjon: int
    tekst: str
    frist: date | None
    nadd: date | None
    """The date it was ticked off."""
    skrevet: Skrevet


@dataclass(frozen=True, slots=True)
class Maldata:
    id: UUID
    rom: str
    versjon: int
    tekst: str
    viktighet: int | None
    realisme: int | None
    revurderes: date | None
    status: Malstatus
    statusgrunn: str
    periode_id: UUID | None
    i_apen_periode: bool
    skrevet: Skrevet
    milepaeler: tuple[Milepaeldata, ...] = ()

    @property
    def kan_endres(self) -> bool:
        """By those who may write: an active goal of the open period."""
        return self.i_apen_periode and self.status == Malstatus.AKTIV

    @property
    def antall_nadd(self) -> int:
        return sum(m.nadd is not None for m in self.milepaeler)


@dataclass(frozen=True, slots=True)
class Forventningsdata:
    """What NAV expects of the user, said outright. The user answers through felles forståelse."""

    id: UUID
    rom: str
    versjon: int
    tekst: str
    frist: date | None
    status: Forventningsstatus
    statusgrunn: str
    mal_id: UUID | None
    i_apen_periode: bool
    skrevet: Skrevet

    @property
    def gjelder(self) -> bool:
        return self.i_apen_periode and self.status == Forventningsstatus.AKTIV


@dataclass(frozen=True, slots=True)
class Malbilde:
    """Situation, goals and expectations of one period."""

    situasjoner: tuple[Situasjonsdata, ...]
    """One a room that has any, the state's first."""
    mal: tuple[Maldata, ...]
    skriverom: str
    kan_skrive: bool
    """The period shown is open, and the reader may write."""
    forventninger: tuple[Forventningsdata, ...] = ()

    @property
    def skrivbar(self) -> Situasjonsdata:
        """The situation in the room that the reader writes in; empty until something is written."""
        for situasjon in self.situasjoner:
            if situasjon.rom == self.skriverom:
                return situasjon
        return Situasjonsdata(None, self.skriverom, 0, "", None)

    @property
    def aktive_forventninger(self) -> tuple[Forventningsdata, ...]:
        return tuple(f for f in self.forventninger if f.status == Forventningsstatus.AKTIV)

    @property
    def avsluttede_forventninger(self) -> tuple[Forventningsdata, ...]:
        return tuple(f for f in self.forventninger if f.status != Forventningsstatus.AKTIV)

    @property
    def aktive(self) -> tuple[Maldata, ...]:
        return tuple(m for m in self.mal if m.status == Malstatus.AKTIV)

    @property
    def avsluttede(self) -> tuple[Maldata, ...]:
        return tuple(m for m in self.mal if m.status != Malstatus.AKTIV)


@dataclass(frozen=True, slots=True)
class Versjon:
    """One version of a situation, a goal or a milestone, with what it said then."""

    versjon: int
    handling: str
    begrunnelse: str
    skrevet: Skrevet
    periode_id: UUID | None
    tekst: str
    felt: dict[str, Any]
    """The other fields by name, as they were."""


@dataclass(frozen=True, slots=True)
class Maluttrekk:
    """A situation, goal, milestone or expectation with all its versions, for the archive."""

    slag: str
    """One of Objekttype, or MILEPAEL."""
    id: UUID
    rom: str
    periode_id: UUID | None
    mal_id: UUID | None
    """The goal it belongs to."""
    versjoner: tuple[Versjon, ...]
    """Oldest first, never empty."""


MILEPAEL = "MILEPAEL"


class Bitslag(StrEnum):
    LIK = "LIK"
    FJERNET = "FJERNET"
    NY = "NY"


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of words that is the same in both texts, only in the first, or only in the second."""

    slag: Bitslag
    tekst: str


@dataclass(frozen=True, slots=True)
class Sammenligning:
    fra: Versjon
    til: Versjon
    tekst: tuple[Bit, ...]
    felt: dict[str, tuple[Any, Any]]
    """Only what differs: {name: (then, later)}."""
