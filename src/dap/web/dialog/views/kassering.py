"""Erasing what never should have been written: one asks, a colleague decides."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.dialog import operations, queries
from dap.felles.feil import Regelbrudd
from dap.konto.operations import slett_kladd
from dap.web.dialog.side import tradinnsyn_for, tradlenke
from dap.web.dialog.skjema import Kasseringsskjema, Kasseringssvar
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, krever_ansatt

METODER = ["GET", "HEAD", "POST"]


@krever_ansatt
@require_http_methods(METODER)
def be_om(request: AktorRequest, trad_id: UUID, melding_id: UUID, person_id: UUID) -> HttpResponse:
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    melding = queries.melding(innsyn, melding_id)
    post = request.POST if request.method == "POST" else None
    skjema = Kasseringsskjema(post, initial=kladd_for(request))
    if skjema.is_valid() and _bedt(request, melding_id, skjema):
        slett_kladd(konto_id=request.konto_id, sted=request.path)
        ord_ = _("En kollega må nå avgjøre om innholdet skal slettes")
        return ferdig(request, til=tradlenke(request, trad_id), melding=ord_)
    kontekst = {"skjema": skjema, "melding": melding, "trad_id": trad_id}
    return vis(request, "dialog/kassering.html", kontekst, status=422 if skjema.errors else 200)


def _bedt(request: AktorRequest, melding_id: UUID, skjema: forms.Form) -> bool:
    try:
        operations.be_om_kassering(
            aktor=request.aktor,
            melding_id=melding_id,
            begrunnelse=skjema.cleaned_data["begrunnelse"],
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        legg_til(skjema, feil)
    return not skjema.errors


@krever_ansatt
@require_http_methods(METODER)
def avgjor(
    request: AktorRequest, trad_id: UUID, kassering_id: UUID, person_id: UUID
) -> HttpResponse:
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    rad = queries.kassering(innsyn, kassering_id)
    skjema = Kasseringssvar(request.POST if request.method == "POST" else None)
    if skjema.is_valid() and _avgjort(request, kassering_id, skjema):
        slettet = skjema.cleaned_data["svar"] == "ja"
        ord_ = _("Innholdet er slettet") if slettet else _("Innholdet blir stående")
        return ferdig(request, til=tradlenke(request, trad_id), melding=ord_)
    kontekst = {
        "skjema": skjema,
        "rad": rad,
        "melding": queries.melding(innsyn, rad.melding_id),
        "trad_id": trad_id,
    }
    return vis(
        request, "dialog/kasseringssvar.html", kontekst, status=422 if skjema.errors else 200
    )


def _avgjort(request: AktorRequest, kassering_id: UUID, skjema: forms.Form) -> bool:
    felt = skjema.cleaned_data
    try:
        operations.avgjor_kassering(
            aktor=request.aktor,
            kassering_id=kassering_id,
            godkjent=felt["svar"] == "ja",
            avslag=felt["avslag"],
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        legg_til(skjema, feil)
    return not skjema.errors
