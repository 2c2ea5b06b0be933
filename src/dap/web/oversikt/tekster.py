"""What cells, choices and conditions are called."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from babel import Locale
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato, oslo
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Kategori, Kategoriord
from dap.portefolje.queries import Felt
from dap.portefolje.values import (
    INGEN,
    MEG,
    Brukerrad,
    Felttype,
    Kobling,
    Op,
    Utvalg,
    Vilkar,
)
from dap.web.felles.meldinger import melding
from dap.web.felles.ytring import klokke
from dap.web.oppfolging.tekster import KATEGORIER, kategoriform

TOM = "–"
KATEGORIORD = "kategoriord"
_MAKS_ORD = 5
"""So many teams' words for one category are read at a glance."""
Navn = Mapping[str, str]
_OPORD: Mapping[Op, str | Promise] = {
    Op.INNEN: _("innen %(n)s dager"),
    Op.SISTE: _("siste %(n)s dager"),
    Op.ELDRE: _("for mer enn %(n)s dager siden"),
    Op.ETTER: _("om mer enn %(n)s dager"),
    Op.FINNES: _("finnes"),
    Op.MANGLER: _("mangler"),
}
HVORDAN: tuple[tuple[str, str | Promise], ...] = (
    ("", _("Fra og til")),
    ("innen", _("Innen så mange dager")),
    ("siste", _("Siste så mange dager")),
    ("eldre", _("For mer enn så mange dager siden")),
    ("etter", _("Om mer enn så mange dager")),
    ("finnes", _("Finnes")),
    ("mangler", _("Mangler")),
)
KOBLINGSORD: Mapping[Kobling, str | Promise] = {
    Kobling.OG: _("og"),
    Kobling.ELLER: _("eller"),
    Kobling.OG_IKKE: _("og ikke"),
    Kobling.ELLER_IKKE: _("eller ikke"),
}


def etikett(felt: Felt) -> str:
    return gettext(felt.etikett)


def kort_dato(dag: date) -> str:
    return f"{dag.day:02}.{dag.month:02}.{dag.year}"


def kategoriord(kontorer: Sequence[str]) -> Navn:
    """What the categories mean, as `kodenavn` finds them. Where it is not the same to all who are seen,
    each one's words stand after the shape's name, with whose they are."""
    hvor = dict(kontor.kontorer_ved(kontorer))
    return {
        f"kategori:{k}": _kategoriord(k, ord_, hvor)
        for k, ord_ in oppfolging.kategoriordene(hvor).items()
    }


def _kategoriord(k: Kategori, ord_: Sequence[Kategoriord], hvor: Mapping[str, str]) -> str:
    alle = {o.navn for o in ord_}
    if len(alle) == 1 and {o.kontor_nr for o in ord_ if not o.team_id} == set(hvor):
        return alle.pop()
    hver = "; ".join(f"{o.team or hvor[o.kontor_nr]}: {o.navn}" for o in ord_[:_MAKS_ORD])
    rest = "; …" if len(ord_) > _MAKS_ORD else ""
    return f"{KATEGORIER[k][1]} ({hver}{rest})"


def ord_for(aktor: Aktor, u: Utvalg, ansatte: Iterable[Any]) -> Navn:
    """What `kodenavn` needs for a list: names of members of staff, and the words of its offices."""
    return {**navn_paa(ansatte), **kategoriord(u.kontor or sorted(aktor.kontorer))}


def kategorimerke(kode: str, ord_: str) -> str:
    """Shape and colour before the words, where they are seen."""
    return format_html("{} {}", kategoriform(Kategori(kode)), ord_) if kode != INGEN else ord_


def kodenavn(felt: Felt, kode: str, navn: Navn) -> str:
    """A choice in words. `navn` has those that are people's, registers' or the office's."""
    if kode == INGEN:
        return gettext("Ingen")
    if kode == MEG:
        return gettext("Meg")
    if felt.type == Felttype.JA:
        return gettext("Ja") if kode == "ja" else gettext("Nei")
    if felt.koder:
        return navn.get(f"{felt.nokkel}:{kode}") or gettext(felt.etikett_for(kode))
    return navn.get(kode) or _registernavn(felt.nokkel, kode)


