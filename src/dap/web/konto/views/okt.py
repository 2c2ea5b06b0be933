"""How long the session lasts, drafts that are kept while one writes, and one's own choices."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.translation import check_for_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dap.felles.feil import Regelbrudd
from dap.konto import operations
from dap.konto.queries import oktvalg
from dap.konto.values import SPRAK, Tema
from dap.web.felles import okt, oppbevaring
from dap.web.felles.tilgang import AktorRequest, apen, innlogget, leser, passiv
from dap.web.felles.utlogget import egen_sti

_AR = 365 * 24 * 60 * 60


@innlogget
@passiv
@never_cache
@require_GET
def status(request: AktorRequest) -> JsonResponse:
    """Seconds left of the session, and when to warn. Asking does not prolong it."""
    return JsonResponse(_tilstand(request))


@innlogget
@leser
@never_cache
@require_POST
def forleng(request: AktorRequest) -> HttpResponse:
    """«Jeg er her fortsatt»: the time without activity starts again."""
    okt.merk_brukt(request.session, timezone.now())
    if request.headers.get("Accept", "").startswith("text/html"):
        return HttpResponseRedirect(egen_sti(request.POST.get("neste")))
    return JsonResponse(_tilstand(request))


def _tilstand(request: HttpRequest) -> dict[str, int]:
    utloper = okt.utloper(request.session)
    igjen = (utloper - timezone.now()).total_seconds() if utloper else 0
    return {"utloper_om": max(0, int(igjen)), "varsle_ved": int(oktvalg().varsel.total_seconds())}


@innlogget
@never_cache
@require_POST
def lagre_kladd(request: AktorRequest) -> HttpResponse:
    """Keep what is typed in one place; an empty form throws the draft away.

    The page's script sends only what has changed: somebody is writing, so the session goes on.
    """
    sted = request.POST.get(oppbevaring.KLADDENS_STED, "")
    skrevet = oppbevaring.felter(request.POST)
    try:
        if any(verdi.strip() for verdier in skrevet.values() for verdi in verdier):
            operations.lagre_kladd(
                konto_id=request.konto_id, sted=sted, felter=skrevet, naa=timezone.now()
            )
        else:
            operations.slett_kladd(konto_id=request.konto_id, sted=sted)
    except Regelbrudd as feil:
        return JsonResponse({"kode": feil.kode}, status=422)
    return HttpResponse(status=204)


@apen
@require_POST
def velg_sprak(request: HttpRequest) -> HttpResponse:
    """Kept with the account for whoever is signed in, else in this browser."""
    sprak = request.POST.get("sprak", "")
    svar = HttpResponseRedirect(egen_sti(request.POST.get("neste")))
    if sprak not in SPRAK or not check_for_language(sprak):
        return svar
    if request.user.is_authenticated:
        operations.velg_sprak(konto_id=request.user.pk, sprak=sprak)
    svar.set_cookie("django_language", sprak, max_age=_AR, samesite="Lax", httponly=True)
    return svar


@apen
@require_POST
def velg_tema(request: HttpRequest) -> HttpResponse:
    """Kept with the account for whoever is signed in, else in this browser."""
    tema = request.POST.get("tema", "")
    svar = HttpResponseRedirect(egen_sti(request.POST.get("neste")))
    if tema not in Tema.__members__.values():
        return svar
    if request.user.is_authenticated:
        operations.velg_tema(konto_id=request.user.pk, tema=tema)
    svar.set_cookie("dap_tema", tema, max_age=_AR, samesite="Lax", httponly=True)
    return svar
