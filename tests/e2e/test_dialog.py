"""The dialog in a real browser: both sides, both widths and themes, keyboard alone, no scripts."""

import os
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import FJORDBY, Rollebesetning

from dap.dialog import operations
from dap.dialog.models import Melding, Trad
from dap.dialog.values import Tema
from e2e.conftest import SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NySide = Callable[..., Page]
LoggInn = Callable[[Page, str], None]
BILDER = os.environ.get("DAP_BILDER", "")


@pytest.fixture
def trad(transactional_db: None, roller: Rollebesetning) -> UUID:
    """A thread with a few turns, a file, a question to a colleague, and three more threads."""
    kari, amina = roller.kari, roller.amina
    naa = timezone.now() - timedelta(hours=20)
    felles: dict[str, Any] = {"aktor": amina, "person_id": amina.id}
    operations.ny_trad(
        **felles, tema=Tema.UTBETALING_MELDEKORT, tekst="Når kommer pengene?",
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    operations.ny_trad(
        **felles, tema=Tema.KOMMUNALE_TJENESTER, tekst="Jeg trenger hjelp med husleia.",
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    operations.ny_trad(
        **felles, tema=Tema.VEDTAK_LOPER_UT, tekst="Vedtaket mitt går ut på fredag.",
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    ny = operations.ny_trad(
        **felles, tema=Tema.ARBEID_AKTIVITETER, overskrift="Truckførerkurset",
        tekst="Hei! Kan jeg begynne på **truckførerkurset** i februar?\n\n- det varer i fem dager\n"
        "- se https://www.nav.no/kurs",
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    operations.send_melding(
        aktor=kari, trad_id=ny.trad_id, tekst="Ja, det høres fint ut. Send meg kursplanen.",
        nokkel=uuid.uuid4(), naa=naa + timedelta(hours=2), venter_paa_bruker=True,
    )  # fmt: skip
    fil = operations.last_opp_vedlegg(
        aktor=amina, person_id=amina.id, navn="kursplan.pdf", innhold=b"%PDF-1.7\n1\n%%EOF",
        naa=naa,
    )  # fmt: skip
    siste = operations.send_melding(
        aktor=amina, trad_id=ny.trad_id, tekst="Her er den 😀", vedlegg=[fil],
        nokkel=uuid.uuid4(), naa=naa + timedelta(hours=3),
    )  # fmt: skip
    operations.spor_kollega(
        aktor=kari, melding_id=siste.melding_id, til_id=roller.per.id,
        tekst="Har vi penger til kurset?", nokkel=uuid.uuid4(), naa=naa + timedelta(hours=4),
    )  # fmt: skip
    return ny.trad_id


def bilde(side: Page, navn: str) -> None:
    """A look at the page, for whoever asks for it (DAP_BILDER=folder)."""
    if BILDER:
        side.screenshot(path=str(Path(BILDER) / f"{navn}.png"), full_page=True)


def test_every_page_is_accessible(
    live_server: LiveServer,
    ny_side: NySide,
    sjekk_utgaver: SjekkUtgaver,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    trad: UUID,
) -> None:
    melding = Melding.objects.filter(trad_id=trad).latest("nr")
    nav = f"/bruker/{roller.amina.id}"
    mal = operations.lagre_standardtekst(
        aktor=roller.tor, kontor_nr=FJORDBY, tittel="Møte", tekst="Hei [navn]", naa=timezone.now()
    )
    sider = {
        "amina": [
            ("liste", "/dialog/"), ("trad", f"/dialog/{trad}/"), ("tema", "/dialog/ny/"),
            ("ny", "/dialog/ny/?tema=UTBETALING_MELDEKORT"),
        ],
        "kari": [
            ("liste", f"{nav}/dialog/"), ("trad", f"{nav}/dialog/{trad}/?ko=BEHOV"),
            ("ny", f"{nav}/dialog/ny/"), ("overlever", f"{nav}/dialog/{trad}/overlever/"),
            ("sporsmal", f"{nav}/dialog/{trad}/melding/{melding.id}/sporsmal/"),
            ("notat", f"{nav}/notater/?trad={trad}&melding={melding.id}"), ("ko", "/ubesvart/"),
        ],
        "tor": [("maler", "/standardtekster/"), ("mal", f"/standardtekster/{mal}/")],
        "per": [("kollega", f"{nav}/dialog/{trad}/")],
    }  # fmt: skip
    for hvem, adresser in sider.items():
        side = ny_side()
        logg_inn(side, hvem)
        for navn, adresse in adresser:
            svar = side.goto(live_server.url + adresse)
            assert svar is not None
            assert svar.status == 200
            sjekk_utgaver(side, f"dialog-{hvem}-{navn}")


def test_a_new_message_appears_for_whoever_has_the_thread_open(
    live_server: LiveServer, ny_side: NySide, logg_inn: LoggInn, roller: Rollebesetning, trad: UUID
) -> None:
    bruker, nav = ny_side(), ny_side()
    logg_inn(bruker, "amina")
    logg_inn(nav, "kari")
    bruker.goto(f"{live_server.url}/dialog/{trad}/")
    bruker.get_by_label("Melding", exact=True).fill("Noe jeg holder på å skrive")
    nav.goto(f"{live_server.url}/bruker/{roller.amina.id}/dialog/{trad}/")

    nav.get_by_label("Melding", exact=True).fill("Kurset er betalt.")
    nav.get_by_role("button", name="Send", exact=True).click()
    expect(nav.locator("#melding-4")).to_contain_text("Kurset er betalt.")
    expect(nav.get_by_label("Melding", exact=True)).to_have_value("")

    # As when the page is looked at again: the cheap question first, then what is new.
    with bruker.expect_response(lambda r: "/puls/" in r.url) as puls:
        bruker.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert puls.value.status == 200
    assert "cookie" not in puls.value.request.all_headers()
    expect(bruker.locator("#melding-4")).to_contain_text("Kurset er betalt.")
    expect(bruker.locator("#dap-kunngjoring")).to_contain_text("Ny melding fra Kari Nordmo")
    expect(bruker.get_by_label("Melding", exact=True)).to_have_value("Noe jeg holder på å skrive")
    expect(bruker.locator("#trad-kvittering")).to_contain_text("Besvart av Kari Nordmo")


def test_the_user_writes_with_the_keyboard_alone(
    live_server: LiveServer, ny_side: NySide, logg_inn: LoggInn, trad: UUID
) -> None:
    side = ny_side()
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/dialog/ny/")
    side.get_by_role("link", name="Møte", exact=True).focus()
    side.keyboard.press("Enter")
    expect(side.get_by_text("svarer deg. Du får svar innen")).to_be_visible()
    side.get_by_label("Melding", exact=True).focus()
    side.keyboard.type("Jeg trenger en ny time.")
    side.keyboard.press("Control+Enter")
    expect(side.locator("#melding-1")).to_contain_text("Jeg trenger en ny time.")
    assert Trad.objects.latest("id").tema == Tema.MOTE


def test_everything_works_without_scripts(
    live_server: LiveServer, ny_side: NySide, logg_inn: LoggInn, roller: Rollebesetning, trad: UUID
) -> None:
    side = ny_side(javascript=False, bredde=390)
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/dialog/{trad}/")
    side.get_by_label("Melding", exact=True).fill("Jeg legger ved en fil")
    side.get_by_text("Legg ved filer").first.click()
    side.locator("input[type=file]").set_input_files(
        {"name": "lurt.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00 not a pdf"}
    )
    side.get_by_role("button", name="Send", exact=True).click()
    expect(side.locator(".aksel-error-summary")).to_contain_text("«lurt.pdf» kan ikke legges ved")
    expect(side.get_by_label("Melding", exact=True)).to_have_value("Jeg legger ved en fil")

    side.locator("input[type=file]").set_input_files(
        {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\nx\n%%EOF"}
    )
    side.get_by_role("button", name="Send", exact=True).click()
    expect(side.locator("#melding-4")).to_contain_text("cv.pdf")
    with side.expect_download() as lastet_ned:
        side.locator("#melding-4").get_by_role("link", name="cv.pdf").click()
    assert lastet_ned.value.suggested_filename == "cv.pdf"
