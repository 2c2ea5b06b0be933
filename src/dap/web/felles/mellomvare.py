"""Middleware of our own: the session's end, the person's language, exceptions as answers."""

import codecs
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dap.felles.feil import DapFeil, IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.lesning import en_lesning
from dap.konto.operations import glem_okt
from dap.web.felles import okt
from dap.web.felles.htmx import er_htmx
from dap.web.felles.lesersprak import bruk_sprak
from dap.web.felles.meldinger import melding
from dap.web.felles.oppbevaring import tekster
from dap.web.felles.tilgang import ser_bort_fra_okt

# Not every click is written: a minute more or less does not matter.
_OPPLOSNING = timedelta(minutes=1)

GetResponse = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]


class TegnsettMellomvare:
    """Forms and addresses are UTF-8. Another encoding could carry in what no text can hold."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            raise BadRequest("only UTF-8")
        return self.get_response(request)


class OktMellomvare:
    """Ends a session that has not been used for a while, or has lasted too long.

    Works when the view is known: one that is open and @passiv costs no look at the session.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> None:
        if ser_bort_fra_okt(view) or not request.user.is_authenticated:
            return
        naa = timezone.now()
        utloper = okt.utloper(request.session)
        if utloper and utloper <= naa:
            glem_okt(sesjonsnokkel=request.session.session_key or "")
            okt.avslutt(request.session, utlopt=True)
            request.user = AnonymousUser()
        elif not getattr(view, "passiv", False):
            brukt = okt.sist_brukt(request.session)
            if brukt is None or naa - brukt >= _OPPLOSNING:
                okt.merk_brukt(request.session, naa)


class LesningMellomvare:
    """A page that only reads asks each thing once, however many ask for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with en_lesning():
            return self.get_response(request)


class SprakMellomvare:
    """The language a person has chosen; for others Django's own has already chosen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> None:
        if not ser_bort_fra_okt(view):
            bruk_sprak(request)


class FeilMellomvare:
    """What the domain refuses, as an answer: 404 where existence is secret, 403 otherwise.

    A view answers a broken rule (422) and a stale version (409) itself, in its form; what it did not
    think of ends here, with the reason and what was typed.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, feil: Exception) -> HttpResponse | None:
        status = next((kode for klasse, kode in _STATUSER.items() if isinstance(feil, klasse)), 0)
        if not isinstance(feil, DapFeil) or not status:
            return None
        if status in {409, 422} and er_htmx(request):
            return _uten_bytte(feil, status)
        kontekst = {"feil": feil, "melding": melding(feil), "skrevet": tekster(request)}
        svar = render(request, f"{status}.html", kontekst, status=status)
        svar["Cache-Control"] = "no-store, private"
        return svar


_STATUSER = {IkkeFunnet: 404, IkkeTilgang: 403, VersjonsKonflikt: 409, Regelbrudd: 422}


def _uten_bytte(feil: DapFeil, status: int) -> HttpResponse:
    """htmx keeps the page as it is, and says why."""
    svar = HttpResponse(status=status)
    svar["HX-Reswap"] = "none"
    svar["HX-Trigger"] = json.dumps({"dap:melding": {"tekst": melding(feil), "type": "error"}})
    return svar
