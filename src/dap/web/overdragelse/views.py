"""Hand a user over with a summary: begin, edit, send, read and confirm."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.aktor import LEDERROLLER
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.oppfolging.queries import ansvarlig_veileder
from dap.overdragelse import operations, queries
from dap.overdragelse.values import Overdragelsesdata, Status
from dap.tilgang.values import Personinnsyn
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.meldinger import melding
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import sendt_versjon
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.kontoret.valg import grupperte, kollegaer
from dap.web.oppfolging.felles import data, for_skriving
from dap.web.overdragelse import grunnlag
from dap.web.overdragelse.skjema import Mottakerskjema, Oppsummeringsskjema, fra_data
from dap.web.overdragelse.tekster import DELER


@innlogget
@require_safe
def liste(request: AktorRequest, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="overdragelse")
    kontekst = {"rader": queries.overdragelser(innsyn), "kan_gi": _kan_gi(innsyn)}
    return vis(request, "overdragelse/liste.html", kontekst)


def _kan_gi(innsyn: Personinnsyn) -> bool:
    return (
        not innsyn.er_bruker
        and innsyn.kan_skrive
        and innsyn.kan_endre_plan
        and innsyn.ser_rom(Rom.STAT)
    )


def _for_giver(request: AktorRequest, person_id: UUID) -> Personinnsyn:
    innsyn = for_skriving(request, person_id, hva="overdragelse")
    if not innsyn.ser_rom(Rom.STAT):
        raise IkkeTilgang("BARE_STATEN")
    return innsyn


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Choose the office (`?kontor=`) and the adviser there; the draft is then made of facts."""
    innsyn, naa = _for_giver(request, person_id), timezone.now()
    eget = kontor.kontor_for_person(person_id)
    if eget is None:
        raise IkkeFunnet
    nr = request.GET.get("kontor", "") or eget.nr
    na = ansvarlig_veileder(person_id)
    folk = [k for k in kollegaer(nr, dag=dato(naa)) if k.id != na]
    skjema = Mottakerskjema(data(request), valg=grupperte(folk))
    status = 200
    if request.method == "POST":
        status = 422
        if skjema.is_valid():
            try:
                id_ = operations.begynn(
                    aktor=request.aktor, person_id=person_id, til_kontor=nr,
                    til_veileder=skjema.cleaned_data["ansatt"],
                    deler=grunnlag.lag(innsyn, naa=naa), naa=naa,
                )  # fmt: skip
                return redirect(lenke(request, "overdragelse:vis", overdragelse_id=id_))
            except Regelbrudd as feil:
                legg_til(skjema, feil)
    kontekst = {
        "skjema": skjema, "kontorer": kontor.kontorer(), "valgt": nr, "flytter": nr != eget.nr,
    }  # fmt: skip
    return vis(request, "overdragelse/ny.html", kontekst, status=status)


@innlogget
@require_safe
def vis_en(
    request: AktorRequest, overdragelse_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="overdragelse")
    o = queries.en_overdragelse(innsyn, overdragelse_id)
    return _side(request, innsyn, o, Oppsummeringsskjema(initial=fra_data(o)))


def _side(
    request: AktorRequest,
    innsyn: Personinnsyn,
    o: Overdragelsesdata,
    skjema: Oppsummeringsskjema,
    *,
    status: int = 200,
    konflikt: Overdragelsesdata | None = None,
) -> HttpResponse:
    utkast = o.status == Status.UTKAST and _kan_gi(innsyn)
    kontekst = {
        "o": o,
        "deler": [(DELER[d], tekst) for d, tekst in o.deler],
        "skjema": skjema,
        "felter": [skjema[f"del_{d}"] for d in DELER],
        "utkast": utkast,
        "konflikt": konflikt,
        "konfliktdeler": [(DELER[d], tekst) for d, tekst in konflikt.deler] if konflikt else [],
        "kan_bekrefte": o.status == Status.SENDT and innsyn.kan_skrive and _mottar(request, o),
    }
    return vis(request, "overdragelse/en.html", kontekst, status=status)


