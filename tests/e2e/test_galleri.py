"""Every component, in both widths and themes: no breach of WCAG, nothing that sticks out."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from e2e.conftest import NySide, SjekkUtgaver, SjekkUU, krev_plass

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_gallery_follows_wcag(
    side: Page, live_server: LiveServer, sjekk_utgaver: SjekkUtgaver
) -> None:
    side.goto(f"{live_server.url}/galleri/")
    sjekk_utgaver(side)
    for detaljer in side.locator("summary").all():
        detaljer.click()
    sjekk_utgaver(side)


def test_the_smallest_screen_and_text_twice_as_large_fit(
    side: Page, live_server: LiveServer
) -> None:
    """WCAG 1.4.10 and 1.4.4: 200 % on a screen 640 wide is 320 CSS pixels."""
    side.set_viewport_size({"width": 320, "height": 844})
    side.goto(f"{live_server.url}/galleri/")
    krev_plass(side)
    side.set_viewport_size({"width": 640, "height": 844})
    side.evaluate("document.documentElement.style.fontSize = '200%'")
    krev_plass(side)


def test_dragging_says_where_a_card_may_go_and_sends_its_own_form(
    side: Page, live_server: LiveServer
) -> None:
    side.goto(f"{live_server.url}/galleri/")
    kort = side.locator("[data-kort]").first
    kort.hover()
    side.mouse.down()
    nei = side.locator("[data-kolonne=FULLFORT]")
    nei.hover()
    nei.hover()
    expect(nei).to_contain_text("Bare veilederen kan fullføre denne.")
    side.mouse.up()
    expect(nei).not_to_contain_text("Bare veilederen")
    assert "status=" not in side.url

    kort.drag_to(side.locator("[data-kolonne=GJENNOMFORES]"))
    side.wait_for_url("**status=GJENNOMFORES*")


def test_the_counter_is_silent_until_the_limit_is_near(side: Page, live_server: LiveServer) -> None:
    side.goto(f"{live_server.url}/galleri/")
    felt, teller = side.locator("#id_tomt-beskrivelse"), side.locator("#id_tomt-beskrivelse-teller")
    felt.fill("a" * 80)
    expect(teller).to_be_hidden()
    felt.fill("🙂" * 115)
    expect(teller).to_have_text("5 tegn igjen")
    felt.fill("a" * 123)
    expect(teller).to_have_text("3 tegn for mye")


def test_the_theme_follows_the_system(ny_side: NySide, live_server: LiveServer) -> None:
    side = ny_side(tema="dark")
    side.goto(f"{live_server.url}/galleri/")
    topp = side.locator("header")
    expect(topp).not_to_have_css("background-color", "rgb(255, 255, 255)")
    side.emulate_media(color_scheme="light")
    expect(topp).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize(
    ("stil", "sier"),
    [
        ("@media (prefers-color-scheme: dark) {h1 {color: #222; background: #000}}", "dark"),
        ("@media (max-width: 500px) {h1 {width: 600px}}", "390 px, dark:\n.* 218 px too wide"),
    ],
)
def test_what_is_wrong_in_one_edition_only_is_found(
    side: Page, sjekk_utgaver: SjekkUtgaver, stil: str, sier: str
) -> None:
    _vis(side, "<h1>Prøve</h1>", stil)
    with pytest.raises(AssertionError, match=sier):
        sjekk_utgaver(side)


def _vis(side: Page, innhold: str, stil: str = "") -> None:
    hode = f'<html lang="nb"><title>Prøve</title><style>{stil}</style>'
    side.set_content(f"<!doctype html>{hode}<main>{innhold}</main>")


@pytest.mark.parametrize(
    ("god", "darlig"),
    [
        ('<p style="color: #888; font-size: 32px">Stor</p>', '<p style="color: #888">Liten</p>'),
        ("<p>På hvitt</p>", '<p style="background: #222">På svart</p>'),
        ("<p>Tydelig</p>", '<p style="opacity: .3">Svak</p>'),
        (
            '<p style="position: absolute">Ved siden av</p>',
            '<div style="background: #222; height: 9em"></div>'
            '<div class="oppe" style="margin-top: -9em"><p>Oppå</p></div>',
        ),
        (
            '<button disabled style="color: #aaa; background: #fff">Kan ikke trykkes</button>',
            '<button style="color: #aaa; background: #fff">Kan trykkes</button>',
        ),
    ],
)
def test_colours_that_were_good_in_one_place_are_judged_in_another(
    side: Page, sjekk_uu: SjekkUU, god: str, darlig: str
) -> None:
    _vis(side, god)
    sjekk_uu(side)
    sjekk_uu(side)
    _vis(side, darlig)
    with pytest.raises(AssertionError, match="color-contrast"):
        sjekk_uu(side)
