"""What a view answers: the whole page, or only the piece that htmx asked for."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def er_htmx(request: HttpRequest) -> bool:
    """Whether htmx wants a fragment. A page restored by the back button is asked for whole."""
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-Boosted") != "true"
        and request.headers.get("HX-History-Restore-Request") != "true"
    )


def vis(
    request: HttpRequest,
    side: str,
    kontekst: Mapping[str, Any] | None = None,
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render `fragment` for htmx when there is one, else the whole `side`.

    Use status 422 for a form with errors and 409 for a version conflict: htmx shows both.
    """
    mal = fragment if fragment and er_htmx(request) else side
    svar = render(request, mal, dict(kontekst or {}), status=status)
    patch_vary_headers(svar, ["HX-Request"])
    return svar


def ferdig(
    request: HttpRequest,
    *,
    til: str,
    melding: str = "",
    fragment: str = "",
    kontekst: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """After a change: the fragment with a message (htmx), or a redirect to `til` (plain form).

    Without `fragment` htmx, too, goes to `til`.
    """
    if er_htmx(request) and fragment:
        svar = render(request, fragment, dict(kontekst or {}))
        if melding:
            svar["HX-Trigger"] = json.dumps(
                {"dap:melding": {"tekst": str(melding), "type": "success"}}
            )
        return svar
    if melding:
        messages.success(request, melding)
    if er_htmx(request):
        return HttpResponse(status=204, headers={"HX-Redirect": til})
    return HttpResponseRedirect(til)
