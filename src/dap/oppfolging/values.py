"""What crosses the boundary of the follow-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zlib import crc32

from dap.person.values import Tilrettelegging as Tilrettelegging

OBJEKT = "OPPFOLGING"
OBJEKT_HUSKELAPP = "HUSKELAPP"
OBJEKT_FARGEKATEGORI = "FARGEKATEGORI"
MAKS_GRUNN = 500
MINST_OVERSTYRING = 10
"""Characters of the reason for ending in spite of what stands in the way."""
OBJEKT_MEDVEILEDER = "MEDVEILEDER"
MAKS_MEDROLLE = 80
MAKS_PER_GANG = 200
"""So many users get a new adviser in one go."""
MAKS_HUSKELAPP = 200
MAKS_KATEGORINAVN = 40
NADETID = timedelta(days=28)
"""From inactive to the end of the follow-up."""
SISTE_DAGER = 10
"""So many days before the end the words get sharper."""


class Startarsak(StrEnum):
    ARBEIDSSOKER_REGISTRERING = "ARBEIDSSOKER_REGISTRERING"
    MANUELL_REGISTRERING_VEILEDER = "MANUELL_REGISTRERING_VEILEDER"
    MANUELL_REGISTRERING_BRUKER = "MANUELL_REGISTRERING_BRUKER"
    SYKMELDT = "SYKMELDT"


class Sluttmate(StrEnum):
    """How a period ended."""

    MANUELL = "MANUELL"
    """By an adviser, with a reason."""
    ETTER_28_DAGER = "ETTER_28_DAGER"
    OVERSTYRT = "OVERSTYRT"
    """By the office's leader, in spite of what stood in the way."""


class Sluttsperre(StrEnum):
    """What a period cannot end in spite of, in the order that it is asked and told."""

    KVP = "KVP"
    TILTAK = "TILTAK"
    UNGDOMSPROGRAM = "UNGDOMSPROGRAM"
    ARBEIDSSOKER = "ARBEIDSSOKER"
    AAP = "AAP"


class Arbeidssokerslutt(StrEnum):
    """Why somebody is no longer registered as a jobseeker."""

    IKKE_LEVERT_MELDEKORT = "IKKE_LEVERT_MELDEKORT"
    SVARTE_NEI_I_BEKREFTELSE = "SVARTE_NEI_I_BEKREFTELSE"
    ANNET = "ANNET"


class Kandidatgrunn(StrEnum):
    """Why somebody must decide whether the follow-up goes on: the registration ended, or staff say so."""

    IKKE_LEVERT_MELDEKORT = "IKKE_LEVERT_MELDEKORT"
    SVARTE_NEI_I_BEKREFTELSE = "SVARTE_NEI_I_BEKREFTELSE"
    ANNET = "ANNET"
    FORESLATT = "FORESLATT"


class Kandidatutfall(StrEnum):
    REGISTRERT_IGJEN = "REGISTRERT_IGJEN"
    BEHOLDT = "BEHOLDT"
    AVSLUTTET = "AVSLUTTET"


class Inaktivutfall(StrEnum):
    REGISTRERT_IGJEN = "REGISTRERT_IGJEN"
    REAKTIVERT = "REAKTIVERT"
    AVSLUTTET = "AVSLUTTET"


class Kategori(StrEnum):
    """Each has its shape and its colour; what it means is the office's own, or a team's."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class Merke:
    """A category in the words of the office, or of one of its teams."""

    kategori: Kategori
    team_id: UUID | None = None

    def __str__(self) -> str:
        """As a form and a receipt bear it."""
        return f"{self.kategori}.{self.team_id.hex}" if self.team_id else str(self.kategori)

    @staticmethod
    def les(tekst: str) -> "Merke | None":
        """None for what is none. Raises ValueError for what cannot be read."""
        kode, _skille, team = tekst.partition(".")
        return Merke(Kategori(kode), UUID(team) if team else None) if kode else None


@dataclass(frozen=True, slots=True)
class IkkeDigital:
    """A user who does not use the plan on a screen, and why: facts."""

    person_id: UUID
    navn: str
    manuell: bool
    reservert: bool
    uten_kontakt: bool
    aldri_inne: bool


@dataclass(frozen=True, slots=True)
class Periodedata:
    id: UUID
    start: datetime
    slutt: datetime | None
    inaktiv_fra: datetime | None = None
    """Inactive since then, in the open period."""
    i_kvp: bool = False
    arbeidssoker: bool = False
    kandidat: bool = False
    """For leaving the follow-up."""
    nytildelt: bool = False
    """The responsible one has not looked at the plan yet."""

    @property
    def apen(self) -> bool:
        return self.slutt is None


@dataclass(frozen=True, slots=True)
class Oppfolgingsuttrekk:
    """The follow-up as the archive keeps it, each list oldest first."""

    perioder: tuple[tuple[UUID, datetime, datetime | None, Startarsak, str], ...]
    """Id, start, end, why it started, and why it ended."""
    veiledere: tuple[tuple[datetime, datetime | None, str], ...]
    """From, to, and the name of who was responsible."""
    manuell: tuple[tuple[datetime, bool, str], ...]
    """When, whether it became manual, and why."""
    arbeidssoker: tuple[tuple[datetime, datetime | None, str], ...] = ()
    """From, to, and the code of why it ended."""
    inaktiv: tuple[tuple[datetime, datetime | None, str, str], ...] = ()
    """From, to, the reason, and the reason for being active again."""
    kvp: tuple[tuple[datetime, datetime | None, str, str, str], ...] = ()
    """From, to, name of the office, and the reasons for start and end."""
    med: tuple[tuple[int, datetime, datetime | None, str, str], ...] = ()
    """Id, from, to, name and role of those round the person, in the rooms of the reader."""


@dataclass(frozen=True, slots=True)
class Veilederkort:
    """Who follows the user up, and how to reach them."""

    id: UUID
    navn: str
    tittel: str
    telefon: str
    treffes: str
    kontor: str
    stedfortreder: str = ""
    """Name of the one who stands in today, if any."""


@dataclass(frozen=True, slots=True)
class Medveilederkort:
    """One more who works with the user."""

    id: int
    ansatt_id: UUID
    navn: str
    rolle: str
    telefon: str
    treffes: str
    fra: datetime


@dataclass(frozen=True, slots=True)
class Tildelingsrad:
    """One of the office's users, in the list of who follows up whom."""

    person_id: UUID
    navn: str
    veileder_id: UUID | None
    veileder: str


