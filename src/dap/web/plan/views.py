"""The plan page: the whole page, the part below the goals, or only the cards."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dap.felles.lesning import en_lesning
from dap.oppfolging import operations as oppfolging
from dap.varsel import operations as varsel
from dap.web.felles.htmx import er_htmx, vis
from dap.web.felles.person import innsyn_for
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.mal.topp import plan_topp
from dap.web.oppfolging.nedtelling import nedtelling_for
from dap.web.plan.side import planside, ta_flyttet

FRAGMENTER = {"plan": "plan/del.html", "plan-visning": "plan/visning.html"}


@innlogget
@require_safe
def oversikt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="plan")
    kontekst = planside(request, innsyn, request.GET, timezone.now())
    kontekst |= {
        "neste": request.get_full_path(),
        "nedtelling": nedtelling_for(innsyn, naa=timezone.now()),
        "flyttet": ta_flyttet(request),
        "sidetittel": _("Planen min") if request.aktor.er_bruker else _("Planen"),
    }
    if not er_htmx(request):
        periode = kontekst["periode"]
        kontekst |= plan_topp(
            innsyn,
            periode_id=periode.id if periode else None,
            forstaelser=kontekst["forstaelser"],
        )
        if innsyn.kan_skrive:
            if request.aktor.er_ansatt:
                oppfolging.merk_tildeling_sett(
                    aktor=request.aktor, person_id=innsyn.person_id, naa=timezone.now()
                )
            varsel.merk_plan_lest(
                aktor=request.aktor, person_id=innsyn.person_id, naa=timezone.now()
            )
    fragment = FRAGMENTER.get(request.headers.get("HX-Target", ""), "plan/del.html")
    return vis(request, "plan/oversikt.html", kontekst, fragment=fragment)


def bare_kortene(request: AktorRequest, person_id: UUID | None, neste: str) -> HttpResponse:
    """The cards again, as the page they were changed on had them."""
    with en_lesning():
        innsyn = innsyn_for(request, person_id, hva="plan")
        sporring = QueryDict(neste.partition("?")[2])
        kontekst = planside(request, innsyn, sporring, timezone.now())
        kontekst |= {"neste": neste, "flyttet": ta_flyttet(request)}
        return vis(request, "plan/visning.html", kontekst)
