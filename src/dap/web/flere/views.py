"""The same for many: choose what, look over, do it, and undo it for ten minutes.

The steps share one address. Whom it concerns goes along in the form and in the session (`gang`), so that
nothing is in an address.
"""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.dialog.values import Standardtekstdata
from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.flere import operations, queries
from dap.flere.values import Slag, Utfall, Valgt
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.htmx import vis
from dap.web.felles.meldinger import melding, tekst_for
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.felles.verdier import heltall, id_fra
from dap.web.flere import gang
from dap.web.flere.ord import gitt, ved_navnene
from dap.web.flere.skjema import SKJEMAER, Meldingsskjema, Oppdragsskjema
from dap.web.flere.tekster import FOR, GJORT, HANDLINGER, TILBAKE
from dap.web.flere.valg import valgte
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.lesing import les

_planroller = krever_rolle(*PLANROLLER)


@_planroller
@require_http_methods(["GET", "HEAD", "POST"])
def flere(request: AktorRequest) -> HttpResponse:
    """What is sent is kept, and its answer, errors too, has an address of its own; but for the end."""
    if request.method != "POST":
        data = gang.hent(request, request.GET.get("trinn", ""))
        return redirect("oversikt:liste") if data is None else _steg(request, data)
    if request.POST.get("steg") == "gjor":
        return _steg(request, request.POST)
    return redirect(f"{reverse('flere:steg')}?trinn={gang.husk(request, request.POST)}")


def _steg(request: AktorRequest, data: QueryDict) -> HttpResponse:
    """`steg` says where in the row of steps the form comes from."""
    try:
        valg = valgte(data, request.aktor, timezone.now())
        if not valg:
            raise Regelbrudd("INGEN_VALGT")
    except Regelbrudd as feil:
        return _hva(request, data, [], feil=melding(feil), status=422)
    slag = _slag(data)
    steg = data.get("steg", "")
    if slag is None or steg == "velg":
        return _hva(request, data, valg)
    skjema = _skjema(request.aktor, data, slag, sendt=steg in {"se", "gjor", "tilbake", "mal"})
    if not skjema.fields and steg == "tilbake":
        return _hva(request, data, valg)
    if skjema.fields and steg not in {"se", "gjor"}:
        return _skjemaside(request, data, valg, skjema)
    if not skjema.is_valid():
        return _skjemaside(request, data, valg, skjema, status=422)
    try:
        return _se_eller_gjor(request, data, valg, skjema)
    except Regelbrudd as feil:
        legg_til(skjema, feil)
        return _skjemaside(request, data, valg, skjema, status=422)


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
    return redirect(_kvitteringsadresse(request, kvittering_id))


def _kvitteringsadresse(request: AktorRequest, id_: UUID) -> str:
    """With the list that one came from: it says what was asked for, and of nobody."""
    til = reverse("flere:kvittering", kwargs={"kvittering_id": id_})
    liste = request.POST.get("liste", "")
    return f"{til}?{urlencode({'liste': liste})}" if liste else til


def _tilbake(data: QueryDict) -> dict[str, str]:
    """The list that one came from: for the link back, and for the next step."""
    liste = data.get("liste", "")
    til = adresse(les(QueryDict(liste)).utvalg) if liste else reverse("oversikt:liste")
    return {"liste": liste, "tilbake": til}


def _slag(data: QueryDict) -> Slag | None:
    handling = data.get("handling", "")
    return Slag(handling) if handling in set(Slag) else None


def _skjema(aktor: Aktor, data: QueryDict, slag: Slag, *, sendt: bool) -> Oppdragsskjema:
    naa = timezone.now()
    if not SKJEMAER[slag].base_fields:
        return SKJEMAER[slag](data, aktor=aktor, naa=naa)
    if slag == Slag.AKTIVITET and data.get("steg") == "mal":
        ferdig = {"ferdig": data.get("ferdig", "")}
        return SKJEMAER[slag](None, aktor=aktor, naa=naa, initial=ferdig)
    skjema = SKJEMAER[slag](data if sendt else None, aktor=aktor, naa=naa)
    if data.get("steg") == "mal" and isinstance(skjema, Meldingsskjema):
        mal = skjema.maler.get(data.get("mal", ""))
        return Meldingsskjema(None, aktor=aktor, naa=naa, initial=_malstart(mal) if mal else {})
    return skjema


