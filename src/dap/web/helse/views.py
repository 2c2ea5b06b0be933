"""Answers to machines. Nothing here tells of anybody, and nothing looks at a session."""

import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from dap.tilstand.queries import mangler_for_a_svare, tilstand
from dap.web.felles.tilgang import apen, passiv
from dap.web.helse.metrikker import som_tekst


@apen
@passiv
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """This process answers. Asks nobody else: a database that is away is no reason to restart it."""
    return _fersk(HttpResponse("ok\n", content_type="text/plain; charset=utf-8"))


@apen
@passiv
@require_safe
def klar(request: HttpRequest) -> HttpResponse:
    """This process can serve: the database answers, and its tables are those of this version."""
    mangler = mangler_for_a_svare()
    return _fersk(
        JsonResponse({"klar": not mangler, "mangler": mangler}, status=503 if mangler else 200)
    )


@apen
@passiv
@require_safe
def metrikker(request: HttpRequest) -> HttpResponse:
    """Numbers for Prometheus, for the one who has the token; for others there is nothing here."""
    token = str(settings.DAP_METRIKK_TOKEN)
    gitt = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not secrets.compare_digest(gitt.encode(), token.encode()):
        raise Http404
    tekst = som_tekst(tilstand(naa=timezone.now()))
    return _fersk(HttpResponse(tekst, content_type=CONTENT_TYPE_LATEST))


def _fersk(svar: HttpResponse) -> HttpResponse:
    svar["Cache-Control"] = "no-store"
    return svar
