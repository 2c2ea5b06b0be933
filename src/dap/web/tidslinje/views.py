"""The timeline and the search: what stands in the address is never what people searched for."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import er_htmx, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest, innlogget, leser
from dap.web.tidslinje.side import kontekst
from dap.web.tidslinje.sok import Sokeskjema, husk_sok, husket_sok, sokekontekst

FRAGMENTER = {"tidslinje-eldre": "tidslinje/dager.html"}


@innlogget
@require_safe
def oversikt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """`?for=…` is the page after a line; htmx sets it below the lines that stand there."""
    innsyn = innsyn_for(request, person_id, hva="tidslinje")
    fragment = FRAGMENTER.get(request.headers.get("HX-Target", ""), "tidslinje/del.html")
    data = kontekst(request, innsyn, timezone.now())
    data |= {"skjema": Sokeskjema(), "sokeside": lenke(request, "tidslinje:sok")}
    return vis(request, "tidslinje/oversikt.html", data, fragment=fragment)


@innlogget
@leser
@require_http_methods(["GET", "HEAD", "POST"])
def sok(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """What was written comes with POST and waits in the session; the hits are read with GET."""
    innsyn = innsyn_for(request, person_id, hva="sok")
    if request.method == "POST":
        return _les_sok(request, innsyn)
    tekst = husket_sok(request, innsyn)
    skjema = Sokeskjema(initial={"sok": tekst})
    return _svar(request, innsyn, tekst, skjema, fragment="tidslinje/treff.html")


def _les_sok(request: AktorRequest, innsyn: Personinnsyn) -> HttpResponse:
    """htmx gets the hits at once: one request less to wait for, and none of the words in it."""
    skjema = Sokeskjema(request.POST)
    if not skjema.is_valid():
        return _svar(request, innsyn, "", skjema, status=422)
    tekst = skjema.cleaned_data["sok"]
    husk_sok(request, innsyn, tekst)
    if er_htmx(request):
        return _svar(request, innsyn, tekst, skjema)
    return HttpResponseRedirect(lenke(request, "tidslinje:sok"))


def _svar(
    request: AktorRequest,
    innsyn: Personinnsyn,
    tekst: str,
    skjema: Sokeskjema,
    *,
    fragment: str = "tidslinje/sokdel.html",
    status: int = 200,
) -> HttpResponse:
    data = {**sokekontekst(request, innsyn, tekst), "skjema": skjema, "fragment": er_htmx(request)}
    return vis(request, "tidslinje/sok.html", data, fragment=fragment, status=status)
