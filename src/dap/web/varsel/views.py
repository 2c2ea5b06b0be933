"""One's own notifications: read them, go to the thing, mark all as read."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.tilgang import queries as tilgang
from dap.varsel import operations, queries
from dap.varsel.values import Varselrad, Varseltype
from dap.web.felles.htmx import ferdig
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.varsel.tekster import VARSLER, adresse


@dataclass(frozen=True, slots=True)
class Linje:
    rad: Varselrad
    tekst: str
    om: str
    """Whose plan, for staff."""
    oppgave: bool


def _linjer(aktor: Aktor, rader: list[Varselrad]) -> list[Linje]:
    """Staff read only of persons that they may still open."""
    navn: dict[UUID | None, str]
    if aktor.er_bruker:
        navn = dict.fromkeys((r.person_id for r in rader), "")
    else:
        om = {r.person_id for r in rader if r.person_id is not None}
        navn = {None: "", **{p.id: p.navn for p in tilgang.apnbare(aktor, om)}}
    return [
        Linje(r, str(VARSLER[r.slag]), navn[r.person_id], r.type == Varseltype.OPPGAVE)
        for r in rader
        if r.person_id in navn
    ]


@innlogget
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    linjer = _linjer(request.aktor, queries.varsler(request.aktor))
    kontekst = {
        "uleste": [linje for linje in linjer if linje.rad.lest is None],
        "leste": [linje for linje in linjer if linje.rad.lest is not None],
    }
    return render(request, "varsel/liste.html", kontekst)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def apne(request: AktorRequest, varsel_id: UUID) -> HttpResponse:
    """Go to what it is about. The button of the bell marks it as read too; a link in an e-mail or an
    SMS, which other programs follow as well, leaves that to the page it leads to."""
    rad = queries.ett_varsel(request.aktor, varsel_id)
    if rad is None:
        raise IkkeFunnet
    if request.method == "POST":
        operations.merk_lest(aktor=request.aktor, objekt_id=rad.objekt_id, naa=timezone.now())
    person_id = None if request.aktor.er_bruker else rad.person_id
    return HttpResponseRedirect(adresse(rad.objekt_type, rad.objekt_id, person_id))


@innlogget
@require_POST
def alle_lest(request: AktorRequest) -> HttpResponse:
    operations.merk_alle_lest(aktor=request.aktor, naa=timezone.now())
    return ferdig(
        request, til=redirect("varsel:liste").url, melding=_("Alle varsler er merket som lest.")
    )
