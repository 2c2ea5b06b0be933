"""The days one person was asked to: for the user, and for staff who follow them up."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from dap.digilab import operations, queries
from dap.digilab.values import Deltakerstatus
from dap.felles.feil import IkkeFunnet
from dap.web.digilab.tekster import BEHOV, STATUS
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest, innlogget

HVA = "digilab"
_SAGT = {
    Deltakerstatus.PAMELDT: _("Plassen er reservert."),
    Deltakerstatus.VENTELISTE: _("Det er fullt nå. Du står på venteliste, og får beskjed."),
    Deltakerstatus.AVSLATT: _("Svaret er lagret."),
}


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva=HVA)
    rader = [
        (d, STATUS[d.status], [BEHOV[b] for b in d.behov])
        for d in queries.mine(innsyn, naa=timezone.now())
    ]
    kan_svare = innsyn.kan_skrive and innsyn.kan_endre_plan
    return vis(request, "digilab/mine.html", {"rader": rader, "kan_svare": kan_svare})


@innlogget
@require_POST
def svar(request: AktorRequest, deltakelse_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva=HVA)
    if queries.person_i(deltakelse_id) != innsyn.person_id:
        raise IkkeFunnet
    status = operations.svar(
        aktor=request.aktor,
        deltakelse_id=deltakelse_id,
        ja=request.POST.get("svar") == "ja",
        naa=timezone.now(),
    )
    return ferdig(request, til=lenke(request, "digilab:mine"), melding=str(_SAGT.get(status, "")))
