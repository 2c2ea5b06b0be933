"""Erasing in a real browser: one asks, another decides, and the user reads that it happened."""

from collections.abc import Callable

import pytest
from kasseringshjelp import GRUNN, HEMMELIG, lag_situasjon
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from e2e.conftest import MOBIL, SKJERM, LoggInn, NySide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_one_asks_with_the_keyboard_another_decides_and_the_user_reads_without_scripts(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn,
    sjekk_uu: Callable[[Page], None],
) -> None:  # fmt: skip
    lag_situasjon(roller)
    kari = ny_side(bredde=MOBIL)
    logg_inn(kari, "kari")
    kari.goto(f"{live_server.url}/bruker/{roller.amina.id}/plan/mal/")
    kari.get_by_role("link", name="Be om at noe slettes").first.press("Enter")
    sjekk_uu(kari)
    kari.get_by_role("link", name="Situasjonen").press("Enter")
    kari.get_by_label("Bare noen ord skal bort").fill(HEMMELIG)
    kari.get_by_role("button", name="Spør en kollega om å slette").press("Enter")
    expect(kari.get_by_text("Dette må rettes før du kan gå videre")).to_be_visible()
    sjekk_uu(kari)
    kari.get_by_label("Hvorfor skal det bort?").fill(GRUNN)
    kari.get_by_role("button", name="Spør en kollega om å slette").press("Enter")
    expect(kari.get_by_text("En annen må avgjøre om det skal slettes")).to_be_visible()

    per = ny_side(bredde=SKJERM)
    logg_inn(per, "per")
    per.goto(f"{live_server.url}/kasseringer/")
    sjekk_uu(per)
    per.get_by_role("link", name="Situasjonen").press("Enter")
    sjekk_uu(per)
    per.get_by_label("Slett det for alltid").press("Space")
    per.get_by_role("button", name="Lagre").press("Enter")
    expect(per.get_by_text("Det er slettet")).to_be_visible()
    sjekk_uu(per)

    amina = ny_side(bredde=MOBIL, javascript=False)
    logg_inn(amina, "amina")
    amina.goto(f"{live_server.url}/plan/")
    expect(amina.get_by_text(GRUNN)).to_be_visible()
    amina.goto(f"{live_server.url}/sletting/")
    expect(amina.get_by_text(GRUNN)).to_be_visible()
    assert HEMMELIG not in amina.content()