def _malstart(mal: Standardtekstdata) -> dict[str, Any]:
    ut = {"overskrift": mal.tittel, "tekst": mal.tekst, "mal": mal.id}
    for sprak, t in mal.oversatt.items():
        ut |= {f"overskrift_{sprak}": t.tittel, f"tekst_{sprak}": t.tekst}
    return ut


def _hva(
    request: AktorRequest, data: QueryDict, valg: list[Valgt], *, feil: str = "", status: int = 200
) -> HttpResponse:
    kontekst = {
        **_tilbake(data),
        "sett": _sett(data, len(valg)),
        "navn": queries.navnene(request.aktor, valg),
        "verdier": [str(v.person_id) for v in valg],
        "handlinger": list(HANDLINGER.items()),
        "feil": feil,
    }
    return vis(request, "flere/hva.html", kontekst, status=status)


def _sett(data: QueryDict, antall: int) -> int:
    """How many matched when somebody chose all of them, if it is not as many any more."""
    sett = heltall(data.get("sett", "")) if "her" in data else 0
    return sett if sett != antall else 0


def _skjemaside(
    request: AktorRequest,
    data: QueryDict,
    valg: list[Valgt],
    skjema: Oppdragsskjema,
    *,
    status: int = 200,
) -> HttpResponse:
    kontekst: dict[str, Any] = {
        **_tilbake(data),
        "skjema": skjema,
        "slag": skjema.slag,
        "tittel": HANDLINGER[skjema.slag],
        "antall": len(valg),
        "verdier": [str(v.person_id) for v in valg],
    }
    if isinstance(skjema, Meldingsskjema):
        kontekst["paa_sprak"] = skjema.paa_sprak(queries.lesere(request.aktor, valg))
    return vis(request, "flere/skjema.html", kontekst, status=status)


def _se_eller_gjor(
    request: AktorRequest, data: QueryDict, valg: list[Valgt], skjema: Oppdragsskjema
) -> HttpResponse:
    """Raises Regelbrudd."""
    if data.get("steg") != "gjor":
        return _se(request, data, valg, skjema)
    id_ = operations.utfor(
        aktor=request.aktor,
        oppdrag=skjema.oppdrag(),
        valgte=valg,
        nokkel=_nokkel(data.get("nokkel", "")),
        naa=timezone.now(),
    )
    return redirect(_kvitteringsadresse(request, id_))


def _se(
    request: AktorRequest, data: QueryDict, valg: list[Valgt], skjema: Oppdragsskjema
) -> HttpResponse:
    """Raises Regelbrudd."""
    rader = queries.forhandsvis(request.aktor, skjema.oppdrag(), valg, naa=timezone.now())
    ved = ved_navnene(request.aktor, skjema.slag, [r for r in rader if r.ok])
    kontekst: dict[str, Any] = {
        **_tilbake(data),
        "skjema": skjema,
        "slag": skjema.slag,
        "tittel": HANDLINGER[skjema.slag],
        "for": FOR.get(skjema.slag, ""),
        "gar": [(r, ved.get(r.person_id, "")) for r in rader if r.ok],
        "gar_ikke": _hvorfor(rader),
        "verdier": [f"{r.person_id}:{r.for_}" for r in rader if r.ok],
        "hoppet": [r.person_id for r in rader if not r.ok],
        "nokkel": _nokkel(request.GET.get("trinn", "")),
    }
    return vis(request, "flere/se.html", kontekst)


def _nokkel(tekst: str) -> UUID:
    """The key of the page that was looked over: the step's own, so that going back to it and doing it
    again does nothing twice. One that cannot be read is a new one."""
    return id_fra(tekst) or uuid4()


def _hvorfor(rader: Any) -> list[tuple[Utfall, str]]:
    return [(r, tekst_for(r.kode)) for r in rader if not r.ok]


def _kvittering(
    request: AktorRequest, id_: UUID, *, feil: str = "", status: int = 200
) -> HttpResponse:
    k = queries.kvittering(request.aktor, id_, naa=timezone.now())
    kontekst = {
        "k": k,
        "gjort": GJORT[k.slag],
        "gitt": gitt(request.aktor, k),
        **_tilbake(request.POST if request.method == "POST" else request.GET),
        "tilbakeord": TILBAKE.get(k.slag, ""),
        "gar": [r for r in k.utfall if r.ok],
        "gar_ikke": _hvorfor(k.utfall),
        "som_for": [r for r in k.angreutfall if r.ok],
        "ikke_tilbake": _hvorfor(k.angreutfall),
        "feil": feil,
    }
    return vis(request, "flere/kvittering.html", kontekst, status=status)
