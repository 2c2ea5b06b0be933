"""Pages of a message to very many. All are the administrator's."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.aktor import Rolle
from dap.felles.feil import VersjonsKonflikt
from dap.kontor.queries import kontorer
from dap.masseutsending import operations, queries
from dap.masseutsending.values import Innhold, Massedata, Status
from dap.varsel.values import Utsendingsstatus
from dap.web.felles.htmx import vis
from dap.web.felles.skriving import kladd_for, sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.masseutsending.skjema import Innholdsskjema
from dap.web.masseutsending.tekster import EKSEMPEL, STATUSER, VARSLER

_administrator = krever_rolle(Rolle.ADMINISTRATOR)


@_administrator
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    rader = [(STATUSER[m.status], m) for m in queries.masseutsendinger(request.aktor)]
    return vis(request, "masseutsending/liste.html", {"rader": rader})


@_administrator
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest) -> HttpResponse:
    return _skriv(request, None)


@_administrator
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, masseutsending_id: UUID) -> HttpResponse:
    return _skriv(request, queries.masseutsending(request.aktor, masseutsending_id))


@_administrator
@require_safe
def vis_en(request: AktorRequest, masseutsending_id: UUID) -> HttpResponse:
    """Preview, what can be done with it, and how far it has come."""
    return _side(request, masseutsending_id)


@_administrator
@require_POST
def til_godkjenning(request: AktorRequest, masseutsending_id: UUID) -> HttpResponse:
    return _gjor(
        request,
        masseutsending_id,
        operations.send_til_godkjenning,
        _("En annen kan godkjenne den nå."),
    )


@_administrator
@require_POST
def ta_tilbake(request: AktorRequest, masseutsending_id: UUID) -> HttpResponse:
    return _gjor(request, masseutsending_id, operations.ta_tilbake, _("Den er et utkast igjen."))


@_administrator
@require_POST
def godkjenn(request: AktorRequest, masseutsending_id: UUID) -> HttpResponse:
    return _gjor(
        request, masseutsending_id, operations.godkjenn, _("Den er godkjent, og sendes nå.")
    )


@_administrator
@require_POST
def stopp(request: AktorRequest, masseutsending_id: UUID) -> HttpResponse:
    operations.stopp(
        aktor=request.aktor,
        masseutsending_id=masseutsending_id,
        grunn=request.POST.get("grunn", ""),
        naa=timezone.now(),
    )
    messages.success(request, _("Den er stoppet. De som har fått den, beholder den."))
    return redirect("masseutsending:en", masseutsending_id=masseutsending_id)


def _gjor(
    request: AktorRequest, id_: UUID, operasjon: Callable[..., object], sagt: str
) -> HttpResponse:
    versjon = sendt_versjon(request)
    try:
        operasjon(aktor=request.aktor, masseutsending_id=id_, versjon=versjon, naa=timezone.now())
    except VersjonsKonflikt:
        return _side(request, id_, status=409)
    messages.success(request, sagt)
    return redirect("masseutsending:en", masseutsending_id=id_)


def _side(request: AktorRequest, id_: UUID, status: int = 200) -> HttpResponse:
    m = queries.masseutsending(request.aktor, id_)
    navn = dict(kontorer())
    framdrift = queries.framdrift(id_) if m.status in _LAGRES else None
    varsler = framdrift.varsler if framdrift else {}
    kontekst = {
        "m": m,
        "status": STATUSER[m.status],
        "vist": queries.forhandsvisning(m, EKSEMPEL),
        "kontorer": [navn.get(nr, nr) for nr in m.innhold.kontorer],
        "framdrift": framdrift,
        "varsler": [(VARSLER[s], varsler[s]) for s in Utsendingsstatus if varsler.get(s)],
        "endret": status == 409,
    }
    return vis(request, "masseutsending/en.html", kontekst, status=status)


_LAGRES = (Status.GODKJENT, Status.LAGRET, Status.STOPPET)


def _skriv(request: AktorRequest, m: Massedata | None) -> HttpResponse:
    def vist(status: int, konflikt: Massedata | None) -> HttpResponse:
        kontekst = {"skjema": skjema, "m": m, "konflikt": konflikt, "her": request.path}
        return vis(request, "masseutsending/skjema.html", kontekst, status=status)

    lagret = _startverdier(m.innhold, m.versjon) if m else {"versjon": 0, "nokkel": uuid4()}
    data = request.POST if request.method == "POST" else None
    skjema = Innholdsskjema(data, initial={**lagret, **kladd_for(request)}, kontorer=kontorer())
    if data is None:
        return vist(200, None)
    skrevet: list[UUID] = []

    def utfor(felt: dict[str, Any]) -> None:
        skrevet.append(
            operations.skriv_utkast(
                aktor=request.aktor,
                innhold=skjema.innhold(),
                naa=timezone.now(),
                masseutsending_id=m.id if m else None,
                versjon=felt["versjon"],
                nokkel=None if m else felt["nokkel"],
            )
        )

    return skriv(
        request,
        skjema,
        utfor=utfor,
        vis=vist,
        ferdig=lambda: redirect(reverse("masseutsending:en", args=skrevet)),
    )


def _startverdier(i: Innhold, versjon: int) -> dict[str, Any]:
    return {
        "navn": i.navn,
        "overskrift": i.overskrift,
        "tekst": i.tekst,
        "kontorer": list(i.kontorer),
        "versjon": versjon,
    }
