"""The words a type of activity is described with. One description gives everything else:

validation on the server, the form, the detail page, the card and the words of the history.
Plain Python: no Django, no clock, no database. Labels are bokmål sources marked with `N_`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dap.aktivitet.koder import BARE_NAV, BEGGE, Part, Status
from dap.felles.feil import Regelbrudd
from dap.felles.sprak import N_, Ytring

FORSTE_AR, SISTE_AR = 1900, 2100
KOLONNER = ("tittel", "beskrivelse", "fra_dato", "til_dato", "lenke")
"""Fields with a column of their own; every other field lies in `detaljer`."""

Verdier = Mapping[str, Any]


class Feltslag(StrEnum):
    TEKST = "TEKST"
    LANGTEKST = "LANGTEKST"
    DATO = "DATO"
    TALL = "TALL"
    VALG = "VALG"
    LENKE = "LENKE"


class Standard(StrEnum):
    """What a new form starts with."""

    TOM = "TOM"
    I_DAG = "I_DAG"


class Nar(StrEnum):
    ALDRI = "ALDRI"
    AVTALT = "AVTALT"
    ALLTID = "ALLTID"


@dataclass(frozen=True, slots=True)
class Valg:
    kode: str
    etikett: str
    farge: str = "neutral"
    """Aksel tag variant: neutral, info, success, warning, error, alt1."""


def _alltid(lagret: Verdier) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Felt:
    """One field of a type. `maks`/`minst` are characters for text and the value for numbers."""

    navn: str
    etikett: str
    slag: Feltslag = Feltslag.TEKST
    pakrevd: bool = False
    maks: int | None = None
    minst: int | None = None
    valg: tuple[Valg, ...] = ()
    hjelp: str = ""
    standard: Standard = Standard.TOM
    settes_av: frozenset[Part] = BEGGE
    """Who may set it at all."""
    avtalt_endres_av: frozenset[Part] = frozenset()
    """Who may still change it when the activity is agreed with NAV."""
    eget_grep: bool = False
    """Not in the form: changed alone (`operations.sett_valg`), also after the activity is finished."""
    pa_kort: bool = False
    gjelder: Callable[[Verdier], bool] = _alltid
    """Whether the field belongs to an activity with these stored values ({} for a new one)."""
    historikk: str = ""
    """Words of the history when it changes; empty: the common words for the kind."""

    @property
    def kolonne(self) -> bool:
        return self.navn in KOLONNER

    def valgetikett(self, kode: str) -> str:
        return next((v.etikett for v in self.valg if v.kode == kode), kode)


@dataclass(frozen=True, slots=True)
class Ferdigutfylt:
    """A ready-made activity ("Ferdig utfylt aktivitet"): NAV picks it, and may change everything."""

    kode: str
    navn: str
    verdier: Verdier
    fra_dager: int | None = 0
    til_dager: int | None = None
    til_maneder: int | None = None

    def utfyll(self, dag: date) -> dict[str, Any]:
        """Values for a form opened on that day. Texts are sources to translate."""
        felter = dict(self.verdier)
        if self.fra_dager is not None:
            felter["fra_dato"] = dag + timedelta(days=self.fra_dager)
        if self.til_maneder is not None:
            felter["til_dato"] = legg_til_maneder(dag, self.til_maneder)
        elif self.til_dager is not None:
            felter["til_dato"] = dag + timedelta(days=self.til_dager)
        return felter


def legg_til_maneder(dag: date, antall: int) -> date:
    """The same day so many months later, or the last day of that month when it is shorter."""
    maned = dag.month - 1 + antall
    ar, maned = dag.year + maned // 12, maned % 12 + 1
    neste = date(ar + maned // 12, maned % 12 + 1, 1)
    return min(date(ar, maned, 1) + timedelta(days=dag.day - 1), neste - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Kortlinje:
    """A line on the card; `haster` marks a deadline that is near."""

    ytring: Ytring
    haster: bool = False


Kryssregel = Callable[[Verdier], Regelbrudd | None]
Kortlinjer = Callable[[Verdier, date], list[Kortlinje]]


def til_ikke_for_fra(verdier: Verdier) -> Regelbrudd | None:
    """An activity does not end before it starts."""
    fra, til = verdier.get("fra_dato"), verdier.get("til_dato")
    if fra is not None and til is not None and til < fra:
        return Regelbrudd("TIL_FOR_FRA", felt="til_dato")
    return None


def periodelinje(verdier: Verdier, dag: date) -> list[Kortlinje]:
    """The dates of an activity: "1. mars – 4. mai", "Fra …" or "Til …"."""
    fra, til = verdier.get("fra_dato"), verdier.get("til_dato")
    if fra and til and fra != til:
        return [Kortlinje(Ytring(N_("%(fra)s – %(til)s"), {"fra": fra, "til": til}))]
    if fra and til:
        return [Kortlinje(Ytring(N_("%(dato)s"), {"dato": fra}))]
    if fra:
        return [Kortlinje(Ytring(N_("Fra %(dato)s"), {"dato": fra}))]
    return [Kortlinje(Ytring(N_("Til %(dato)s"), {"dato": til}))] if til else []


@dataclass(frozen=True, slots=True)
class Aktivitetstype:
    """Everything the product knows about one type."""

    kode: str
    navn: str
    """What it is called in the menu and on the detail page."""
    korttype: str
    """Over the title of the card."""
    ingress: str
    felter: tuple[Felt, ...]
    fast_tittel: str = ""
    """The title when the type has no field for it."""
    regler: tuple[Kryssregel, ...] = (til_ikke_for_fra,)
    ferdigutfylte: tuple[Ferdigutfylt, ...] = ()
    kortlinjer: Kortlinjer = periodelinje
    opprettes_av: frozenset[Part] = BEGGE
    endres_av: frozenset[Part] = BEGGE
    flyttes_av: frozenset[Part] = BEGGE
    krever_godkjenning: bool = False
    """Entered by the user, it waits for NAV's answer."""
    kan_avtales: bool = True
    er_behandling: bool = False
    """Treatment is not work-oriented: the overview counts those who have nothing else."""
    begrunnelse: Mapping[Status, Nar] = field(
        default_factory=lambda: {Status.FULLFORT: Nar.AVTALT, Status.AVBRUTT: Nar.AVTALT},
        hash=False,
    )
    """When a move to the status needs a reason (1-255 characters)."""

    @property
    def bare_for_nav(self) -> bool:
        return self.opprettes_av == BARE_NAV

    def felt(self, navn: str) -> Felt | None:
        return next((f for f in self.felter if f.navn == navn), None)

    def skjemafelter(self, lagret: Verdier | None = None) -> tuple[Felt, ...]:
        """Fields of the form, in order, for a new activity or one with these stored values."""
        return tuple(f for f in self.felter if not f.eget_grep and f.gjelder(lagret or {}))

    def egne_grep(self) -> tuple[Felt, ...]:
        return tuple(f for f in self.felter if f.eget_grep)
