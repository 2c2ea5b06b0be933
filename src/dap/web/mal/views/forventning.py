"""Expectations: NAV writes them; the user reads and answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.mal import operations
from dap.mal.queries import en_forventning, maltekster, malvalg
from dap.mal.values import Forventningsdata, Objekttype
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.sett import merk_apnet
from dap.web.felles.skriving import kladd_for, skriv, videre
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.forstaelse.side import forstaelsekontekst
from dap.web.mal.forms import Forventningsskjema, Forventningsstatusskjema
from dap.web.mal.views.felles import for_skriving, naa, skjemaside


@innlogget
@require_safe
def forventning(
    request: AktorRequest, forventning_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="mal")
    data = en_forventning(innsyn, forventning_id)
    merk_apnet(request, innsyn, Objekttype.FORVENTNING, forventning_id, naa())
    kan_endre = innsyn.kan_skrive and innsyn.kan_endre_plan and not innsyn.er_bruker
    kontekst = {
        "f": data,
        "maltekst": maltekster(innsyn, [data.mal_id]).get(data.mal_id) if data.mal_id else "",
        "kan_endre": kan_endre and data.i_apen_periode,
        **forstaelsekontekst(request, innsyn, forventning_id),
    }
    return vis(request, "mal/forventning.html", kontekst)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, person_id: UUID) -> HttpResponse:
    innsyn = for_skriving(request, person_id)
    skjema = _skjema(request, innsyn, {}, ny=True)
    til = videre(request, lenke(request, "mal:oversikt"))

    def side(status: int, _konflikt: object) -> HttpResponse:
        return _side(request, skjema, _("Ny forventning"), til, status)

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.opprett_forventning(
            aktor=request.aktor, person_id=person_id, naa=naa(), **felt
        ),
        vis=side,
        ferdig=lambda: ferdig(
            request,
            til=til,
            melding=_("Forventningen er lagret, og brukeren får beskjed."),
        ),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, forventning_id: UUID, person_id: UUID) -> HttpResponse:
    innsyn = for_skriving(request, person_id)
    data = en_forventning(innsyn, forventning_id)
    start = {n: getattr(data, n) for n in ("tekst", "frist", "mal_id", "versjon")}
    skjema = _skjema(request, innsyn, start, ny=False)
    til = lenke(request, "mal:forventning", forventning_id=forventning_id)

    def side(status: int, konflikt: Forventningsdata | None) -> HttpResponse:
        return _side(request, skjema, _("Endre forventningen"), til, status, konflikt)

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.endre_forventning(
            aktor=request.aktor, forventning_id=forventning_id, naa=naa(), **felt
        ),
        vis=side,
        ferdig=lambda: ferdig(request, til=til, melding=_("Forventningen er lagret.")),
    )


def _skjema(
    request: AktorRequest, innsyn: Personinnsyn, start: dict[str, Any], *, ny: bool
) -> Forventningsskjema:
    valg = malvalg(innsyn)
    if request.method == "POST":
        return Forventningsskjema(request.POST, mal=valg, ny=ny)
    return Forventningsskjema(initial={**start, **kladd_for(request)}, mal=valg, ny=ny)


def _side(
    request: AktorRequest,
    skjema: Forventningsskjema,
    tittel: str,
    tilbake: str,
    status: int,
    konflikt: Forventningsdata | None = None,
) -> HttpResponse:
    return skjemaside(
        request,
        skjema,
        "mal/forventningsskjema.html",
        tittel=tittel,
        tilbake=tilbake,
        status=status,
        konflikt=konflikt,
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: AktorRequest, forventning_id: UUID, person_id: UUID) -> HttpResponse:
    """Met, withdrawn, or expected again."""
    data = en_forventning(for_skriving(request, person_id), forventning_id)
    start = {"status": data.status, "versjon": data.versjon}
    post = request.POST if request.method == "POST" else None
    skjema = Forventningsstatusskjema(post, initial=start)
    til = lenke(request, "mal:forventning", forventning_id=forventning_id)

    def side(kode: int, konflikt: Forventningsdata | None) -> HttpResponse:
        return skjemaside(
            request,
            skjema,
            "mal/statusskjema.html",
            tittel=_("Hvordan går det med forventningen?"),
            tilbake=til,
            status=kode,
            konflikt=konflikt,
            mal=data,
        )

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.sett_forventningsstatus(
            aktor=request.aktor, forventning_id=forventning_id, naa=naa(), **felt
        ),
        vis=side,
        ferdig=lambda: ferdig(request, til=til, melding=_("Forventningen er oppdatert.")),
    )
