"""The filter of the timeline as it stands in the address: ?slag=MOTE&hvem=BRUKER&fra=2026-01-01.

No words that people searched for stand there (docs/adr). What cannot be understood is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import escape
from uuid import UUID

from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dap.arkiv.values import TYPER, Filter, Filtervalg, Merke, Slag
from dap.felles.aktor import AktorType
from dap.felles.tid import midnatt
from dap.tilgang.values import Personinnsyn
from dap.web.felles.verdier import id_fra
from dap.web.felles.ytring import dag
from dap.web.tidslinje.tekster import SLAG, kortet, tittel

FORSTE_AR, SISTE_AR = 1900, 2100
FELTER = ("slag", "hvem", "aktivitet", "fra", "til")
_MIKRO = timedelta(microseconds=1)
_EPOKE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Valg:
    verdi: str
    tekst: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Brikke:
    """A chosen filter that can be taken away."""

    tekst: str
    sporring: str


@dataclass(frozen=True, slots=True)
class Panel:
    slag: tuple[Valg, ...]
    hvem: SafeString
    """The options of the list, as HTML: five years have hundreds (docs/adr/0018)."""
    aktivitet: SafeString
    fra: str
    til: str
    brikker: tuple[Brikke, ...]


def les_filter(data: QueryDict) -> Filter:
    """The filter of an address. Both days of a period are in it."""
    fra, til = _dag(data.get("fra", "")), _dag(data.get("til", ""))
    hvem = data.get("hvem", "")
    return Filter(
        slag=frozenset(Slag(s) for s in data.getlist("slag") if s in set(Slag)),
        aktor_type=AktorType(hvem) if hvem in set(AktorType) else None,
        aktor_id=id_fra(hvem),
        aktivitet=id_fra(data.get("aktivitet", "")),
        fra=midnatt(fra) if fra else None,
        til=midnatt(til + timedelta(days=1)) if til else None,
    )


def _dag(tekst: str) -> date | None:
    try:
        dagen = date.fromisoformat(tekst)
    except ValueError:
        return None
    return dagen if FORSTE_AR <= dagen.year <= SISTE_AR else None


# --- where a page begins ------------------------------------------------------------------------


def som_tekst(merke: Merke) -> str:
    """`1763772000123456-h42`: microseconds since 1970, and the line that was the last."""
    mikro = (merke.tid - _EPOKE) // _MIKRO
    siste = f"h{merke.hendelse}" if merke.hendelse else f"v{merke.varsel}"
    return f"{mikro}-{siste}"


def les_merke(tekst: str) -> Merke | None:
    mikro, _strek, siste = tekst.partition("-")
    try:
        tid = _EPOKE + int(mikro) * _MIKRO
        if siste.startswith("h"):
            return Merke(tid, hendelse=min(int(siste[1:]), 2**63 - 1))
        return Merke(tid, varsel=UUID(siste[1:])) if siste.startswith("v") else None
    except (ValueError, OverflowError):
        return None


# --- what the page shows ------------------------------------------------------------------------


def panel(data: QueryDict, filter_: Filter, valg: Filtervalg, innsyn: Personinnsyn) -> Panel:
    slag = tuple(
        Valg(s.value, str(ord_.tekst), s in filter_.slag)
        for s, ord_ in SLAG.items()
        if _finnes(s) and not (innsyn.er_bruker and s == Slag.INTERNT)
    )
    hvem = tuple(_hvem(filter_, valg, innsyn))
    aktivitet = tuple(
        Valg(str(id_), kortet(tittel(navn)), id_ == filter_.aktivitet)
        for id_, navn in valg.aktiviteter
    )
    fra, til = (_dag(data.get(n, "")) for n in ("fra", "til"))
    return Panel(
        slag=slag,
        hvem=_valghtml(hvem),
        aktivitet=_valghtml(aktivitet),
        fra=fra.isoformat() if fra else "",
        til=til.isoformat() if til else "",
        brikker=tuple(_brikker(data, (slag, hvem, aktivitet), fra, til)),
    )


def _valghtml(valg: Iterable[Valg]) -> SafeString:
    linjer = (
        f'<option value="{escape(v.verdi)}"{" selected" if v.valgt else ""}>{escape(v.tekst)}</option>'
        for v in valg
    )
    return mark_safe("".join(linjer))  # noqa: S308 (every part is escaped or ours)


def _finnes(slag: Slag) -> bool:
    """What the product has no such thing of yet is no choice."""
    return slag == Slag.VARSEL or bool(TYPER[slag])


def _hvem(filter_: Filter, valg: Filtervalg, innsyn: Personinnsyn) -> list[Valg]:
    bruker = _("Du") if innsyn.er_bruker else _("Brukeren")
    typer = [
        (AktorType.BRUKER, bruker),
        (AktorType.VEILEDER, _("Alle i NAV og kommunen")),
        (AktorType.SYSTEM, _("Systemet")),
    ]
    faste = [Valg(t.value, navn, t == filter_.aktor_type) for t, navn in typer]
    ansatte = [Valg(str(id_), navn, id_ == filter_.aktor_id) for id_, navn in valg.ansatte]
    return [*faste, *ansatte]


def _brikker(
    data: QueryDict, grupper: tuple[tuple[Valg, ...], ...], fra: date | None, til: date | None
) -> list[Brikke]:
    ut = [
        Brikke(v.tekst, uten(data, navn, v.verdi))
        for navn, gruppe in zip(FELTER, grupper, strict=False)
        for v in gruppe
        if v.valgt
    ]
    if fra:
        ut.append(Brikke(_("Fra %(dag)s") % {"dag": dag(fra)}, uten(data, "fra")))
    if til:
        ut.append(Brikke(_("Til %(dag)s") % {"dag": dag(til)}, uten(data, "til")))
    return ut


def uten(data: QueryDict, navn: str, verdi: str | None = None) -> str:
    """The query string without a choice; always from the first page."""
    kopi = data.copy()
    kopi.pop("for", None)
    if verdi is None:
        kopi.pop(navn, None)
    else:
        kopi.setlist(navn, [v for v in kopi.getlist(navn) if v != verdi])
    return kopi.urlencode()


def neste_side(data: QueryDict, merke: Merke) -> str:
    """The query string of the page after this one: only what the filter knows is kept."""
    kopi = QueryDict(mutable=True)
    for navn in FELTER:
        if verdier := [v for v in data.getlist(navn) if v]:
            kopi.setlist(navn, verdier)
    kopi["for"] = som_tekst(merke)
    return kopi.urlencode()
