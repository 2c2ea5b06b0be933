"""The answer to somebody who is not signed in. What they typed is never lost."""

import json
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme

from dap.web.felles import okt, oppbevaring
from dap.web.felles.lesersprak import bruk_sprak


def egen_sti(adresse: str | None) -> str:
    """The address when it is a path of ours, else the front page: nobody is sent elsewhere.

    Encoded, so that it can stand in a header.
    """
    if not adresse or not adresse.isprintable() or not adresse.startswith("/"):
        return "/"
    sti = iri_to_uri(adresse)
    trygg = all(url_has_allowed_host_and_scheme(a, None) for a in (adresse, sti))
    return sti if trygg else "/"


def svar_utlogget(request: HttpRequest, *, passiv: bool = False) -> HttpResponse:
    """Page: to sign-in and back. Form: a page that keeps the text. htmx: the same, by header."""
    htmx = bool(request.headers.get("HX-Request"))
    if passiv:
        return _bli_pa_siden(request)
    if request.method in {"GET", "HEAD"}:
        return _til_palogging(request) if htmx else HttpResponseRedirect(_logg_inn(request))
    nokkel = oppbevaring.ta_vare_pa(request)
    if not htmx:
        svar = _skjemaside(request, tatt_vare_pa=nokkel is not None)
    else:
        svar = _til_palogging(request) if nokkel else _bli_pa_siden(request)
    if nokkel:
        oppbevaring.sett_kake(svar, nokkel)
    return svar


def _bli_pa_siden(request: HttpRequest) -> HttpResponse:
    """The page stays as it is, with all that is typed; its script says that one is signed out."""
    svar = HttpResponse(status=401)
    svar["HX-Trigger"] = json.dumps({"okt-utlopt": {"logg_inn": _logg_inn(request)}})
    return svar


def csrf_feilet(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the last sign-in, or from elsewhere: nothing is stored, the text is shown."""
    bruk_sprak(request)
    return render(request, "403_csrf.html", {"skrevet": oppbevaring.tekster(request)}, status=403)


def _skjemaside(request: HttpRequest, *, tatt_vare_pa: bool) -> HttpResponse:
    return render(
        request,
        "konto/logget_ut_under_skriving.html",
        {
            "logg_inn": _logg_inn(request),
            "tatt_vare_pa": tatt_vare_pa,
            "skrevet": [] if tatt_vare_pa else oppbevaring.tekster(request),
            "filer": bool(request.FILES),
        },
        status=401,
    )


def _til_palogging(request: HttpRequest) -> HttpResponse:
    svar = HttpResponse(status=401)
    svar["HX-Redirect"] = _logg_inn(request)
    return svar


def _logg_inn(request: HttpRequest) -> str:
    """Sign-in that leads back to the page the person stood on."""
    sporring = {"neste": siden(request)}
    var_inne = okt.FORRIGE in request.session
    if var_inne and (request.session.get(okt.UTLOPT) or request.method == "POST"):
        sporring["utlopt"] = "1"
    return f"{reverse('konto:logg_inn')}?{urlencode(sporring)}"


def siden(request: HttpRequest) -> str:
    """The page the person stands on, as an address that can be asked for again."""
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return request.get_full_path()
    adresse = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if adresse.netloc and adresse.netloc != request.get_host():
        return "/"
    sti = f"{adresse.path}?{adresse.query}" if adresse.query else adresse.path
    return egen_sti(sti)
