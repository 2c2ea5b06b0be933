"""Signing in and out in a real browser, through the real local providers."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from innlogging import Tilbydere, ansatt, innbygger
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from config.palogging import opprinnelser
from config.sikkerhet import innholdsregler
from dap.felles.aktor import Rolle
from dap.konto.models import Kladd, Okt
from dap.konto.values import Demoperson, demoansatt, demobruker
from dap.person.queries import persondata
from dap.web.felles import okt
from e2e.conftest import NySide, SjekkUtgaver

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("e2e.prove_sider"),
]


def demopersoner() -> list[Demoperson]:
    """The chooser's people; the provider has their numbers."""
    return [
        demobruker("Amina Yusuf", "Søker jobb.\nNy denne uka.", subjekt="sub-amina", fnr=""),
        demobruker("Bjørn Aasland", "Har vært hos NAV i ett år.", subjekt="sub-bjorn", fnr=""),
        demoansatt(
            "Kari Nordmo",
            "Veileder i Fjordby.\nHar 42 brukere.",
            gruppe="veiledere",
            ident="K100001",
            roller=[Rolle.VEILEDER],
        ),
    ]


@pytest.fixture
def adresse(
    live_server: LiveServer, tilbydere: Tilbydere, roller: Rollebesetning, settings: Any
) -> str:
    """Where the product serves, with its chooser and the cast behind it."""
    settings.DAP_DEMOPERSONER = "e2e.test_palogging.demopersoner"
    settings.CONTENT_SECURITY_POLICY = innholdsregler(opprinnelser(settings.DAP_OIDC))
    amina, bjorn = persondata(roller.amina.id), persondata(roller.bjorn.id)
    assert amina is not None
    assert bjorn is not None
    tilbydere.personer(
        innbygger("sub-amina", amina.fnr),
        innbygger("sub-bjorn", bjorn.fnr),
        ansatt("oid-k100001", "K100001", ["VEILEDER"]),
    )
    return live_server.url


def la_okten_ga_ut() -> None:
    """As if nobody had done anything for an hour."""
    sesjon = SessionStore(Okt.objects.get().sesjonsnokkel)
    brukt = datetime.fromisoformat(sesjon[okt.SIST_BRUKT]) - timedelta(minutes=61)
    sesjon[okt.SIST_BRUKT] = brukt.isoformat()
    sesjon.save()


def test_choose_a_person_with_the_keyboard_and_sign_out_again(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/")
    expect(side.get_by_role("heading", name="Veiledere")).to_be_visible()
    side.get_by_role("link", name="Kari Nordmo").focus()
    side.keyboard.press("Enter")

    expect(side.get_by_role("heading", name="Prøve")).to_be_visible()
    assert side.url == f"{adresse}/"
    side.locator("summary", has_text="Meny").focus()
    side.keyboard.press("Enter")
    expect(side.get_by_text("Kari Nordmo")).to_be_visible()
    side.get_by_role("button", name="Logg ut").focus()
    side.keyboard.press("Enter")

    expect(side.get_by_role("heading", name="Du er logget ut")).to_be_visible()
    assert "/logg-ut/ferdig/?state=" in side.url
    side.goto(f"{adresse}/")
    assert "/logg-inn/" in side.url


def test_without_javascript(ny_side: NySide, adresse: str) -> None:
    side = ny_side(javascript=False)
    side.goto(f"{adresse}/?fra=lenke")
    side.get_by_role("link", name="Amina Yusuf").click()

    assert side.url == f"{adresse}/?fra=lenke"
    la_okten_ga_ut()
    side.get_by_label("Tekst").fill("Skrevet etter at økten gikk ut")
    side.get_by_role("button", name="Lagre").click()

    expect(side.get_by_role("heading", name="Du ble logget ut mens du skrev")).to_be_visible()
    assert not Kladd.objects.exists()
    side.get_by_role("link", name="Logg inn igjen").click()
    side.get_by_role("link", name="Logg inn igjen som Amina Yusuf").click()

    assert side.url == f"{adresse}/?fra=lenke"
    kladd = Kladd.objects.get()
    assert (kladd.sted, kladd.felter) == ("prove", {"tekst": ["Skrevet etter at økten gikk ut"]})


def test_with_javascript_what_is_typed_too_late_comes_back_to_the_same_person_only(
    side: Page, adresse: str
) -> None:
    # The page asks for news all the time, and would be the first to know that the session is over.
    side.route("**/puls/", lambda rute: rute.fulfill(body="puls"))
    side.goto(f"{adresse}/")
    side.get_by_role("link", name="Amina Yusuf").click()
    side.wait_for_url(f"{adresse}/")  # loaded: the scripts listen
    la_okten_ga_ut()

    with side.expect_response("**/kladd/") as svar:
        side.get_by_label("Tekst").fill("Nesten ferdig")
    assert svar.value.status == 401
    side.goto(f"{adresse}/")
    side.get_by_role("link", name="Bjørn Aasland").click()

    expect(side.get_by_role("heading", name="Prøve")).to_be_visible()
    assert not Kladd.objects.exists()


def test_the_pages_follow_wcag(
    ny_side: NySide,
    adresse: str,
    sjekk_utgaver: SjekkUtgaver,
    settings: Any,
) -> None:
    side = ny_side()
    for sti in ("/logg-inn/?utlopt=1", "/logg-ut/ferdig/", "/logg-inn/idporten/retur/?state=x"):
        side.goto(adresse + sti)
        sjekk_utgaver(side)
    settings.DAP_DEMOPERSONER = ""
    side.goto(f"{adresse}/logg-inn/")
    expect(side.get_by_role("link", name="Logg inn med ID-porten")).to_be_visible()
    sjekk_utgaver(side)
