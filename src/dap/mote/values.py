"""Meetings as they cross the boundary, and their limits (reference: NAV's own meeting form)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

MAKS_TITTEL = 100
MAKS_STED = 255
MAKS_LENKE = 2000
MAKS_HENSIKT = 5000
MAKS_FORBEREDELSER = 500
MAKS_ORD = 500
"""A word on why: declined, cancelled, moved, advice put away."""
MAKS_PUNKT = 300
MAKS_PUNKTER = 20
MAKS_TOLK = 60
MAKS_TIDER = 5
MINST_MINUTTER, MAKS_MINUTTER = 15, 450
VARIGHETER = (15, 30, 45, *range(60, MAKS_MINUTTER + 1, 30))
"""The choices of the form, in minutes. Any length between the first and the last is allowed."""
LENGST_FRAM = timedelta(days=366)
MAKS_LEDIGE_OM_GANGEN = 24

OBJEKT = "MOTE"
OBJEKT_LEDIG = "LEDIG_TID"
OBJEKT_RAD = "MOTERAD"
"""What hendelse and varsel call a meeting, and the invitation to choose a free slot."""


class Part(StrEnum):
    """The two sides of a meeting."""

    BRUKER = "BRUKER"
    NAV = "NAV"

    @property
    def annen(self) -> "Part":
        return Part.NAV if self == Part.BRUKER else Part.BRUKER


class Kanal(StrEnum):
    OPPMOTE = "OPPMOTE"
    TELEFON = "TELEFON"
    VIDEO = "VIDEO"


class Motestatus(StrEnum):
    ONSKET = "ONSKET"
    """Asked for, with proposed times; nothing is decided."""
    AVTALT = "AVTALT"
    """Has a time: summoned, accepted or booked."""
    GJENNOMFORT = "GJENNOMFORT"
    IKKE_MOTT = "IKKE_MOTT"
    AVLYST = "AVLYST"
    AVSLATT = "AVSLATT"
    """The other side said no to the wish; there was never a time."""

    @property
    def apen(self) -> bool:
        return self in {Motestatus.ONSKET, Motestatus.AVTALT}


class Radgrunn(StrEnum):
    """Why a meeting is advised.

    Those of product chapter 4 whose facts exist. A later term adds its own here, and its facts in
    `policies.Fakta`: measure starts or ends.
    """

    BRUKER_BER = "BRUKER_BER"
    INGEN_FORSTE_30_DAGER = "INGEN_FORSTE_30_DAGER"
    UBESVARTE_MELDINGER = "UBESVARTE_MELDINGER"
    INGEN_PA_6_MANEDER = "INGEN_PA_6_MANEDER"
    UENIGE = "UENIGE"
    YTELSE_SLUTTER = "YTELSE_SLUTTER"
    NY_INNSATSGRUPPE = "NY_INNSATSGRUPPE"


@dataclass(frozen=True, slots=True)
class Moteinnhold:
    """What a meeting is about and how it is held, as a form sends it."""

    tittel: str
    kanal: Kanal
    varighet: int
    """Minutes."""
    sted: str = ""
    """Address, number to be called, or other practical information."""
    videolenke: str = ""
    tolk: str = ""
    """Language to be interpreted; empty when none is needed."""
    hensikt: str = ""
    forberedelser: str = ""


@dataclass(frozen=True, slots=True)
class Forslagsrad:
    """One proposed time of the round that counts."""

    id: UUID
    start: datetime
    forbi: bool


@dataclass(frozen=True, slots=True)
class Punktdata:
    """A point on the agenda."""

    id: UUID
    tekst: str
    versjon: int
    av_bruker: bool
    navn: str
    """Of the member of staff who wrote it; empty for the user."""
    eget: bool
    """Written by the reader, who may change it until the meeting starts."""
    tid: datetime
    """When the words came, or were changed last."""


@dataclass(frozen=True, slots=True)
class Tidligere:
    """A time the meeting had before it was moved."""

    start: datetime
    varighet: int
    sted: str
    endret: datetime
    ord: str


@dataclass(frozen=True, slots=True)
class Moterad:
    """A meeting in a list."""

    id: UUID
    person_id: UUID
    rom: str
    versjon: int
    tittel: str
    status: Motestatus
    kanal: Kanal
    sted: str
    start: datetime | None
    varighet: int
    """Minutes."""
    veileder_id: UUID | None
    veileder: str
    """The adviser's name."""
    bekreftet: datetime | None
    venter_paa: Part | None
    """Whose answer the proposed times wait for."""
    opprettet: datetime
    historisk: bool
    """Belongs to a period that has ended."""

    @property
    def slutt(self) -> datetime | None:
        return self.start + timedelta(minutes=self.varighet) if self.start else None

    def er_forbi(self, naa: datetime) -> bool:
        return self.slutt is not None and self.slutt <= naa

    def er_begynt(self, naa: datetime) -> bool:
        return self.start is not None and self.start <= naa


