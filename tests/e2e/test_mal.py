"""Situation and goals, the bell, Om meg and the pages round a person, in a real browser."""

import re
from datetime import date
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import NAA, Rollebesetning

from dap.mal import operations as mal
from dap.mal.models import Mal, Situasjon
from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANG = (
    "Jeg har jobbet ti år i barnehage og vil gjerne tilbake, men ryggen gjør at jeg ikke kan løfte "
    "like mye som før. Nå går jeg til behandling hver uke. Jeg har to barn hjemme og kan jobbe "
    "dagtid. Det viktigste for meg er å komme i gang igjen, og at noen hører på det jeg sier."
)


@pytest.fixture
def mal_id(roller: Rollebesetning) -> UUID:
    amina, kari = roller.amina, roller.kari
    mal.lagre_situasjon(aktor=amina, person_id=amina.id, tekst=LANG, versjon=0, naa=NAA)
    id_ = mal.opprett_mal(
        aktor=amina, person_id=amina.id, tekst="Jobb i barnehage, dagtid", viktighet=5, realisme=3,
        revurderes=date(2027, 3, 1), nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    mal.opprett_mal(aktor=kari, person_id=amina.id, tekst="Få bedre rygg", nokkel=uuid4(), naa=NAA)
    for tekst in ("Oppdatere CV-en", "Ringe tre barnehager"):
        mal.legg_til_milepael(
            aktor=amina, mal_id=id_, tekst=tekst, frist=date(2027, 1, 15), nokkel=uuid4(), naa=NAA
        )
    mal.endre_mal(
        aktor=kari, mal_id=id_, versjon=1, tekst="Fast jobb i barnehage, dagtid",
        revurderes=date(2027, 3, 1), naa=NAA,
    )  # fmt: skip
    return id_


def _adresser(roller: Rollebesetning, mal_id: UUID) -> dict[str, list[str]]:
    plan = [
        "mal/", f"mal/{mal_id}/", f"mal/{mal_id}/endre/", f"mal/{mal_id}/status/", "situasjon/",
        f"versjoner/{mal_id}/", f"versjoner/{mal_id}/1/2/",
    ]  # fmt: skip
    person = f"/bruker/{roller.amina.id}"
    return {
        "amina": [*(f"/plan/{s}" for s in plan), "/varsler/", "/om-meg/", "/om-meg/innsyn/"],
        "kari": [
            "/min-dag/",
            "/varsler/",
            *(f"{person}/plan/{s}" for s in plan),
            f"{person}/plan/",
            f"{person}/som-bruker/plan/mal/",
            f"{person}/som-bruker/na/",
        ],
        "tor": ["/kontor/oppslag/"],
        "ola": [f"{person}/plan/mal/"],
    }


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor", "ola"])
def test_every_page_is_accessible_and_fits(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    mal_id: UUID,
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
    hvem: str,
) -> None:
    side = ny_side()
    logg_inn(side, hvem)
    for nr, adresse in enumerate(_adresser(roller, mal_id)[hvem]):
        side.goto(live_server.url + adresse)
        sjekk_utgaver(side, f"mal-{hvem}-{nr}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_goal_is_set_by_keyboard_alone(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    javascript: bool,
) -> None:
    side = ny_side(javascript=javascript)
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/plan/mal/nytt/")
    side.get_by_role("textbox", name="Mål", exact=True).focus()
    side.keyboard.type("Få førerkort")
    side.keyboard.press("Tab")
    side.keyboard.press("ArrowDown")
    for _ in range(20):
        side.keyboard.press("Tab")
        if side.evaluate("document.activeElement.innerText") == "Lagre":
            break
    side.keyboard.press("Enter")
    expect(side.get_by_role("link", name="Få førerkort")).to_be_visible()
    assert Mal.objects.get().viktighet == 1


def test_a_step_is_ticked_off_without_a_new_page(
    side: Page, live_server: LiveServer, roller: Rollebesetning, mal_id: UUID, logg_inn: LoggInn
) -> None:
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/plan/mal/{mal_id}/")
    side.evaluate("window.sammeSide = true")
    knapp = side.get_by_role("button", name=re.compile("Merk som nådd.*Oppdatere CV-en"))
    knapp.focus()
    side.keyboard.press("Enter")
    likevel = side.get_by_role("button", name=re.compile("Ikke nådd likevel.*Oppdatere CV-en"))
    expect(likevel).to_be_focused()
    assert side.evaluate("window.sammeSide")


def test_two_who_write_at_once_choose(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    amina, kari = ny_side(), ny_side(bredde=MOBIL)
    logg_inn(amina, "amina")
    logg_inn(kari, "kari")
    amina.goto(f"{live_server.url}/plan/situasjon/")
    kari.goto(f"{live_server.url}/bruker/{roller.amina.id}/plan/situasjon/")
    amina.get_by_role("textbox", name="Min situasjon").fill("Mine ord")
    amina.get_by_role("button", name="Lagre").click()
    expect(amina.get_by_text("Situasjonen er lagret.").first).to_be_visible()
    kari.get_by_role("textbox", name="Min situasjon").fill("Veilederens ord")
    kari.get_by_role("button", name="Lagre").click()
    expect(kari.get_by_text("Mine ord")).to_be_visible()
    expect(kari.get_by_role("textbox", name="Min situasjon")).to_have_value("Veilederens ord")
    kari.get_by_role("button", name="Lagre").click()
    expect(kari.get_by_text("Situasjonen er lagret.").first).to_be_visible()
    assert Situasjon.objects.get().tekst == "Veilederens ord"


def test_what_was_typed_is_there_when_one_comes_back(
    side: Page, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/plan/situasjon/")
    side.get_by_role("textbox", name="Min situasjon").fill("Ikke ferdig med dette")
    expect(side.get_by_text("Kladd lagret")).to_be_visible()
    side.goto(f"{live_server.url}/om-meg/")
    side.goto(f"{live_server.url}/plan/situasjon/")
    expect(side.get_by_role("textbox", name="Min situasjon")).to_have_value("Ikke ferdig med dette")


def test_the_fodselsnummer_is_copied_and_never_in_the_address(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    side = ny_side(permissions=["clipboard-read", "clipboard-write"])
    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/bruker/{roller.amina.id}/plan/mal/")
    side.get_by_role("button", name=re.compile("Kopier")).click()
    nummer = side.evaluate("navigator.clipboard.readText()")
    assert len(nummer) == 11
    side.goto(f"{live_server.url}/min-dag/")
    side.get_by_label("Finn bruker").fill(nummer)
    side.keyboard.press("Enter")
    expect(side.get_by_text("Amina Yusuf").first).to_be_visible()
    assert nummer not in side.url
