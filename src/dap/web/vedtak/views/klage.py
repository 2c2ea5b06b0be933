"""Complaints: register, follow, and for staff look at the form and answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.felles.feil import IkkeTilgang
from dap.felles.tid import dato
from dap.tilgang.values import Personinnsyn
from dap.varsel.operations import merk_lest
from dap.vedtak import operations, queries
from dap.vedtak.values import Klagedata, Vedtaksdata
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skriving import kladd_for, skriv
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.vedtak.forms import (
    Avgjorskjema,
    Formkravskjema,
    Klageskjema,
    Trekkskjema,
    Utfallskjema,
)
from dap.web.vedtak.side import klagekontekst, vedtakskontekst

Operasjon = Callable[..., object]


def _for_skriving(request: AktorRequest, person_id: UUID | None) -> Personinnsyn:
    hva = "vedtak" if person_id is None else "endre_vedtak"
    innsyn = innsyn_for(request, person_id, hva=hva)
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def _til(request: AktorRequest, klage_id: UUID, melding: str) -> HttpResponse:
    return ferdig(request, til=lenke(request, "vedtak:klage", klage_id=klage_id), melding=melding)


@innlogget
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: AktorRequest, vedtak_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    """The user complains, or staff write down that they do."""
    innsyn = _for_skriving(request, person_id)
    v = queries.ett_vedtak(innsyn, vedtak_id, naa=timezone.now())
    for_nav = not innsyn.er_bruker
    if request.method != "POST":
        start = {"mottatt": dato(timezone.now()), **kladd_for(request)}
        return _klageside(request, innsyn, v, Klageskjema(initial=start, for_nav=for_nav))
    skjema = Klageskjema(request.POST, for_nav=for_nav)
    ider: list[UUID] = []
    return skriv(
        request,
        skjema,
        utfor=lambda felt: ider.append(
            operations.registrer_klage(
                aktor=request.aktor, vedtak_id=vedtak_id, naa=timezone.now(), **felt
            )
        ),
        vis=lambda status, _k: _klageside(request, innsyn, v, skjema, status),
        ferdig=lambda: _til(request, ider[0], _("Klagen er registrert.")),
    )


def _klageside(
    request: AktorRequest,
    innsyn: Personinnsyn,
    v: Vedtaksdata,
    skjema: Klageskjema,
    status: int = 200,
) -> HttpResponse:
    naa = timezone.now()
    kontekst = {
        **vedtakskontekst(request, innsyn, v.id, naa),
        "skjema": skjema,
        "for_sent": dato(naa) > v.klagefrist,
        "her": request.path,
    }
    return vis(request, "vedtak/klag.html", kontekst, status=status)


@innlogget
@require_safe
def vis_klage(request: AktorRequest, klage_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = innsyn_for(request, person_id, hva="vedtak")
    k = queries.en_klage(innsyn, klage_id)
    if innsyn.kan_skrive:
        merk_lest(aktor=request.aktor, objekt_id=klage_id, naa=timezone.now())
    return _side(request, innsyn, k)


def _side(
    request: AktorRequest,
    innsyn: Personinnsyn,
    k: Klagedata,
    *,
    status: int = 200,
    konflikt: Klagedata | None = None,
    **feilskjema: forms.Form,
) -> HttpResponse:
    """The complaint; for staff with the form that comes next, or the one that was refused."""
    kontekst = {**klagekontekst(request, innsyn, k), "konflikt": konflikt}
    if kontekst["er_nav"]:
        kontekst |= _skjemaer(k) | feilskjema
    return vis(request, "vedtak/klage.html", kontekst, status=status)


def _skjemaer(k: Klagedata) -> dict[str, Any]:
    ut: dict[str, Any] = {}
    start = {"versjon": k.versjon}
    if k.status in {"MOTTATT", "VURDERT"}:
        forvalg = {**start, **_svart(k)}
        ut["formkravskjema"] = Formkravskjema(initial=forvalg, i_tide=k.i_tide)
        ut["trekkskjema"] = Trekkskjema()
    if k.status == "VURDERT" and k.formkrav:
        ut["avgjorskjema"] = Avgjorskjema(initial=start, oppfylt=k.formkrav.oppfylt)
    if k.status == "SENDT_KLAGEINSTANS":
        ut["utfallskjema"] = Utfallskjema(initial=start)
    return ut


def _svart(k: Klagedata) -> dict[str, str]:
    """What was answered before, to change."""
    if k.formkrav is None:
        return {}
    svar = {n: getattr(k.formkrav, n) for n in ("signert", "part", "konkret", "unntak")}
    ja_nei = {n: "ja" if v else "nei" for n, v in svar.items() if v is not None}
    return {**ja_nei, "begrunnelse": k.formkravgrunn}


def _behandle(
    request: AktorRequest,
    person_id: UUID,
    klage_id: UUID,
    navn: str,
    lag: Callable[[Klagedata], forms.Form],
    operasjon: Operasjon,
    melding: str,
) -> HttpResponse:
    innsyn = _for_skriving(request, person_id)
    k = queries.en_klage(innsyn, klage_id)
    skjema = lag(k)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operasjon(
            aktor=request.aktor, klage_id=klage_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, konflikt: _side(
            request, innsyn, k, status=status, konflikt=konflikt, **{navn: skjema}
        ),
        ferdig=lambda: _til(request, klage_id, melding),
    )


@krever_ansatt
@require_POST
def formkrav(request: AktorRequest, person_id: UUID, klage_id: UUID) -> HttpResponse:
    return _behandle(
        request, person_id, klage_id, "formkravskjema",
        lambda k: Formkravskjema(request.POST, i_tide=k.i_tide),
        lambda **felt: operations.vurder_formkrav(**{"unntak": None} | felt),
        _("Formkravene er vurdert."),
    )  # fmt: skip


@krever_ansatt
@require_POST
def avgjor(request: AktorRequest, person_id: UUID, klage_id: UUID) -> HttpResponse:
    return _behandle(
        request, person_id, klage_id, "avgjorskjema",
        lambda k: Avgjorskjema(request.POST, oppfylt=k.formkrav is not None and k.formkrav.oppfylt),
        operations.avgjor_klage,
        _("Svaret er sendt til brukeren."),
    )  # fmt: skip


@krever_ansatt
@require_POST
def utfall(request: AktorRequest, person_id: UUID, klage_id: UUID) -> HttpResponse:
    return _behandle(
        request, person_id, klage_id, "utfallskjema",
        lambda _k: Utfallskjema(request.POST),
        operations.registrer_utfall,
        _("Svaret fra klageinstansen er registrert."),
    )  # fmt: skip


@innlogget
@require_POST
def trekk(request: AktorRequest, klage_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    innsyn = _for_skriving(request, person_id)
    k = queries.en_klage(innsyn, klage_id)
    skjema = Trekkskjema(request.POST)
    return skriv(
        request,
        skjema,
        utfor=lambda felt: operations.trekk_klage(
            aktor=request.aktor, klage_id=klage_id, naa=timezone.now(), **felt
        ),
        vis=lambda status, _k: _side(request, innsyn, k, status=status, trekkskjema=skjema),
        ferdig=lambda: _til(request, klage_id, _("Klagen er trukket.")),
    )
