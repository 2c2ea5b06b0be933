"""What the dialog's boundary is made of: topics, receivers, and the values that pages are built from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from dap.felles.rom import Rom
from dap.felles.sletting import KASSERT_TEKST as KASSERT_TEKST
from dap.hendelse.values import Skrevetned
from dap.tilgang.values import Personinnsyn

MAKS_TEKST = 5000
MAKS_OVERSKRIFT = 100
MAKS_HVORFOR = 500
MAKS_SPORSMAL = 2000
MAKS_VEDLEGG = 5
MAKS_UTKAST = 20
MAKS_VEDLEGG_BYTE = 10 * 1024 * 1024
SIDESTORRELSE = 50


class Tema(StrEnum):
    """What the user says it is about, before anything else."""

    ARBEID_AKTIVITETER = "ARBEID_AKTIVITETER"
    MOTE = "MOTE"
    UTBETALING_MELDEKORT = "UTBETALING_MELDEKORT"
    VEDTAK_LOPER_UT = "VEDTAK_LOPER_UT"
    OPPHOLD_UTLAND = "OPPHOLD_UTLAND"
    KOMMUNALE_TJENESTER = "KOMMUNALE_TJENESTER"
    ANNET = "ANNET"


KRITISKE_TEMA = frozenset({Tema.VEDTAK_LOPER_UT, Tema.OPPHOLD_UTLAND})
"""Critical for benefits: flagged, and never older than one working day unseen without alarm."""


class Mottaker(StrEnum):
    """Who answers."""

    VEILEDER = "VEILEDER"
    KONTAKTSENTER = "KONTAKTSENTER"
    FORVALTNING = "FORVALTNING"
    KOMMUNE = "KOMMUNE"


class Side(StrEnum):
    BRUKER = "BRUKER"
    NAV = "NAV"


class Utfall(StrEnum):
    """How one wait for an answer ended."""

    BESVART = "BESVART"
    TRENGER_IKKE_SVAR = "TRENGER_IKKE_SVAR"
    OVERLEVERT = "OVERLEVERT"
    OPPFOLGING_AVSLUTTET = "OPPFOLGING_AVSLUTTET"
    """Nobody answers in a period that has ended."""


class Rekkefolge(StrEnum):
    ELDST = "ELDST"
    BEHOV = "BEHOV"


@dataclass(frozen=True, slots=True)
class Tradinnsyn:
    """Proof that access to one thread was decided and traced. Only `operations.apne_trad` makes it."""

    trad_id: UUID
    person_id: UUID
    er_bruker: bool
    leser_id: UUID
    kan_skrive: bool
    person: Personinnsyn | None
    """None when the reader sees this thread only: it was handed over to their function."""


@dataclass(frozen=True, slots=True)
class Massemelding:
    """One of very many messages: to whom, in which open period, and its key."""

    person_id: UUID
    periode_id: UUID
    tekst: str
    nokkel: UUID


@dataclass(frozen=True, slots=True)
class SendtMelding:
    trad_id: UUID
    melding_id: UUID
    nr: int
    gjentatt: bool = False
    """The same key came before: nothing was done this time."""


@dataclass(frozen=True, slots=True)
class Svarlofte:
    """What is promised before the message is sent."""

    mottaker: Mottaker
    hvem: str
    """Name of the one who answers, when it is known."""
    svarfrist: datetime
    timer: int


class Steg(StrEnum):
    MOTTATT = "MOTTATT"
    SETT = "SETT"
    OVERLEVERT = "OVERLEVERT"
    BESVART = "BESVART"
    TRENGER_IKKE_SVAR = "TRENGER_IKKE_SVAR"
    OPPFOLGING_AVSLUTTET = "OPPFOLGING_AVSLUTTET"


@dataclass(frozen=True, slots=True)
class Kvitteringssteg:
    """One step of what happened to the user's message."""

    steg: Steg
    tid: datetime
    hvem: str = ""
    mottaker: Mottaker | None = None


@dataclass(frozen=True, slots=True)
class Kvittering:
    steg: tuple[Kvitteringssteg, ...]
    svarfrist: datetime | None
    """When an answer is due; None when nobody waits for one."""
    mottaker: Mottaker


@dataclass(frozen=True, slots=True)
class Vedleggsdata:
    id: UUID
    navn: str
    mime: str
    storrelse: int


@dataclass(frozen=True, slots=True)
class Kollegasporsmalrad:
    id: UUID
    fra_id: UUID
    fra: str
    til_id: UUID
    til: str
    tekst: str
    sendt: datetime
    svar: str
    besvart: datetime | None


@dataclass(frozen=True, slots=True)
class Meldingsrad:
    id: UUID
    nr: int
    tekst: str
    fra_bruker: bool
    avsender_id: UUID
    avsender: str
    sendt: datetime
    min: bool
    """Written by the reader's own side."""
    ny: bool
    """Not seen by the reader before."""
    vedlegg: tuple[Vedleggsdata, ...] = ()
    sporsmal: tuple[Kollegasporsmalrad, ...] = ()
    """Internal: always empty for the user."""
    kassert: datetime | None = None
    """When its content was erased."""
    kassert_fordi: str = ""
    ved: Skrevetned | None = None
    """Who wrote it down for the user, and how it came."""


