from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.mal import operations
from dap.mal.queries import ett_mal, kan_skrive
from dap.mal.values import Maldata, Objekttype
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.sett import merk_apnet
from dap.web.felles.skriving import kladd_for, skriv, videre
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.forstaelse.side import forstaelsekontekst
from dap.web.mal.forms import Malskjema, Milepaelskjema, Statusskjema
from dap.web.mal.topp import plan_topp
from dap.web.mal.views.felles import for_skriving, naa, skjemaside


@innlogget
@require_safe
def oversikt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    """Situation and goals on a page of their own, with those that are reached or put away."""
    innsyn = innsyn_for(request, person_id, hva="mal")
    return vis(request, "mal/oversikt.html", {**plan_topp(innsyn), "pa_oversikten": True})


@innlogget
@require_safe
def mal(request: AktorRequest, mal_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="mal")
    data = ett_mal(innsyn, mal_id)
    merk_apnet(request, innsyn, Objekttype.MAL, mal_id, naa())
    skriver = kan_skrive(innsyn)
    kontekst = {
        "mal": data,
        "kan_endre": data.kan_endres and skriver,
        "kan_bytte": data.i_apen_periode and skriver,
        "skjema": Milepaelskjema(nytt=True),
        **forstaelsekontekst(request, innsyn, mal_id),
    }
    return vis(request, "mal/mal.html", kontekst)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = for_skriving(request, person_id)
    hvem = {"er_bruker": innsyn.er_bruker, "nytt": True}
    skjema = (
        Malskjema(request.POST, **hvem)
        if request.method == "POST"
        else Malskjema(initial=kladd_for(request), **hvem)
    )

    def side(status: int, konflikt: object) -> HttpResponse:
        return _malside(request, skjema, _("Nytt mål"), "mal:oversikt", status=status)

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.opprett_mal(
            aktor=request.aktor, person_id=innsyn.person_id, naa=naa(), **felt
        ),
        vis=side,
        ferdig=lambda: ferdig(
            request,
            til=videre(request, lenke(request, "mal:oversikt")),
            melding=_("Målet er lagt til."),
        ),
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, mal_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = for_skriving(request, person_id)
    data = ett_mal(innsyn, mal_id)
    hvem = {"er_bruker": innsyn.er_bruker, "nytt": False}
    skjema = (
        Malskjema(request.POST, **hvem)
        if request.method == "POST"
        else Malskjema(initial={**_start(data), **kladd_for(request)}, **hvem)
    )

    def side(status: int, konflikt: Maldata | None) -> HttpResponse:
        return _malside(
            request, skjema, _("Endre målet"), "mal:mal", mal=data, status=status, konflikt=konflikt
        )

    if request.method != "POST":
        return side(200, None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.endre_mal(
            aktor=request.aktor, mal_id=mal_id, naa=naa(), **felt
        ),
        vis=side,
        ferdig=lambda: ferdig(
            request, til=lenke(request, "mal:mal", mal_id=mal_id), melding=_("Målet er lagret.")
        ),
    )


def _start(data: Maldata) -> dict[str, object]:
    felt = ("tekst", "viktighet", "realisme", "revurderes", "versjon")
    return {navn: getattr(data, navn) for navn in felt}


def _malside(
    request: AktorRequest,
    skjema: Malskjema,
    tittel: str,
    tilbake: str,
    *,
    mal: Maldata | None = None,
    status: int,
    konflikt: Maldata | None = None,
) -> HttpResponse:
    til = videre(request, lenke(request, tilbake, **({"mal_id": mal.id} if mal else {})))
    return skjemaside(
        request,
        skjema,
        "mal/malskjema.html",
        tittel=tittel,
        tilbake=til,
        status=status,
        konflikt=konflikt,
    )


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: AktorRequest, mal_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """Reached, put away, or taken up again."""
    innsyn = for_skriving(request, person_id)
    data = ett_mal(innsyn, mal_id)
    start = {"status": data.status, "versjon": data.versjon}
    skjema = Statusskjema(request.POST) if request.method == "POST" else Statusskjema(initial=start)
    til = lenke(request, "mal:mal", mal_id=mal_id)

    def side(kode: int, konflikt: Maldata | None) -> HttpResponse:
        return skjemaside(
            request,
            skjema,
            "mal/statusskjema.html",
            tittel=_("Hvordan går det med målet?"),
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
        utfor=lambda felt: operations.sett_mal_status(
            aktor=request.aktor, mal_id=mal_id, naa=naa(), **felt
        ),
        vis=side,
        ferdig=lambda: ferdig(request, til=til, melding=_("Målet er oppdatert.")),
    )


@innlogget
@require_POST
def flytt(request: AktorRequest, mal_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """One place up or down among the active goals."""
    ett_mal(for_skriving(request, person_id), mal_id)
    opp = request.POST.get("retning") == "opp"
    operations.flytt_mal(aktor=request.aktor, mal_id=mal_id, opp=opp, naa=naa())
    return ferdig(request, til=lenke(request, "mal:oversikt"), melding=_("Målet er flyttet."))
