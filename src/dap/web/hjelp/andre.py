"""The helper's own page: whom they may act for, and what they are asked."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dap.bistand import operations
from dap.felles.feil import IkkeTilgang
from dap.hjelper import queries
from dap.hjelper.values import Hjelpstatus
from dap.tilgang.queries import aktor_for_hjelp
from dap.web.felles.hjelp import for_adresse, utenfor
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.tilgang import AktorRequest, bare_brukeren, krever_bruker
from dap.web.hjelp import tekster


@krever_bruker
@bare_brukeren
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    alle = queries.hjelper_andre(request.aktor.id, naa=timezone.now())
    linjer = [
        (
            h,
            tekster.SLAG[h.slag],
            tekster.rett(kan_skrive=h.kan_skrive, kan_laste_ned=h.kan_laste_ned),
        )
        for h in alle
    ]
    kontekst = {
        "spurt": [r for r in linjer if r[0].status == Hjelpstatus.INVITERT],
        "gjelder": [r for r in linjer if r[0].gjelder],
        "hviler": [r for r in linjer if r[0].status == Hjelpstatus.AKTIV and not r[0].gjelder],
    }
    return vis(request, "hjelp/andre.html", kontekst)


@krever_bruker
@bare_brukeren
@require_POST
def velg(request: AktorRequest, hjelp_id: UUID) -> HttpResponse:
    """Begin to act for somebody. What a register said is asked again first, when it is not fresh."""
    naa = timezone.now()
    operations.hent_for_hjelperen(aktor=request.aktor, hjelp_id=hjelp_id, naa=naa)
    try:
        aktor_for_hjelp(request.aktor, hjelp_id, naa=naa)
    except IkkeTilgang:
        sagt = _("Du kan ikke handle for denne personen nå.")
        return ferdig(request, til=utenfor("hjelp:andre"), melding=sagt)
    return HttpResponseRedirect(for_adresse(hjelp_id))


@krever_bruker
@bare_brukeren
@require_POST
def svar(request: AktorRequest, hjelp_id: UUID) -> HttpResponse:
    ja = request.POST.get("svar") == "ja"
    operations.svar(aktor=request.aktor, hjelp_id=hjelp_id, ja=ja, naa=timezone.now())
    sagt = _("Du har sagt ja til å hjelpe.") if ja else _("Du har sagt nei.")
    return ferdig(request, til=utenfor("hjelp:andre"), melding=sagt)


@krever_bruker
@bare_brukeren
@require_POST
def slutt(request: AktorRequest, hjelp_id: UUID) -> HttpResponse:
    """The helper does not want to help any longer."""
    operations.avslutt(aktor=request.aktor, hjelp_id=hjelp_id, naa=timezone.now())
    sagt = _("Du hjelper ikke denne personen lenger.")
    return ferdig(request, til=utenfor("hjelp:andre"), melding=sagt)
