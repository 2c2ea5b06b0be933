"""Read assessments: the list, one, and its finished versions."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.vurdering import queries
from dap.vurdering.values import OBJEKT, Ferdigdata
from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.sett import merk_apnet
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.vurdering.side import ferdigkontekst, listekontekst, ulikheter, vurderingskontekst
from dap.web.vurdering.tekster import SLAG


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="vurdering")
    return vis(request, "vurdering/liste.html", listekontekst(request, innsyn))


@innlogget
@require_safe
def vurdering(
    request: AktorRequest, vurdering_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="vurdering")
    kontekst = vurderingskontekst(request, innsyn, vurdering_id)
    merk_apnet(request, innsyn, OBJEKT, vurdering_id, timezone.now())
    return vis(request, "vurdering/vurdering.html", kontekst)


@innlogget
@require_safe
def versjoner(
    request: AktorRequest, vurdering_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Every finished version; the two newest, or two that are chosen, side by side."""
    innsyn = innsyn_for(request, person_id, hva="vurdering")
    v = queries.en_vurdering(innsyn, vurdering_id)
    alle = queries.versjoner(innsyn, vurdering_id)
    par = _par(request, alle)
    er_bruker = innsyn.er_bruker
    kontekst = {
        "v": v,
        "navn": SLAG[v.slag],
        "versjoner": [ferdigkontekst(v.slag, f, er_bruker=er_bruker) for f in alle],
        "fra": par[0] if par else None,
        "til": par[1] if par else None,
        "ulikt": ulikheter(v.slag, *par, er_bruker=er_bruker) if par else [],
    }
    return vis(request, "vurdering/versjoner.html", kontekst)


def _par(request: HttpRequest, alle: list[Ferdigdata]) -> tuple[Ferdigdata, Ferdigdata] | None:
    """The older and the newer of those that are chosen (`?fra=1&til=3`), else the two newest."""
    if len(alle) < 2:
        return None
    etter_nr = {str(f.nr): f for f in alle}
    valgt = [etter_nr.get(request.GET.get(navn, "")) for navn in ("fra", "til")]
    to = sorted([f for f in valgt if f is not None], key=lambda f: f.nr)
    if len(to) < 2 or to[0].nr == to[1].nr:
        return alle[1], alle[0]
    return to[0], to[1]
