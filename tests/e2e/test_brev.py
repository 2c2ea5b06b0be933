"""Letters in a real browser: queue, bundle, the person's letters, and an answer written down."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import FJORDBY, Rollebesetning

from dap.brev.tests.hjelp import av_seg_selv, melding, papir
from e2e.conftest import LoggInn, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_queue_to_the_answer_with_the_keyboard(
    side: Page,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    papir(roller.amina)
    melding(roller.kari, roller.amina, "Passer torsdag?")
    assert av_seg_selv() == 1

    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/kontor/{FJORDBY}/brev/")
    sjekk_utgaver(side, "brev-ko")
    expect(side.get_by_role("checkbox", name="Ta med brev")).to_be_checked()
    side.get_by_role("button", name="Lag en bunke").press("Enter")
    expect(side.get_by_role("heading", name="Bunke med 1 brev")).to_be_visible()
    sjekk_utgaver(side, "brev-bunke")
    side.get_by_role("button", name="Alle er skrevet ut").press("Enter")
    side.get_by_role("button", name="Alle er sendt").press("Enter")
    expect(side.get_by_role("button", name="Alle er sendt")).to_have_count(0)

    side.goto(f"{live_server.url}/bruker/{roller.amina.id}/brev/")
    expect(side.get_by_text("Regnes som kommet fram")).to_be_visible()
    expect(side.get_by_text("Får brev siden")).to_be_visible()
    sjekk_utgaver(side, "brev-liste")
    side.get_by_role("link", name="Skriv inn svaret").press("Enter")
    side.wait_for_url("**/brev/svar/**")
    sjekk_utgaver(side, "brev-svar")
    side.get_by_label("Brukerens egne ord").fill("Ja, torsdag passer.")
    side.get_by_label("Brukeren vet at jeg skriver det inn").press("Space")
    side.get_by_role("button", name="Skriv inn svaret").press("Enter")
    expect(side.get_by_text("Skrevet inn av Kari Nordmo for Amina Yusuf")).to_be_visible()
    sjekk_utgaver(side, "brev-trad")
