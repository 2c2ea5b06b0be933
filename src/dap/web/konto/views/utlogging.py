"""Signing out at both ends, whichever end starts."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from dap.konto.operations import avslutt_okter, glem_okt
from dap.web.felles import okt
from dap.web.felles.tilgang import apen
from dap.web.konto import idtoken
from dap.web.konto.oidc import (
    PaloggingFeilet,
    adresse_for_utlogging,
    les_utloggingsmelding,
    valgt_tilbyder,
)
from dap.web.konto.views.palogging import profil_i_adressen


@apen
@never_cache
@require_POST
def logg_ut(request: HttpRequest) -> HttpResponse:
    """Here first, so that it holds even when the provider does not answer; then there."""
    ferdig = reverse("konto:logget_ut")
    adresse = _hos_tilbyder(request, request.build_absolute_uri(ferdig))
    glem_okt(sesjonsnokkel=request.session.session_key or "")
    okt.avslutt(request.session)
    return HttpResponseRedirect(adresse or ferdig)


def _hos_tilbyder(request: HttpRequest, retur: str) -> str | None:
    funnet = idtoken.hent(request)
    if funnet is None:
        return None
    profil, token = funnet
    return adresse_for_utlogging(profil, id_token=token, retur=retur)


@apen
@never_cache
@require_GET
def logget_ut(request: HttpRequest) -> HttpResponse:
    return render(request, "konto/logget_ut.html")


@apen
@never_cache
@csrf_exempt  # the provider calls; its signature is the proof
@require_POST
def bakkanal(request: HttpRequest, profil: str) -> HttpResponse:
    """OpenID Connect Back-Channel Logout 1.0."""
    valgt = profil_i_adressen(profil)
    try:
        sid, subjekt = les_utloggingsmelding(valgt, request.POST.get("logout_token", ""))
        avslutt_okter(utsteder=valgt_tilbyder(valgt).utsteder, sid=sid, subjekt=subjekt)
    except PaloggingFeilet as feil:
        return HttpResponse(status=503 if feil.kode == "TILBYDER_NEDE" else 400)
    return HttpResponse(status=200)


@apen
@never_cache
@xframe_options_exempt  # the provider loads it in a frame, without our cookies
@require_GET
def frontkanal(request: HttpRequest, profil: str) -> HttpResponse:
    """OpenID Connect Front-Channel Logout 1.0: `iss` and an unguessable `sid` say whose."""
    try:
        utsteder = valgt_tilbyder(profil_i_adressen(profil)).utsteder
    except PaloggingFeilet:
        return HttpResponse(status=404)
    if request.GET.get("iss", "").rstrip("/") != utsteder.rstrip("/"):
        return HttpResponse(status=400)
    avslutt_okter(utsteder=utsteder, sid=request.GET.get("sid", ""))
    # An empty page: nothing to protect from being framed, and ours would forbid it.
    return HttpResponse(status=200, headers={"Content-Security-Policy": "default-src 'none'"})
