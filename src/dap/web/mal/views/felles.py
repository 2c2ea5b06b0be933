"""What the views of this term share."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone

from dap.felles.feil import IkkeTilgang
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest


def for_skriving(request: AktorRequest, person_id: UUID | None) -> Personinnsyn:
    """Access for a page that changes something; refused where one may only read."""
    innsyn = innsyn_for(request, person_id, hva="endre_mal")
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def skjemaside(
    request: AktorRequest,
    skjema: forms.Form,
    innhold: str,
    *,
    tittel: str,
    tilbake: str,
    status: int = 200,
    **kontekst: Any,
) -> HttpResponse:
    """A page with one form; `innhold` is the template of the form, which htmx gets alone."""
    alt = {
        "skjema": skjema,
        "innhold": innhold,
        "tittel": tittel,
        "tilbake": tilbake,
        "her": request.path,
        **kontekst,
    }
    return vis(request, "mal/skjemaside.html", alt, status=status)


def naa() -> datetime:
    return timezone.now()
