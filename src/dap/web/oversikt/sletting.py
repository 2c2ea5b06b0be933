"""Throwing away a saved view: who can use it is shown before anybody loses it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.felles.feil import IkkeFunnet, IkkeTilgang, VersjonsKonflikt
from dap.portefolje import operations, queries
from dap.portefolje.values import Deling, Visningsdata
from dap.tilgang.policies import PERSONROLLER
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.oversikt.brikker import i_ord
from dap.web.oversikt.visningssider import delingsord


@krever_rolle(*PERSONROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def slett(request: AktorRequest, visning_id: UUID) -> HttpResponse:
    """Asks first. Sent twice, or after a colleague, it says that the view is gone."""
    if request.method != "POST":
        return _sporsmal(request, queries.visning(request.aktor, visning_id))
    til, sagt = reverse("oversikt:visninger"), _("Visningen er slettet")
    try:
        operations.slett_visning(
            aktor=request.aktor, visning_id=visning_id, versjon=sendt_versjon(request)
        )
    except VersjonsKonflikt as konflikt:
        return _sporsmal(request, konflikt.gjeldende, endret=True)
    except IkkeFunnet:
        sagt = _("Visningen finnes ikke lenger")
    return ferdig(request, til=til, melding=sagt)


def _sporsmal(request: AktorRequest, v: Visningsdata, *, endret: bool = False) -> HttpResponse:
    if not v.kan_endre:
        raise IkkeTilgang("IKKE_DIN_VISNING")
    kontekst = {
        "visning": v,
        "delt": delingsord(v),
        "for_flere": v.deling != Deling.MEG,
        "ord": i_ord(request.aktor, v.utvalg),
        "endret": endret,
    }
    return vis(request, "oversikt/slett_visning.html", kontekst, status=409 if endret else 200)
