"""Every address is on the short list of open ones, or demands that somebody is signed in."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from dap.web.felles.tilgang import Krav

APNE = {
    "konto:logg_inn",
    "konto:start",
    "konto:retur",
    "konto:logg_ut",
    "konto:logget_ut",
    "konto:bakkanal",
    "konto:frontkanal",
    "konto:sprak",
    "konto:tema",
    "dialog:puls",  # a signed token is the key; tells only that something happened
    "kalender:strom",  # the secret in the address is the key; tells times, and nothing else
    "helse:live",  # "ok", and nothing else
    "helse:klar",  # whether the database answers; tells of nobody
    "helse:metrikker",  # a token is the key; numbers of queues, nobody in them
    "varsel:kvittering_sms",  # the gateway's token is the key; says only whether an SMS arrived
    "demopost:forside",  # the demo's and the tests' only; shows what the demo's people were sent
    "galleri:forside",  # the demo's and the tests' only; shows nobody
}
"""Open to everybody. A new one needs a reason that holds for a stranger on the internet."""

_VERDIER = {
    "uuid": str(UUID(int=1)),
    "int": "1",
    "slug": "x",
    "str": "x",
    "path": "x",
}


def ruter() -> list[tuple[str, str, Any]]:
    """(name, an address, view) of every route."""
    return list(_under(get_resolver(), "/", ""))


def _under(resolver: URLResolver, prefiks: str, navnerom: str) -> Iterator[tuple[str, str, Any]]:
    for monster in resolver.url_patterns:
        adresse = prefiks + _eksempel(str(monster.pattern))
        if isinstance(monster, URLPattern):
            yield f"{navnerom}{monster.name}", adresse, monster.callback
        else:
            rom = f"{navnerom}{monster.namespace}:" if monster.namespace else navnerom
            yield from _under(monster, adresse, rom)


def _eksempel(monster: str) -> str:
    return re.sub(r"<(?:(\w+):)?\w+>", lambda m: _VERDIER.get(m.group(1) or "str", "x"), monster)


@pytest.mark.parametrize(
    ("navn", "adresse", "view"), ruter(), ids=lambda v: v if isinstance(v, str) else ""
)
def test_every_view_says_who_may_enter(navn: str, adresse: str, view: Any) -> None:
    krav = getattr(view, "tilgangskrav", None)

    assert isinstance(krav, Krav), f"{navn} has no mark of dap.web.felles.tilgang"
    assert krav.apen == (navn in APNE), f"{navn} is open, or is listed as open without being it"


def test_the_list_of_open_addresses_has_no_leftovers() -> None:
    assert {navn for navn, _, _ in ruter()} >= APNE


@pytest.mark.parametrize(
    ("navn", "adresse"),
    [(navn, adresse) for navn, adresse, _ in ruter() if navn not in APNE],
    ids=lambda v: v,
)
def test_a_stranger_gets_nothing(db: None, navn: str, adresse: str) -> None:
    lest = Client().get(adresse)
    skrevet = Client().post(adresse, {"tekst": "noe"})

    til_palogging = lest.status_code == 302 and lest["Location"].startswith("/logg-inn/?")
    assert til_palogging or lest.status_code in {401, 405}
    assert skrevet.status_code in {401, 405}
