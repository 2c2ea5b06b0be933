"""What crosses the boundary of the overview: what is asked for, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from dap.felles.sprak import N_
from dap.portefolje import terskler as _terskler
from dap.portefolje.terskler import DAGER as DAGER
from dap.portefolje.terskler import MAKS_VEKT as MAKS_VEKT
from dap.portefolje.terskler import VEKTER as VEKTER
from dap.portefolje.terskler import Terskler as Terskler

MAKS_TERSKEL = _terskler.MAKS_DAGER
"""Days of a threshold at most."""
MAKS_SORTERINGER = 3
MAKS_GRUPPER = 6
MAKS_VERDIER = 100
"""Choices in one condition."""
MAKS_ADRESSE = 8_000
_FNR_SIFRE = 11
MAKS_SOK = 80
MAKS_NAVN = 80
"""Characters of the name of a saved view."""
MAKS_FORMAL = 200
"""Characters of why a list is taken away."""
MAKS_DAGER = 3_660
FORSTE_DAG, SISTE_DAG = date(1900, 1, 1), date(2199, 12, 31)
SIDESTORRELSER = (50, 100, 200)
MEG = "meg"
"""The reader, where a field wants a member of staff: an address that colleagues can share."""
INGEN = "INGEN"
"""The choice for who has none, in every field of codes."""


class Feltgruppe(StrEnum):
    """The headings that fields stand under."""

    PERSON = "PERSON"
    OPPFOLGING = "OPPFOLGING"
    DIALOG = "DIALOG"
    AKTIVITET = "AKTIVITET"
    MOTE = "MOTE"
    VEDTAK = "VEDTAK"
    REGISTRERING = "REGISTRERING"
    YTELSE = "YTELSE"
    FORSTAELSE = "FORSTAELSE"
    MERKER = "MERKER"
    BEHOV = "BEHOV"


GRUPPENAVN = {
    Feltgruppe.PERSON: N_("Om personen"),
    Feltgruppe.OPPFOLGING: N_("Oppfølgingen"),
    Feltgruppe.DIALOG: N_("Dialog og kontakt"),
    Feltgruppe.AKTIVITET: N_("Aktiviteter"),
    Feltgruppe.MOTE: N_("Møter og referater"),
    Feltgruppe.VEDTAK: N_("Vedtak etter § 14 a"),
    Feltgruppe.REGISTRERING: N_("Svar fra registreringen"),
    Feltgruppe.YTELSE: N_("Ytelser og varsel"),
    Feltgruppe.FORSTAELSE: N_("Mål og felles forståelse"),
    Feltgruppe.MERKER: N_("Huskelapp og kategori"),
    Feltgruppe.BEHOV: N_("Stille og behov"),
}


class Felttype(StrEnum):
    DATO = "DATO"
    TIDSPUNKT = "TIDSPUNKT"
    """An instant; filters ask about its day in Oslo."""
    KODE = "KODE"
    FLERKODE = "FLERKODE"
    """Several codes at once."""
    TALL = "TALL"
    TEKST = "TEKST"
    JA = "JA"

    @property
    def er_dato(self) -> bool:
        return self in {Felttype.DATO, Felttype.TIDSPUNKT}


class Op(StrEnum):
    """How a condition asks."""

    ER = "ER"
    """One of these codes (for several at once: has one of them)."""
    ALLE = "ALLE"
    """Has all of these codes."""
    MELLOM = "MELLOM"
    """From the first to the second, both included; either may be missing."""
    INNEN = "INNEN"
    """From today and so many days ahead."""
    SISTE = "SISTE"
    """Today, and so many days back."""
    ELDRE = "ELDRE"
    """More than so many days ago."""
    ETTER = "ETTER"
    """More than so many days ahead."""
    FINNES = "FINNES"
    MANGLER = "MANGLER"
    HAR = "HAR"
    """The text has this in it."""


Verdi = str | int | date | bool


@dataclass(frozen=True, slots=True)
class Vilkar:
    """One condition on one field."""

    felt: str
    op: Op
    verdier: tuple[Verdi | None, ...] = ()
    ikke: bool = False


class Kobling(StrEnum):
    """How a group goes together with those before it; read from left to right."""

    OG = "og"
    ELLER = "eller"
    OG_IKKE = "ikke"
    ELLER_IKKE = "eller-ikke"


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Conditions that must all hold."""

    vilkar: tuple[Vilkar, ...] = ()
    kobling: Kobling = Kobling.OG


@dataclass(frozen=True, slots=True)
class Sortering:
    felt: str
    synkende: bool = False


