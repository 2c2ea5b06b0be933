"""A decision in a real browser: written, approved by another, made, read, complained about."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.vedtak.models import Klage, Vedtak
from dap.vedtak.tests.hjelp import VARIG, ferdig_utkast, lag_beslutter
from e2e.conftest import MOBIL, LoggInn, NySide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", [True, False])
def test_from_draft_to_complaint(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    sjekk_uu: Callable[[Page], None],
    settings: Any,
    javascript: bool,
) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.KILDER"
    ferdig_utkast(roller.kari, roller.amina, VARIG)
    lag_beslutter("berit")
    om = f"{live_server.url}/bruker/{roller.amina.id}/vedtak/"

    def se(side: Page, navn: str) -> None:
        if mappe := os.environ.get("DAP_BILDER"):
            side.screenshot(path=Path(mappe) / f"vedtak-{navn}.png", full_page=True)
        if javascript:
            sjekk_uu(side)

    veileder = ny_side(javascript=javascript)
    logg_inn(veileder, "kari")
    veileder.goto(f"{om}utkast/")
    se(veileder, "1-utkast")
    veileder.get_by_role("button", name="Send til beslutter").click()
    expect(veileder.get_by_text("Utkastet er sendt til beslutter.").first).to_be_visible()

    beslutter = ny_side(javascript=javascript)
    logg_inn(beslutter, "berit")
    beslutter.goto(f"{live_server.url}/beslutter/")
    se(beslutter, "2-oversikt")
    beslutter.get_by_role("link", name="Amina Yusuf").click()
    beslutter.get_by_role("button", name="Bli beslutter").click()
    beslutter.get_by_role("button", name="Godkjenn utkastet").click()
    expect(beslutter.get_by_text("Veilederen kan fatte vedtaket.").first).to_be_visible()
    se(beslutter, "3-beslutter")

    veileder.goto(f"{om}utkast/")
    veileder.get_by_role("button", name="Se over og fatt vedtak").click()
    se(veileder, "4-fatt")
    veileder.get_by_role("button", name="Fatt vedtaket").click()
    expect(veileder.get_by_text("brukeren kan lese det").first).to_be_visible()

    bruker = ny_side(bredde=MOBIL, javascript=javascript)
    logg_inn(bruker, "amina")
    bruker.goto(f"{live_server.url}/vedtak/")
    se(bruker, "5-liste")
    bruker.get_by_role("link", name="Liten mulighet til å jobbe").click()
    se(bruker, "6-vedtak")
    bruker.get_by_role("link", name="Klag på vedtaket").click()
    bruker.get_by_label("Hva er du uenig i, og hvorfor?").fill("Jeg kan jobbe noe.")
    se(bruker, "7-klag")
    bruker.get_by_role("button", name="Send klagen").click()
    expect(bruker.get_by_text("Klagen er registrert.").first).to_be_visible()
    se(bruker, "8-klage")
    assert Vedtak.objects.get().beslutter is not None
    assert Klage.objects.get().tekst == "Jeg kan jobbe noe."
    veileder.goto(f"{om}klage/{Klage.objects.get().id}/")
    se(veileder, "9-behandling")
