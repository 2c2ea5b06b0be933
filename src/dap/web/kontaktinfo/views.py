"""How the person can be reached digitally: seen, and asked for anew."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dap.felles.feil import Regelbrudd
from dap.oppfolging.operations import oppdater_kontaktinfo
from dap.person.queries import persondata
from dap.web.felles.htmx import ferdig
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, krever_ansatt, krever_bruker
from dap.web.kontaktinfo.tekster import kontaktbilde


@krever_ansatt
@require_safe
def vis(request: AktorRequest, person_id: UUID) -> HttpResponse:
    innsyn_for(request, person_id, hva="kontaktinfo")
    kontekst = {
        "person": persondata(person_id),
        "kontakt": kontaktbilde(person_id, er_bruker=False),
    }
    return render(request, "kontaktinfo/side.html", kontekst)


@krever_ansatt
@require_POST
def hent(request: AktorRequest, person_id: UUID) -> HttpResponse:
    return _hent(request, person_id, reverse("kontaktinfo:vis", kwargs={"person_id": person_id}))


@krever_bruker
@require_POST
def hent_egen(request: AktorRequest) -> HttpResponse:
    return _hent(request, request.aktor.id, reverse("om_meg:forside"))


def _hent(request: AktorRequest, person_id: UUID, til: str) -> HttpResponse:
    try:
        spurt = oppdater_kontaktinfo(aktor=request.aktor, person_id=person_id, naa=timezone.now())
    except Regelbrudd as feil:
        messages.error(request, tekst_for(feil.kode))
        return ferdig(request, til=til)
    if not spurt:
        sagt = _("Registeret svarte for mindre enn ett minutt siden. Det er ikke spurt igjen.")
        return ferdig(request, til=til, melding=sagt)
    return ferdig(request, til=til, melding=_("Kontaktopplysningene er hentet på nytt."))
