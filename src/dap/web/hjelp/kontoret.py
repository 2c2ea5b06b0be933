"""The session at the office: an employee and the user in front of one screen."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.bistand import operations
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.hjelper.values import ASSISTANSE_VARER, Samtykke
from dap.tilgang.queries import bruker_i_assistanse
from dap.web.felles.hjelp import for_adresse, utenfor
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.hjelp.forms import Assistanseskjema


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: AktorRequest, person_id: UUID) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="hjelpere")
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    skjema = Assistanseskjema(request.POST if request.method == "POST" else None)
    if skjema.is_bound and skjema.is_valid():
        try:
            id_ = operations.start_assistanse(
                aktor=request.aktor,
                person_id=person_id,
                samtykke=Samtykke(skjema.cleaned_data["samtykke"]),
                sesjonsnokkel=request.session.session_key or "",
                naa=timezone.now(),
            )
            return HttpResponseRedirect(for_adresse(id_))
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    kontekst = {"skjema": skjema, "minutter": int(ASSISTANSE_VARER.total_seconds() // 60)}
    return vis(request, "hjelp/kontoret.html", kontekst, status=422 if skjema.errors else 200)


@krever_ansatt
@require_POST
def avslutt(request: AktorRequest, hjelp_id: UUID) -> HttpResponse:
    person_id = bruker_i_assistanse(request.aktor, hjelp_id)
    operations.avslutt_assistanse(ansatt_id=request.aktor.id, hjelp_id=hjelp_id, naa=timezone.now())
    til = utenfor("hjelp:oversikt", person_id=person_id)
    return ferdig(request, til=til, melding=_("Hjelpen er avsluttet. Brukeren får beskjed."))