def _mottar(request: AktorRequest, o: Overdragelsesdata) -> bool:
    aktor = request.aktor
    if not aktor.er_ansatt:
        return False
    er_leder = aktor.har_rolle(*LEDERROLLER) and o.til_kontor_nr in aktor.kontorer
    ansvarlig = ansvarlig_veileder(o.person_id)
    return ansvarlig == aktor.id or (er_leder and ansvarlig is None)


@krever_ansatt
@require_POST
def rediger(request: AktorRequest, person_id: UUID, overdragelse_id: UUID) -> HttpResponse:
    """Save what was written; `handling=send` sends it, and the user with it."""
    innsyn = _for_giver(request, person_id)
    o = queries.en_overdragelse(innsyn, overdragelse_id)
    skjema = Oppsummeringsskjema(request.POST)
    if not skjema.is_valid():
        return _side(request, innsyn, o, skjema, status=422)
    felles: dict[str, Any] = {
        "aktor": request.aktor, "overdragelse_id": overdragelse_id, "naa": timezone.now(),
    }  # fmt: skip
    versjon = skjema.cleaned_data["versjon"]
    try:
        operations.lagre(
            **felles, versjon=versjon, deler=skjema.deler(), internt=skjema.cleaned_data["internt"]
        )
        if request.POST.get("handling") == "send":
            operations.send(**felles, versjon=versjon + 1)
            return ferdig(
                request, til=reverse("min_dag:forside"), melding=_("Brukeren er overdratt")
            )
    except VersjonsKonflikt as feil:
        skjema.data = skjema.data.copy()  # type: ignore[attr-defined]
        skjema.data["versjon"] = feil.gjeldende.versjon  # type: ignore[index]
        return _side(request, innsyn, o, skjema, status=409, konflikt=feil.gjeldende)
    except Regelbrudd as feil:
        return _avslatt(request, innsyn, overdragelse_id, skjema, feil)
    til = lenke(request, "overdragelse:vis", overdragelse_id=overdragelse_id)
    return ferdig(request, til=til, melding=_("Utkastet er lagret"))


def _avslatt(
    request: AktorRequest,
    innsyn: Personinnsyn,
    overdragelse_id: UUID,
    skjema: Oppsummeringsskjema,
    feil: Regelbrudd,
) -> HttpResponse:
    """What was typed is kept; a part of it may have been saved already."""
    o = queries.en_overdragelse(innsyn, overdragelse_id)
    skjema.data = skjema.data.copy()  # type: ignore[attr-defined]
    skjema.data["versjon"] = o.versjon  # type: ignore[index]
    legg_til(skjema, feil)
    return _side(request, innsyn, o, skjema, status=422)


@krever_ansatt
@require_POST
def forkast(request: AktorRequest, person_id: UUID, overdragelse_id: UUID) -> HttpResponse:
    innsyn = _for_giver(request, person_id)
    queries.en_overdragelse(innsyn, overdragelse_id)
    til = lenke(request, "overdragelse:liste")
    try:
        operations.forkast(
            aktor=request.aktor,
            overdragelse_id=overdragelse_id,
            versjon=sendt_versjon(request),
            naa=timezone.now(),
        )
    except (VersjonsKonflikt, Regelbrudd) as feil:
        kontekst = {"tekst": melding(feil), "til": til}
        return vis(request, "oppfolging/avslag.html", kontekst, status=422)
    return ferdig(request, til=til, melding=_("Utkastet er forkastet"))


@krever_ansatt
@require_POST
def lest(request: AktorRequest, person_id: UUID, overdragelse_id: UUID) -> HttpResponse:
    """The receiver has read it; the giver sees that."""
    innsyn = for_skriving(request, person_id, hva="overdragelse")
    queries.en_overdragelse(innsyn, overdragelse_id)
    operations.bekreft_lest(
        aktor=request.aktor, overdragelse_id=overdragelse_id, naa=timezone.now()
    )
    til = lenke(request, "overdragelse:vis", overdragelse_id=overdragelse_id)
    return ferdig(request, til=til, melding=_("Du har bekreftet at oppsummeringen er lest"))
