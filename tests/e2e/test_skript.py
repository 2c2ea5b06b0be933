"""What the scripts add to pages that work without them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.konto.models import Kladd
from e2e.conftest import MOBIL, SKJERM, LoggInn, NySide, SjekkUtgaver

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("e2e.prove_sider"),
]


@pytest.fixture
def kort_okt(settings: Settings) -> None:
    """The session is always about to end."""
    settings.DAP_OKT_INAKTIV_MINUTTER = 4
    settings.DAP_OKT_VARSEL_MINUTTER = 5


@pytest.fixture
def inne(roller: Rollebesetning, side: Page, logg_inn: LoggInn, live_server: LiveServer) -> Page:
    """Amina, on the page of tests."""
    logg_inn(side, "amina")
    side.goto(live_server.url)
    return side


def test_what_is_typed_is_kept_as_a_draft(inne: Page) -> None:
    inne.get_by_label("Tekst").fill("Halvferdig")
    expect(inne.get_by_text("Kladd lagret")).to_be_visible()

    kladd = Kladd.objects.get()
    assert (kladd.sted, kladd.felter) == ("prove", {"tekst": ["Halvferdig"]})


def test_ctrl_enter_sends_the_form(inne: Page) -> None:
    inne.get_by_label("Tekst").fill("Ferdig")
    inne.get_by_label("Tekst").press("Control+Enter")

    expect(inne.locator("#skrev")).to_have_text("Ferdig")


def test_what_htmx_brings_gets_focus_and_is_read_out(inne: Page) -> None:
    inne.locator("#hent").click()

    expect(inne.get_by_role("heading", name="Treff")).to_be_focused()
    expect(inne.locator("#dap-kunngjoring")).to_have_text("Tre treff")


def test_a_message_from_the_server_is_shown_as_text(inne: Page) -> None:
    inne.locator("#endre").click()

    expect(inne.locator("#dap-toaster")).to_contain_text("Endret <nå>")
    inne.get_by_role("button", name="Lukk").click()
    expect(inne.locator("#dap-toaster")).to_be_empty()


def test_a_refusal_says_so_and_leaves_the_page_as_it_is(inne: Page) -> None:
    inne.get_by_label("Tekst").fill("Står her fortsatt")
    inne.locator("#borte").click()

    expect(inne.locator("#dap-toaster")).to_contain_text("Vi fant ikke dette")
    expect(inne.get_by_label("Tekst")).to_have_value("Står her fortsatt")


def test_a_page_that_is_seen_asks_for_news(inne: Page) -> None:
    expect(inne.locator("#puls")).to_have_text("puls")
    # News must not take the focus from somebody who writes.
    inne.get_by_label("Tekst").focus()
    with inne.expect_response("**/puls/"):
        pass
    expect(inne.get_by_label("Tekst")).to_be_focused()


def test_the_session_warns_before_it_ends(
    kort_okt: None, inne: Page, sjekk_uu: Callable[[Page], None]
) -> None:
    dialog = inne.get_by_role("dialog", name="Du blir snart logget ut")
    expect(dialog).to_be_visible()
    sjekk_uu(inne)
    with inne.expect_response("**/okt/forleng/") as svar:
        dialog.get_by_role("button", name="Fortsett").click()
    assert svar.value.ok


def test_who_was_signed_out_elsewhere_is_told_and_keeps_the_text(
    kort_okt: None, inne: Page
) -> None:
    inne.get_by_label("Tekst").fill("Uferdig")
    inne.context.clear_cookies()

    expect(inne.get_by_role("heading", name="Du er logget ut")).to_be_visible()
    expect(inne.get_by_label("Tekst", exact=True)).to_have_value("Uferdig")


def test_the_menu_of_the_page_with_the_keyboard(inne: Page) -> None:
    knapp = inne.locator("summary", has_text="Meny")
    knapp.focus()
    inne.keyboard.press("Enter")
    expect(inne.get_by_text("Amina Yusuf")).to_be_visible()
    inne.keyboard.press("Tab")
    expect(inne.get_by_role("button", name="Bokmål")).to_be_focused()
    inne.keyboard.press("Escape")
    expect(inne.get_by_text("Amina Yusuf")).to_be_hidden()
    expect(knapp).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_language_and_theme_are_chosen_with_and_without_scripts(
    javascript: bool,
    roller: Rollebesetning,
    ny_side: NySide,
    logg_inn: LoggInn,
    live_server: LiveServer,
) -> None:
    side = ny_side(javascript=javascript)
    logg_inn(side, "amina")
    side.goto(live_server.url)
    for valg, attributt, verdi in [("English", "lang", "en"), ("Nynorsk", "lang", "nn")]:
        side.locator("header summary").click()
        side.get_by_role("button", name=valg).click()
        expect(side.locator("html")).to_have_attribute(attributt, verdi)
    side.locator("header summary").click()
    side.locator("button[name=tema][value=morkt]").click()
    expect(side.locator("html.dark")).to_be_attached()


def test_the_frame_fits_and_follows_wcag(
    roller: Rollebesetning,
    ny_side: NySide,
    logg_inn: LoggInn,
    live_server: LiveServer,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    side = ny_side()
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/plan/")
    expect(side.get_by_role("link", name="Planen")).to_have_count(1)
    expect(side.get_by_role("link", name="Planen")).to_have_attribute("aria-current", "page")
    bredder = (320, MOBIL, SKJERM)
    sjekk_utgaver(side, bredder=bredder)
    side.locator("header summary").click()
    sjekk_utgaver(side, bredder=bredder)
