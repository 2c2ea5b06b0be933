"""Pages that are mostly read: the guides, the saved views, and what the auditor sees."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_adviser_keeps_a_view_and_reads_the_guide(
    ny_side: NySide,
    live_server: LiveServer,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    side = ny_side(bredde=MOBIL)
    logg_inn(side, "kari")
    for navn in ("Kvinner", "Kvinner etter behov"):
        side.goto(f"{live_server.url}/oversikt/visninger/ny/?kontor=1201&kjonn=K&sort=-behov")
        side.get_by_label("Navn på visningen").fill(navn)
        side.get_by_role("button", name="Lagre").press("Enter")
        expect(side.get_by_text("Visningen er lagret")).to_be_visible()
    side.goto(f"{live_server.url}/oversikt/visninger/")
    sjekk_utgaver(side, "visninger")
    side.locator("summary", has_text="Meny").press("Enter")
    side.get_by_role("link", name="Slik bruker du DAP").press("Enter")
    expect(side.get_by_role("heading", level=1)).to_be_visible()
    sjekk_utgaver(side, "veiledning")


def test_an_auditor_asks_who_has_looked(
    ny_side: NySide,
    live_server: LiveServer,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    side = ny_side(bredde=MOBIL)
    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/bruker/{roller.amina.id}/plan/")
    logg_inn(side, "rut")
    side.goto(f"{live_server.url}/sporing/")
    side.get_by_label("Ident til en ansatt").fill("K100001")
    side.get_by_label("Hva er grunnen til kontrollen?").fill("Stikkprøve")
    side.get_by_role("button", name="Vis sporingen").press("Enter")
    expect(side.get_by_text("Amina Yusuf").first).to_be_visible()
    sjekk_utgaver(side, "sporing")
