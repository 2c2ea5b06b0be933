"""Every component, in both widths and themes: no breach of WCAG, nothing that sticks out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from e2e.conftest import MOBIL, SKJERM, NySide, Tema

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("bredde", [MOBIL, SKJERM])
def test_the_gallery_follows_wcag(
    bredde: int,
    tema: Tema,
    ny_side: NySide,
    live_server: LiveServer,
    sjekk_uu: Callable[[Page], None],
) -> None:
    side = ny_side(bredde=bredde, tema=tema)
    side.goto(f"{live_server.url}/galleri/")
    sjekk_uu(side)
    for detaljer in side.locator("summary").all():
        detaljer.click()
    sjekk_uu(side)


@pytest.mark.parametrize("bredde", [320, MOBIL, SKJERM])
def test_nothing_is_wider_than_the_screen(
    bredde: int, ny_side: NySide, live_server: LiveServer
) -> None:
    side = ny_side(bredde=bredde)
    side.goto(f"{live_server.url}/galleri/")
    assert side.evaluate("document.documentElement.scrollWidth") <= bredde
