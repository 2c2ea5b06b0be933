"""Ordering a file with a case, marking what is taken out of it, and fetching it."""

import uuid
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.arkiv import operations, policies, queries
from dap.arkiv.values import Eksportvalg, Innhold, Sladding
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.web.eksport.forms import Sladdeskjema, Valgskjema
from dap.web.eksport.liste import kapitler
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt, krever_bruker, laster_ned
from dap.web.felles.verdier import id_fra

HVA = "eksport"
PERSON = UUID | None


def _innsyn(request: AktorRequest, person_id: PERSON) -> Personinnsyn:
    """Not for those who read the user's own view, nor for roles that do not follow people up."""
    innsyn = innsyn_for(request, person_id, hva=HVA)
    if not innsyn.kan_skrive:
        raise IkkeFunnet
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


def _valgskjema(innsyn: Personinnsyn, data: Any = None) -> Valgskjema:
    return Valgskjema(
        data, innhold=queries.innholdsvalg(innsyn), perioder=oppfolging.perioder(innsyn)
    )


@innlogget
@laster_ned
@require_http_methods(["GET", "HEAD", "POST"])
def forside(request: AktorRequest, person_id: PERSON = None) -> HttpResponse:
    """What has been ordered, and the form for a new one."""
    innsyn = _innsyn(request, person_id)
    if request.method != "POST":
        return _forside(request, innsyn, _valgskjema(innsyn), 200)
    valg = _valgskjema(innsyn, request.POST)
    if valg.is_valid() and "sladd" in request.POST and not innsyn.er_bruker:
        return ferdig(request, til=_sladdeside(request, valg))
    if valg.is_valid():
        try:
            _bestill(request, innsyn, valg.utvalg(), valg.cleaned_data["nokkel"])
            return _bestilt(request)
        except Regelbrudd as feil:
            legg_til(valg, feil)
    return _forside(request, innsyn, valg, 422)


def _forside(
    request: AktorRequest, innsyn: Personinnsyn, valg: Valgskjema, status: int
) -> HttpResponse:
    rader = queries.eksporter(innsyn)
    return vis(
        request,
        "eksport/forside.html",
        {
            "skjema": valg,
            "rader": rader,
            "pagar": any(r.pagar for r in rader),
            "nokkel": uuid.uuid4(),
        },
        status=status,
    )


def _sladdeside(request: AktorRequest, valg: Valgskjema) -> str:
    """The page where parts are marked, with what was chosen in its address."""
    valgt = [(n, v) for n, v in request.POST.lists() if n in valg.fields and n != "nokkel"]
    return f"{lenke(request, 'eksport:sladd')}?{urlencode(valgt, doseq=True)}"


def _bestill(
    request: AktorRequest, innsyn: Personinnsyn, valg: Eksportvalg, nokkel: UUID | None
) -> None:
    operations.bestill_eksport(
        aktor=request.aktor,
        person_id=innsyn.person_id,
        utvalg=valg,
        sprak=get_language() or "nb",
        nokkel=nokkel or uuid.uuid4(),
        naa=timezone.now(),
    )


def _bestilt(request: AktorRequest) -> HttpResponse:
    melding = _("Filen er bestilt. Du kan gå fra siden og komme tilbake.")
    return ferdig(request, til=lenke(request, "eksport:forside"), melding=melding)


@krever_bruker
@laster_ned
@require_POST
def alt(request: AktorRequest) -> HttpResponse:
    """Everything about oneself, in one action."""
    innsyn = _innsyn(request, None)
    valg = Eksportvalg(innhold=frozenset(Innhold))
    nokkel = id_fra(request.POST.get("nokkel")) or uuid.uuid4()
    try:
        _bestill(request, innsyn, valg, nokkel)
    except Regelbrudd as feil:
        skjema_ = _valgskjema(innsyn, {})
        skjema_.full_clean()
        skjema_.errors.clear()
        legg_til(skjema_, feil)
        return _forside(request, innsyn, skjema_, 422)
    return ferdig(
        request,
        til=reverse("eksport:forside"),
        melding=_("Filen er bestilt. Du kan gå fra siden og komme tilbake."),
    )


@innlogget
@laster_ned
@require_safe
def status(request: AktorRequest, person_id: PERSON = None) -> HttpResponse:
    """How far the orders have come: the list again, for the page that asks while it waits."""
    innsyn = _innsyn(request, person_id)
    rader = queries.eksporter(innsyn)
    kontekst = {"rader": rader, "pagar": any(r.pagar for r in rader)}
    return vis(request, "eksport/statusside.html", kontekst, fragment="eksport/rader.html")


@innlogget
@laster_ned
@require_safe
def fil(request: AktorRequest, eksport_id: UUID, person_id: PERSON = None) -> Any:
    """The file itself, to be saved: never shown, never kept by the browser."""
    rad, deler = queries.eksportfil(_innsyn(request, person_id), eksport_id)
    return StreamingHttpResponse(
        deler,
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{rad.filnavn}"',
            "Content-Length": str(rad.storrelse),
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        },
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def sladd(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Everything that the file would hold, to mark what is taken out."""
    innsyn = _innsyn(request, person_id)
    valg = _valgskjema(innsyn, request.POST if request.method == "POST" else request.GET)
    if not _gyldig(valg):
        return _forside(request, innsyn, valg, 422)
    skjema_ = Sladdeskjema(request.POST if request.method == "POST" else None)
    markert = request.POST.getlist("post")
    if request.method == "POST" and skjema_.is_valid():
        sladdinger = skjema_.sladdinger(markert)
        try:
            _krev_noe(sladdinger)
            _bestill(request, innsyn, valg.utvalg(sladdinger), valg.cleaned_data["nokkel"])
            return _bestilt(request)
        except Regelbrudd as feil:
            legg_til(skjema_, feil)
    sak = queries.forhandsvis(innsyn, valg.utvalg(), naa=timezone.now())
    kontekst = {
        "skjema": skjema_,
        "valg": valg,
        "kapitler": kapitler(sak, frozenset(markert)),
        "tilbake": lenke(request, "eksport:forside"),
    }
    return vis(request, "eksport/sladd.html", kontekst, status=422 if skjema_.errors else 200)


def _gyldig(valg: Valgskjema) -> bool:
    """Nothing is collected for days that cannot be."""
    if not valg.is_valid():
        return False
    try:
        policies.krev_dager(valg.cleaned_data["fra"], valg.cleaned_data["til"])
    except Regelbrudd as feil:
        legg_til(valg, feil)
    return not valg.errors


def _krev_noe(sladdinger: tuple[Sladding, ...]) -> None:
    if not sladdinger:
        raise Regelbrudd("INGENTING_SLADDET")


@innlogget
@require_safe
def skjema(request: AktorRequest) -> HttpResponse:
    """The published JSON Schema of sak.json."""
    return HttpResponse(
        queries.eksportskjema(),
        content_type="application/schema+json",
        headers={"Content-Disposition": 'attachment; filename="eksport.schema.json"'},
    )
