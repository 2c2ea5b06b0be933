"""The plan as it is printed: one page, chosen by its address, that needs no script."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.utskrift.side import kontekst


@innlogget
@require_safe
def plan(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Raises IkkeFunnet for a period that is not theirs. Marks nothing as read."""
    innsyn = innsyn_for(request, person_id, hva="utskrift")
    vist = kontekst(request, innsyn, request.GET, timezone.now())
    status = 422 if vist["tidsrom"].feil else 200
    return render(request, "utskrift/plan.html", vist, status=status)
