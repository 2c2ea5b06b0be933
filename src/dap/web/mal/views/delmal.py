from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import IkkeFunnet
from dap.mal import operations
from dap.mal.queries import ett_mal
from dap.mal.values import Maldata, Milepaeldata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig
from dap.web.felles.person import lenke
from dap.web.felles.skriving import skriv
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.mal.forms import Fjernskjema, Milepaelskjema
from dap.web.mal.views.felles import for_skriving, naa, skjemaside


def _finn(innsyn: Personinnsyn, mal_id: UUID, milepael_id: UUID) -> tuple[Maldata, Milepaeldata]:
    mal = ett_mal(innsyn, mal_id)
    for milepael in mal.milepaeler:
        if milepael.id == milepael_id:
            return mal, milepael
    raise IkkeFunnet


def _side(
    request: AktorRequest,
    skjema: forms.Form,
    mal: Maldata,
    milepael: Milepaeldata | None,
    *,
    status: int = 200,
    konflikt: Milepaeldata | None = None,
    fjernskjema: Fjernskjema | None = None,
) -> HttpResponse:
    if milepael and fjernskjema is None:
        fjernskjema = Fjernskjema(initial={"versjon": milepael.versjon}, prefix="fjern")
    return skjemaside(
        request,
        skjema,
        "mal/delmalskjema.html",
        tittel=_("Endre delmålet") if milepael else _("Nytt delmål"),
        tilbake=lenke(request, "mal:mal", mal_id=mal.id),
        status=status,
        konflikt=konflikt,
        mal=mal,
        milepael=milepael,
        fjernskjema=fjernskjema,
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: AktorRequest, mal_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    mal = ett_mal(for_skriving(request, person_id), mal_id)
    if request.method != "POST":
        return _side(request, Milepaelskjema(nytt=True), mal, None)
    skjema = Milepaelskjema(request.POST, nytt=True)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.legg_til_milepael(
            aktor=request.aktor, mal_id=mal_id, naa=naa(), **felt
        ),
        vis=lambda kode, _konflikt: _side(request, skjema, mal, None, status=kode),
        ferdig=lambda: _tilbake(request, mal_id, _("Delmålet er lagt til.")),
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def endre(
    request: AktorRequest, mal_id: UUID, milepael_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    mal, milepael = _finn(for_skriving(request, person_id), mal_id, milepael_id)
    if request.method != "POST":
        start = {"tekst": milepael.tekst, "frist": milepael.frist, "versjon": milepael.versjon}
        return _side(request, Milepaelskjema(initial=start, nytt=False), mal, milepael)
    skjema = Milepaelskjema(request.POST, nytt=False)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.endre_milepael(
            aktor=request.aktor, milepael_id=milepael_id, naa=naa(), **felt
        ),
        vis=lambda kode, konflikt: _side(
            request, skjema, mal, milepael, status=kode, konflikt=konflikt
        ),
        ferdig=lambda: _tilbake(request, mal_id, _("Delmålet er lagret.")),
    )


@innlogget
@require_POST
def merk(
    request: AktorRequest, mal_id: UUID, milepael_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Tick off, or take the tick away; htmx gets the goal's list back."""
    innsyn = for_skriving(request, person_id)
    _finn(innsyn, mal_id, milepael_id)
    nadd = request.POST.get("nadd") == "1"
    operations.merk_milepael(aktor=request.aktor, milepael_id=milepael_id, nadd=nadd, naa=naa())
    mal = ett_mal(innsyn, mal_id)
    return ferdig(
        request,
        til=lenke(request, "mal:mal", mal_id=mal_id),
        melding=_("Delmålet er nådd.") if nadd else _("Delmålet er ikke nådd."),
        fragment="mal/delmal.html",
        kontekst={"mal": mal, "kan_endre": True},
    )


@innlogget
@require_POST
def fjern(
    request: AktorRequest, mal_id: UUID, milepael_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    mal, milepael = _finn(for_skriving(request, person_id), mal_id, milepael_id)
    skjema = Fjernskjema(request.POST, prefix="fjern")
    start = {"tekst": milepael.tekst, "frist": milepael.frist, "versjon": milepael.versjon}
    endreskjema = Milepaelskjema(initial=start, nytt=False)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.fjern_milepael(
            aktor=request.aktor, milepael_id=milepael_id, naa=naa(), **felt
        ),
        vis=lambda kode, konflikt: _side(
            request, endreskjema, mal, milepael, status=kode, konflikt=konflikt, fjernskjema=skjema
        ),
        ferdig=lambda: _tilbake(request, mal_id, _("Delmålet er fjernet.")),
    )


def _tilbake(request: AktorRequest, mal_id: UUID, melding: str) -> HttpResponse:
    return ferdig(request, til=lenke(request, "mal:mal", mal_id=mal_id), melding=melding)
