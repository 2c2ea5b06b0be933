"""What only NAV does: begin, write part by part, take over, throw away, finish."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import IkkeFunnet, VersjonsKonflikt
from dap.konto.queries import hent_kladd
from dap.vurdering import operations, queries
from dap.vurdering.values import DELER, Del, Utkastdel, Vurderingsdata
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import lenke
from dap.web.felles.skriving import sendt_versjon, skriv
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.klarsprak.side import klarsprakkontekst
from dap.web.vurdering.forms import Delskjema, Ferdigskjema
from dap.web.vurdering.side import egne_avsnitt, maate, utkastdeler
from dap.web.vurdering.tekster import SLAG, les_del, les_slag
from dap.web.vurdering.views.egen import for_skriving


def _til(request: AktorRequest, vurdering_id: UUID, melding: str) -> HttpResponse:
    til = lenke(request, "vurdering:vurdering", vurdering_id=vurdering_id)
    return ferdig(request, til=til, melding=melding)


@krever_ansatt
@require_POST
def begynn(request: AktorRequest, person_id: UUID, slag: str) -> HttpResponse:
    slaget = les_slag(slag)
    for_skriving(request, person_id)
    id_ = operations.start_utkast(
        aktor=request.aktor, person_id=person_id, slag=slaget, naa=timezone.now()
    )
    return _til(request, id_, "")


def _finn(request: AktorRequest, person_id: UUID, vurdering_id: UUID) -> Vurderingsdata:
    """The assessment, which is this person's."""
    return queries.en_vurdering(for_skriving(request, person_id), vurdering_id)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def skriv_del(
    request: AktorRequest, person_id: UUID, vurdering_id: UUID, del_: str
) -> HttpResponse:
    """One part of the draft, with the writing help beside it."""
    v = _finn(request, person_id, vurdering_id)
    delen = les_del(del_)
    if delen not in DELER[v.slag]:
        raise IkkeFunnet
    hva: dict[str, Any] = {"slag": v.slag, "del_": delen}
    if request.method != "POST":
        if v.utkast is None:
            raise IkkeFunnet
        start = {**_utgangspunkt(v.utkast.del_for(delen)), **_kladd(request)}
        return _delside(request, Delskjema(initial=start, **hva), v, delen)
    skjema = Delskjema(request.POST, **hva)
    if request.POST.get("handling") == "sjekk":
        return _delside(request, skjema, v, delen, sjekker=True)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: _lagre_del(request, vurdering_id, delen, felt),
        vis=lambda status, konflikt: _delside(
            request, skjema, v, delen, status=status, konflikt=konflikt
        ),
        ferdig=lambda: _videre(request, v, delen),
    )


def _utgangspunkt(d: Utkastdel) -> dict[str, Any]:
    bor = {True: "ja", False: "nei", None: ""}[d.konklusjon.bor_vurderes]
    stotter = [g.value for g in d.konklusjon.stotter]
    return {"tekst": d.tekst, "versjon": d.versjon, "stotter": stotter, "bor_vurderes": bor}


def _kladd(request: AktorRequest) -> dict[str, Any]:
    """What was typed and not saved; the groups are a list."""
    felter = hent_kladd(request.konto_id, request.path) or {}
    return {n: v if n == "stotter" else v[-1] for n, v in felter.items() if v}


def _lagre_del(request: AktorRequest, vurdering_id: UUID, del_: Del, felt: dict[str, Any]) -> None:
    felles: dict[str, Any] = {
        "aktor": request.aktor,
        "vurdering_id": vurdering_id,
        "versjon": felt["versjon"],
        "tekst": felt["tekst"],
        "naa": timezone.now(),
    }
    if del_ == Del.KONKLUSJON:
        bor = felt.get("bor_vurderes")
        operations.skriv_konklusjon(stotter=felt["stotter"], bor_vurderes=bor, **felles)
    else:
        operations.skriv_del(del_=del_, **felles)


def _videre(request: AktorRequest, v: Vurderingsdata, del_: Del) -> HttpResponse:
    """To the part after this one, when that is what was asked for."""
    neste = _neste(v, del_)
    if request.POST.get("handling") == "neste" and neste is not None:
        til = lenke(request, "vurdering:del", vurdering_id=v.id, del_=neste.value)
        return ferdig(request, til=til, melding=_("Lagret. Ingen andre enn NAV ser det ennå."))
    return _til(request, v.id, _("Lagret. Ingen andre enn NAV ser det ennå."))