@dataclass(frozen=True, slots=True)
class Motedata(Moterad):
    """A meeting on its own page."""

    videolenke: str = ""
    tolk: str = ""
    hensikt: str = ""
    forberedelser: str = ""
    sluttord: str = ""
    """Why it was cancelled, declined, or what was noted about a no-show."""
    bedt_av_bruker: bool = False
    """The user asked for it or booked it; otherwise NAV did."""
    endret_av_bruker: bool = False
    """Who made the newest version."""
    forslag: tuple[Forslagsrad, ...] = ()
    forslag_ord: str = ""
    """What the one who proposed the times said with them."""
    forslag_fra_leser: bool = False
    punkter: tuple[Punktdata, ...] = ()
    tidligere: tuple[Tidligere, ...] = ()
    etter: UUID | None = None
    """The cancelled or missed meeting that this one stands for."""
    ny: UUID | None = None
    """The meeting that stands for this one."""
    krasjer: bool = False
    """The user (only they are told) has another meeting at the same time."""


@dataclass(frozen=True, slots=True)
class Moteversjon:
    """A meeting as one version left it."""

    nr: int
    tid: datetime
    av_bruker: bool
    navn: str
    """Of the member of staff who made it."""
    handling: str
    begrunnelse: str
    status: Motestatus
    start: datetime | None
    varighet: int
    sted: str


@dataclass(frozen=True, slots=True)
class Moteuttrekk:
    """One meeting with its agenda and everything it ever was, for the archive."""

    periode_id: UUID
    na: Motedata
    versjoner: tuple[Moteversjon, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class Motebilde:
    """Everything of one person's meetings, as lists."""

    venter: tuple[Moterad, ...]
    """Asked for, or with new times proposed: somebody must answer."""
    kommende: tuple[Moterad, ...]
    """Agreed and not over, the first first."""
    tidligere: tuple[Moterad, ...]
    """Over, cancelled or declined, the newest first."""


@dataclass(frozen=True, slots=True)
class LedigTidsrad:
    """A bookable slot."""

    id: UUID
    veileder_id: UUID
    veileder: str
    start: datetime
    varighet: int
    kanaler: tuple[Kanal, ...]
    sted: str
    vikar: bool = False
    """Of the stand-in on a day that the adviser is absent."""

    @property
    def slutt(self) -> datetime:
        return self.start + timedelta(minutes=self.varighet)


@dataclass(frozen=True, slots=True)
class Apnet:
    """What came of opening slots in a row."""

    antall: int
    opptatt: int
    """Left out, because the adviser has a meeting or a slot there already."""


@dataclass(frozen=True, slots=True)
class Avtale:
    """A meeting in an adviser's calendar, with no more than the reader may see."""

    start: datetime
    varighet: int
    mote_id: UUID | None
    """None when the reader may not open it: all they see is that the time is taken."""
    person_id: UUID | None
    person: str
    tittel: str
    kanal: Kanal | None
    status: Motestatus | None
    bekreftet: bool = False

    @property
    def slutt(self) -> datetime:
        return self.start + timedelta(minutes=self.varighet)


@dataclass(frozen=True, slots=True)
class Kalenderdag:
    dag: date
    arbeidsdag: bool
    avtaler: tuple[Avtale, ...]
    ledige: tuple[LedigTidsrad, ...]


@dataclass(frozen=True, slots=True)
class Vikariat:
    """Days of a week that somebody is absent and another stands in. Days are both included."""

    er_borte: bool
    """The calendar's owner is absent; else they stand in."""
    navn: str
    """Of the other one."""
    fra: date
    til: date


@dataclass(frozen=True, slots=True)
class Kalenderuke:
    veileder_id: UUID
    veileder: str
    mandag: date
    dager: tuple[Kalenderdag, ...]
    kan_apne: bool
    """The reader may open and remove slots here."""
    vikariater: tuple[Vikariat, ...] = ()


@dataclass(frozen=True, slots=True)
class Strompunkt:
    """A meeting in the private calendar feed: when, and nothing else."""

    id: UUID
    person_id: UUID
    start: datetime
    slutt: datetime
    endret: datetime
    versjon: int


@dataclass(frozen=True, slots=True)
class Strom:
    """What the secret address gives."""

    for_bruker: bool
    punkter: tuple[Strompunkt, ...]


@dataclass(frozen=True, slots=True)
class Raad:
    """Advice to meet, with the fact behind it."""

    grunn: Radgrunn
    tall: int = 0
    """Days, months or how many, as the reason counts; days left of a benefit."""
    mote_id: UUID | None = None
    """The wish that waits, when that is the reason."""
