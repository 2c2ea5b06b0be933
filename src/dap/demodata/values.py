"""The demo as it is planned: offices, people, and what each does when. No database in here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from dap.felles.aktor import Rettighet, Rolle
from dap.felles.feil import Regelbrudd
from dap.kontor.values import Ansettelse
from dap.person.values import Gradering

BRUKER = "B"
"""Who acts in a step, when it is the user; otherwise it is a key of a member of staff."""


class IkkeTom(Regelbrudd):
    """The demo is only made in a database where nothing is."""

    kode = "DATABASEN_ER_IKKE_TOM"


class UkjentNavn(KeyError):
    """A step names a thing that was never made, because an earlier step was refused."""


class Slag(StrEnum):
    """What one step does. The runner has one function for each."""

    START = "START"
    TILDEL = "TILDEL"
    MANUELL = "MANUELL"
    FLYTT_KONTOR = "FLYTT_KONTOR"
    AVSLUTT = "AVSLUTT"
    KVP = "KVP"
    HUSKELAPP = "HUSKELAPP"
    KATEGORI = "KATEGORI"
    BEHOV = "BEHOV"
    IKKE_SOKER = "IKKE_SOKER"
    SITUASJON = "SITUASJON"
    MAL = "MAL"
    MAL_ENDRE = "MAL_ENDRE"
    MAL_STATUS = "MAL_STATUS"
    MILEPAEL = "MILEPAEL"
    MILEPAEL_NADD = "MILEPAEL_NADD"
    AKTIVITET = "AKTIVITET"
    ENDRE = "ENDRE"
    FLYTT = "FLYTT"
    VALG = "VALG"
    SVAR = "SVAR"
    AVTAL = "AVTAL"
    FHO_LEST = "FHO_LEST"
    GJENAPNE = "GJENAPNE"
    TRAD = "TRAD"
    MELDING = "MELDING"
    LES = "LES"
    OVERLEVER = "OVERLEVER"
    IKKE_SVAR = "IKKE_SVAR"
    SPOR = "SPOR"
    SPOR_SVAR = "SPOR_SVAR"
    FORVENTNING = "FORVENTNING"
    MENING = "MENING"
    REFERAT = "REFERAT"
    REFERAT_DEL = "REFERAT_DEL"
    REFERAT_ORD = "REFERAT_ORD"
    NOTAT = "NOTAT"
    SE = "SE"
    GRUNN = "GRUNN"
    MOTE_INNKALL = "MOTE_INNKALL"
    MOTE_BE = "MOTE_BE"
    MOTE_TIDER = "MOTE_TIDER"
    MOTE_BEKREFT = "MOTE_BEKREFT"
    MOTE_AVLYS = "MOTE_AVLYS"
    MOTE_AVSLA = "MOTE_AVSLA"
    MOTE_UTFALL = "MOTE_UTFALL"
    MOTE_REFERAT = "MOTE_REFERAT"
    MOTE_MENING = "MOTE_MENING"
    MOTE_PUNKT = "MOTE_PUNKT"
    LEDIGE_TIDER = "LEDIGE_TIDER"


MOTESLAG = frozenset(s for s in Slag if s.startswith("MOTE_") or s == Slag.LEDIGE_TIDER)
"""What is lived through after everything else, in one process: calendars are shared."""


@dataclass(frozen=True, slots=True)
class Kontorplan:
    nr: str
    navn: str
    sted: str
    """The place, as people call it."""
    opplysninger: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Ansattplan:
    nokkel: str
    ident: str
    navn: str
    kontor: str
    roller: tuple[Rolle, ...]
    ansettelse: Ansettelse = Ansettelse.STAT
    rettigheter: tuple[Rettighet, ...] = ()
    antall: int = 0
    """How many users the person follows up."""
    andre_kontor: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Other offices where the person works too, and how many users at each."""
    tittel: str = "Veileder"
    treffes: str = ""
    beskrivelse: str = ""
    """Two lines for the chooser; empty: not in it."""

    @property
    def fornavn(self) -> str:
        return self.navn.split()[0]

    @property
    def kontorer(self) -> tuple[str, ...]:
        return (self.kontor, *self.andre_kontor)


@dataclass(frozen=True, slots=True)
class Brukerplan:
    """One user: who they are, and where in the county."""

    nr: int
    nokkel: str
    monster: str
    fornavn: str
    etternavn: str
    fnr: str
    fodt: date
    kontor: str
    veileder: str
    """The state's adviser."""
    kommunal: str
    """The municipality's adviser at the office."""
    ansvarlig: str
    start: date
    slutt: date | None
    """When follow-up ended, for those where it has."""
    sprak: str
    tolkesprak: str
    gradering: Gradering
    skjermet: bool
    reservert: bool
    manuell: bool
    kan_varsles: bool
    telefon: str
    epost: str
    forrige_kontor: str = ""
    forrige_veileder: str = ""
    familie_av: str = ""
    """Key of a member of staff whose close family this is."""
    rik: bool = False
    beskrivelse: str = ""

    @property
    def navn(self) -> str:
        return f"{self.fornavn} {self.etternavn}"

    @property
    def beskyttet(self) -> bool:
        return self.skjermet or self.gradering != Gradering.UGRADERT


@dataclass(frozen=True, slots=True)
class Steg:
    """One thing that happens."""

    tid: datetime
    bruker: int
    slag: Slag
    av: str
    objekt: str = ""
    """The thread, activity or goal, by the name it has within the user's story."""
    data: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Plan:
    naa: datetime
    """Everything lies before this instant: midnight of the day the demo is made."""
    kontorer: tuple[Kontorplan, ...]
    ansatte: tuple[Ansattplan, ...]
    brukere: tuple[Brukerplan, ...]
    steg: tuple[Steg, ...]
    """In the order of time."""
    moter: tuple[Steg, ...] = ()
    """The meetings, told after the rest; in the order of time."""


@dataclass(frozen=True, slots=True)
class Resultat:
    brukere: int
    ansatte: int
    steg: int
    sekunder: float
    avvist: tuple[str, ...] = ()
    """Steps that the product refused; there should be none."""
    etter_slag: Mapping[str, int] = field(default_factory=dict, hash=False)
