from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.mal import operations as mal
from dap.mal.queries import malbilde
from dap.mal.values import Objekttype, Situasjonsdata
from dap.web.felles.htmx import ferdig
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.sett import merk_apnet
from dap.web.felles.skriving import kladd_for, skriv
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.mal.forms import Situasjonsskjema
from dap.web.mal.views.felles import naa, skjemaside


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def situasjon(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Read the situation, and write it where one may."""
    innsyn = innsyn_for(request, person_id, hva="mal")
    bilde = malbilde(innsyn)
    na = bilde.skrivbar
    if na.id:
        merk_apnet(request, innsyn, Objekttype.SITUASJON, na.id, naa())

    def vis(status: int, konflikt: Situasjonsdata | None) -> HttpResponse:
        return _side(request, skjema, na, status=status, konflikt=konflikt, bilde=bilde)

    if request.method != "POST":
        start = {"tekst": na.tekst, "versjon": na.versjon}
        skjema = Situasjonsskjema(initial={**start, **kladd_for(request)})
        return vis(200, None)
    skjema = Situasjonsskjema(request.POST)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: mal.lagre_situasjon(
            aktor=request.aktor, person_id=innsyn.person_id, naa=naa(), **felt
        ),
        vis=vis,
        ferdig=lambda: ferdig(
            request, til=lenke(request, "mal:oversikt"), melding=_("Situasjonen er lagret.")
        ),
    )


def _side(
    request: AktorRequest, skjema: Situasjonsskjema, na: Situasjonsdata, **kontekst: Any
) -> HttpResponse:
    return skjemaside(
        request,
        skjema,
        "mal/situasjonsskjema.html",
        tittel=_("Min situasjon"),
        tilbake=lenke(request, "mal:oversikt"),
        situasjon=na,
        **kontekst,
    )