def _neste(v: Vurderingsdata, del_: Del) -> Del | None:
    deler = DELER[v.slag]
    nr = deler.index(del_) + 1
    return deler[nr] if nr < len(deler) else None


def _delside(
    request: AktorRequest,
    skjema: Delskjema,
    v: Vurderingsdata,
    del_: Del,
    *,
    status: int = 200,
    konflikt: Utkastdel | None = None,
    sjekker: bool = False,
) -> HttpResponse:
    if sjekker:  # nothing is refused by a look at the language
        skjema.errors.clear()
    kontekst = {
        "skjema": skjema,
        "v": v,
        "navn": SLAG[v.slag],
        "nr": DELER[v.slag].index(del_) + 1,
        "antall": len(DELER[v.slag]),
        "neste": _neste(v, del_),
        "sperret": v.utkast is not None and v.utkast.del_for(del_).sperret,
        "muligheter": lenke(request, "vurdering:del", vurdering_id=v.id, del_=Del.MULIGHETER.value),
        "eget": egne_avsnitt(v.eget) if v.eget else [],
        "egen_maate": maate(v.eget),
        "her": request.path,
        "konflikt": konflikt,
        **klarsprakkontekst(str(skjema["tekst"].value() or "")),
    }
    return vis(request, "vurdering/del.html", kontekst, status=status)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def gjor_ferdig(request: AktorRequest, person_id: UUID, vurdering_id: UUID) -> HttpResponse:
    """Read all of it once more, and finish."""
    v = _finn(request, person_id, vurdering_id)
    if request.method != "POST":
        if v.utkast is None:
            raise IkkeFunnet
        skjema = Ferdigskjema(initial={"versjon": v.versjon}, har_eget=v.eget is not None)
        return _ferdigside(request, skjema, v)
    skjema = Ferdigskjema(request.POST, har_eget=v.eget is not None)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.gjor_ferdig(
            aktor=request.aktor, vurdering_id=vurdering_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, _gjeldende: _ferdigside(request, skjema, v, status=status),
        ferdig=lambda: _til(request, vurdering_id, _("Ferdig. Brukeren kan lese vurderingen nå.")),
    )


def _ferdigside(
    request: AktorRequest, skjema: Ferdigskjema, v: Vurderingsdata, status: int = 200
) -> HttpResponse:
    kontekst = {
        "skjema": skjema,
        "v": v,
        "navn": SLAG[v.slag],
        "deler": utkastdeler(request, v),
        "eget": egne_avsnitt(v.eget) if v.eget else [],
        "egen_maate": maate(v.eget),
        "her": request.path,
        "konflikt": status == 409,
    }
    return vis(request, "vurdering/ferdig.html", kontekst, status=status)


@krever_ansatt
@require_POST
def ta_over(request: AktorRequest, person_id: UUID, vurdering_id: UUID) -> HttpResponse:
    _finn(request, person_id, vurdering_id)
    operations.ta_over_utkast(aktor=request.aktor, vurdering_id=vurdering_id, naa=timezone.now())
    return _til(request, vurdering_id, _("Du skriver videre. Kollegaen har fått beskjed."))


@krever_ansatt
@require_POST
def forkast(request: AktorRequest, person_id: UUID, vurdering_id: UUID) -> HttpResponse:
    v = _finn(request, person_id, vurdering_id)
    versjon = sendt_versjon(request)
    try:
        operations.forkast_utkast(
            aktor=request.aktor, vurdering_id=vurdering_id, versjon=versjon, naa=timezone.now()
        )
    except VersjonsKonflikt:
        kontekst = {"v": v, "navn": SLAG[v.slag], "deler": utkastdeler(request, v)}
        return vis(request, "vurdering/forkast.html", kontekst, status=409)
    if v.ferdig_nr or v.har_eget or v.bedt_om_eget:
        return _til(request, vurdering_id, _("Utkastet er forkastet."))
    til = lenke(request, "vurdering:liste")
    return ferdig(request, til=til, melding=_("Utkastet er forkastet."))
