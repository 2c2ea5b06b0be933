"""The same for many: choose what, look over, do it, and undo it for ten minutes.

The steps share one address. Whom it concerns goes along in the form, so that nothing is in an address.
"""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dap.felles.feil import Regelbrudd
from dap.flere import operations, queries
from dap.flere.values import Slag, Utfall, Valgt
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.htmx import vis
from dap.web.felles.meldinger import melding, tekst_for
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.flere.skjema import SKJEMAER, Meldingsskjema, Oppdragsskjema
from dap.web.flere.tekster import FOR, GJORT, HANDLINGER, TILBAKE
from dap.web.flere.valg import valgte

_planroller = krever_rolle(*PLANROLLER)


@_planroller
@require_POST
def flere(request: AktorRequest) -> HttpResponse:
    """`steg` says where in the row of steps the form comes from."""
    try:
        valg = valgte(request, request.aktor, timezone.now())
        if not valg:
            raise Regelbrudd("INGEN_VALGT")
    except Regelbrudd as feil:
        return _hva(request, [], feil=melding(feil), status=422)
    slag = _slag(request)
    steg = request.POST.get("steg", "")
    if slag is None or steg == "velg":
        return _hva(request, valg)
    skjema = _skjema(request, slag, sendt=steg in {"se", "gjor", "tilbake", "mal"})
    if not skjema.fields and steg == "tilbake":
        return _hva(request, valg)
    if skjema.fields and steg not in {"se", "gjor"}:
        return _skjemaside(request, valg, skjema)
    if not skjema.is_valid():
        return _skjemaside(request, valg, skjema, status=422)
    try:
        return _se_eller_gjor(request, valg, skjema, gjor=steg == "gjor")
    except Regelbrudd as feil:
        legg_til(skjema, feil)
        return _skjemaside(request, valg, skjema, status=422)


@_planroller
@require_safe
def kvittering(request: AktorRequest, kvittering_id: UUID) -> HttpResponse:
    return _kvittering(request, kvittering_id)


@_planroller
@require_POST
def angre(request: AktorRequest, kvittering_id: UUID) -> HttpResponse:
    try:
        operations.angre(aktor=request.aktor, kvittering_id=kvittering_id, naa=timezone.now())
    except Regelbrudd as feil:
        return _kvittering(request, kvittering_id, feil=melding(feil), status=422)
    return redirect("flere:kvittering", kvittering_id=kvittering_id)


def _slag(request: AktorRequest) -> Slag | None:
    handling = request.POST.get("handling", "")
    return Slag(handling) if handling in set(Slag) else None


def _skjema(request: AktorRequest, slag: Slag, *, sendt: bool) -> Oppdragsskjema:
    naa = timezone.now()
    if not SKJEMAER[slag].base_fields:
        return SKJEMAER[slag](request.POST, aktor=request.aktor, naa=naa)
    if slag == Slag.AKTIVITET and request.POST.get("steg") == "mal":
        ferdig = {"ferdig": request.POST.get("ferdig", "")}
        return SKJEMAER[slag](None, aktor=request.aktor, naa=naa, initial=ferdig)
    skjema = SKJEMAER[slag](request.POST if sendt else None, aktor=request.aktor, naa=naa)
    if request.POST.get("steg") == "mal" and isinstance(skjema, Meldingsskjema):
        mal = skjema.maler.get(request.POST.get("mal", ""))
        start = {"overskrift": mal.tittel, "tekst": mal.tekst, "mal": mal.id} if mal else {}
        return Meldingsskjema(None, aktor=request.aktor, naa=naa, initial=start)
    return skjema


def _hva(
    request: AktorRequest, valg: list[Valgt], *, feil: str = "", status: int = 200
) -> HttpResponse:
    kontekst = {
        "navn": queries.navnene(request.aktor, valg),
        "verdier": [str(v.person_id) for v in valg],
        "handlinger": list(HANDLINGER.items()),
        "feil": feil,
    }
    return vis(request, "flere/hva.html", kontekst, status=status)


def _skjemaside(
    request: AktorRequest, valg: list[Valgt], skjema: Oppdragsskjema, *, status: int = 200
) -> HttpResponse:
    kontekst = {
        "skjema": skjema,
        "slag": skjema.slag,
        "tittel": HANDLINGER[skjema.slag],
        "antall": len(valg),
        "verdier": [str(v.person_id) for v in valg],
    }
    return vis(request, "flere/skjema.html", kontekst, status=status)


def _se_eller_gjor(
    request: AktorRequest, valg: list[Valgt], skjema: Oppdragsskjema, *, gjor: bool
) -> HttpResponse:
    if not gjor:
        return _se(request, valg, skjema)
    id_ = operations.utfor(
        aktor=request.aktor,
        oppdrag=skjema.oppdrag(),
        valgte=valg,
        nokkel=_nokkel(request),
        naa=timezone.now(),
    )
    return redirect("flere:kvittering", kvittering_id=id_)


def _se(request: AktorRequest, valg: list[Valgt], skjema: Oppdragsskjema) -> HttpResponse:
    """Raises Regelbrudd."""
    if not skjema.is_valid():
        return _skjemaside(request, valg, skjema, status=422)
    rader = queries.forhandsvis(request.aktor, skjema.oppdrag(), valg, naa=timezone.now())
    for_ = {r.person_id: r.for_ for r in rader}
    kontekst: dict[str, Any] = {
        "skjema": skjema,
        "slag": skjema.slag,
        "tittel": HANDLINGER[skjema.slag],
        "for": FOR.get(skjema.slag, ""),
        "gar": [r for r in rader if r.ok],
        "gar_ikke": _hvorfor(rader),
        "verdier": [f"{v.person_id}:{for_[v.person_id]}" for v in valg],
        "nokkel": uuid4(),
    }
    return vis(request, "flere/se.html", kontekst)


def _nokkel(request: AktorRequest) -> UUID:
    """The key of the page that was looked over. One that cannot be read is a new one."""
    try:
        return UUID(request.POST.get("nokkel", ""))
    except ValueError:
        return uuid4()


def _hvorfor(rader: Any) -> list[tuple[Utfall, str]]:
    return [(r, tekst_for(r.kode)) for r in rader if not r.ok]


def _kvittering(
    request: AktorRequest, id_: UUID, *, feil: str = "", status: int = 200
) -> HttpResponse:
    k = queries.kvittering(request.aktor, id_, naa=timezone.now())
    kontekst = {
        "k": k,
        "gjort": GJORT[k.slag],
        "tilbakeord": TILBAKE.get(k.slag, ""),
        "gar": [r for r in k.utfall if r.ok],
        "gar_ikke": _hvorfor(k.utfall),
        "tilbake": [r for r in k.angreutfall if r.ok],
        "ikke_tilbake": _hvorfor(k.angreutfall),
        "feil": feil,
    }
    return vis(request, "flere/kvittering.html", kontekst, status=status)
