"""One activity to many users: choose what, fill in and choose who, look, do it, read the result."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.aktivitet import operations, queries
from dap.aktivitet.values import TYPER, Aktivitetstype, Flerrad, Part
from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.oppfolging.queries import mine_brukere
from dap.tilgang import queries as tilgang
from dap.web.aktivitet.forms import Aktivitetsskjema, nytt_skjema
from dap.web.aktivitet.views.felles import nokkel
from dap.web.aktivitet.views.ny import ferdigverdier
from dap.web.felles.htmx import vis
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.sisteblikk import hoppet
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.ytring import si


@krever_ansatt
@require_safe
def velg(request: AktorRequest) -> HttpResponse:
    ferdige = queries.ferdige(request.aktor, dag=dato(timezone.now()))
    kontekst = {
        "ferdige": [
            {"kode": f.kode, "type": f.type.kode, "typenavn": si(f.type.navn),
             "navn": si(f.navn) if f.innebygd else f.navn}
            for f in ferdige
        ],
        "typer": [{"kode": t.kode, "navn": si(t.navn)} for t in TYPER.values()],
    }  # fmt: skip
    return vis(request, "aktivitet/flere_velg.html", kontekst)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def flere(request: AktorRequest, type_: str) -> HttpResponse:
    """The steps share one form: `steg` says whether to look first or to do it."""
    if type_ not in TYPER:
        raise Http404
    aktivitetstype = TYPER[type_]
    brukere = _mine(request)
    valgte = [id_ for id_ in brukere if str(id_) in request.POST.getlist("person")]
    data = request.POST if request.method == "POST" else None
    skjema = nytt_skjema(
        aktivitetstype, Part.NAV, dag=dato(timezone.now()), data=data,
        initial={} if data else _utfylling(request, aktivitetstype),
    )  # fmt: skip
    steg = request.POST.get("steg", "")
    if data is None or steg == "tilbake":
        return _skjemaside(request, aktivitetstype, skjema, brukere, valgte)
    if not skjema.is_valid():
        return _skjemaside(request, aktivitetstype, skjema, brukere, valgte, status=422)
    if not valgte:
        skjema.add_error(None, _("Velg minst én bruker."))
        return _skjemaside(request, aktivitetstype, skjema, brukere, valgte, status=422)
    return _utfor(request, aktivitetstype, skjema, brukere, valgte, kjor=steg == "kjor")


def _mine(request: AktorRequest) -> dict[UUID, str]:
    """The users that the member of staff is responsible for and may open, by name."""
    mine = mine_brukere(request.aktor, naa=timezone.now())
    return {p.id: p.navn for p in tilgang.apnbare(request.aktor, mine)}


def _utfylling(request: AktorRequest, type_: Aktivitetstype) -> dict[str, Any]:
    valgt = request.GET.get("ferdig", "")
    ferdige = queries.ferdige(request.aktor, dag=dato(timezone.now()), type=type_.kode)
    return next((ferdigverdier(f) for f in ferdige if f.kode == valgt), {})


def _utfor(
    request: AktorRequest,
    type_: Aktivitetstype,
    skjema: Aktivitetsskjema,
    brukere: dict[UUID, str],
    valgte: list[UUID],
    *,
    kjor: bool,
) -> HttpResponse:
    felles: dict[str, Any] = {
        "aktor": request.aktor,
        "type": type_.kode,
        "felter": skjema.verdier(),
        "person_ider": valgte,
        "naa": timezone.now(),
    }
    try:
        if kjor:
            rader = operations.opprett_for_flere(
                **felles,
                nokkel=nokkel(request) or uuid4(),
                som_forslag="som_forslag" in request.POST,
                hoppet=hoppet(request.POST),
            )
        else:
            rader = operations.forhandsvis_flere(**felles)
    except Regelbrudd as feil:
        skjema.ta_imot(feil)
        return _skjemaside(request, type_, skjema, brukere, valgte, status=422)
    return _resultatside(request, type_, rader, kjort=kjor)


def _skjemaside(
    request: AktorRequest,
    type_: Aktivitetstype,
    skjema: Aktivitetsskjema,
    brukere: dict[UUID, str],
    valgte: list[UUID],
    *,
    status: int = 200,
) -> HttpResponse:
    kontekst = {
        "typenavn": si(type_.navn),
        "skjema": skjema,
        "brukere": [{"id": id_, "navn": n, "valgt": id_ in valgte} for id_, n in brukere.items()],
        "som_forslag": "som_forslag" in request.POST,
    }
    return vis(request, "aktivitet/flere.html", kontekst, status=status)


def _resultatside(
    request: AktorRequest, type_: Aktivitetstype, rader: list[Flerrad], *, kjort: bool
) -> HttpResponse:
    """`skjult`: what was filled in travels on, so that the next step needs nothing typed again.
    `borte`: so many of the chosen are not one's own any more, or never were."""
    valgt = set(request.POST.getlist("person"))
    skjult = [
        (navn, verdi)
        for navn, verdier in request.POST.lists()
        for verdi in verdier
        if navn not in {"csrfmiddlewaretoken", "steg", "nokkel", "hoppet"}
    ]
    kontekst = {
        "typenavn": si(type_.navn),
        "gar": [r for r in rader if r.ok],
        "gar_ikke": [{"rad": r, "hvorfor": tekst_for(r.kode)} for r in rader if not r.ok],
        "hoppet": valgt - {str(r.person_id) for r in rader if r.ok},
        "borte": len(valgt) - len(rader),
        "kjort": kjort,
        "skjult": skjult,
        "nokkel": uuid4(),
    }
    return vis(request, "aktivitet/flere_resultat.html", kontekst)