@dataclass(frozen=True, slots=True)
class Tildelingsvalg:
    """A user that somebody chose, with the adviser that the page showed."""

    person_id: UUID
    fra_veileder: UUID | None


@dataclass(frozen=True, slots=True)
class Tildelingsutfall:
    person_id: UUID
    navn: str
    """Empty when the one who asks may not open the person."""
    kode: str
    """Why not; empty when it goes, or went, well."""

    @property
    def ok(self) -> bool:
        return not self.kode


@dataclass(frozen=True, slots=True)
class Oppfolgingsbilde:
    """What the plan and the dialog must know about the follow-up around them."""

    person_id: UUID
    periode: Periodedata | None
    """The open period, if any."""
    veileder: Veilederkort | None
    manuell: bool
    kan_varsles: bool
    """Digital: not manual, not reserved, reachable."""
    kontor_nr: str | None
    svarfrist_timer: int


@dataclass(frozen=True, slots=True)
class Inaktivdata:
    fra: datetime
    slutter: date
    """The day when the follow-up ends."""
    dager_igjen: int
    """Never below 0: past the day, something stands in the way, and it is tried again each day."""
    grunn: str
    hindret_av: tuple[Sluttsperre, ...] = ()

    @property
    def snart(self) -> bool:
        return self.dager_igjen <= SISTE_DAGER


@dataclass(frozen=True, slots=True)
class Kandidatdata:
    person_id: UUID
    fra: datetime
    grunn: Kandidatgrunn
    av_type: str
    begrunnelse: str = ""
    """The words of who proposed it."""


@dataclass(frozen=True, slots=True)
class Kvpdata:
    fra: datetime
    kontor_nr: str
    kontor: str
    startgrunn: str


@dataclass(frozen=True, slots=True)
class Statusbilde:
    """What keeps a person in the follow-up, and what leads out of it."""

    person_id: UUID
    periode: Periodedata | None
    arbeidssoker_fra: datetime | None
    kvp: Kvpdata | None
    inaktiv: Inaktivdata | None
    kandidat: Kandidatdata | None
    manuell: bool
    manuell_grunn: str
    reservert: bool


@dataclass(frozen=True, slots=True)
class Huskelappdata:
    person_id: UUID
    frist: date | None
    tekst: str
    versjon: int
    endret: datetime
    endret_av: str
    """Name."""

    def over_frist(self, dag: date) -> bool:
        return self.frist is not None and self.frist < dag


@dataclass(frozen=True, slots=True)
class Kategoridata:
    kategori: Kategori
    navn: str
    """The team's words, or the office's; empty when neither has any."""
    team_id: UUID | None = None
    team: str = ""
    """The team whose words they are; empty for the office's."""

    @property
    def merke(self) -> Merke:
        return Merke(self.kategori, self.team_id)


@dataclass(frozen=True, slots=True)
class Ordliste:
    """The words of an office, or of a team, for the categories that it has any for."""

    navn: Mapping[Kategori, str] = field(hash=False)

    @property
    def versjon(self) -> int:
        """Another as soon as a word is: the rows have none in common."""
        alt = "\n".join(f"{k}{self.navn.get(k, '')}" for k in Kategori)
        return crc32(alt.encode()) % 1_000_000_000


@dataclass(frozen=True, slots=True)
class Kategoriord:
    """What a category means to an office, or to a team there."""

    navn: str
    kontor_nr: str
    team_id: UUID | None = None
    team: str = ""


@dataclass(frozen=True, slots=True)
class Innstilling:
    """One thing that was set, as the history tells it."""

    tid: datetime
    type: str
    """Of the hendelse."""
    aktor_type: str
    aktor: str
    """Name; empty for the system."""
    hva: str = ""
    """A name or a code that belongs to it: the adviser, the office, how it ended."""
    hvorfor: str = ""
