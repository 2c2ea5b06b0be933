"""Registration, profiling and the tasks that come of what cannot be registered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.felles.smatall import Tall

STILLING_MAKS = 100
BEGRUNNELSE_MAKS = 500
MERKNAD_MAKS = 500
REAKTIVERES_DAGER = 28
"""So long after the end of a period one comes back without answering everything again."""
INGEN_SVAR = "INGEN_SVAR"
"""The question was not put, since another answer makes it needless."""


class Variant(StrEnum):
    """Which questions are put. Facts choose it, never the one who registers."""

    ORDINAER = "ORDINAER"
    SYKMELDT = "SYKMELDT"
    """Sick-listed, and has an employer."""
    REAKTIVERING = "REAKTIVERING"
    """Was followed up until a short while ago."""


class Hinder(StrEnum):
    """Why somebody cannot register."""

    BESKYTTET_ADRESSE = "BESKYTTET_ADRESSE"
    DOD = "DOD"
    FORSVUNNET = "FORSVUNNET"
    IKKE_LOVLIG_OPPHOLD = "IKKE_LOVLIG_OPPHOLD"
    UKJENT_STATUS_FOLKEREGISTERET = "UKJENT_STATUS_FOLKEREGISTERET"
    INGEN_STATUS_FOLKEREGISTERET = "INGEN_STATUS_FOLKEREGISTERET"
    ALLEREDE_UNDER_OPPFOLGING = "ALLEREDE_UNDER_OPPFOLGING"
    IKKE_BOSATT = "IKKE_BOSATT"
    IKKE_BOSATT_UNDER_18 = "IKKE_BOSATT_UNDER_18"
    DNUMMER_IKKE_EOS = "DNUMMER_IKKE_EOS"
    DNUMMER_IKKE_EOS_UNDER_18 = "DNUMMER_IKKE_EOS_UNDER_18"
    UNDER_18 = "UNDER_18"

    @property
    def kan_godkjennes(self) -> bool:
        """Whether an adviser who has looked into it may register the person all the same."""
        return self in _KAN_GODKJENNES


_KAN_GODKJENNES = frozenset(
    {
        Hinder.IKKE_BOSATT,
        Hinder.IKKE_BOSATT_UNDER_18,
        Hinder.DNUMMER_IKKE_EOS,
        Hinder.DNUMMER_IKKE_EOS_UNDER_18,
        Hinder.UNDER_18,
    }
)


class Profilgruppe(StrEnum):
    """What the profile proposes. It is no decision, and has no right to help in it."""

    STANDARD_INNSATS = "STANDARD_INNSATS"
    SITUASJONSBESTEMT_INNSATS = "SITUASJONSBESTEMT_INNSATS"
    BEHOV_FOR_ARBEIDSEVNEVURDERING = "BEHOV_FOR_ARBEIDSEVNEVURDERING"

    def stemmer_med(self, gruppe: Innsatsgruppe) -> bool:
        """Whether a decision of that group is what was proposed: who needs an assessment of work
        ability, and got any of the groups that demand one, was proposed right."""
        return gruppe in _STEMMER[self]


_STEMMER: dict[Profilgruppe, frozenset[Innsatsgruppe]] = {
    Profilgruppe.STANDARD_INNSATS: frozenset({Innsatsgruppe.STANDARD_INNSATS}),
    Profilgruppe.SITUASJONSBESTEMT_INNSATS: frozenset({Innsatsgruppe.SITUASJONSBESTEMT_INNSATS}),
    Profilgruppe.BEHOV_FOR_ARBEIDSEVNEVURDERING: frozenset(
        {
            Innsatsgruppe.SPESIELT_TILPASSET_INNSATS,
            Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS,
            Innsatsgruppe.VARIG_TILPASSET_INNSATS,
        }
    ),
}


class Oppgaveslag(StrEnum):
    NY_REGISTRERT = "NY_REGISTRERT"
    """Somebody has registered: find an adviser."""
    KAN_IKKE_REGISTRERES = "KAN_IKKE_REGISTRERES"
    """Somebody could not, and wants to be contacted."""


class Oppgavestatus(StrEnum):
    APEN = "APEN"
    TATT = "TATT"
    FERDIG = "FERDIG"


@dataclass(frozen=True, slots=True)
class Arbeidsforhold:
    """[fra, til): employed, as the register of employments says it."""

    fra: date
    til: date | None
    yrke: str = ""


@dataclass(frozen=True, slots=True)
class Svarvalg:
    kode: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Sporsmal:
    kode: str
    tekst: str
    svar: tuple[Svarvalg, ...] = ()
    """Empty: the answer is written."""
    hjelp: str = ""

    @property
    def skrives(self) -> bool:
        return not self.svar

    def svartekst(self, kode: str) -> str:
        """The source text of an answer; what was written, for questions where one writes."""
        return next((s.tekst for s in self.svar if s.kode == kode), kode)


@dataclass(frozen=True, slots=True)
class Svarrad:
    """One question as it was put, and the answer as it was shown."""

    kode: str
    sporsmal: str
    svar_kode: str
    svar: str


def avtrykk(svar: Mapping[str, str]) -> str:
    """The same for the same answers, in whatever order they were given."""
    rader = "\n".join(f"{kode}={svar[kode]}" for kode in sorted(svar))
    return sha256(rader.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Utkastdata:
    """A registration under way, for the one who fills it in."""

    variant: Variant
    sett: str
    """Version of the question set that the answers belong to."""
    svar: Mapping[str, str] = field(hash=False)
    vei: tuple[str, ...]
    """The questions that are put, as the answers are now, in order."""
    nokkel: UUID
    godkjenning: str
    oppdatert: datetime
    sprak: str = ""

    @property
    def avtrykk(self) -> str:
        """Changes with every answer: what is sent is what the summary showed."""
        return avtrykk(self.svar)

    @property
    def mangler(self) -> tuple[str, ...]:
        return tuple(k for k in self.vei if k not in self.svar)

    @property
    def lagt_til_side(self) -> tuple[str, ...]:
        """Answered before another answer made the question needless: kept, but not sent."""
        return tuple(k for k in self.svar if k not in self.vei)


@dataclass(frozen=True, slots=True)
class Registreringsdata:
    id: UUID
    person_id: UUID
    variant: Variant
    tid: datetime
    svar: tuple[Svarrad, ...]
    sett: str
    sprak: str
    av_bruker: bool
    registrert_av: str
    """Name of the member of staff who registered; empty when it was the user."""
    kontor: str
    """Their office."""
    godkjenning: str


@dataclass(frozen=True, slots=True)
class Variabel:
    """One fact that a profile looks at."""

    navn: str
    verdi: str
    avgjorende: bool
    """Whether it is among those that gave the result."""


@dataclass(frozen=True, slots=True)
class Profil:
    gruppe: Profilgruppe
    variabler: tuple[Variabel, ...]


@dataclass(frozen=True, slots=True)
class Profildata:
    """The newest proposal for a person, and what the adviser has said of it."""

    id: UUID
    registrering_id: UUID
    gruppe: Profilgruppe
    regelsett: str
    variabler: tuple[Variabel, ...]
    tid: datetime
    vurdert: Profilgruppe | None
    """What the adviser means it is; None when nobody has looked."""
    begrunnelse: str
    vurdert_av: str
    vurdert_tid: datetime | None
    versjon: int
    """How many times somebody has said something of it."""


@dataclass(frozen=True, slots=True)
class Enighet:
    """How many proposals of one group, and what became of them."""

    gruppe: Profilgruppe
    antall: Tall
    vurdert: Tall
    bekreftet: Tall


@dataclass(frozen=True, slots=True)
class Oppgavedata:
    id: UUID
    slag: Oppgaveslag
    grunn: str
    """A Hinder, or empty."""
    person_id: UUID
    person: str
    kontor: str
    frist: date
    status: Oppgavestatus
    tatt_av_id: UUID | None
    tatt_av: str
    merknad: str
    opprettet: datetime
    versjon: int


@dataclass(frozen=True, slots=True)
class Registreringsuttrekk:
    """Everything of registrations, as the archive keeps it, oldest first."""

    registreringer: tuple[Registreringsdata, ...]
    profiler: tuple[Profildata, ...]
    oppgaver: tuple[tuple[datetime, str, str, datetime | None], ...]
    """When, why somebody could not register, which unit, and when it was done."""


@dataclass(frozen=True, slots=True)
class Registreringsstatus:
    """What the first page of registration knows."""

    hinder: Hinder | None
    variant: Variant
    register_hentet: datetime | None
    """When the population register was asked last; None: never."""
    utkast: Utkastdata | None
    kontakt_innen: date | None
    """The day by which somebody who has asked for it is contacted."""
    under_oppfolging: bool
    har_vaert_her: bool
    """Whether the person has been followed up before."""
    kontor: str
    """Name of the office that follows, or has followed, the person up."""
