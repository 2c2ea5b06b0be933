from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dap.mal import queries
from dap.mal.values import Versjon
from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.mal.tekster import HANDLINGER, felttekster


@innlogget
@require_safe
def versjoner(
    request: AktorRequest, objekt_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Every version of a situation or a goal; two of them can be chosen and compared."""
    innsyn = innsyn_for(request, person_id, hva="mal")
    rader = queries.versjoner(innsyn, objekt_id)
    valgt = (request.GET.get("fra", ""), request.GET.get("til", ""))
    if all(v.isdecimal() and len(v) < 9 for v in valgt):
        fra, til = sorted(map(int, valgt))
        return redirect(lenke(request, "mal:sammenlign", objekt_id=objekt_id, fra=fra, til=til))
    delmal = queries.milepaelversjoner(innsyn, objekt_id) if "viktighet" in rader[0].felt else []
    kontekst = {
        "objekt_id": objekt_id,
        "er_situasjon": not rader[0].felt,
        "versjoner": [_linje(v) for v in rader],
        "delmal": [_linje(v) for v in delmal],
        "siste": rader[0].versjon,
        "nest_siste": rader[1].versjon if len(rader) > 1 else None,
    }
    return vis(request, "mal/versjoner.html", kontekst)


def _linje(v: Versjon) -> dict[str, object]:
    return {
        "v": v,
        "handling": HANDLINGER.get(v.handling, _("Endret")),
        "felt": felttekster(v.felt),
    }


@innlogget
@require_safe
def sammenlign(
    request: AktorRequest, objekt_id: UUID, fra: int, til: int, person_id: UUID | None = None
) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="mal")
    ulikt = queries.sammenlign(innsyn, objekt_id, fra=fra, til=til)
    da = dict(felttekster({n: par[0] for n, par in ulikt.felt.items()}, alle=True))
    na = dict(felttekster({n: par[1] for n, par in ulikt.felt.items()}, alle=True))
    kontekst = {
        "objekt_id": objekt_id,
        "ulikt": ulikt,
        "felt": [(navn, da[navn], na[navn]) for navn in da],
    }
    return vis(request, "mal/sammenlign.html", kontekst)
