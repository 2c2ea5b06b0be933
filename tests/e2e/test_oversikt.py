"""The overview in a real browser: with the keyboard alone, and without scripts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.oppfolging.models import Huskelapp
from dap.portefolje.sporring import adresse, setning
from dap.web.oversikt import side as oversiktsside
from e2e.conftest import LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
_SES = """e => { const r = e.getBoundingClientRect();
  const over = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
  return e === document.activeElement && (e.contains(over) || over.contains(e)); }"""


def _med_tast(element: Locator, tast: str) -> None:
    """Where the focus goes it is seen, whatever sticks to the edges."""
    element.focus()
    assert element.evaluate(_SES), "the focus is hidden"
    element.press(tast)


def test_filter_choose_note_and_undo_with_the_keyboard(
    side: Page,
    live_server: LiveServer,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    side.set_viewport_size({"width": 1440, "height": 420})
    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/oversikt/?hos=meg")
    _med_tast(side.locator("#panel-person > summary"), "Enter")
    _med_tast(side.locator("#felt-navn > summary"), "Enter")
    side.locator("#f-navn").focus()
    side.keyboard.type("yusu")
    _med_tast(side.locator("#f-navn"), "Enter")
    expect(side.locator("#oversikt-antall")).to_have_text("Viser 1–1 av 1 brukere")
    expect(side).to_have_url(re.compile(r"\?hos=meg&navn=yusu$"))
    expect(side.locator("#f-navn")).to_be_focused()
    sjekk_utgaver(side)
    side.set_viewport_size({"width": 1440, "height": 420})
    _med_tast(side.locator("#sorter-behov"), "Enter")  # the list alone comes; the rest follows
    expect(side.locator("th[aria-sort] #sorter-behov")).to_be_focused()
    status = side.locator(".dap-oversikt__status a").first
    expect(status).to_have_attribute("href", re.compile("navn=yusu.*sort=behov"))
    expect(side.locator("#oversikt-sort")).to_have_value("behov")
    side.locator("thead a").last.focus()
    side.keyboard.press("Tab")
    velg = side.get_by_role("checkbox", name="Velg Yusuf, Amina")
    _med_tast(velg, "Space")
    _med_tast(side.get_by_role("button", name="Gjør noe for de valgte"), "Enter")
    _med_tast(side.get_by_role("button", name="Skrive huskelapp"), "Enter")
    side.locator("textarea[name=tekst]").focus()
    side.keyboard.type("Ring om CV")
    _med_tast(side.get_by_role("button", name="Se over"), "Enter")
    _med_tast(side.get_by_role("button", name="Skrive huskelapp"), "Enter")
    expect(side.get_by_role("heading", name="Ferdig")).to_be_visible()
    assert Huskelapp.objects.filter(person_id=roller.amina.id, tekst="Ring om CV", aktiv=True)
    side.go_back()
    expect(side.get_by_role("heading", name="Se over før du endrer")).to_be_visible()
    side.go_forward()
    _med_tast(side.get_by_role("button", name="Angre"), "Enter")
    expect(side.get_by_role("heading", name="Angret")).to_be_visible()


def test_filter_sort_page_and_the_next_user_without_scripts(
    ny_side: NySide,
    live_server: LiveServer,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for modul in (adresse, setning, oversiktsside):
        monkeypatch.setattr(modul, "SIDESTORRELSER", (1, 50))
    kari = ny_side(javascript=False)
    logg_inn(kari, "kari")
    kari.goto(f"{live_server.url}/oversikt/?hos=meg")
    expect(kari.get_by_text("Viser 1–1 av 2 brukere")).to_be_visible()
    kari.locator("#panel-person > summary").click()
    kari.get_by_role("link", name="Vis valgene").click()
    kari.locator("#felt-navn > summary").click()
    kari.locator("#f-navn").fill("yusu")
    kari.get_by_role("button", name="Vis", exact=True).click()
    expect(kari.get_by_text("Viser 1–1 av 1 brukere")).to_be_visible()
    kari.get_by_role("link", name="Fjern Navn: «yusu»").click()
    kari.get_by_role("link", name="Navn", exact=True).click()
    expect(kari.locator("th[aria-sort=ascending]")).to_have_text(re.compile("Navn"))
    kari.get_by_role("link", name="Neste", exact=True).click()
    expect(kari.get_by_text("Viser 2–2 av 2 brukere")).to_be_visible()
    kari.get_by_role("link", name="Forrige", exact=True).click()
    kari.get_by_role("link", name="Yusuf, Amina").click()
    expect(kari.get_by_text("Amina Yusuf").first).to_be_visible()
    kari.get_by_role("link", name="Neste").click()
    expect(kari.get_by_text("Bjørn Aasland").first).to_be_visible()
