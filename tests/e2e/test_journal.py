"""Journaling in a real browser: a proposal confirmed, and the pages of both sides."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.arkiv.models import Journalpost
from dap.arkiv.tests.journalhjelp import avtalt, til_arkivet
from e2e.conftest import MOBIL, SKJERM, LoggInn, NySide

BILDER = os.environ.get("DAP_BILDER", "")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _krev_god(side: Page, sjekk_uu: Callable[[Page], None], navn: str) -> None:
    if BILDER:
        side.screenshot(path=Path(BILDER) / f"journal-{navn}.png", full_page=True)
    sjekk_uu(side)


def test_staff_confirm_with_the_keyboard_and_the_user_reads_without_scripts(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn,
    sjekk_uu: Callable[[Page], None], settings: Any, tmp_path: Path,
) -> None:  # fmt: skip
    settings.DAP_ARKIV = {"slag": "mappe", "mappe": str(tmp_path)}
    avtalt(roller.kari, roller.amina)
    kari = ny_side(bredde=SKJERM)
    logg_inn(kari, "kari")
    kari.goto(f"{live_server.url}/bruker/{roller.amina.id}/journal/")
    _krev_god(kari, sjekk_uu, "forslag")
    kari.get_by_role("link", name="Aktivitetsplan for Amina Yusuf").press("Enter")
    kari.get_by_label("Send til brukeren").press("Space")
    kari.set_viewport_size({"width": MOBIL, "height": 800})
    _krev_god(kari, sjekk_uu, "forhandsvisning")
    kari.get_by_role("button", name="Journalfør", exact=True).press("Enter")
    expect(kari.get_by_text("Venter på arkivet")).to_be_visible()

    til_arkivet(Journalpost.objects.get().id, tmp_path)
    kari.reload()
    expect(kari.get_by_text("Mottatt av arkivet").first).to_be_visible()
    _krev_god(kari, sjekk_uu, "mottatt")

    amina = ny_side(bredde=MOBIL, javascript=False)
    logg_inn(amina, "amina")
    amina.goto(f"{live_server.url}/om-meg/")
    amina.get_by_role("link", name="Se hva som er journalført").click()
    expect(amina.get_by_role("link", name="Åpne dokumentet")).to_be_visible()
    if BILDER:
        amina.screenshot(path=Path(BILDER) / "journal-bruker.png", full_page=True)
