"""The office: who works there, the teams, and who is absent."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tid import dato
from dap.kontor import operations, queries
from dap.kontor.values import Teamdata
from dap.oppfolging.queries import brukere_til, hindringer
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import apnbare
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import (
    AktorRequest,
    eget_kontor,
    krev_eget_kontor,
    krever_ansatt,
    krever_rolle,
)
from dap.web.kontoret.brukere import brukere_hos, teamets_brukere
from dap.web.kontoret.skjema import Fravarsskjema, Teamskjema
from dap.web.oppfolging.felles import data, skjemasvar


@krever_ansatt
@require_safe
def mitt(request: AktorRequest) -> HttpResponse:
    """One's own office, the first when there are several."""
    return redirect("kontoret:forside", kontor_nr=eget_kontor(request.aktor))


@krever_ansatt
@require_safe
def forside(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """Everybody at the office, in teams, and who is away and comes to be; and the way to the users of
    each, for who works with them."""
    krev_eget_kontor(request.aktor, kontor_nr)
    aktor, dag = request.aktor, dato(timezone.now())
    er_leder, folger_opp = aktor.har_rolle(*LEDERROLLER), aktor.har_rolle(*PLANROLLER)
    kolleger = queries.kollegavalg(kontor_nr, dag=dag)
    brukere = brukere_hos(aktor, kontor_nr, kolleger) if folger_opp else {}
    fravar = [
        (f, f.til - timedelta(days=1), f.fra <= dag, er_leder or f.ansatt_id == aktor.id)
        for f in queries.fravar_ved(kontor_nr, dag=dag)
    ]
    kontekst = {
        "kontoret": queries.kontor(kontor_nr),
        "andre": queries.kontorer_ved(aktor.kontorer - {kontor_nr}),
        "kolleger": [(k, *brukere.get(k.id, (0, ""))) for k in kolleger],
        "team": [
            (
                t,
                teamets_brukere(kontor_nr, t) if folger_opp else "",
                _kategorier(aktor, kontor_nr, t),
            )
            for t in queries.team_ved(kontor_nr)
        ],
        "fravar": fravar,
        "er_leder": er_leder,
        "folger_opp": folger_opp,
    }
    return vis(request, "kontoret/forside.html", kontekst)


def _kategorier(aktor: Aktor, kontor_nr: str, team: Teamdata) -> str:
    """Where a team writes what its categories mean; empty for who is not in it."""
    if aktor.id not in {id_ for id_, _navn in team.medlemmer}:
        return ""
    return reverse("oppfolging:teamkategorier", args=[kontor_nr, team.id])


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def fravar(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """Register absence: one's own, or, for the leader, `?ansatt=` a colleague's."""
    krev_eget_kontor(request.aktor, kontor_nr)
    ansatt_id, navn = _hvem(request, kontor_nr)
    naa = timezone.now()
    vikarer = queries.mulige_stedfortredere(ansatt_id, dag=dato(naa))
    skjema = Fravarsskjema(data(request), vikarer=vikarer)

    def utfor(felt: dict[str, Any]) -> None:
        fra, til = skjema.dager()
        operations.registrer_fravar(
            aktor=request.aktor,
            ansatt_id=ansatt_id,
            stedfortreder_id=felt["stedfortreder"],
            fra=fra,
            til=til,
            naa=naa,
        )

    eget = ansatt_id == request.aktor.id
    svar = skjemasvar(
        request,
        skjema,
        utfor,
        til=reverse("kontoret:forside", kwargs={"kontor_nr": kontor_nr}),
        sagt=_("Fraværet er registrert"),
        mal="kontoret/fravar.html",
        tittel=_("Registrer fravær")
        if eget
        else _("Registrer fravær for %(navn)s") % {"navn": navn},
        eget=eget,
    )
    if svar.status_code in (204, 302):
        _advar(request, ansatt_id, skjema.cleaned_data["stedfortreder"])
    return svar


def _hvem(request: AktorRequest, kontor_nr: str) -> tuple[UUID, str]:
    """Whose absence it is: a colleague at this office, for the leader."""
    valgt = request.GET.get("ansatt", "")
    if not valgt or valgt == str(request.aktor.id):
        return request.aktor.id, request.aktor.navn
    if not request.aktor.har_rolle(*LEDERROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")
    for id_, navn in queries.kolleger(kontor_nr, dag=dato(timezone.now())):
        if str(id_) == valgt:
            return id_, navn
    raise IkkeFunnet


def _advar(request: AktorRequest, ansatt_id: UUID, vikar_id: UUID) -> None:
    """Those that the stand-in has no right to stay with the one who is absent: said as a number, of
    those that the one who asks may open."""
    mine = [p.id for p in apnbare(request.aktor, brukere_til(ansatt_id))]
    antall = sum(map(bool, hindringer(vikar_id, mine, naa=timezone.now()).values()))
    if antall:
        messages.warning(
            request,
            _(
                "Vikaren kan ikke åpne %(n)s av brukerne. Meldinger fra dem venter, så avtal hvem "
                "som tar seg av dem."
            )
            % {"n": antall},
        )


@krever_ansatt
@require_POST
def avslutt_fravar(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """Back earlier than planned."""
    krev_eget_kontor(request.aktor, kontor_nr)
    til = reverse("kontoret:forside", kwargs={"kontor_nr": kontor_nr})
    fravar_id = request.POST.get("fravar", "")
    if not (fravar_id.isascii() and fravar_id.isdigit() and len(fravar_id) < 18):
        raise IkkeFunnet
    try:
        operations.avslutt_fravar(aktor=request.aktor, fravar_id=int(fravar_id), naa=timezone.now())
    except Regelbrudd as feil:
        return _avslag(request, melding(feil), til)
    return ferdig(request, til=til, melding=_("Fraværet er avsluttet"))


def _avslag(request: AktorRequest, tekst: str, til: str) -> HttpResponse:
    kontekst = {"tekst": tekst, "til": til}
    return vis(request, "oppfolging/avslag.html", kontekst, status=422)


@krever_rolle(*LEDERROLLER)
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    """A new team, or `?team=` one of the office's."""
    krev_eget_kontor(request.aktor, kontor_nr)
    valgt = _team(request.GET.get("team", ""), kontor_nr)
    kolleger = queries.kolleger(kontor_nr, dag=dato(timezone.now()))
    na: dict[str, Any] = {"versjon": 0}
    if valgt is not None:
        medlemmer = [str(id_) for id_, _navn in valgt.medlemmer]
        na = {"navn": valgt.navn, "medlemmer": medlemmer, "versjon": valgt.versjon}
    skjema = Teamskjema(data(request), initial=na, kolleger=kolleger)

    def utfor(felt: dict[str, Any]) -> None:
        operations.lagre_team(
            aktor=request.aktor,
            kontor_nr=kontor_nr,
            team_id=valgt.id if valgt else None,
            naa=timezone.now(),
            **felt,
        )

    return skjemasvar(
        request,
        skjema,
        utfor,
        til=reverse("kontoret:forside", kwargs={"kontor_nr": kontor_nr}),
        sagt=_("Teamet er lagret"),
        mal="kontoret/team.html",
        tittel=valgt.navn if valgt else _("Nytt team"),
        team=valgt,
        kontor_nr=kontor_nr,
    )


def _team(valgt: str, kontor_nr: str) -> Any:
    if not valgt:
        return None
    for t in queries.team_ved(kontor_nr):
        if str(t.id) == valgt:
            return t
    raise IkkeFunnet


@krever_rolle(*LEDERROLLER)
@require_POST
def legg_ned(request: AktorRequest, kontor_nr: str) -> HttpResponse:
    krev_eget_kontor(request.aktor, kontor_nr)
    til = reverse("kontoret:forside", kwargs={"kontor_nr": kontor_nr})
    valgt = _team(request.POST.get("team", "-"), kontor_nr)
    try:
        operations.legg_ned_team(
            aktor=request.aktor,
            kontor_nr=kontor_nr,
            team_id=valgt.id,
            versjon=sendt_versjon(request),
            naa=timezone.now(),
        )
    except VersjonsKonflikt as feil:
        return _avslag(request, melding(feil), til)
    return ferdig(request, til=til, melding=_("Teamet er lagt ned"))
