"""An analyst orders, follows, opens and takes away; pages and report in both widths and themes."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.forskning import lager
from dap.forskning.models import Oppdrag
from dap.forskning.operations import lag_oppdrag
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.rapport.kjoring import Valg, lag_rapport
from dap.forskning.rapport.tests.test_rapport import MANIFEST, Beregning
from dap.forskning.rapport.tests.test_sammenlikning import BLOKKER
from e2e.conftest import LoggInn, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def lag_siste() -> None:
    """What the worker would do."""
    o = Oppdrag.objects.latest("bestilt")
    lag_oppdrag(oppdrag_id=o.id, klokke=timezone.now)


def lag_liten_rapport() -> None:
    """Of two tables and the comparison, drawn for real; the numbers are tried elsewhere."""
    o = Oppdrag.objects.latest("bestilt")
    beregning = Beregning(resultater={"kapittel_8_12": BLOKKER})
    lag_rapport(MANIFEST, beregning, Valg(lager.mappe(o.id), PROBA_2022_9))
    Oppdrag.objects.filter(id=o.id).update(status="FERDIG", storrelse=lager.storrelse(o.id))


def test_bestille_folge_apne_og_laste_ned(
    side: Page,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.DAP_FORSKNING = str(tmp_path / "forskning")
    logg_inn(side, "ane")
    side.goto(f"{live_server.url}/forskning/uttrekk/")
    sjekk_utgaver(side, "forskning-uttrekk")
    side.goto(f"{live_server.url}/forskning/")
    side.get_by_role("link", name="Bestill syntetisk uttrekk").click()
    side.get_by_label("Antall personer").fill("100")
    side.get_by_role("button", name="Bestill").click()
    expect(side.get_by_text("Venter på å bli laget")).to_be_visible()
    lag_siste()
    # The page asks by itself, and the order is made.
    side.get_by_role("link", name="Bestill rapport").click()
    side.get_by_label("Formål").fill("Prøve")
    sjekk_utgaver(side, "forskning-rapport")
    side.get_by_role("button", name="Bestill").click()
    lag_liten_rapport()
    apne = side.get_by_role("link", name="Åpne rapporten")
    expect(apne).to_be_visible()
    side.get_by_text("Vis alle").click()
    sjekk_utgaver(side, "forskning-ett")
    with side.expect_download() as lastet:
        side.get_by_role("link", name="Last ned alt (ZIP)").click()
    assert lastet.value.suggested_filename.startswith("rapport-")
    apne.click()
    expect(side.get_by_role("heading", level=1)).to_have_text(
        "Digital aktivitetsplan: tabeller og figurer"
    )
    side.get_by_text("Definisjoner: B8, B9").click()
    sjekk_utgaver(side, "forskning-rapporten")
    side.goto(f"{live_server.url}/forskning/")
    sjekk_utgaver(side, "forskning-forside")
