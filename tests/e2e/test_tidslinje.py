"""The timeline, the search and the plan as paper, in a real browser."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from planhjelp import flytt, lag
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.aktivitet.values import Status
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.mal import operations as mal
from e2e.conftest import LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGT_ORD = "Arbeidsmarkedsopplæringsgjennomføringsavtale" * 2


@pytest.fixture
def liv(roller: Rollebesetning) -> Rollebesetning:
    a, naa = roller.amina, timezone.now()
    laget = lag(a, a, felter={"tittel": "Truckkurs", "beskrivelse": f"Kurs på Dalen. {LANGT_ORD}"})
    flytt(roller.kari, laget, Status.AVBRUTT, begrunnelse="Kurset ble avlyst")
    lag(a, a, felter={"tittel": LANGT_ORD})
    mal.opprett_mal(aktor=a, person_id=a.id, tekst="Bli sveiser", nokkel=uuid4(), naa=naa)
    trad = dialog.ny_trad(
        aktor=a, person_id=a.id, tema=Tema.MOTE, overskrift="Møtet vårt",
        tekst="Kan vi flytte møtene?", nokkel=uuid4(), naa=naa - timedelta(days=3),
    ).trad_id  # fmt: skip
    # The same day from the first to the last, whatever the clock says now.
    formiddag = (naa - timedelta(days=2)).replace(hour=9, minute=0)
    for nr in range(60):
        dialog.send_melding(
            aktor=a, trad_id=trad, tekst=f"Melding {nr} om kurset", nokkel=uuid4(),
            naa=formiddag + timedelta(minutes=nr),
        )  # fmt: skip
    return roller


@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_every_page_is_accessible_and_fits(
    ny_side: NySide,
    live_server: LiveServer,
    liv: Rollebesetning,
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
    hvem: str,
) -> None:
    side = ny_side()
    logg_inn(side, hvem)
    rot = live_server.url + ("" if hvem == "amina" else f"/bruker/{liv.amina.id}")
    for sti in (
        "/tidslinje/",
        "/tidslinje/?slag=MAL&hvem=BRUKER",
        "/tidslinje/?slag=ENIGHET",
        "/tidslinje/sok/",
        "/plan/utskrift/",
        "/plan/utskrift/?valgt=1&stor=1&del=MAL&del=AVBRUTT&del=PLANLAGT&del=DIALOG",
    ):
        side.goto(rot + sti)
        sjekk_utgaver(side)
    side.goto(rot + "/tidslinje/")
    side.locator("summary", has_text="Filtrer").click()
    sjekk_utgaver(side)
    side.goto(rot + "/tidslinje/sok/")
    side.get_by_label("Søk i planen og dialogen").fill("kurs")
    side.get_by_role("button", name="Søk", exact=True).click()
    expect(side.locator("mark").first).to_be_visible()
    sjekk_utgaver(side)


def test_older_lines_come_below_with_the_keyboard(
    side: Page, live_server: LiveServer, liv: Rollebesetning, logg_inn: LoggInn
) -> None:
    logg_inn(side, "amina")
    side.goto(live_server.url + "/tidslinje/")
    assert side.locator(".dap-tidslinje__punkt").count() == 50
    eldre = side.get_by_role("link", name="Vis eldre")
    eldre.focus()
    side.keyboard.press("Enter")
    expect(side.get_by_text("Dette er det eldste.")).to_be_visible()
    assert side.locator(".dap-tidslinje__punkt").count() > 60
    assert side.url.endswith("/tidslinje/")
    expect(side.get_by_role("heading", name="fortsatt")).to_have_count(1)


@pytest.mark.parametrize("javascript", [True, False])
def test_find_a_message_filter_and_go_back(
    ny_side: NySide,
    live_server: LiveServer,
    liv: Rollebesetning,
    logg_inn: LoggInn,
    javascript: bool,
) -> None:
    """Also without scripts: pages, filter and search are links and forms."""
    side = ny_side(javascript=javascript)
    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/bruker/{liv.amina.id}/tidslinje/")
    expect(side.get_by_text("Amina Yusuf la til «Truckkurs»")).to_be_visible()
    side.get_by_label("Søk i planen og dialogen").fill("møte flytte")
    side.get_by_role("button", name="Søk", exact=True).click()
    expect(side.locator("mark")).to_have_text(["flytte", "møtene"])
    assert side.url.endswith("/tidslinje/sok/")
    side.get_by_role("link", name="Møtet vårt").first.click()
    expect(side.locator("#melding-1")).to_be_in_viewport()
    side.go_back()
    expect(side.locator("mark").first).to_be_visible()
    side.reload()
    expect(side.locator("mark").first).to_be_visible()
    side.get_by_role("link", name="Tidslinje").first.click()
    side.locator("summary", has_text="Filtrer").click()
    side.get_by_label("Situasjon og mål").check()
    side.get_by_role("button", name="Vis", exact=True).click()
    expect(side.get_by_text("satte målet «Bli sveiser»")).to_be_visible()
    expect(side.get_by_text("«Truckkurs»")).to_have_count(0)
    side.get_by_role("link", name="Se slik det var da").first.click()
    assert "#versjon-1" in side.url
    if not javascript:
        side.goto(f"{live_server.url}/bruker/{liv.amina.id}/tidslinje/")
        side.get_by_role("link", name="Vis eldre").click()
        expect(side.get_by_text("Dette er det eldste.")).to_be_visible()


def test_only_the_plan_comes_on_paper(
    side: Page, live_server: LiveServer, liv: Rollebesetning, logg_inn: LoggInn
) -> None:
    logg_inn(side, "amina")
    side.goto(live_server.url + "/plan/")
    side.get_by_role("link", name="Skriv ut planen").click()
    skriv_ut = side.get_by_role("button", name="Skriv ut", exact=True)
    expect(skriv_ut).to_be_visible()
    side.evaluate("window.print = () => document.body.dataset.skrevet = 'ja'")
    skriv_ut.click()
    assert side.evaluate("document.body.dataset.skrevet") == "ja"
    side.get_by_label("Stor skrift").check()
    side.get_by_role("button", name="Oppdater visningen").click()
    expect(side.get_by_label("Stor skrift")).to_be_checked()

    side.emulate_media(media="print", color_scheme="dark")

    for skjult in (side.locator(".dap-topp"), side.locator("form").first, side.locator("h1")):
        expect(skjult).to_be_hidden()
    ark = side.locator(".utskrift")
    expect(ark).to_contain_text("Kurset ble avlyst")
    assert ark.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert ark.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 24
    fakta = side.locator(".utskrift__fakta > div").first
    assert fakta.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    pdf = side.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95" in pdf or b"/MediaBox [0 0 595" in pdf  # A4


def test_without_scripts_the_page_says_how_to_print(
    ny_side: NySide, live_server: LiveServer, liv: Rollebesetning, logg_inn: LoggInn
) -> None:
    side = ny_side(javascript=False)
    logg_inn(side, "amina")
    side.goto(live_server.url + "/plan/utskrift/")
    expect(side.get_by_role("button", name="Skriv ut", exact=True)).to_have_count(0)
    expect(side.get_by_text("eller trykke Ctrl og P")).to_be_visible()
