"""Somebody whom nobody here knows, registered by staff: who they are is asked of the population register."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.register import RegisterSvarerIkke
from dap.registrering import operations
from dap.registrering.policies import kan_hente_ukjente
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.registrering.forms import Ukjentskjema


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def hent(request: AktorRequest) -> HttpResponse:
    """POST with `steg=grunn`: the number from the search, which is not asked for twice."""
    if not kan_hente_ukjente(request.aktor):
        raise IkkeTilgang("MANGLER_ROLLE")
    if request.method != "POST":
        return _vis(request, Ukjentskjema(), 200)
    if request.POST.get("steg") == "grunn":
        return _vis(request, Ukjentskjema(initial={"fnr": request.POST.get("fnr", "")}), 200)
    skjema = Ukjentskjema(request.POST)
    if not skjema.is_valid():
        return _vis(request, skjema, 422)
    try:
        person_id = operations.hent_ukjent(
            aktor=request.aktor, naa=timezone.now(), **skjema.cleaned_data
        )
    except RegisterSvarerIkke as feil:
        legg_til(skjema, Regelbrudd(feil.kode, felt="fnr"))
        return _vis(request, skjema, 503)
    except Regelbrudd as feil:
        legg_til(skjema, feil)
        return _vis(request, skjema, 422)
    til = redirect("registrering:start", person_id=person_id)["Location"]
    return ferdig(request, til=til, melding=_("Personen er hentet fra Folkeregisteret."))


def _vis(request: AktorRequest, skjema: Ukjentskjema, status: int) -> HttpResponse:
    return vis(request, "registrering/ukjent.html", {"skjema": skjema}, status=status)
