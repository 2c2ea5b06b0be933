"""Where am I, what is decided and why, what happens next, how do I complain: one page."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.veien.side import kontekst


@innlogget
@require_safe
def veien(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="veien")
    return vis(request, "veien/side.html", kontekst(request, innsyn, timezone.now()))