def _registernavn(felt: str, kode: str) -> str:
    sprak = get_language() or "nb"
    if felt == "tolkesprak":
        return _sprak(sprak).get(kode, kode)
    if felt == "statsborgerskap":
        return _land(sprak).get(kode, kode)
    return kode


@cache
def _sprak(leser: str) -> Mapping[str, str]:
    return {k: str(v) for k, v in Locale.parse(leser).languages.items()}


@cache
def _land(leser: str) -> Mapping[str, str]:
    return {k: str(v) for k, v in Locale.parse(leser).territories.items()}


def navn_paa(ider: Iterable[Any]) -> Navn:
    """Names of members of staff, by their id as text."""
    kjente: set[UUID] = set()
    for id_ in ider:
        try:
            kjente.add(UUID(str(id_)))
        except ValueError:
            continue
    return {str(id_): navn for id_, navn in kontor.navn(sorted(kjente)).items()} if kjente else {}


def celle(felt: Felt, verdi: Any, navn: Navn) -> str:
    """The value of a cell as text; a dash for none."""
    if verdi is None or verdi in ((), ""):
        return TOM
    match felt.type:
        case Felttype.DATO:
            return kort_dato(verdi)
        case Felttype.TIDSPUNKT:
            return _tid(felt, verdi)
        case Felttype.JA:
            return gettext("Ja") if verdi else gettext("Nei")
        case Felttype.KODE:
            return kodenavn(felt, str(verdi), navn)
        case Felttype.FLERKODE:
            return ", ".join(kodenavn(felt, str(k), navn) for k in verdi)
        case _:
            return str(verdi)


def radcelle(felt: Felt, rad: Brukerrad, navn: Navn) -> str:
    """A cell of a row: a category in the words of whoever set it."""
    verdi = rad.celler.get(felt.nokkel)
    if felt.nokkel == "kategori" and verdi:
        return str(rad.celler.get(KATEGORIORD) or celle(felt, verdi, {}))
    return celle(felt, verdi, navn)


def med_kategoriord(kolonner: Iterable[str]) -> tuple[str, ...]:
    """The columns to read, for a category to have its words."""
    valgte = dict.fromkeys(kolonner)
    return tuple({**valgte, KATEGORIORD: None} if "kategori" in valgte else valgte)


def _tid(felt: Felt, tid: datetime) -> str:
    if felt.nokkel == "klokkeslett":
        return klokke(f"{oslo(tid):%H.%M}")
    return kort_dato(dato(tid))


def vilkarsord(felt: Felt, v: Vilkar, navn: Navn) -> str:
    """A condition in words, for its chip."""
    if v.ikke and v.op == Op.ER and v.verdier == (INGEN,):  # two denials make a yes
        ja = gettext("Ja")
        return f"{etikett(felt)}: {ja}"
    ord_ = f"{etikett(felt)}: {_verdiord(felt, v, navn)}"
    return gettext("ikke %(vilkar)s") % {"vilkar": ord_} if v.ikke else ord_


def _verdiord(felt: Felt, v: Vilkar, navn: Navn) -> str:
    if v.op in _OPORD:
        return str(_OPORD[v.op]) % {"n": v.verdier[0] if v.verdier else ""}
    if v.op == Op.MELLOM:
        return _mellom(v)
    if v.op == Op.HAR:
        return f"«{v.verdier[0]}»"
    koder = [kodenavn(felt, str(k), navn) for k in v.verdier]
    skille = gettext(" og ") if v.op == Op.ALLE else gettext(" eller ")
    return skille.join(koder)


def _mellom(v: Vilkar) -> str:
    fra, til = (kort_dato(x) if isinstance(x, date) else x for x in v.verdier)
    if fra == til:
        return str(fra)
    if til is None:
        return gettext("fra og med %(fra)s") % {"fra": fra}
    if fra is None:
        return gettext("til og med %(til)s") % {"til": til}
    return f"{fra}–{til}"


_FEIL: Mapping[str, str | Promise] = {
    "UKJENT_FELT": _("Oversikten har ikke feltet «%(felt)s», eller du har ikke tilgang til det."),
}


def feilord(brudd: Regelbrudd, felt: Felt | None) -> str:
    """What could not be understood, or was refused."""
    navn = etikett(felt) if felt else (brudd.felt or "")
    if brudd.kode in _FEIL:
        return str(_FEIL[brudd.kode]) % {"felt": navn}
    return melding(brudd, navn)
