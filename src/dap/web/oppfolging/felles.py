"""A page with one form, and where it leads."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from dap.felles.feil import IkkeTilgang
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.skriving import skriv
from dap.web.felles.tilgang import AktorRequest


def for_skriving(request: AktorRequest, person_id: UUID | None, *, hva: str) -> Personinnsyn:
    """Access for those who follow people up; who looks as the user changes nothing."""
    innsyn = innsyn_for(request, person_id, hva=hva)
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


def data(request: AktorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def skjemasvar(
    request: AktorRequest,
    skjema: forms.Form,
    utfor: Callable[[dict[str, Any]], object],
    *,
    til: str,
    sagt: str,
    mal: str = "oppfolging/skjemaside.html",
    **side: Any,
) -> HttpResponse:
    """The form as a page, or what it does: refused and conflicting input comes back as typed."""

    def vist(status: int, konflikt: Any) -> HttpResponse:
        alt = {"skjema": skjema, "konflikt": konflikt, "tilbake": til, **side}
        return vis(request, mal, alt, status=status)

    if request.method != "POST":
        return vist(200, None)
    return skriv(
        request,
        skjema,
        utfor=utfor,
        vis=vist,
        ferdig=lambda: ferdig(request, til=til, melding=sagt),
    )
