"""The decision on what help one has a right to (NAV-loven § 14 a), as it crosses the boundary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from dap.felles.innsatsgruppe import VARIGE, Hovedmal, Innsatsgruppe
from dap.felles.smatall import Tall
from dap.felles.sprak import N_
from dap.vedtak.klageverdier import APNE_KLAGER as APNE_KLAGER
from dap.vedtak.klageverdier import KLAGE_MAKS as KLAGE_MAKS
from dap.vedtak.klageverdier import Formkrav as Formkrav
from dap.vedtak.klageverdier import Klagedata as Klagedata
from dap.vedtak.klageverdier import Klagelinje as Klagelinje
from dap.vedtak.klageverdier import Klagestatus as Klagestatus
from dap.vedtak.klageverdier import Utfall as Utfall

OBJEKT, OBJEKT_UTKAST, OBJEKT_KLAGE = "VEDTAK", "VEDTAKSUTKAST", "VEDTAKSKLAGE"
BEGRUNNELSE_MAKS = 10_000
MELDING_MAKS = 2_000
AVVIKSGRUNN_MINST, AVVIKSGRUNN_MAKS = 10, 2_000
KREVER_BESLUTTER = VARIGE
KREVER_ARBEIDSEVNE = VARIGE | {Innsatsgruppe.SPESIELT_TILPASSET_INNSATS}
"""The groups that rest on an assessment of work ability."""
UTEN_HOVEDMAL = frozenset({Innsatsgruppe.VARIG_TILPASSET_INNSATS})

BETYR: Mapping[Innsatsgruppe, str] = {
    Innsatsgruppe.STANDARD_INNSATS: N_(
        "Vi mener at du har gode muligheter til å komme i arbeid eller beholde arbeidet du har. Du "
        "søker jobber på egen hånd, og bruker planen og tjenestene våre på nett. Du kan alltid be "
        "veilederen din om en samtale."
    ),
    Innsatsgruppe.SITUASJONSBESTEMT_INNSATS: N_(
        "Vi mener at du trenger veiledning for å komme i arbeid eller beholde arbeidet du har. Du og "
        "veilederen din lager en plan sammen, og dere avtaler hva hver av dere skal gjøre."
    ),
    Innsatsgruppe.SPESIELT_TILPASSET_INNSATS: N_(
        "Vi mener at du trenger mye veiledning, og at helsen din eller andre ting i livet gjør det "
        "vanskeligere å jobbe. Du har rett til å lage en aktivitetsplan sammen med oss. Sammen "
        "finner vi ut hvilken hjelp, hvilke tiltak og hvilken tilrettelegging du trenger."
    ),
    Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS: N_(
        "Vi mener at du kan jobbe noe, men ikke i full stilling, og at dette ikke kommer til å endre "
        "seg mye. Du har rett til å lage en aktivitetsplan sammen med oss, og vi hjelper deg med å "
        "finne eller beholde arbeid som passer for deg."
    ),
    Innsatsgruppe.VARIG_TILPASSET_INNSATS: N_(
        "Vi mener at det er liten mulighet for at du kan jobbe, selv med mye hjelp, og at dette ikke "
        "kommer til å endre seg mye. Du kan fortsatt be oss om hjelp hvis du vil prøve noe. Endrer "
        "situasjonen din seg, kan vi vurdere dette på nytt."
    ),
}
"""What the decision means for the user: the same words on the page and in the letter."""


class Utkaststatus(StrEnum):
    APENT = "APENT"
    FATTET = "FATTET"
    SLETTET = "SLETTET"
    AVSLUTTET = "AVSLUTTET"
    """The follow-up ended before anything was decided."""


class Beslutterstatus(StrEnum):
    """How far a draft that a second person must agree to has come."""

    INGEN = ""
    KLAR_TIL_BESLUTTER = "KLAR_TIL_BESLUTTER"
    KLAR_TIL_VEILEDER = "KLAR_TIL_VEILEDER"
    GODKJENT_AV_BESLUTTER = "GODKJENT_AV_BESLUTTER"


class Kilde(StrEnum):
    """What a decision can rest on."""

    REGISTRERING = "REGISTRERING"
    EGET_SYN = "EGET_SYN"
    PLAN = "PLAN"
    REFERAT = "REFERAT"
    BEHOVSVURDERING = "BEHOVSVURDERING"
    ARBEIDSEVNEVURDERING = "ARBEIDSEVNEVURDERING"
    DOKUMENT = "DOKUMENT"


class Linje(StrEnum):
    """What the system writes in the thread between adviser and beslutter. TEKST is people's own."""

    TEKST = "TEKST"
    UTKAST_OPPRETTET = "UTKAST_OPPRETTET"
    VEILEDER_TOK_OVER = "VEILEDER_TOK_OVER"
    SENDT_TIL_BESLUTTER = "SENDT_TIL_BESLUTTER"
    TRUKKET_TILBAKE = "TRUKKET_TILBAKE"
    BLE_BESLUTTER = "BLE_BESLUTTER"
    BESLUTTER_TOK_OVER = "BESLUTTER_TOK_OVER"
    SENDT_TIL_VEILEDER = "SENDT_TIL_VEILEDER"
    GODKJENT = "GODKJENT"
    GODKJENNING_FALT_BORT = "GODKJENNING_FALT_BORT"
    TRENGER_IKKE_BESLUTTER = "TRENGER_IKKE_BESLUTTER"


class Vedtakstype(StrEnum):
    FORSTEGANG = "FORSTEGANG"
    REVURDERING = "REVURDERING"


