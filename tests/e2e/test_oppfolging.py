"""The end of a follow-up in a real browser: what stands in the way, the end, and what is read after."""

import os
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import FJORDBY, Rollebesetning

from dap.kontor.operations import lagre_team
from dap.oppfolging import operations
from dap.oppfolging.models import Oppfolgingsperiode
from e2e.conftest import MOBIL, LoggInn, NySide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BILDER = os.environ.get("DAP_BILDER", "")


def bilde(side: Page, navn: str) -> None:
    if BILDER:
        side.screenshot(path=Path(BILDER) / f"{navn}.png", full_page=True)


def test_a_follow_up_ends_with_the_keyboard_and_the_user_reads_on(
    ny_side: NySide, live_server: LiveServer, logg_inn: LoggInn, roller: Rollebesetning, sjekk_uu
) -> None:
    operations.registrer_arbeidssoker(
        aktor=roller.amina, person_id=roller.amina.id, naa=timezone.now()
    )
    kari = ny_side(bredde=MOBIL)
    logg_inn(kari, "kari")
    verktoy = f"{live_server.url}/bruker/{roller.amina.id}/verktoy/"
    kari.goto(verktoy)
    sjekk_uu(kari)
    bilde(kari, "verktoy")
    bredder = kari.locator(".dap-bunnnav a").evaluate_all("a => a.map(l => l.offsetWidth)")
    assert len(bredder) == 5
    assert min(bredder) >= 44
    kari.get_by_role("link", name="Avslutt oppfølgingen").press("Enter")
    expect(kari.get_by_text("Brukeren er registrert som arbeidssøker")).to_be_visible()
    sjekk_uu(kari)
    bilde(kari, "avslutt-sperret")

    kari.goto(verktoy)
    kari.get_by_role("link", name="Avslutt registreringen som arbeidssøker").press("Enter")
    kari.get_by_label("Annen grunn").press("Space")
    kari.get_by_role("button", name="Avslutt registreringen").press("Enter")
    expect(kari.get_by_text("Oppfølgingen avsluttes om 28 dager").first).to_be_visible()
    bilde(kari, "inaktiv")

    kari.get_by_role("link", name="Avslutt oppfølgingen").press("Enter")
    kari.get_by_label("Hvorfor avsluttes oppfølgingen?").fill("Fikk fast jobb")
    bilde(kari, "avslutt")
    kari.get_by_role("button", name="Avslutt oppfølgingen").press("Enter")
    expect(kari.get_by_text("Oppfølgingen er avsluttet").first).to_be_visible()
    assert not Oppfolgingsperiode.objects.filter(person_id=roller.amina.id, slutt=None).exists()

    amina = ny_side()
    logg_inn(amina, "amina")
    amina.goto(f"{live_server.url}/innstillinger/")
    expect(amina.get_by_text("Fikk fast jobb")).to_be_visible()
    sjekk_uu(amina)
    bilde(amina, "innstillinger")
    amina.goto(f"{live_server.url}/plan/")
    expect(amina.get_by_text("Du ser på en periode som er avsluttet")).to_be_visible()


@pytest.mark.parametrize("bredde", [MOBIL, 1440])
def test_a_team_writes_its_words_with_the_keyboard_and_a_user_gets_one_of_them(
    ny_side: NySide,
    live_server: LiveServer,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    sjekk_uu,
    bredde: int,
) -> None:
    lagre_team(
        aktor=roller.tor, kontor_nr=FJORDBY, team_id=None, navn="Ungdom",
        medlemmer=[roller.kari.id], versjon=0, naa=timezone.now(),
    )  # fmt: skip
    kari = ny_side(bredde=bredde)
    logg_inn(kari, "kari")
    kari.goto(f"{live_server.url}/kontoret/")
    kari.get_by_role("link", name="Teamets kategorier Ungdom").press("Enter")
    expect(kari.get_by_role("heading", name="Hva kategoriene betyr i Ungdom")).to_be_visible()
    sjekk_uu(kari)
    bilde(kari, f"teamets-kategorier-{bredde}")
    kari.get_by_label("Grønn trekant").fill("Klar for jobb")
    kari.get_by_role("button", name="Lagre").press("Enter")
    expect(kari.get_by_text("Navnene er lagret")).to_be_visible()
    kari.goto(f"{live_server.url}/bruker/{roller.amina.id}/verktoy/")
    kari.get_by_role("link", name="Velg kategori").press("Enter")
    kari.get_by_label("Klar for jobb (Ungdom)").press("Space")
    sjekk_uu(kari)
    kari.get_by_role("button", name="Lagre").press("Enter")
    expect(kari.get_by_text("Klar for jobb (Ungdom)")).to_be_visible()
    kari.goto(f"{live_server.url}/oversikt/?kol=kategori&panel=merker&kategori=B")
    expect(kari.get_by_role("cell", name="Klar for jobb (Ungdom)")).to_be_visible()
    sjekk_uu(kari)
    bilde(kari, f"oversikt-teamets-kategori-{bredde}")
