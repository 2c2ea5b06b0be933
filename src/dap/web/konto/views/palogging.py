"""Signing in: the choice, the way out to the provider, and the way back."""

import logging
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from dap.felles.feil import DapFeil, IkkeTilgang
from dap.konto.operations import gjenkjenn, glem_okt, registrer_okt, velg_sprak
from dap.konto.queries import demopersoner, er_demo, tilbyder
from dap.konto.values import SPRAK, Identitet, Profil
from dap.person.queries import person_for_konto
from dap.web.felles import okt, oppbevaring, ukjent
from dap.web.felles.tilgang import apen
from dap.web.felles.utlogget import egen_sti
from dap.web.konto import idtoken
from dap.web.konto.hvem import knytt
from dap.web.konto.oidc import PaloggingFeilet, send_til_tilbyder, ta_imot, valgt_tilbyder
from dap.web.konto.tekster import FORKLARINGER, UKJENT

logg = logging.getLogger(__name__)


@apen
@never_cache
@require_GET
def logg_inn(request: HttpRequest) -> HttpResponse:
    """Choose how (or, in the demo, as whom) to sign in."""
    neste = egen_sti(request.GET.get("neste"))
    if request.user.is_authenticated:
        return HttpResponseRedirect(neste)
    personer = sorted(demopersoner(), key=lambda p: _GRUPPER.index(p.gruppe))
    kontekst = {
        "neste": neste,
        "utlopt": "utlopt" in request.GET,
        "forrige": _forrige(request),
        "grupper": [(g, list(rader)) for g, rader in groupby(personer, lambda p: p.gruppe)],
        "idporten": tilbyder(Profil.IDPORTEN) is not None,
        "entra": tilbyder(Profil.ENTRA) is not None,
    }
    return render(request, "konto/logg_inn.html", kontekst)


_GRUPPER = ["brukere", "veiledere", "ledere", "andre"]


def _forrige(request: HttpRequest) -> dict[str, str] | None:
    """Who was signed in in this browser last, as a name where the demo has one."""
    forrige: dict[str, str] | None = request.session.get(okt.FORRIGE)
    if forrige is None or "utlopt" not in request.GET:
        return None
    navn = next((p.navn for p in demopersoner() if p.subjekt == forrige["subjekt"]), "")
    return {"navn": navn, **forrige}


@apen
@never_cache
@require_GET
def start(request: HttpRequest, profil: str) -> HttpResponse:
    """Off to the provider. `person` (login_hint) is only for the demo's chooser."""
    try:
        return send_til_tilbyder(
            request,
            profil_i_adressen(profil),
            retur=request.build_absolute_uri(reverse("konto:retur", args=[profil])),
            neste=egen_sti(request.GET.get("neste")),
            hint=request.GET.get("person", "") if er_demo() else "",
        )
    except PaloggingFeilet as feil:
        return _avvist(request, feil)


@apen
@never_cache
@require_GET
def retur(request: HttpRequest, profil: str) -> HttpResponse:
    """Back from the provider: check the answer, find out who it is, open the session."""
    naa = timezone.now()
    valgt = profil_i_adressen(profil)
    try:
        krav, id_token, neste = ta_imot(request, valgt)
        # Kept even when we say no, so that the person can sign out at the provider.
        idtoken.husk(request, valgt, id_token)
        identitet = gjenkjenn(valg=valgt_tilbyder(valgt), krav=krav)
        konto_id = knytt(identitet, naa=naa)
    except (PaloggingFeilet, IkkeTilgang) as feil:
        if feil.kode == "UTLOPT" and request.user.is_authenticated:
            return HttpResponseRedirect("/")  # back in the browser, after it went well
        return _avvist(request, feil)
    _apne_okt(request, identitet, konto_id, naa)
    if identitet.profil is Profil.IDPORTEN and person_for_konto(konto_id) is None:
        ukjent.husk(request.session, identitet.fnr)
    idtoken.husk(request, valgt, id_token)
    oppbevaring.gi_tilbake(request, konto_id=konto_id)
    return HttpResponseRedirect(neste)


def _apne_okt(request: HttpRequest, identitet: Identitet, konto_id: UUID, naa: datetime) -> None:
    """A session with a new key."""
    glem_okt(sesjonsnokkel=request.session.session_key or "")
    konto = authenticate(request, konto_id=konto_id)
    if konto is not None and konto.last_login is None:
        _ta_med_sprak(request, konto_id)
    login(request, konto)
    okt.start(
        request.session,
        konto=str(konto_id),
        profil=identitet.profil.value,
        subjekt=identitet.subjekt,
        naa=naa,
    )
    registrer_okt(
        konto_id=konto_id,
        utsteder=identitet.utsteder,
        sid=identitet.sid,
        sesjonsnokkel=request.session.session_key or "",
        naa=naa,
    )


def _ta_med_sprak(request: HttpRequest, konto_id: UUID) -> None:
    """The first time: the language chosen before signing in is the account's from now on."""
    valgt = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if valgt in SPRAK:
        velg_sprak(konto_id=konto_id, sprak=valgt)


def profil_i_adressen(navn: str) -> Profil:
    """The profile an address names; 404 for any other word."""
    try:
        return Profil(navn.upper())
    except ValueError:
        raise Http404 from None


def _avvist(request: HttpRequest, feil: DapFeil) -> HttpResponse:
    logg.warning("sign-in refused: %s", feil.kode)
    forklaring = FORKLARINGER.get(feil.kode, UKJENT)
    kontekst = {"forklaring": forklaring, "kode": feil.kode}
    return render(request, "konto/avvist.html", kontekst, status=forklaring.status)
