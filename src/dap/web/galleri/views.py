"""One page with every component in every state, light and dark: for people and for axe."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dap.web.felles.tilgang import apen
from dap.web.galleri.forms import FEIL_UT, FYLT_UT, Galleriskjema


@apen
@require_safe
def galleri(request: HttpRequest) -> HttpResponse:
    """Shown only with DAP_GALLERI (demo and tests)."""
    kontekst = {
        "tomt": Galleriskjema(prefix="tomt"),
        "fylt": Galleriskjema(prefix="fylt", initial=FYLT_UT),
        "feil": Galleriskjema({f"feil-{k}": v for k, v in FEIL_UT.items()}, prefix="feil"),
        "egen": Galleriskjema(prefix="egen"),
        "side": Paginator(range(200), 10).page(4),
        "tagger": ["neutral", "info", "success", "warning", "danger", "accent"],
        "varianter": ["outline", "moderate", "strong"],
        "varsler": ["info", "success", "warning", "error"],
    }
    return render(request, "galleri/galleri.html", kontekst)
