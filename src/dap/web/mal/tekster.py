"""Words for goals: what a version did, and what its fields say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.mal.values import Forventningsstatus, Malstatus
from dap.web.felles.ytring import dag
from dap.web.mal.forms import REALISME, VIKTIGHET

Tekst = str | Promise

HANDLINGER: Mapping[str, Tekst] = {
    "SITUASJON_ENDRET": _("Skrevet"),
    "MAL_OPPRETTET": _("Satt som mål"),
    "MAL_ENDRET": _("Endret"),
    "MAL_STATUS_ENDRET": _("Ny status"),
    "MAL_FLYTTET": _("Flyttet i rekkefølgen"),
    "MILEPAEL_LAGT_TIL": _("Lagt til"),
    "MILEPAEL_ENDRET": _("Endret"),
    "MILEPAEL_NADD": _("Nådd"),
    "MILEPAEL_IKKE_NADD": _("Likevel ikke nådd"),
    "MILEPAEL_FJERNET": _("Fjernet"),
    "FORVENTNING_SATT": _("Skrevet"),
    "FORVENTNING_ENDRET": _("Endret"),
    "FORVENTNING_STATUS_ENDRET": _("Ny status"),
    "KASSERT": _("Noe som var skrevet feil, ble slettet"),
}
STATUSER: Mapping[Malstatus, Tekst] = {
    Malstatus.AKTIV: _("Jobbes med"),
    Malstatus.NADD: _("Nådd"),
    Malstatus.LAGT_BORT: _("Lagt bort"),
}
FORVENTNINGSSTATUSER: Mapping[Forventningsstatus, tuple[Tekst, str]] = {
    Forventningsstatus.AKTIV: (_("Gjelder"), "info"),
    Forventningsstatus.OPPFYLT: (_("Oppfylt"), "success"),
    Forventningsstatus.TRUKKET: (_("Trukket"), "neutral"),
}
"""Text, and the colour of its tag."""
FELT: Mapping[str, Tekst] = {
    "viktighet": _("Hvor viktig"),
    "realisme": _("Hvor realistisk"),
    "revurderes": _("Ses på igjen"),
    "status": _("Status"),
    "frist": _("Frist"),
    "nadd": _("Nådd"),
}
_SKALAER: Mapping[str, Mapping[Any, Any]] = {
    "viktighet": dict(VIKTIGHET),
    "realisme": dict(REALISME),
}


def felttekster(felt: Mapping[str, Any], *, alle: bool = False) -> list[tuple[str, str]]:
    """Name and value of each field in words; empty ones only with `alle`."""
    return [
        (str(FELT[navn]), _verdi(navn, verdi))
        for navn, verdi in felt.items()
        if navn in FELT and (alle or verdi is not None)
    ]


def _verdi(navn: str, verdi: Any) -> str:
    if verdi is None:
        return gettext("Ikke valgt")
    if navn in _SKALAER:
        return str(_SKALAER[navn].get(verdi, verdi))
    if navn == "status":
        return _status(verdi)
    return dag(verdi) if isinstance(verdi, date) else str(verdi)


def _status(verdi: str) -> str:
    """Of a goal or of an expectation; what both can be is worded as of a goal."""
    if verdi in set(Malstatus):
        return str(STATUSER[Malstatus(verdi)])
    return str(FORVENTNINGSSTATUSER[Forventningsstatus(verdi)][0])
