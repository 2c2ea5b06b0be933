"""The frame round the pages: menu by role, answers to htmx, and the pages for errors."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.felles.aktor import Aktor, AktorType, Rolle
from dap.web.felles import navigasjon
from dap.web.felles.htmx import er_htmx, ferdig, vis
from dap.web.felles.navigasjon import (
    ANALYTIKER,
    BARE_LESER,
    BRUKER,
    LEDER,
    REVISOR,
    VEILEDER,
    lenker,
    punkter_for,
)

HTMX = {"HTTP_HX_REQUEST": "true"}


def foresporsel(**hoder: str) -> HttpRequest:
    request = RequestFactory().post("/", **hoder)  # type: ignore[arg-type]
    request.user = AnonymousUser()
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def ansatt(*roller: Rolle) -> Aktor:
    return Aktor(AktorType.VEILEDER, UUID(int=1), "Kari Nordmo", roller=frozenset(roller))


@pytest.mark.parametrize(
    ("aktor", "liste"),
    [
        (None, ()),
        (Aktor(AktorType.BRUKER, UUID(int=2), "Amina"), BRUKER),
        (ansatt(Rolle.VEILEDER), VEILEDER),
        (ansatt(Rolle.VEILEDER, Rolle.ENHETSLEDER), LEDER),
        (ansatt(Rolle.KONTAKTSENTER), BARE_LESER),
        (ansatt(Rolle.REVISOR), REVISOR),
        (ansatt(Rolle.ANALYTIKER), ANALYTIKER),
        (ansatt(Rolle.ANALYTIKER, Rolle.VEILEDER), (*VEILEDER, *ANALYTIKER)),
    ],
)
def test_each_role_has_its_menu(aktor: Aktor | None, liste: Any) -> None:
    assert punkter_for(aktor) == liste


@pytest.mark.parametrize(
    ("sti", "aktiv", "her"),
    [
        ("/plan/", "Planen", True),
        ("/plan/1/", "Planen", False),
        ("/plan/dialog/", "Dialog", True),
        ("/annet/", None, False),
    ],
)
@pytest.mark.urls("dap.web.felles.tests.ruter")
def test_the_menu_marks_where_one_is_and_leaves_out_what_is_not_built(
    sti: str, aktiv: str | None, her: bool
) -> None:
    punkter = tuple(
        navigasjon.Punkt(tekst, side, ikon="House")
        for tekst, side in [("Planen", "plan"), ("Dialog", "dialog"), ("Møter", "finnes_ikke")]
    )
    meny = lenker(punkter, sti)
    assert [p.tekst for p in meny] == ["Planen", "Dialog"]
    assert [(p.tekst, p.her) for p in meny if p.aktiv] == ([(aktiv, her)] if aktiv else [])


def test_htmx_gets_the_fragment_and_others_the_page() -> None:
    assert b"<html" in vis(foresporsel(), "404.html", fragment="felles/hake.html").content
    svar = vis(foresporsel(**HTMX), "404.html", fragment="felles/hake.html", status=422)
    assert b"<html" not in svar.content
    assert svar.status_code == 422
    assert "HX-Request" in svar["Vary"]


def test_a_page_restored_by_the_back_button_is_whole() -> None:
    assert er_htmx(foresporsel(**HTMX))
    assert not er_htmx(foresporsel(**HTMX, HTTP_HX_HISTORY_RESTORE_REQUEST="true"))
    assert not er_htmx(foresporsel(**HTMX, HTTP_HX_BOOSTED="true"))


def test_after_a_change_a_plain_form_is_sent_on_with_the_message() -> None:
    request = foresporsel()
    svar = ferdig(request, til="/plan/", melding="Flyttet")
    assert (svar.status_code, svar["Location"]) == (302, "/plan/")
    assert [str(m) for m in request._messages] == ["Flyttet"]  # type: ignore[attr-defined]


def test_after_a_change_htmx_gets_the_fragment_and_the_message() -> None:
    request = foresporsel(**HTMX)
    svar = ferdig(request, til="/plan/", melding="Flyttet på «Søk»", fragment="felles/hake.html")
    utloser = json.loads(svar["HX-Trigger"])
    assert utloser == {"dap:melding": {"tekst": "Flyttet på «Søk»", "type": "success"}}
    assert list(request._messages) == []  # type: ignore[attr-defined]
    assert ferdig(foresporsel(**HTMX), til="/plan/")["HX-Redirect"] == "/plan/"


@pytest.mark.parametrize("kode", ["400", "403", "404", "409", "500", "403_csrf"])
def test_error_pages_need_nothing_to_be_shown(kode: str) -> None:
    """The page for 500 is rendered without a request, and perhaps without a database."""
    html = render_to_string(f"{kode}.html")
    assert f"Feilkode {kode[:3]}" in html
    assert "<h1" in html


def test_the_page_has_no_inline_script_or_style(client: Client, db: None) -> None:
    html = client.get("/galleri/").content.decode()
    assert "<script>" not in html
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick" not in html


@pytest.mark.django_db
def test_a_long_menu_goes_on_behind_the_button(roller: Rollebesetning) -> None:
    html = logget_inn("kari").get("/min-dag/").content.decode()
    linje, meny = html.split("</header>")[0].split('class="dap-topp__verktoy"')
    assert linje.count('class="dap-nav__lenke"') == navigasjon.PLASSER
    assert all(str(p.tekst) in linje for p in navigasjon.VEILEDER[: navigasjon.PLASSER])
    assert all(str(p.tekst) in meny for p in navigasjon.VEILEDER[navigasjon.PLASSER :])
