"""Say what one means of a version: one address for everything that can be agreed on."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.forstaelse import operations, queries
from dap.forstaelse.values import Forstaelsedata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import skriv
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.forstaelse.forms import Meningsskjema
from dap.web.forstaelse.side import felt
from dap.web.forstaelse.ting import finn


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def si(request: AktorRequest, objekt_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="forstaelse")
    data = queries.om(innsyn, objekt_id)
    if data is None:
        raise IkkeFunnet
    if request.method != "POST":
        return _side(request, innsyn, data)
    if not innsyn.kan_skrive:
        raise IkkeTilgang("BARE_LESE")
    skjema = Meningsskjema(request.POST)
    ting = finn(data.objekt_type)
    til = lenke(request, ting.rute, **{ting.argument: objekt_id})
    return skriv(
        request,
        skjema,
        utfor=lambda f: operations.si_mening(
            aktor=request.aktor, objekt_id=objekt_id, naa=timezone.now(), **f
        ),
        vis=lambda status, konflikt: _side(
            request, innsyn, data, skjema, status=status, gammel=konflikt is not None
        ),
        ferdig=lambda: ferdig(request, til=til, melding=_("Takk. Det du mener, står nå her.")),
    )


def _side(
    request: AktorRequest,
    innsyn: Personinnsyn,
    data: Forstaelsedata,
    skjema: Meningsskjema | None = None,
    *,
    status: int = 200,
    gammel: bool = False,
) -> HttpResponse:
    ting = finn(data.objekt_type)
    kontekst = {
        "hva": ting.hva,
        "tekst": ting.tekst(innsyn, data.objekt_id),
        "markdown": ting.markdown(innsyn, data.objekt_id) if ting.markdown else "",
        "tilbake": lenke(request, ting.rute, **{ting.argument: data.objekt_id}),
        "forstaelse": felt(request, innsyn, data, skjema),
        "gammel": gammel,
        "feilskjema": skjema,
    }
    return vis(request, "forstaelse/side.html", kontekst, status=status)
