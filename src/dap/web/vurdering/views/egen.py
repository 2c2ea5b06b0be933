"""The user's own assessment: written by the user, or by staff for the user; and asked for."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.rom import Rom
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn
from dap.vurdering import operations, queries
from dap.vurdering.values import Egenvurderingsdata, Slag, Vurderingsdata
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import kladd_for, skriv
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.vurdering.forms import Egenskjema
from dap.web.vurdering.side import egne_avsnitt
from dap.web.vurdering.tekster import SLAG, les_slag


def for_skriving(request: AktorRequest, person_id: UUID | None) -> Personinnsyn:
    innsyn = innsyn_for(request, person_id, hva="endre_vurdering")
    # Who has written already is answered by the operation, with the text kept.
    if request.method != "POST" and (kode := queries.skrivesperre(innsyn)):
        raise IkkeTilgang(kode)
    return innsyn


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def egen(request: AktorRequest, slag: str, person_id: UUID | None = None) -> HttpResponse:
    """Of the period that runs; the assessment it belongs to is made when it is saved."""
    innsyn = for_skriving(request, person_id)
    slaget, rom = les_slag(slag), eget_rom(request.aktor, innsyn.rom)
    rader = queries.vurderinger(innsyn)
    finnes = [r for r in rader if (r.slag, r.rom, r.historisk) == (slaget, rom, False)]
    v = queries.en_vurdering(innsyn, finnes[0].id) if finnes else None
    return _egen(request, innsyn, slaget, rom, v)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def egen_i(
    request: AktorRequest, vurdering_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Of an assessment that is there."""
    innsyn = for_skriving(request, person_id)
    v = queries.en_vurdering(innsyn, vurdering_id)
    if v.historisk:
        raise Regelbrudd("HISTORISK")
    return _egen(request, innsyn, v.slag, Rom(v.rom), v)


def _egen(
    request: AktorRequest, innsyn: Personinnsyn, slag: Slag, rom: Rom, v: Vurderingsdata | None
) -> HttpResponse:
    er_bruker = innsyn.er_bruker
    if v is not None and not v.kan_skrive_eget:
        raise Regelbrudd("EGENVURDERING_ER_BRUKERENS")
    if request.method != "POST":
        start = {**_utgangspunkt(innsyn, v), **kladd_for(request)}
        return _side(request, Egenskjema(initial=start, er_bruker=er_bruker), slag, v)
    skjema = Egenskjema(request.POST, er_bruker=er_bruker)
    ider: list[UUID] = []
    return skriv(
        request,
        skjema,
        utfor=lambda felt: ider.append(_lagre(request, innsyn, slag, rom, skjema, felt)),
        vis=lambda status, konflikt: _side(
            request, skjema, slag, v, status=status, konflikt=konflikt
        ),
        ferdig=lambda: ferdig(
            request,
            til=lenke(request, "vurdering:vurdering", vurdering_id=ider[0]),
            melding=_("Egenvurderingen er lagret."),
        ),
    )


def _lagre(
    request: AktorRequest,
    innsyn: Personinnsyn,
    slag: Slag,
    rom: Rom,
    skjema: Egenskjema,
    felt: dict[str, Any],
) -> UUID:
    return operations.lagre_egenvurdering(
        aktor=request.aktor,
        person_id=innsyn.person_id,
        slag=slag,
        rom=rom,
        svar=skjema.svar(),
        versjon=felt["versjon"],
        maate=felt.get("maate") or None,
        naa=timezone.now(),
    )


def _utgangspunkt(innsyn: Personinnsyn, v: Vurderingsdata | None) -> dict[str, Any]:
    """What stands; for a new one what the user has written in the other assessment."""
    eget = v.eget if v is not None else None
    if eget is not None:
        return {**_som_felt(eget), "versjon": eget.versjon}
    andre = [
        r
        for r in queries.vurderinger(innsyn)
        if r.har_eget and not r.historisk and innsyn.er_bruker
    ]
    fra = queries.en_vurdering(innsyn, andre[0].id).eget if andre else None
    return {**(_som_felt(fra) if fra else {}), "versjon": 0}


def _som_felt(eget: Egenvurderingsdata) -> dict[str, Any]:
    felt: dict[str, Any] = {d.value.lower(): tekst for d, tekst in eget.svar.items()}
    return felt | ({"maate": eget.maate.value} if eget.maate else {})


def _side(
    request: AktorRequest,
    skjema: Egenskjema,
    slag: Slag,
    v: Vurderingsdata | None,
    *,
    status: int = 200,
    konflikt: Egenvurderingsdata | None = None,
) -> HttpResponse:
    kontekst = {
        "skjema": skjema,
        "navn": SLAG[slag],
        "v": v,
        "her": request.path,
        "tilbake": lenke(request, "vurdering:vurdering", vurdering_id=v.id)
        if v
        else lenke(request, "vurdering:liste"),
        "konflikt": konflikt,
        "lagret": egne_avsnitt(konflikt) if konflikt else [],
    }
    return vis(request, "vurdering/egen.html", kontekst, status=status)


@krever_ansatt
@require_POST
def spor(request: AktorRequest, person_id: UUID, slag: str) -> HttpResponse:
    """NAV asks the user for their own words."""
    slaget = les_slag(slag)
    for_skriving(request, person_id)
    id_ = operations.be_om_egenvurdering(
        aktor=request.aktor, person_id=person_id, slag=slaget, naa=timezone.now()
    )
    til = lenke(request, "vurdering:vurdering", vurdering_id=id_)
    return ferdig(request, til=til, melding=_("Brukeren er spurt, og har fått varsel."))
