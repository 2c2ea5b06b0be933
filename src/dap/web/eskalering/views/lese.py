"""Read warnings: the one that stands, the earlier ones."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.dialog import operations as dialog
from dap.dialog import queries as dialogsporsmal
from dap.eskalering import queries
from dap.varsel.operations import merk_lest
from dap.web.eskalering.side import beskjeder, kan_styre, varselkontekst
from dap.web.eskalering.tekster import leveringsord, merker, svarord
from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.felles.ytring import si


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="eskalering")
    sperre = queries.startsperre(innsyn) if kan_styre(innsyn) else None
    kontekst = {
        "rader": [
            {
                "e": e,
                "gjelder": si(e.mal.navn),
                "merker": merker(e, er_bruker=innsyn.er_bruker),
                "levert": leveringsord(e),
                "svart": svarord(e),
                "adresse": lenke(request, "eskalering:vis", eskalering_id=e.id),
            }
            for e in queries.varsler(innsyn, naa=timezone.now())
        ],
        "beskjeder": beskjeder(request, innsyn),
        "kan_starte": kan_styre(innsyn) and sperre is None,
        "sperre": sperre if kan_styre(innsyn) else None,
    }
    return vis(request, "eskalering/liste.html", kontekst)


@innlogget
@require_safe
def varselet(
    request: AktorRequest, eskalering_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """The whole warning. When the user opens it, it has been read."""
    innsyn = innsyn_for(request, person_id, hva="eskalering")
    naa = timezone.now()
    e = queries.ett(innsyn, eskalering_id, naa=naa)
    if innsyn.er_bruker and innsyn.kan_skrive and e.aktiv:
        trad = dialogsporsmal.tradinnsyn(innsyn, e.trad_id)
        dialog.marker_lest(aktor=request.aktor, innsyn=trad, til_nr=1, naa=naa)
        e = queries.ett(innsyn, eskalering_id, naa=naa)
    if innsyn.er_bruker and innsyn.kan_skrive:
        merk_lest(aktor=request.aktor, objekt_id=e.id, naa=naa)
    return vis(request, "eskalering/vis.html", varselkontekst(request, innsyn, e))
