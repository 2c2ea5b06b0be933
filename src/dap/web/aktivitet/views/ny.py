"""Adding an activity: choose the type, fill in the form."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dap.aktivitet import operations, queries
from dap.aktivitet.values import Aktivitetstype, Ferdigdata
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.tid import dato
from dap.konto.queries import hent_kladd
from dap.mal import queries as mal
from dap.tilgang.values import Personinnsyn
from dap.web.aktivitet.forms import Aktivitetsskjema, Plasseringsskjema, nytt_skjema
from dap.web.aktivitet.side import part_for
from dap.web.aktivitet.views.felles import glem_kladd, nokkel
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import videre
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.felles.ytring import si


@innlogget
@require_safe
def velg_type(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="plan")
    typer = queries.nye_typer(innsyn)
    ferdige = queries.ferdige(request.aktor, dag=dato(timezone.now()))
    kontekst = {
        "rot": lenke(request, "plan:oversikt"),
        "grupper": _grupper(innsyn, typer),
        "ferdige": [{"kode": f.kode, "navn": _navn(f), "type": f.type} for f in ferdige],
        "sperre": "" if typer else tekst_for(queries.skrivesperre(innsyn)),
    }
    return vis(request, "aktivitet/velg_type.html", kontekst)


def _navn(ferdig_: Ferdigdata) -> str:
    return si(ferdig_.navn) if ferdig_.innebygd else ferdig_.navn


def _grupper(innsyn: Personinnsyn, typer: list[Aktivitetstype]) -> list[dict[str, Any]]:
    """Staff see two groups; a user sees one list."""
    if innsyn.er_bruker:
        return [{"tittel": _("Velg type aktivitet"), "typer": _valg(typer)}]
    bare_nav = [t for t in typer if t.bare_for_nav]
    begge = [t for t in typer if not t.bare_for_nav]
    grupper = [
        {"tittel": _("For NAV-ansatt"), "typer": _valg(bare_nav)},
        {"tittel": _("For bruker og NAV-ansatt"), "typer": _valg(begge)},
    ]
    return [g for g in grupper if g["typer"]]


def _valg(typer: list[Aktivitetstype]) -> list[dict[str, str]]:
    return [{"kode": t.kode, "navn": si(t.navn), "ingress": si(t.ingress)} for t in typer]


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, type_: str, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="plan")
    aktivitetstype = _type(innsyn, type_, skrevet=request.method == "POST")
    malvalg = mal.malvalg(innsyn)
    plassering = Plasseringsskjema(
        innsyn, aktivitetstype, malvalg, request.POST or None, initial=_fra_lenke(request)
    )
    data = request.POST if request.method == "POST" else None
    skjema = nytt_skjema(
        aktivitetstype,
        part_for(innsyn),
        dag=dato(timezone.now()),
        data=data,
        initial={} if data else _utfylling(request, aktivitetstype),
    )
    if data is None or not (skjema.is_valid() & plassering.is_valid()):
        return _skjemaside(request, aktivitetstype, skjema, plassering)
    return _opprett(request, innsyn, aktivitetstype, skjema, plassering)


def _type(innsyn: Personinnsyn, kode: str, *, skrevet: bool) -> Aktivitetstype:
    for aktivitetstype in queries.nye_typer(innsyn):
        if aktivitetstype.kode == kode:
            return aktivitetstype
    sperre = queries.skrivesperre(innsyn)
    if not sperre:
        raise Http404
    if skrevet:  # it was open when they began: what they typed is shown with the reason
        raise Regelbrudd(sperre)
    raise IkkeTilgang(sperre)


def _fra_lenke(request: AktorRequest) -> dict[str, Any]:
    return {"mal_id": request.GET.get("mal", "")}


def _utfylling(request: AktorRequest, type_: Aktivitetstype) -> dict[str, Any]:
    """A ready-made activity that was chosen, else what was typed here last and not saved."""
    valgt = request.GET.get("ferdig", "")
    if valgt:
        ferdige = queries.ferdige(request.aktor, dag=dato(timezone.now()), type=type_.kode)
        for ferdig_ in ferdige:
            if ferdig_.kode == valgt:
                return ferdigverdier(ferdig_)
        return {}
    kladd = hent_kladd(request.konto_id, request.path) or {}
    return {navn: verdier[-1] for navn, verdier in kladd.items() if verdier}


def ferdigverdier(ferdig_: Ferdigdata) -> dict[str, Any]:
    """Values for the form; texts of built-in templates are translated."""
    if not ferdig_.innebygd:
        return dict(ferdig_.verdier)
    return {n: si(v) if isinstance(v, str) else v for n, v in ferdig_.verdier.items()}


def _opprett(
    request: AktorRequest,
    innsyn: Personinnsyn,
    type_: Aktivitetstype,
    skjema: Aktivitetsskjema,
    plassering: Plasseringsskjema,
) -> HttpResponse:
    try:
        utfall = operations.opprett(
            aktor=request.aktor,
            person_id=innsyn.person_id,
            type=type_.kode,
            felter=skjema.verdier(),
            naa=timezone.now(),
            nokkel=nokkel(request),
            **plassering.valg(),
        )
    except Regelbrudd as feil:
        skjema.ta_imot(feil)
        return _skjemaside(request, type_, skjema, plassering)
    glem_kladd(request, request.path)
    til = lenke(request, "aktivitet:vis", aktivitet_id=utfall.aktivitet_id)
    return ferdig(request, til=videre(request, til), melding=_("Aktiviteten er lagt til i planen."))


def _skjemaside(
    request: AktorRequest,
    type_: Aktivitetstype,
    skjema: Aktivitetsskjema,
    plassering: Plasseringsskjema,
) -> HttpResponse:
    dag = dato(timezone.now())
    kontekst = {
        "rot": lenke(request, "plan:oversikt"),
        "avbryt": videre(request, lenke(request, "plan:oversikt")),
        "type": type_,
        "tittel": si(type_.navn),
        "ingress": si(type_.ingress),
        "skjema": skjema,
        "plassering": plassering,
        "nokkel": request.POST.get("nokkel") or uuid4(),
        "har_kladd": not skjema.is_bound and not request.GET.get("ferdig") and bool(skjema.initial)
        and hent_kladd(request.konto_id, request.path) is not None,
        "ferdige": [
            {"kode": f.kode, "navn": _navn(f), "valgt": f.kode == request.GET.get("ferdig")}
            for f in queries.ferdige(request.aktor, dag=dag, type=type_.kode)
        ],
        "godkjennes": type_.krever_godkjenning and request.aktor.er_bruker,
    }  # fmt: skip
    return vis(request, "aktivitet/ny.html", kontekst, status=422 if skjema.is_bound else 200)
