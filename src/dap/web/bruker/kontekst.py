"""What pages about a person know when staff reads them. Asked for only by pages that show it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from dap.web.bruker import brief, personhode
from dap.web.felles.person import er_som_bruker


def personside(request: HttpRequest) -> dict[str, Any]:
    """`innsyn`; for staff also `personhode` and `brief`; `som_bruker` when it is the user's view.

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
        kontekst["brief"] = SimpleLazyObject(lambda: brief.lag(innsyn, naa=naa))
    return kontekst