KILDENAVN: Mapping[Kilde, str] = {
    Kilde.REGISTRERING: N_("Det som ble svart da du ble registrert"),
    Kilde.EGET_SYN: N_("Det du selv har skrevet om situasjonen din"),
    Kilde.PLAN: N_("Aktivitetsplanen din"),
    Kilde.REFERAT: N_("Referat"),
    Kilde.BEHOVSVURDERING: N_("Behovsvurdering"),
    Kilde.ARBEIDSEVNEVURDERING: N_("Arbeidsevnevurdering"),
    Kilde.DOKUMENT: N_("Dokument"),
}


@dataclass(frozen=True, slots=True)
class Kildedel:
    """One thing in a source: a goal, an activity, a paragraph of an assessment."""

    slag: str
    tekst: str
    id: str = ""
    versjon: int | None = None


@dataclass(frozen=True, slots=True)
class Kildepost:
    """Something that a decision can rest on, as it is now."""

    nokkel: str
    """The same as long as it is the same thing: "PLAN", "REFERAT:<uuid>"."""
    kilde: Kilde
    deler: tuple[Kildedel, ...]
    tittel: str = ""
    """What people called it; empty when the kind says enough."""
    tid: datetime | None = None
    versjon: int | None = None
    stotter: tuple[Innsatsgruppe, ...] = ()
    """The groups that it speaks for, when it speaks for any."""


@dataclass(frozen=True, slots=True)
class Fryst:
    """A source as it was when the decision was made."""

    kilde: Kilde
    tittel: str
    tid: datetime | None
    versjon: int | None
    deler: tuple[Kildedel, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Vedtaksrad:
    id: UUID
    periode_id: UUID
    innsatsgruppe: Innsatsgruppe
    hovedmal: Hovedmal | None
    fattet: datetime
    type: Vedtakstype
    gjeldende: bool
    """Neither replaced nor of a follow-up that has ended."""
    klagefrist: date


@dataclass(frozen=True, slots=True)
class Vedtaksdata(Vedtaksrad):
    begrunnelse: str = ""
    avviksgrunn: str = ""
    """Why another group than the assessment of work ability supports; empty when it supports it."""
    fattet_av: str = ""
    beslutter: str = ""
    kontor: str = ""
    historisk_fra: datetime | None = None
    per_post: bool = False
    """The user reads on paper: somebody must send the letter."""
    postet: datetime | None = None
    kilder: tuple[Fryst, ...] = ()
    klager: tuple[Klagedata, ...] = ()
    kan_klage: bool = False
    """The reader may register a complaint, and none is open."""


@dataclass(frozen=True, slots=True)
class Utkastdata:
    """A draft, for staff, with what the reader may do with it."""

    id: UUID
    versjon: int
    innsatsgruppe: Innsatsgruppe | None
    hovedmal: Hovedmal | None
    begrunnelse: str
    avviksgrunn: str
    kilder: tuple[str, ...]
    opprettet: datetime
    endret: datetime
    endret_av: str
    ansvarlig_id: UUID
    ansvarlig: str
    beslutter_id: UUID | None
    beslutter: str
    beslutterstatus: Beslutterstatus
    flyttet: bool = False
    """Made at an office that no longer follows the person up."""
    kan: frozenset[str] = frozenset()
    """Names of what the reader may do now; see `queries.utkast.kan`."""

    @property
    def krever_beslutter(self) -> bool:
        return self.innsatsgruppe in KREVER_BESLUTTER

    @property
    def godkjent(self) -> bool:
        return self.beslutterstatus == Beslutterstatus.GODKJENT_AV_BESLUTTER


@dataclass(frozen=True, slots=True)
class Samtalelinje:
    linje: Linje
    tekst: str
    navn: str
    tid: datetime
    egen: bool


@dataclass(frozen=True, slots=True)
class Endring:
    """A fact that has come since the last decision."""

    type: str
    tid: datetime
    objekt_type: str
    objekt_id: UUID


@dataclass(frozen=True, slots=True)
class Besluttersak:
    """A line of the beslutter's overview."""

    utkast_id: UUID
    person_id: UUID
    person: str
    innsatsgruppe: Innsatsgruppe
    status: str
    """TRENGER_BESLUTTER, or one of Beslutterstatus."""
    ansvarlig: str
    beslutter: str
    min: bool
    kontor: str
    opprettet: datetime
    endret: datetime


@dataclass(frozen=True, slots=True)
class Brevkapittel:
    tittel: str
    avsnitt: tuple[str, ...]
    punkter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brevord:
    """What the letter about a decision says, in its language: the file's words, and the paper's."""

    tittel: str
    kapitler: tuple[Brevkapittel, ...]
    underskrift: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Varighet:
    steg: str
    antall: Tall
    median_timer: float | None
    """None when there are too few."""


@dataclass(frozen=True, slots=True)
class Prosesstall:
    """How decisions have come about at the leader's offices."""

    fattet: Tall
    typer: Mapping[Vedtakstype, Tall] = field(hash=False)
    grupper: Mapping[Innsatsgruppe, Tall] = field(hash=False)
    varigheter: tuple[Varighet, ...]
    til_beslutter: Tall
    returnert: Tall
    med_forslag: Tall
    """Decisions of persons whom the profiling had proposed a group for."""
    enige: Tall
    """Of these, how many became what was proposed."""
    klager: Tall
    med_vurdering: Tall
    """Decisions that rest on an assessment of work ability."""
    avvik: Tall
    """Of these, how many gave another group than it supports."""


@dataclass(frozen=True, slots=True)
class Vedtaksuttrekk:
    """A decision as the archive keeps it."""

    vedtak: Vedtaksdata
    brev_sha256: str
    brev_storrelse: int


Felt = Mapping[str, Any]
