"""How DAP is used, in the reader's language: the user's guide for everybody, the others for staff."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dap.felles.aktor import LEDERROLLER, Rolle
from dap.forskning.policies import krev_analytiker
from dap.web.felles.htmx import vis
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.veiledning.lesing import SPRAK, veiledning


@innlogget
@require_safe
def forside(request: AktorRequest) -> HttpResponse:
    """To one's own."""
    if request.aktor.er_bruker:
        return redirect("veiledning:bruker")
    if request.aktor.har_rolle(Rolle.ANALYTIKER):
        return redirect("veiledning:analytiker")
    leder = request.aktor.har_rolle(*LEDERROLLER)
    return redirect("veiledning:leder" if leder else "veiledning:veileder")


@innlogget
@require_safe
def bruker(request: AktorRequest) -> HttpResponse:
    return _side(request, "bruker")


@krever_ansatt
@require_safe
def veileder(request: AktorRequest) -> HttpResponse:
    return _side(request, "veileder")


@krever_ansatt
@require_safe
def leder(request: AktorRequest) -> HttpResponse:
    return _side(request, "leder")


@krever_ansatt
@require_safe
def analytiker(request: AktorRequest) -> HttpResponse:
    """For all others it is not there, like the page it is about."""
    krev_analytiker(request.aktor)
    return _side(request, "analytiker")


def _side(request: AktorRequest, hvem: str) -> HttpResponse:
    sprak = get_language()
    kontekst = {
        "v": veiledning(hvem, sprak if sprak in SPRAK else "nb"),
        "andre": [] if request.aktor.er_bruker else _valg(request, hvem),
    }
    return vis(request, "veiledning/side.html", kontekst)


def _valg(request: AktorRequest, hvem: str) -> list[tuple[str, str, bool]]:
    ord_ = {"veileder": _("Veileder"), "leder": _("Leder"), "bruker": _("Bruker")}
    if request.aktor.har_rolle(Rolle.ANALYTIKER):
        ord_ = {"analytiker": _("Analytiker")} | ord_
    return [(tekst, reverse(f"veiledning:{h}"), h == hvem) for h, tekst in ord_.items()]
