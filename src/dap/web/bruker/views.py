"""The front door, the start page, and the pages round one person."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from dap.felles.aktor import LEDERROLLER, AktorType
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.fnr import er_gyldig
from dap.hjelper.queries import kan_hjelpe_noen
from dap.kalibrering import queries as kalibrering
from dap.kontor.queries import kontorer_ved
from dap.mote.queries import dagens_moter
from dap.oppfolging import queries as oppfolging
from dap.overdragelse import queries as overdragelse
from dap.portefolje.values import Utvalg
from dap.registrering.policies import kan_hente_ukjente
from dap.tilgang.operations import oppgi_grunn
from dap.tilgang.policies import kan_endre_plan
from dap.tilgang.queries import finn_person, oppgitte_grunner
from dap.web.bruker.dagen import dagens_linjer, vikar_for
from dap.web.bruker.forms import Grunnskjema, Sokeskjema
from dap.web.bruker.liste import forsinkede_referater, med_i, mine_brukere
from dap.web.felles.kontorlenker import kontorlenker
from dap.web.felles.navigasjon import adresse_for, punkter_for
from dap.web.felles.person import SOM_BRUKER, lenke_til
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt, krever_rolle
from dap.web.felles.utlogget import egen_sti
from dap.web.varsel.tekster import hendelsestekst

OPPSLAG_BAKOVER = timedelta(days=90)
GITT_BAKOVER = timedelta(days=30)


@innlogget
@require_safe
def forside(request: AktorRequest) -> HttpResponse:
    """To where each kind of person begins."""
    if request.aktor.er_bruker and oppfolging.apen_periode(request.aktor.id) is None:
        hjelper_andre = request.aktor.hjelp is None and kan_hjelpe_noen(request.aktor.id)
        return redirect("hjelp:andre" if hjelper_andre else "registrering:start")
    if request.aktor.er_bruker:
        return redirect(adresse_for("na:forside") or lenke_til("plan:oversikt", None))
    menyen = (adresse_for(punkt.side) for punkt in punkter_for(request.aktor))
    return redirect(next(filter(None, menyen), "min_dag:forside"))


@krever_ansatt
@require_safe
def min_dag(request: AktorRequest) -> HttpResponse:
    return _min_dag(request, Sokeskjema())


@krever_ansatt
@require_POST
def finn(request: AktorRequest) -> HttpResponse:
    """A name narrows the list; a whole fødselsnummer opens the person. Neither is in an address."""
    skjema = Sokeskjema(request.POST)
    if not skjema.is_valid():
        return _min_dag(request, skjema, status=422)
    sok: str = skjema.cleaned_data["sok"].strip()
    siffer = "".join(sok.split())
    if not siffer.isdigit():
        return _min_dag(request, skjema, sok=sok)
    if not er_gyldig(siffer):
        legg_til(skjema, Regelbrudd("UGYLDIG_FNR", felt="sok"))
        return _min_dag(request, skjema, status=422)
    person_id = finn_person(request.aktor, siffer, naa=timezone.now())
    if person_id is None:
        legg_til(skjema, Regelbrudd("INGEN_PERSON", felt="sok"))
        return _min_dag(request, skjema, status=422, ukjent=siffer)
    return redirect("bruker:forside", person_id=person_id)


def _min_dag(
    request: AktorRequest,
    skjema: Sokeskjema,
    *,
    sok: str = "",
    status: int = 200,
    ukjent: str = "",
) -> HttpResponse:
    naa = timezone.now()
    nr = request.GET.get("kontor", "")
    nr = nr if nr in request.aktor.kontorer and len(request.aktor.kontorer) > 1 else ""
    rader = mine_brukere(request.aktor, sok=sok, naa=naa, kontor_nr=nr)
    er_leder = request.aktor.har_rolle(*LEDERROLLER)
    kontekst = {
        "moter_i_dag": dagens_moter(request.aktor, naa=naa),
        "forsinkede": forsinkede_referater(request.aktor, rader, naa=naa),
        "kalibreringer": kalibrering.venter(request.aktor, naa=naa),
        "dagen": dagens_linjer(request.aktor, naa=naa, kontor=(nr,) if nr else ()),
        "hvor": kontorlenker(request.aktor, reverse("min_dag:forside"), nr, alle=True),
        "vikar_for": vikar_for(request.aktor, Utvalg(), naa),
        "rader": [(rad, hendelsestekst(rad.siste_type)) for rad in rader],
        "overdratt": overdragelse.venter_paa(request.aktor),
        "gitt": overdragelse.gitt_av(request.aktor, fra=naa - GITT_BAKOVER),
        "med_i": med_i(request.aktor, sok=sok),
        "skjema": skjema,
        "sok": sok,
        "ukjent": ukjent if kan_hente_ukjente(request.aktor) else "",
        "folger_opp": kan_endre_plan(request.aktor),
        "er_leder": er_leder,
        "kategorikontor": kontorer_ved(request.aktor.kontorer) if er_leder else [],
    }
    return render(request, "bruker/min_dag.html", kontekst, status=status)


@krever_ansatt
@require_safe
def bruker(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """The pages about a person begin with the plan."""
    return redirect(lenke_til("plan:oversikt", person_id))


@krever_ansatt
@require_POST
def grunn(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """State why another office's person must be opened, and go on to what was asked for."""
    skjema = Grunnskjema(request.POST)
    if skjema.is_valid():
        felt = skjema.cleaned_data
        try:
            oppgi_grunn(
                aktor=request.aktor, person_id=person_id, grunn=felt["grunn"], naa=timezone.now()
            )
            return HttpResponseRedirect(egen_sti(felt["neste"]))
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    return vis_grunn(request, person_id, skjema, status=422)


def vis_grunn(
    request: HttpRequest, person_id: UUID, skjema: Grunnskjema, *, status: int
) -> HttpResponse:
    kontekst = {"skjema": skjema, "person_id": person_id}
    return render(request, "bruker/grunn.html", kontekst, status=status)


@krever_ansatt
@require_safe
def som_bruker(request: AktorRequest, person_id: UUID, rest: str) -> HttpResponse:
    """The user's own page about this person, read by staff. Only what a user may open, only GET."""
    try:
        treff = resolve(f"/bruker/{person_id}/{rest}")
    except Resolver404 as feil:
        raise IkkeFunnet from feil
    krav = getattr(treff.func, "tilgangskrav", None)
    if rest.startswith(SOM_BRUKER) or krav is None or AktorType.BRUKER not in krav.typer:
        raise IkkeFunnet
    request.som_bruker = True  # type: ignore[attr-defined]
    request.resolver_match = treff
    svar: HttpResponse = treff.func(request, *treff.args, **treff.kwargs)
    return svar


@krever_rolle(*LEDERROLLER)
@require_GET
def oppslag(request: AktorRequest) -> HttpResponse:
    """Reasons that others stated for opening the users of the leader's office."""
    rader = oppgitte_grunner(request.aktor, fra=timezone.now() - OPPSLAG_BAKOVER)
    return render(request, "bruker/oppslag.html", {"rader": rader})
