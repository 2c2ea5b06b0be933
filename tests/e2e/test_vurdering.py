"""Assessments and calibration in a real browser."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.kalibrering import operations as kalibrering
from dap.kalibrering.tests import hjelp as runder
from dap.vurdering import operations as vurdering
from dap.vurdering.models import Vurdering
from dap.vurdering.tests import hjelp
from dap.vurdering.values import Slag
from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scene(roller: Rollebesetning) -> dict[str, Any]:
    """One assessment with two versions and a draft, one that is asked for, and two rounds."""
    naa, kari, amina = timezone.now(), roller.kari, roller.amina
    hjelp.eget(amina, amina, naa)
    id_ = hjelp.start(kari, amina, naa)
    for merke in ("først", "så"):
        hjelp.fyll(kari, id_, naa, merke)
        hjelp.ferdig(kari, id_, naa)
        hjelp.start(kari, amina, naa)
    vurdering.be_om_egenvurdering(aktor=kari, person_id=amina.id, slag=Slag.BEHOV, naa=naa)
    ferdig, saker = runder.apen(roller.tor, naa)
    for navn in ("kari", "per", "siv"):
        for nr, sak_id in enumerate(saker):
            gruppe = runder.SITUASJON if nr and navn == "siv" else runder.STANDARD
            runder.svar(getattr(roller, navn), sak_id, naa, gruppe)
    kalibrering.lukk_runde(aktor=roller.tor, runde_id=ferdig, naa=naa)
    apen, saker = runder.apen(roller.tor, naa)
    ny = runder.runde(roller.tor, naa, tittel="En runde til")
    return {"id": id_, "ferdig": ferdig, "apen": apen, "sak": saker[0], "ny": ny}


def _adresser(roller: Rollebesetning, s: dict[str, Any]) -> dict[str, list[str]]:
    en, nav = f"vurderinger/{s['id']}/", f"bruker/{roller.amina.id}/"
    behov = Vurdering.objects.get(slag=Slag.BEHOV).id
    return {
        "amina": ["na/", "vurderinger/", en, f"{en}versjoner/", f"vurderinger/{behov}/egen/"],
        "kari": [
            f"{nav}vurderinger/", f"{nav}{en}", f"{nav}{en}del/HINDRINGER/",
            f"{nav}{en}del/KONKLUSJON/", f"{nav}{en}ferdig/", f"{nav}vurderinger/egen/BEHOV/",
            "kalibrering/", f"kalibrering/{s['ferdig']}/", f"kalibrering/{s['apen']}/",
            f"kalibrering/sak/{s['sak']}/svar/", "min-dag/",
        ],
        "tor": [
            f"kalibrering/{s['ferdig']}/", f"kalibrering/{s['apen']}/", f"kalibrering/{s['ny']}/",
            f"kalibrering/{s['ny']}/ny-sak/", "kalibrering/ny/1201/",
            "kalibrering/fagansvarlige/1201/",
        ],
    }  # fmt: skip


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor"])
def test_every_page_is_accessible_and_fits(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    scene: dict[str, Any],
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
    hvem: str,
) -> None:
    side = ny_side()
    logg_inn(side, hvem)
    for nr, adresse in enumerate(_adresser(roller, scene)[hvem]):
        side.goto(f"{live_server.url}/{adresse}")
        sjekk_utgaver(side, f"vurdering-{hvem}-{nr:02}")


def test_from_the_users_words_to_a_finished_assessment_without_scripts(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    bruker = ny_side(bredde=MOBIL, javascript=False)
    logg_inn(bruker, "amina")
    bruker.goto(f"{live_server.url}/vurderinger/")
    bruker.get_by_role("link", name=re.compile("Skriv hva du selv tenker.*Behovsvurdering")).click()
    bruker.get_by_label("Hva vil jeg jobbe med?").fill("Jeg vil jobbe med dyr.")
    bruker.get_by_role("button", name="Lagre").click()
    expect(bruker.get_by_text("Egenvurderingen er lagret.").first).to_be_visible()

    nav = ny_side(javascript=False)
    logg_inn(nav, "kari")
    id_: UUID = Vurdering.objects.get().id
    nav.goto(f"{live_server.url}/bruker/{roller.amina.id}/vurderinger/{id_}/")
    expect(nav.get_by_text("Jeg vil jobbe med dyr.")).to_be_visible()
    nav.get_by_role("button", name="Begynn på vurderingen").click()
    nav.get_by_role("link", name=re.compile("Skriv.*Ressurser og muligheter")).click()
    for navn in ("Ressurser og muligheter", "Behov for hjelp"):
        nav.get_by_role("textbox", name=navn).focus()
        nav.keyboard.type(f"Om {navn.lower()}.")
        nav.keyboard.press("Tab")
        nav.keyboard.press("Enter")
        expect(nav.get_by_text("Ingen andre enn NAV ser det ennå.").first).to_be_visible()
    nav.get_by_role("textbox", name="Konklusjon").fill("Trenger veiledning.")
    nav.get_by_label("Nei").check()
    nav.get_by_label("Trenger veiledning", exact=True).check()
    nav.get_by_role("button", name="Lagre").click()
    nav.get_by_role("link", name="Les gjennom og gjør ferdig").click()
    nav.get_by_role("button", name="Gjør ferdig og vis brukeren").click()

    bruker.goto(f"{live_server.url}/na/")
    bruker.get_by_role("link", name="Behovsvurdering").first.click()
    expect(bruker.get_by_role("heading", name="Det du har å bygge på")).to_be_visible()
    bruker.get_by_label("Dette er jeg enig i").check()
    bruker.get_by_role("button", name="Lagre det jeg mener").click()
    expect(bruker.get_by_text("Begge enige").first).to_be_visible()
