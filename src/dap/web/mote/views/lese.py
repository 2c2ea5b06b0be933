from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.mote import ics
from dap.web.mote.side import HVA, mote_for, vis_liste, vis_mote


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Meetings that wait, come and have been."""
    return vis_liste(request, innsyn_for(request, person_id, hva=HVA))


@innlogget
@require_safe
def mote(request: AktorRequest, mote_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva=HVA)
    return vis_mote(request, innsyn, mote_id)


@innlogget
@require_safe
def kalenderfil(
    request: AktorRequest, mote_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """The meeting as a file that calendars read."""
    _innsyn, m = mote_for(request, person_id, mote_id, skrive=False)
    if m.start is None:
        raise Http404
    adresse = request.build_absolute_uri(request.path.removesuffix("kalender.ics"))
    innhold = ics.ett_mote(m, adresse=adresse, naa=timezone.now())
    return ics.svar(innhold, "mote.ics")