@dataclass(frozen=True, slots=True)
class Utvalg:
    """What is asked for. The empty one is everybody that the reader may see at the office."""

    kontor: tuple[str, ...] = ()
    """Numbers; none is every office that the reader belongs to."""
    hos: str = ""
    """Only the users of one adviser: an id, or MEG. No filter, so nothing is counted outside it."""
    grupper: tuple[Gruppe, ...] = ()
    sok: str = ""
    """Part of a name."""
    kolonner: tuple[str, ...] = ()
    """Empty: those that the page begins with."""
    sortering: tuple[Sortering, ...] = ()
    etter: str = ""
    """Cursor: what comes after."""
    for_: str = ""
    """Cursor: what comes before."""
    antall: int = SIDESTORRELSER[0]

    @property
    def har_filter(self) -> bool:
        return bool(self.sok or any(g.vilkar for g in self.grupper))

    @property
    def vilkar(self) -> tuple[Vilkar, ...]:
        """Every condition, for chips."""
        return tuple(v for g in self.grupper for v in g.vilkar)

    def uten(self, vilkar: Vilkar) -> "Utvalg":
        """The same without one condition, from the first page."""
        grupper = tuple(
            replace(g, vilkar=tuple(v for v in g.vilkar if v != vilkar)) for g in self.grupper
        )
        return replace(self, grupper=grupper, etter="", for_="")

    def med(self, *vilkar: Vilkar) -> "Utvalg":
        """The same with more conditions in the first group, from the first page."""
        forste, *resten = self.grupper or (Gruppe(),)
        forste = replace(forste, vilkar=(*forste.vilkar, *vilkar))
        return replace(self, grupper=(forste, *resten), etter="", for_="")

    def fra_start(self) -> "Utvalg":
        return replace(self, etter="", for_="")


@dataclass(frozen=True, slots=True)
class Brukerrad:
    """One user in the list. `celler` has a value for each column: date, instant, number, code, tuple
    of codes, text, truth, or None."""

    person_id: UUID
    fornavn: str
    etternavn: str
    fnr: str
    gradering: str
    skjermet: bool
    celler: Mapping[str, Any] = field(hash=False)

    @property
    def navn(self) -> str:
        return f"{self.etternavn}, {self.fornavn}"


Fasett = Mapping[str, int]
"""How many have each choice: code → count. A choice that nobody has need not be there."""


@dataclass(frozen=True, slots=True)
class Skjulte:
    """Those that the reader may not see, for who answers for the office: numbers, and nothing else."""

    antall: int
    ufordelte: int
    venter_nav: int


@dataclass(frozen=True, slots=True)
class Statustall:
    """The counts of the status list: key → count, for the office or one adviser, whatever is filtered."""

    total: int
    antall: Mapping[str, int] = field(hash=False)
    skjulte: Skjulte | None = None


@dataclass(frozen=True, slots=True)
class Side:
    rader: tuple[Brukerrad, ...]
    total: int
    fasetter: Mapping[str, Fasett] = field(hash=False)
    """By field; each follows every filter but its own."""
    neste: str | None
    """Cursor for `etter`; None on the last page."""
    forrige: str | None
    """Cursor for `for_`; None on the first page."""
    skjulte: Skjulte | None
    """None for who is not entitled to know."""
    fra: int = 1
    """The number of the first row among all."""
    statuser: Statustall | None = field(default=None, hash=False)
    """When they were asked for."""


@dataclass(frozen=True, slots=True)
class Tidspunkt:
    """Now, as the questions are asked."""

    naa: datetime
    idag: date


class Deling(StrEnum):
    """Who may use a saved view."""

    MEG = "MEG"
    TEAM = "TEAM"
    KONTOR = "KONTOR"
    ALLE = "ALLE"


@dataclass(frozen=True, slots=True)
class Visningsdata:
    """A saved view as one reader sees it."""

    id: UUID
    navn: str
    deling: Deling
    delt_med: str
    """Name of the team or the office."""
    team_id: UUID | None
    kontor_nr: str | None
    """Of the office that it is shared with, or of the team's."""
    eier: str
    utvalg: Utvalg
    borte: tuple[str, ...]
    """Fields that it was saved with, and that the overview has no more."""
    versjon: int
    kan_endre: bool
    egen: bool


def ligner_fnr(tekst: str) -> bool:
    """As many digits as a fødselsnummer, however they are written: no text to look for in an address."""
    return sum(t.isdigit() for t in tekst) >= _FNR_SIFRE
