"""The office's ready-made activities: list, make, change, take out of use."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.aktivitet import operations, queries
from dap.aktivitet.values import TYPER, Ferdigdata
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tid import dato
from dap.web.aktivitet.forms import Aktivitetsskjema, Ferdigskjema, malskjema
from dap.web.aktivitet.views.felles import nokkel
from dap.web.felles.htmx import ferdig as svar_ferdig
from dap.web.felles.htmx import vis
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.ytring import si


@krever_ansatt
@require_safe
def liste(request: AktorRequest) -> HttpResponse:
    """Built-in ones and those of the offices one belongs to."""
    dag = dato(timezone.now())
    innebygde = [f for f in queries.ferdige(request.aktor, dag=dag) if f.innebygd]
    kontekst = {
        "innebygde": [{"navn": si(f.navn), "type": si(f.type.navn), "f": f} for f in innebygde],
        "egne": [
            {"navn": f.navn, "type": si(f.type.navn), "f": f} for f in _kontorets(request, dag=dag)
        ],
        "typer": [{"kode": t.kode, "navn": si(t.navn)} for t in TYPER.values()],
    }
    return vis(request, "aktivitet/ferdige.html", kontekst)


def _kontorets(request: AktorRequest, *, dag: Any) -> list[Ferdigdata]:
    """Raises IkkeTilgang for staff who follow nobody up."""
    return [
        f
        for nr in sorted(_krev_kontor(request))
        for f in queries.kontorets_ferdige(request.aktor, nr, dag=dag)
    ]


def _krev_kontor(request: AktorRequest) -> frozenset[str]:
    if not request.aktor.kontorer:
        raise IkkeTilgang
    return request.aktor.kontorer


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, type_: str) -> HttpResponse:
    if type_ not in TYPER:
        raise Http404
    kontor_nr = min(_krev_kontor(request))
    queries.kontorets_ferdige(request.aktor, kontor_nr, dag=dato(timezone.now()))
    data = request.POST or None
    skjema, om = malskjema(TYPER[type_], data), Ferdigskjema(data)
    if data is None or not (skjema.is_valid() & om.is_valid()):
        return _side(request, type_, skjema, om)

    def lagre(naa: datetime) -> None:
        operations.lagre_ferdig(
            aktor=request.aktor,
            kontor_nr=kontor_nr,
            type=type_,
            navn=om.cleaned_data["navn"],
            felter=skjema.verdier(),
            til_dager=om.cleaned_data["til_dager"],
            nokkel=nokkel(request) or uuid4(),
            naa=naa,
        )

    return _lagre(request, type_, skjema, om, lagre, None)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: AktorRequest, ferdig_id: UUID) -> HttpResponse:
    mal = _mal(request, ferdig_id)
    data = request.POST or None
    skjema = malskjema(mal.type, data, mal.verdier)
    om = Ferdigskjema(data, initial={"navn": mal.navn, "til_dager": mal.til_dager})
    if data is None or not (skjema.is_valid() & om.is_valid()):
        return _side(request, mal.type.kode, skjema, om, mal)

    def lagre(naa: datetime) -> None:
        operations.endre_ferdig(
            aktor=request.aktor,
            ferdig_id=ferdig_id,
            versjon=sendt_versjon(request),
            navn=om.cleaned_data["navn"],
            felter=skjema.verdier(),
            til_dager=om.cleaned_data["til_dager"],
            aktiv="ta_bort" not in request.POST,
            naa=naa,
        )

    return _lagre(request, mal.type.kode, skjema, om, lagre, mal)


def _mal(request: AktorRequest, ferdig_id: UUID) -> Ferdigdata:
    for mal in _kontorets(request, dag=dato(timezone.now())):
        if mal.id == ferdig_id:
            return mal
    raise Http404


def _lagre(
    request: AktorRequest,
    type_: str,
    skjema: Aktivitetsskjema,
    om: Ferdigskjema,
    lagre: Any,
    mal: Ferdigdata | None,
) -> HttpResponse:
    try:
        lagre(timezone.now())
    except VersjonsKonflikt:
        om.add_error(None, _("Noen andre endret malen mens du skrev. Se over, og lagre på nytt."))
        return _side(request, type_, skjema, om, mal, status=409)
    except Regelbrudd as feil:
        (om if feil.felt in om.fields else skjema).ta_imot(feil)
        return _side(request, type_, skjema, om, mal)
    return svar_ferdig(request, til=reverse("aktivitet:ferdige"), melding=_("Malen er lagret."))


def _side(
    request: AktorRequest,
    type_: str,
    skjema: Aktivitetsskjema,
    om: Ferdigskjema,
    mal: Ferdigdata | None = None,
    *,
    status: int = 0,
) -> HttpResponse:
    kontekst = {
        "typenavn": si(TYPER[type_].navn),
        "skjema": skjema,
        "om": om,
        "mal": mal,
        "versjon": mal.versjon if mal else 0,
        "nokkel": request.POST.get("nokkel") or uuid4(),
    }
    status = status or (422 if skjema.is_bound else 200)
    return vis(request, "aktivitet/ferdig_skjema.html", kontekst, status=status)
