"""The timeline: everything that happened, filtered by what stands in the address."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.tidslinje.side import kontekst

FRAGMENTER = {"tidslinje-eldre": "tidslinje/dager.html"}


@innlogget
@require_safe
def oversikt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """`?for=…` is the page after a line; htmx sets it below the lines that stand there."""
    innsyn = innsyn_for(request, person_id, hva="tidslinje")
    fragment = FRAGMENTER.get(request.headers.get("HX-Target", ""), "tidslinje/del.html")
    data = kontekst(request, innsyn, timezone.now())
    return vis(request, "tidslinje/oversikt.html", data, fragment=fragment)
