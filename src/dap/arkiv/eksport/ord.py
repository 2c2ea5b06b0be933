"""Words and times in an export: the same as on the pages, dates always with the year."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from dap.felles.sprak import Ytring
from dap.felles.tid import dato, oslo
from dap.hjelper.queries import hjelpernavn
from dap.oppfolging.values import Startarsak
from dap.tilgang.values import Personinnsyn

STARTARSAK: Mapping[Startarsak, Any] = {
    Startarsak.ARBEIDSSOKER_REGISTRERING: _("Registrert som arbeidssøker"),
    Startarsak.MANUELL_REGISTRERING_VEILEDER: _("Startet av veileder"),
    Startarsak.MANUELL_REGISTRERING_BRUKER: _("Startet av bruker"),
    Startarsak.SYKMELDT: _("Sykmeldt"),
}


@lru_cache(maxsize=32)
def _hent(navn: str) -> Any:
    kilder: Mapping[str, str] = import_string(settings.ARKIV_ORD)
    return import_string(kilder[navn])


def ord_for(liste: str, kode: str) -> str:
    """The word of a code (beside its colour in some lists); the code itself when there is none."""
    ord_ = _hent(liste).get(kode, kode)
    return str(ord_[0] if isinstance(ord_, tuple) else ord_)


def si(ytring: Ytring | str) -> str:
    tekst: str = _hent("si")(ytring)
    return tekst


def malfelt(felt: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name and value of each field of a goal that says something."""
    par: list[tuple[str, str]] = _hent("malfelt")(felt)
    return par


def dag(dagen: date) -> str:
    """ "4. mars 2026"."""
    return _dag(dagen, get_language() or "nb")


@lru_cache(maxsize=8192)
def _dag(dagen: date, sprak: str) -> str:
    return date_format(dagen, "j F Y" if sprak.startswith("en") else "j. F Y")


def tidspunkt(tid: datetime) -> str:
    """ "4. mars 2026 kl. 14.05", in Oslo."""
    klokke = oslo(tid).strftime("%H.%M")
    if (get_language() or "nb").startswith("en"):
        klokke = klokke.replace(".", ":")
    return gettext("%(dag)s kl. %(klokke)s") % {"dag": dag(dato(tid)), "klokke": klokke}


def ja_nei(verdi: bool) -> str:
    return gettext("Ja") if verdi else gettext("Nei")


def hjelpeord(innsyn: Personinnsyn, hjelp_id: UUID) -> str:
    """ "ved verge Bjørn Hansen": who did for the user what is told as theirs."""
    navn = hjelpernavn(innsyn.person_id).get(hjelp_id)
    return str(_hent("hjelper")(navn, innsyn)) if navn else ""


def avsender(navn: str, *, av_bruker: bool) -> str:
    """Who wrote: "Bruker", or the member of staff by name."""
    if av_bruker:
        return gettext("Bruker")
    return gettext("%(navn)s i NAV") % {"navn": navn} if navn else gettext("NAV")
