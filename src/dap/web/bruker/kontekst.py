"""What pages about a person know when staff reads them. Asked for only by pages that show it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from dap.web.bruker import brief, personhode
from dap.web.felles.lista import blaadresse, sted_for
from dap.web.felles.person import er_som_bruker


def personside(request: HttpRequest) -> dict[str, Any]:
    """`innsyn`; for staff also `personhode`, `fra_liste` and `brief`; `som_bruker` in the user's
    own view.

    Needs that the view has called `innsyn_for`.
    """
    innsyn = getattr(request, "innsyn", None)
    aktor = getattr(request, "aktor", None)
    if innsyn is None or aktor is None:
        return {}
    kontekst: dict[str, Any] = {"innsyn": innsyn, "som_bruker": er_som_bruker(request)}
    if not aktor.er_ansatt:
        return kontekst
    naa = timezone.now()
    kontekst["personhode"] = SimpleLazyObject(
        lambda: personhode.lag(innsyn, som_bruker=er_som_bruker(request), sti=request.path, naa=naa)
    )
    if not er_som_bruker(request):
        kontekst["fra_liste"] = SimpleLazyObject(lambda: _liste(request, innsyn.person_id))
        kontekst["brief"] = SimpleLazyObject(lambda: brief.lag(innsyn, naa=naa))
    return kontekst


def _liste(request: HttpRequest, person_id: UUID) -> dict[str, Any]:
    """The list that the person was opened from, and whom it has before and after; empty without one."""
    sted = sted_for(request, person_id)
    if sted is None:
        return {}
    fane = personhode.fane_i(person_id, request.path)
    return {
        "nr": sted.nr,
        "total": sted.total,
        "her": f"{reverse('oversikt:liste')}?{sted.sporring or 'alle=1'}",
        "forrige": blaadresse(person_id, sted, "forrige", fane=fane) if sted.nr > 1 else "",
        "neste": blaadresse(person_id, sted, "neste", fane=fane) if sted.nr < sted.total else "",
    }
