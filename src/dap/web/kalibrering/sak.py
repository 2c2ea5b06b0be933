"""Cases: written by who leads, answered by each adviser alone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.kalibrering import operations, queries
from dap.kalibrering.values import Rundedata, Saksdata, Status
from dap.web.felles.htmx import vis
from dap.web.felles.skriving import kladd_for, skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.kalibrering.forms import Saksskjema, Svarskjema
from dap.web.kalibrering.runde import som_leder, til_runden
from dap.web.kalibrering.side import saksfakta, siste_dag
from dap.web.kalibrering.tekster import MISTANKER


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, runde_id: UUID) -> HttpResponse:
    r = som_leder(request, runde_id)
    if request.method != "POST":
        return _side(request, Saksskjema(initial=kladd_for(request), ny=True), r)
    skjema = Saksskjema(request.POST, ny=True)
    if request.POST.get("handling") == "sjekk":
        return _side(request, skjema, r, sjekker=True)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.ny_sak(
            aktor=request.aktor,
            runde_id=runde_id,
            innhold=skjema.innhold(),
            anonymisert=felt["anonymisert"],
            nokkel=felt["nokkel"],
            naa=timezone.now(),
        ),
        vis=lambda status, _konflikt: _side(request, skjema, r, status=status),
        ferdig=lambda: til_runden(request, runde_id, _("Saken er lagt til.")),
    )


def _sak_som_leder(request: AktorRequest, sak_id: UUID) -> tuple[Rundedata, Saksdata]:
    r, s = queries.en_sak(request.aktor, sak_id, naa=timezone.now())
    if not r.leder:
        raise IkkeTilgang("BARE_RUNDELEDER")
    return r, s


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, sak_id: UUID) -> HttpResponse:
    r, s = _sak_som_leder(request, sak_id)
    if request.method != "POST":
        start = {**_utgangspunkt(s), **kladd_for(request)}
        return _side(request, Saksskjema(initial=start, ny=False), r)
    skjema = Saksskjema(request.POST, ny=False)
    if request.POST.get("handling") == "sjekk":
        return _side(request, skjema, r, sjekker=True)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.endre_sak(
            aktor=request.aktor,
            sak_id=sak_id,
            versjon=felt["versjon"],
            innhold=skjema.innhold(),
            anonymisert=felt["anonymisert"],
            naa=timezone.now(),
        ),
        vis=lambda status, konflikt: _side(request, skjema, r, status=status, konflikt=konflikt),
        ferdig=lambda: til_runden(request, r.id, _("Saken er endret.")),
    )


def _utgangspunkt(s: Saksdata) -> dict[str, Any]:
    i = s.innhold
    fakta = {"alder": i.alder, "utdanning": i.utdanning, "erfaring": i.erfaring, "helse": i.helse}
    return {"tekst": i.tekst, "versjon": s.versjon, **{n: v.value for n, v in fakta.items()}}


def _side(
    request: AktorRequest,
    skjema: Saksskjema,
    r: Rundedata,
    *,
    status: int = 200,
    konflikt: Saksdata | None = None,
    sjekker: bool = False,
) -> HttpResponse:
    """The form, with what in the text may tell who it is about."""
    if sjekker:  # nothing is refused by a look at the text
        skjema.errors.clear()
    tekst = str(skjema["tekst"].value() or "")
    kontekst = {
        "skjema": skjema,
        "r": r,
        "her": request.path,
        "tilbake": reverse("kalibrering:runde", args=[r.id]),
        "mistanker": [(MISTANKER[m.slag], m.ord_) for m in queries.mistanker(tekst)],
        "sjekket": bool(tekst) and skjema.is_bound,
        "konflikt": konflikt,
    }
    return vis(request, "kalibrering/sak_skjema.html", kontekst, status=status)


@krever_ansatt
@require_POST
def fjern(request: AktorRequest, sak_id: UUID) -> HttpResponse:
    r, _s = _sak_som_leder(request, sak_id)
    operations.fjern_sak(aktor=request.aktor, sak_id=sak_id, naa=timezone.now())
    return til_runden(request, r.id, _("Saken er tatt ut av runden."))


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def svar(request: AktorRequest, sak_id: UUID) -> HttpResponse:
    """Decide on a case, alone; then to the next one that waits."""
    r, s = queries.en_sak(request.aktor, sak_id, naa=timezone.now())
    if request.method != "POST":
        if not r.deltar:
            raise IkkeTilgang("IKKE_DELTAKER")
        if r.status != Status.APEN:
            raise Regelbrudd(f"RUNDE_{r.status.value}")
        if s.mitt_svar is not None:
            raise Regelbrudd("ALLEREDE_SVART")
        return _svarside(request, Svarskjema(initial=kladd_for(request)), r, s)
    skjema = Svarskjema(request.POST)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.svar_pa_sak(
            aktor=request.aktor, sak_id=sak_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, _konflikt: _svarside(request, skjema, r, s, status),
        ferdig=lambda: til_runden(
            request, r.id, _("Svaret er lagret. Ingen ser det før runden er ferdig.")
        ),
    )


def _svarside(
    request: AktorRequest, skjema: Svarskjema, r: Rundedata, s: Saksdata, status: int = 200
) -> HttpResponse:
    kontekst = {
        "skjema": skjema,
        "r": r,
        "x": saksfakta(s),
        "frist": siste_dag(r),
        "her": request.path,
        "tilbake": reverse("kalibrering:runde", args=[r.id]),
    }
    return vis(request, "kalibrering/svar.html", kontekst, status=status)
