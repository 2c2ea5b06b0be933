"""The search as pages show it: each hit with its kind, its words, and the way to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from dap.arkiv import queries
from dap.dialog.values import SIDESTORRELSE
from dap.felles.sok import MAKS_SOK, MERKE_FRA, MERKE_TIL, Etter, Treff
from dap.tilgang.values import Personinnsyn
from dap.web.felles.person import lenke
from dap.web.felles.skjema import Skjema
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import tidspunkt
from dap.web.tidslinje.tekster import tittel as tittel_i_ord

HUSKET = "sok"
_TOMME_FELT = re.compile(r"(?:\s*·){2,}\s*")
_EPOKE = datetime(1970, 1, 1, tzinfo=UTC)
_MIKRO = timedelta(microseconds=1)

_SLAG: dict[str, str | Promise] = {
    "AKTIVITET": _("Aktivitet"),
    "SITUASJON": _("Situasjon"),
    "MAL": _("Mål"),
    "MILEPAEL": _("Delmål"),
    "FORVENTNING": _("Forventning"),
    "MELDING": _("Melding"),
    "TRAD": _("Samtale"),
    "MOTE": _("Møte"),
    "REFERAT": _("Referat"),
    "VURDERING": _("Vurdering"),
    "NOTAT": _("Internt notat"),
    "VEDTAK": _("Vedtak"),
    "VEDTAKSKLAGE": _("Klage"),
    "OVERDRAGELSE": _("Overdragelse"),
}


class Sokeskjema(Skjema):
    """One box. What is written in it never stands in an address."""

    sok = forms.CharField(
        label=_("Søk i planen og dialogen"),
        max_length=MAKS_SOK,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


@dataclass(frozen=True, slots=True)
class Trefflinje:
    slag: str
    tittel: SafeString
    utdrag: SafeString
    naar: str
    adresse: str
    tidligere: bool
    """It stood there once, and does not any more."""


def husk_sok(request: AktorRequest, innsyn: Personinnsyn, tekst: str) -> None:
    """Keep the search with the session: it is read by the page that the answer leads to."""
    request.session[HUSKET] = {"person": str(innsyn.person_id), "tekst": tekst}


def husket_sok(request: AktorRequest, innsyn: Personinnsyn) -> str:
    """The last search in this person's case; nothing of another's."""
    husket: dict[str, str] = request.session.get(HUSKET, {})
    return husket.get("tekst", "") if husket.get("person") == str(innsyn.person_id) else ""


def sokekontekst(request: AktorRequest, innsyn: Personinnsyn, tekst: str) -> dict[str, Any]:
    """What the page of hits shows."""
    etter = les_etter(request.GET.get("etter", ""))
    side = queries.sok(innsyn, tekst, etter=etter)
    til = partial(lenke, request)
    return {
        "sokt": tekst,
        "treff": [_linje(t, til) for t in side.treff],
        "neste": etter_som_tekst(side.neste) if side.neste else "",
        "fra_toppen": etter is None,
        "rot": lenke(request, "tidslinje:oversikt"),
        "sokeside": lenke(request, "tidslinje:sok"),
    }


def merket(tekst: str) -> SafeString:
    """The text with its hits marked. All of it is escaped; only our own tags are added."""
    html = escape(tekst).replace(MERKE_FRA, "<mark>").replace(MERKE_TIL, "</mark>")
    return mark_safe(html)  # noqa: S308 (escaped on the line above)


def _linje(t: Treff, til: Callable[..., str]) -> Trefflinje:
    uten = t.tittel.replace(MERKE_FRA, "").replace(MERKE_TIL, "")
    oversatt = tittel_i_ord(uten)
    slag = str(_SLAG.get(t.objekt_type, t.objekt_type))
    return Trefflinje(
        slag=slag,
        tittel=merket((t.tittel if oversatt == uten else oversatt) or slag),
        utdrag=merket(_TOMME_FELT.sub(" · ", t.utdrag).strip(" ·\n")),
        naar=tidspunkt(t.tid),
        adresse=_adresse(t, til),
        tidligere=t.tidligere_versjon is not None,
    )


def _adresse(t: Treff, til: Callable[..., str]) -> str:
    nr = t.tidligere_versjon
    try:
        return _mal(t, til) if nr is None else _versjon(t, nr, til)
    except NoReverseMatch:
        return ""


def _versjon(t: Treff, nr: int, til: Callable[..., str]) -> str:
    """The page that shows the record as it was then."""
    match t.objekt_type:
        case "AKTIVITET":
            return til("aktivitet:versjon", aktivitet_id=t.objekt_id, nr=nr)
        case "REFERAT":
            return f"{til('referat:versjoner', referat_id=t.data['side'])}#versjon-{nr}"
        case "MILEPAEL":
            return f"{til('mal:versjoner', objekt_id=t.data['side'])}#delmalhistorikk"
        case _:
            return f"{til('mal:versjoner', objekt_id=t.objekt_id)}#versjon-{nr}"


def _mal(t: Treff, til: Callable[..., str]) -> str:
    match t.objekt_type:
        case "AKTIVITET":
            return til("aktivitet:vis", aktivitet_id=t.objekt_id)
        case "SITUASJON":
            return til("mal:situasjon")
        case "MAL" | "MILEPAEL":
            return til("mal:mal", mal_id=t.data["side"])
        case "FORVENTNING":
            return til("mal:forventning", forventning_id=t.objekt_id)
        case "TRAD":
            return til("dialog:trad", trad_id=t.objekt_id)
        case "MELDING":
            nr, adresse = t.data["nr"], til("dialog:trad", trad_id=t.data["trad_id"])
            sporring = f"?for={nr + 1}" if t.data["antall"] - nr >= SIDESTORRELSE else ""
            return f"{adresse}{sporring}#melding-{nr}"
        case "MOTE":
            return til("mote:mote", mote_id=t.data["side"])
        case "REFERAT" | "VURDERING":
            navn = t.objekt_type.lower()
            return til(f"{navn}:{navn}", **{f"{navn}_id": t.data["side"]})
        case "NOTAT":
            return f"{til('dialog:notater')}#notat-{t.objekt_id}"
        case _:
            rute, argument = _EGEN_SIDE.get(t.objekt_type, ("", ""))
            return til(rute, **{argument: t.objekt_id}) if rute else ""


_EGEN_SIDE = {
    "VEDTAK": ("vedtak:vedtak", "vedtak_id"),
    "VEDTAKSKLAGE": ("vedtak:klage", "klage_id"),
    "OVERDRAGELSE": ("overdragelse:vis", "overdragelse_id"),
}


def etter_som_tekst(etter: Etter) -> str:
    """Where the next page begins: a time and an id, and nothing of what was searched for."""
    return f"{(etter[0] - _EPOKE) // _MIKRO}-{etter[1]}"


def les_etter(tekst: str) -> Etter | None:
    mikro, _strek, id_ = tekst.partition("-")
    try:
        return _EPOKE + int(mikro) * _MIKRO, UUID(id_)
    except (ValueError, OverflowError):
        return None
