"""Rounds: the list, one, and what who leads does with it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.feil import IkkeFunnet, IkkeTilgang, VersjonsKonflikt
from dap.kalibrering import operations, queries
from dap.kalibrering.values import Rundedata, Status
from dap.varsel.operations import merk_lest
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.skriving import kladd_for, sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.verdier import krev_id
from dap.web.kalibrering.forms import Fagskjema, Laerdomsskjema, Rundeskjema
from dap.web.kalibrering.side import listekontekst, rundekontekst, siste_dag


def til_runden(request: AktorRequest, runde_id: UUID, melding: str) -> HttpResponse:
    return ferdig(request, til=reverse("kalibrering:runde", args=[runde_id]), melding=melding)


@krever_ansatt
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    return vis(request, "kalibrering/liste.html", listekontekst(request))


@krever_ansatt
@require_safe
def runde(request: AktorRequest, runde_id: UUID) -> HttpResponse:
    kontekst = rundekontekst(request, runde_id)
    merk_lest(aktor=request.aktor, objekt_id=runde_id, naa=timezone.now())
    return vis(request, "kalibrering/runde.html", kontekst)


def som_leder(request: AktorRequest, runde_id: UUID) -> Rundedata:
    r = queries.en_runde(request.aktor, runde_id, naa=timezone.now())
    if not r.leder:
        raise IkkeTilgang("BARE_RUNDELEDER")
    return r


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    if kontor_nr not in queries.leder_ved(request.aktor):
        raise IkkeFunnet
    if request.method != "POST":
        return _skjema(request, Rundeskjema(initial=kladd_for(request), ny=True))
    skjema = Rundeskjema(request.POST, ny=True)
    ider: list[UUID] = []
    return skriv(
        request,
        skjema,
        utfor=lambda felt: ider.append(
            operations.ny_runde(
                aktor=request.aktor, kontor_nr=kontor_nr, naa=timezone.now(), **felt
            )
        ),
        vis=lambda status, _konflikt: _skjema(request, skjema, status=status),
        ferdig=lambda: til_runden(request, ider[0], _("Runden er laget. Legg til saker.")),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, runde_id: UUID) -> HttpResponse:
    r = som_leder(request, runde_id)
    if request.method != "POST":
        start: dict[str, Any] = {"tittel": r.tittel, "frist": siste_dag(r), "versjon": r.versjon}
        return _skjema(request, Rundeskjema(initial={**start, **kladd_for(request)}, ny=False), r)
    skjema = Rundeskjema(request.POST, ny=False)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.endre_runde(
            aktor=request.aktor, runde_id=runde_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, konflikt: _skjema(request, skjema, r, status, konflikt),
        ferdig=lambda: til_runden(request, runde_id, _("Endringen er lagret.")),
    )


def _skjema(
    request: AktorRequest,
    skjema: Rundeskjema,
    r: Rundedata | None = None,
    status: int = 200,
    konflikt: Rundedata | None = None,
) -> HttpResponse:
    kontekst = {
        "skjema": skjema,
        "r": r,
        "her": request.path,
        "tilbake": reverse("kalibrering:runde", args=[r.id]) if r else reverse("kalibrering:liste"),
        "konflikt": konflikt,
        "konfliktfrist": siste_dag(konflikt) if konflikt else None,
    }
    return vis(request, "kalibrering/runde_skjema.html", kontekst, status=status)


@krever_ansatt
@require_POST
def apne(request: AktorRequest, runde_id: UUID) -> HttpResponse:
    som_leder(request, runde_id)
    versjon = sendt_versjon(request)
    try:
        operations.apne_runde(
            aktor=request.aktor, runde_id=runde_id, versjon=versjon, naa=timezone.now()
        )
    except VersjonsKonflikt:
        kontekst = rundekontekst(request, runde_id) | {"endret": True}
        return vis(request, "kalibrering/runde.html", kontekst, status=409)
    return til_runden(request, runde_id, _("Runden er åpen. Veilederne finner den på Min dag."))


@krever_ansatt
@require_POST
def lukk(request: AktorRequest, runde_id: UUID) -> HttpResponse:
    som_leder(request, runde_id)
    operations.lukk_runde(aktor=request.aktor, runde_id=runde_id, naa=timezone.now())
    return til_runden(request, runde_id, _("Runden er avsluttet. Alle ser svarene nå."))


@krever_ansatt
@require_POST
def laerdom(request: AktorRequest, runde_id: UUID) -> HttpResponse:
    r = som_leder(request, runde_id)
    skjema = Laerdomsskjema(request.POST)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.skriv_laerdom(
            aktor=request.aktor, runde_id=runde_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, konflikt: vis(
            request,
            "kalibrering/runde.html",
            rundekontekst(request, runde_id, skjema)
            | {"konflikt": konflikt, "vis_skjema": r.status != Status.AVSLUTTET},
            status=status,
        ),
        ferdig=lambda: til_runden(request, runde_id, _("Det dere lærte, er lagret.")),
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def fagansvarlige(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """Whom the leader lets hold rounds."""
    naa = timezone.now()
    valg = queries.kan_oppnevnes(request.aktor, kontor_nr, naa=naa)
    her = reverse("kalibrering:fagansvarlige", args=[kontor_nr])
    felles: dict[str, Any] = {"aktor": request.aktor, "kontor_nr": kontor_nr, "naa": naa}
    if request.method == "POST" and "avslutt" in request.POST:
        operations.avslutt_fagansvarlig(ansatt_id=krev_id(request.POST["avslutt"]), **felles)
        return ferdig(request, til=her, melding=_("Oppnevningen er avsluttet."))
    skjema = Fagskjema(request.POST if request.method == "POST" else None, valg=valg)

    def side(status: int, _konflikt: Any = None) -> HttpResponse:
        alle = queries.fagansvarlige(request.aktor, kontor_nr)
        kontekst = {"skjema": skjema, "alle": alle, "her": her}
        return vis(request, "kalibrering/fagansvarlige.html", kontekst, status=status)

    if request.method != "POST":
        return side(200)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.oppnevn_fagansvarlig(
            ansatt_id=UUID(felt["ansatt"]), **felles
        ),
        vis=side,
        ferdig=lambda: ferdig(request, til=her, melding=_("Veilederen kan holde runder nå.")),
    )
