"""Middleware of our own: the session's end, the person's language, exceptions as answers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.konto.operations import glem_okt
from dap.web.felles import okt

# Not every click is written: a minute more or less does not matter.
_OPPLOSNING = timedelta(minutes=1)

GetResponse = Callable[[HttpRequest], HttpResponse]


class OktMellomvare:
    """Ends a session that has not been used for a while, or has lasted too long."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            utloper = okt.utloper(request.session)
            if utloper and utloper <= timezone.now():
                glem_okt(sesjonsnokkel=request.session.session_key or "")
                okt.avslutt(request.session)
                request.user = AnonymousUser()
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> None:
        if request.user.is_authenticated and not getattr(view, "passiv", False):
            naa = timezone.now()
            brukt = okt.sist_brukt(request.session)
            if brukt is None or naa - brukt >= _OPPLOSNING:
                okt.merk_brukt(request.session, naa)


class SprakMellomvare:
    """The language a person has chosen; for others Django's own has already chosen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        konto = request.user
        if konto.is_authenticated and konto.sprak != translation.get_language():
            translation.activate(konto.sprak)
            request.LANGUAGE_CODE = konto.sprak
        return self.get_response(request)


class FeilMellomvare:
    """What the domain refuses, as an answer: 404 where existence is secret, 403 otherwise."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, feil: Exception) -> HttpResponse | None:
        if isinstance(feil, IkkeFunnet):
            return render(request, "404.html", status=404)
        if isinstance(feil, IkkeTilgang):
            return render(request, "403.html", {"feil": feil}, status=403)
        return None
