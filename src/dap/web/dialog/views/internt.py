"""What the user never sees: the queue, questions to colleagues, notes, templates."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.dialog import operations, queries
from dap.dialog.values import MAKS_TEKST, Rekkefolge, Tradinnsyn
from dap.felles.feil import Regelbrudd
from dap.kassering import queries as kassering
from dap.konto.operations import slett_kladd
from dap.web.dialog import tekster
from dap.web.dialog.side import (
    grunntekster,
    koadresse,
    listekontekst,
    tradinnsyn_for,
    tradkontekst,
    tradlenke,
)
from dap.web.dialog.skjema import Notatskjema, Sporsmalsskjema, Svarskjema
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.skriving import kladd_for
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.felles.verdier import id_fra


@krever_ansatt
@require_safe
def ko(request: AktorRequest) -> HttpResponse:
    """What waits for an answer, in the chosen order, each with its reasons."""
    valg = request.GET.get("rekkefolge", "")
    rekkefolge = Rekkefolge(valg) if valg in set(Rekkefolge) else Rekkefolge.BEHOV
    naa = timezone.now()
    rader = queries.ubesvarte(request.aktor, naa=naa, rekkefolge=rekkefolge)
    kontekst = {
        "rader": [
            (
                r,
                koadresse(r, rekkefolge),
                tekster.TEMA[r.tema],
                tekster.MOTTAKER[r.mottaker],
                grunntekster(r.grunner),
            )
            for r in rader
        ],
        "rekkefolge": rekkefolge,
        "valg": [(r, tekst) for r, tekst in tekster.REKKEFOLGE.items()],
        "sporsmal": queries.sporsmal_til_meg(request.aktor),
        "kasseringer": kassering.antall_som_venter(request.aktor),
        "naa": naa,
    }
    return vis(request, "dialog/ko.html", kontekst)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def sporsmal(
    request: AktorRequest, trad_id: UUID, melding_id: UUID, person_id: UUID
) -> HttpResponse:
    """Ask a colleague about a message."""
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    melding = queries.melding(innsyn, melding_id)
    kolleger = queries.kolleger_for(request.aktor, innsyn, naa=timezone.now())
    post = request.POST if request.method == "POST" else None
    skjema = Sporsmalsskjema(post, kolleger=kolleger, initial=kladd_for(request))
    if skjema.is_valid() and _spurt(request, melding_id, skjema):
        slett_kladd(konto_id=request.konto_id, sted=request.path)
        return ferdig(request, til=tradlenke(request, trad_id), melding=_("Kollegaen er spurt"))
    kontekst = {"skjema": skjema, "melding": melding, "trad_id": trad_id}
    return vis(request, "dialog/sporsmal.html", kontekst, status=422 if skjema.errors else 200)


def _spurt(request: AktorRequest, melding_id: UUID, skjema: Sporsmalsskjema) -> bool:
    felt = skjema.cleaned_data
    try:
        operations.spor_kollega(
            aktor=request.aktor,
            melding_id=melding_id,
            til_id=felt["til"],
            tekst=felt["tekst"],
            nokkel=felt["nokkel"],
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        legg_til(skjema, feil)
    return not skjema.errors


@krever_ansatt
@require_POST
def svar_kollega(
    request: AktorRequest, trad_id: UUID, sporsmal_id: UUID, person_id: UUID
) -> HttpResponse:
    innsyn = tradinnsyn_for(request, person_id, trad_id)
    skjema = Svarskjema(request.POST)
    if skjema.is_valid():
        try:
            operations.svar_kollega(
                aktor=request.aktor,
                trad_id=trad_id,
                sporsmal_id=sporsmal_id,
                svar=skjema.cleaned_data["svar"],
                naa=timezone.now(),
            )
            return ferdig(request, til=tradlenke(request, trad_id), melding=_("Svaret er lagret"))
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    kontekst = tradkontekst(request, innsyn) | listekontekst(request, innsyn.person, trad_id)
    kontekst |= {"svarskjema": skjema, "svar_til": sporsmal_id}
    return vis(request, "dialog/trad.html", kontekst, status=422)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def notater(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Internal notes on the person; `?melding=id&trad=id` quotes a message in a new one."""
    innsyn = innsyn_for(request, person_id, hva="dialog")
    sitat = _sitat(request, person_id)
    post = request.POST if request.method == "POST" else None
    skjema = Notatskjema(post, initial=kladd_for(request))
    if skjema.is_valid() and _notert(request, person_id, sitat, skjema):
        slett_kladd(konto_id=request.konto_id, sted=request.path)
        til = lenke(request, "dialog:notater")
        return ferdig(request, til=til, melding=_("Notatet er lagret"))
    kontekst: dict[str, Any] = {
        "skjema": skjema,
        "notater": queries.notater(innsyn),
        "sitat": sitat[1] if sitat else None,
        "sitat_trad": sitat[0].trad_id if sitat else None,
        "maks": MAKS_TEKST,
    }
    return vis(request, "dialog/notater.html", kontekst, status=422 if skjema.errors else 200)


def _sitat(request: AktorRequest, person_id: UUID) -> tuple[Tradinnsyn, Any] | None:
    felt = request.POST if request.method == "POST" else request.GET
    melding_id, trad_id = id_fra(felt.get("melding")), id_fra(felt.get("trad"))
    if melding_id is None or trad_id is None:
        return None
    innsyn = queries.tradinnsyn(request.innsyn, trad_id)  # type: ignore[attr-defined]
    return innsyn, queries.melding(innsyn, melding_id)


def _notert(request: AktorRequest, person_id: UUID, sitat: Any, skjema: Notatskjema) -> bool:
    try:
        operations.skriv_notat(
            aktor=request.aktor,
            person_id=person_id,
            tekst=skjema.cleaned_data["tekst"],
            nokkel=skjema.cleaned_data["nokkel"],
            sitat_id=sitat[1].id if sitat else None,
            naa=timezone.now(),
        )
    except Regelbrudd as feil:
        legg_til(skjema, feil)
    return not skjema.errors