@dataclass(frozen=True, slots=True)
class Tradrad:
    """One thread in a list."""

    id: UUID
    person_id: UUID
    rom: Rom
    overskrift: str
    tema: Tema
    aktivitet_id: UUID | None
    mottaker: Mottaker
    siste_melding: datetime
    siste_tekst: str
    antall: int
    uleste: int
    venter_paa_nav_siden: datetime | None
    venter_paa_bruker_siden: datetime | None
    svarfrist: datetime | None
    kritisk: bool
    historisk: bool
    flytting_foreslatt: datetime | None
    versjon: int
    viktig: bool = False
    """Begun by NAV with an important message, such as a warning."""


@dataclass(frozen=True, slots=True)
class Tradblikk:
    """A thread in a line about something else."""

    overskrift: str
    antall: int
    """Messages in it."""


@dataclass(frozen=True, slots=True)
class Utskriftsmelding:
    tekst: str
    sendt: datetime
    fra_bruker: bool
    avsender: str
    """Name of the member of staff; empty for the user."""
    filer: tuple[str, ...]
    ved: Skrevetned | None = None


@dataclass(frozen=True, slots=True)
class Utskriftstrad:
    """A whole conversation, for paper."""

    overskrift: str
    aktivitet_id: UUID | None
    meldinger: tuple[Utskriftsmelding, ...]


@dataclass(frozen=True, slots=True)
class Tradside:
    """A thread, with some of its messages (oldest first)."""

    trad: Tradrad
    meldinger: tuple[Meldingsrad, ...]
    eldre_enn: int | None
    """Ask for messages before this number to see more; None when all are here."""
    lest_av_bruker: datetime | None
    """When the user read NAV's last message (staff only)."""
    kvittering: Kvittering


@dataclass(frozen=True, slots=True)
class Traduttrekk:
    """A thread as the archive keeps it; its messages come beside."""

    id: UUID
    rom: Rom
    periode_id: UUID
    aktivitet_id: UUID | None
    overskrift: str
    tema: Tema
    mottaker: Mottaker
    opprettet: datetime
    siste_melding: datetime
    overleveringer: tuple[tuple[datetime, Mottaker, Mottaker, str], ...] = ()
    """When, from, to, and why."""


@dataclass(frozen=True, slots=True)
class Meldingsuttrekk:
    id: UUID
    trad_id: UUID
    nr: int
    tekst: str
    fra_bruker: bool
    avsender: str
    sendt: datetime
    vedlegg: tuple[Vedleggsdata, ...] = ()
    kassert: datetime | None = None
    """When the content was erased, because it was written wrong."""
    kassert_fordi: str = ""
    ved: Skrevetned | None = None


@dataclass(frozen=True, slots=True)
class Grunn:
    """A reason that a thread stands high, with its weight."""

    kode: str
    poeng: int


@dataclass(frozen=True, slots=True)
class Ubesvart:
    """An unanswered thread in the adviser's queue."""

    trad_id: UUID
    person_id: UUID
    person: str
    overskrift: str
    tema: Tema
    mottaker: Mottaker
    klokke_fra: datetime
    svarfrist: datetime
    kritisk: bool
    alarm: bool
    """Critical for benefits, and unseen for more than a working day."""
    antall: int
    """Messages in the thread."""
    grunner: tuple[Grunn, ...] = ()

    @property
    def poeng(self) -> int:
        return sum(g.poeng for g in self.grunner)


@dataclass(frozen=True, slots=True)
class Notatrad:
    id: UUID
    tekst: str
    forfatter: str
    opprettet: datetime
    sitat: str = ""
    sitat_fra: str = ""
    sitat_sendt: datetime | None = None
    sitat_trad_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Maltekst:
    """What a template says in one language."""

    tittel: str
    tekst: str
    felter: tuple[str, ...] = ()
    """Names of the blanks, in the order they stand."""


MALSPRAK = ("nn", "en")
"""The languages that a template may be written in beside bokmål."""


@dataclass(frozen=True, slots=True)
class Standardtekstdata:
    id: UUID
    tittel: str
    tekst: str
    felter: tuple[str, ...]
    kontor_nr: str
    versjon: int = 1
    aktiv: bool = True
    oversatt: Mapping[str, Maltekst] = field(default_factory=dict, hash=False)
    """Those of MALSPRAK that it is written in."""

    def paa(self, sprak: str) -> Maltekst:
        """In that language; in bokmål when it is not written in it."""
        return self.oversatt.get(sprak) or Maltekst(self.tittel, self.tekst, self.felter)


@dataclass(frozen=True, slots=True)
class Svartidsrad:
    """One finished or running wait for an answer, on both clocks."""

    mottaker: Mottaker
    fra: datetime
    slutt: datetime | None
    utfall: Utfall | None
    timer: float
    """Plain hours."""
    arbeidstimer: float
    """Hours of working days."""


@dataclass(frozen=True, slots=True)
class Sitat:
    """A message quoted elsewhere, with its source."""

    melding_id: UUID
    trad_id: UUID
    tekst: str
    avsender: str
    sendt: datetime


@dataclass(frozen=True, slots=True)
class Svartid:
    """Answer times of a period. Hours; None where nothing was answered."""

    antall: int
    snitt_timer: float | None = None
    median_timer: float | None = None
    snitt_arbeidstimer: float | None = None
    median_arbeidstimer: float | None = None
    innen_frist: float | None = None
    """Share answered within the office's target, 0-1, on the working-day clock."""
    innen_frist_timer: float | None = None
    """The same share on plain hours, as the report counts."""
