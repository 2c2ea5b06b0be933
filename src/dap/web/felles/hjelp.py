"""Acting for a user: `/for/<id>/…` is the user's own pages, for whoever the id gives the right.

The id stands in the address, so that two tabs never change places: a form sent from a page of one
person's can never be stored with another. Everything below the prefix is the same views, and every
address they make keeps it (docs/adr/0042-acting-for-a-user.md). The right is asked for in
`web/felles/tilgang.py`, at every request.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse, set_script_prefix

from dap.felles.hjelpesti import hjelpesti

_PREFIKS = re.compile(r"/for/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?=/)")
_UTENFOR = "/"


class HjelpMellomvare:
    """Takes the prefix off before anybody looks at the address, and puts it on every address made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        treff = _PREFIKS.match(request.path_info)
        if treff is None:
            return self.get_response(request)
        request.hjelp_id = UUID(treff[1])  # type: ignore[attr-defined]
        request.path_info = request.path_info[treff.end() :]
        set_script_prefix(f"{treff[0]}/")
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(_UTENFOR)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """What is open to everybody (signing in and out) is nobody's, and has one address."""
        krav = getattr(view, "tilgangskrav", None)
        if getattr(request, "hjelp_id", None) and krav is not None and krav.apen:
            set_script_prefix(_UTENFOR)


def hjelp_id_i(sti: str) -> UUID | None:
    """What gives the right to act, in an address that begins with it."""
    treff = _PREFIKS.match(sti)
    return UUID(treff[1]) if treff else None


def hjelp_id_for(request: HttpRequest) -> UUID | None:
    """What the address says gives the right to act for somebody."""
    return getattr(request, "hjelp_id", None)


def utenfor(rute: str, **kwargs: Any) -> str:
    """The address of one's own page, also from a page of somebody one acts for."""
    forrige = get_script_prefix()
    set_script_prefix(_UTENFOR)
    try:
        return reverse(rute, kwargs=kwargs)
    finally:
        set_script_prefix(forrige)


def for_adresse(hjelp_id: UUID) -> str:
    """Where the pages of the person begin, for who acts by this."""
    return hjelpesti(hjelp_id)
