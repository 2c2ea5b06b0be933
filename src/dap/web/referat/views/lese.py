"""Read minutes: the list, one, and its shared versions."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.referat import queries
from dap.referat.values import OBJEKT
from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.sett import merk_apnet
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.referat.side import listekontekst, referatkontekst


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="referat")
    return vis(request, "referat/liste.html", listekontekst(request, innsyn))


@innlogget
@require_safe
def referat(request: AktorRequest, referat_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="referat")
    kontekst = referatkontekst(request, innsyn, referat_id)
    merk_apnet(request, innsyn, OBJEKT, referat_id, timezone.now())
    return vis(request, "referat/referat.html", kontekst)


@innlogget
@require_safe
def versjoner(
    request: AktorRequest, referat_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Every version that was shared; nothing else is here to be read."""
    innsyn = innsyn_for(request, person_id, hva="referat")
    data = queries.ett_referat(innsyn, referat_id, naa=timezone.now())
    kontekst = {"r": data, "versjoner": queries.versjoner(innsyn, referat_id)}
    return vis(request, "referat/versjoner.html", kontekst)
