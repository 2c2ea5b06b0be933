"""Minutes, expectations and what the sides agree on, in a real browser."""

import os
import uuid
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from planhjelp import avtal, lag, om
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.forstaelse import operations as forstaelse
from dap.forstaelse.models import Forstaelse
from dap.forstaelse.values import Mening
from dap.konto.models import Konto
from dap.mal import operations as mal
from dap.referat import operations as referat
from dap.referat.models import Delt, Referat
from dap.referat.values import Kanal, Kommentarslag
from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver, krev_plass

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEKST = (
    "Vi snakket om hvordan det har gått siden sist. Du har vært på to intervjuer, og du venter på "
    "svar fra begge.\n\n**Dette ble vi enige om:**\n\n- Du ringer skolen om kurset innen fredag.\n"
    "- Kari sjekker om du kan få praksis i barnehagen.\n\nVi snakkes igjen om tre uker."
)


@dataclass(frozen=True)
class Scene:
    mal_id: UUID
    aktivitet_id: UUID
    forventning_id: UUID
    delt: UUID
    utkast: UUID
    brukers: UUID
    trad_id: UUID
    melding_id: UUID


@pytest.fixture
def scene(roller: Rollebesetning) -> Scene:
    amina, kari, naa = roller.amina, roller.kari, timezone.now()
    om_amina: dict[str, Any] = {"person_id": amina.id, "naa": naa}
    malet = mal.opprett_mal(
        aktor=kari, tekst="Jobb på kjøkken, også på kveldstid", nokkel=uuid.uuid4(), **om_amina
    )
    _si(
        amina,
        malet,
        Mening.UENIG,
        "Jeg kan bare jobbe på dagtid, fordi jeg henter barna klokken fire.",
    )
    mal.opprett_mal(aktor=amina, tekst="Lære mer norsk", nokkel=uuid.uuid4(), **om_amina)
    avtalt = avtal(kari, lag(kari, amina))
    forventning = mal.opprett_forventning(
        aktor=kari, tekst="Søk på minst tre stillinger i uken, og skriv dem opp i planen.",
        frist=om(14), nokkel=uuid.uuid4(), **om_amina,
    )  # fmt: skip
    sendt = dialog.ny_trad(
        aktor=amina, tema=Tema.MOTE, tekst="Jeg vil gjerne prøve praksis i barnehage.",
        nokkel=uuid.uuid4(), **om_amina,
    )  # fmt: skip
    delt = _referat(kari, amina, "Veien videre etter intervjuene", -2)
    referat.siter(aktor=kari, referat_id=delt, melding_id=sendt.melding_id, naa=naa)
    referat.del_referat(aktor=kari, referat_id=delt, versjon=2, naa=naa)
    _kommenter(amina, delt, Kommentarslag.RETTELSE, "Det var tre intervjuer, ikke to.")
    _kommenter(kari, delt, Kommentarslag.KOMMENTAR, "Takk for at du sier fra. Jeg retter det.")
    referat.lagre_utkast(
        aktor=kari, referat_id=delt, versjon=3, tekst=TEKST.replace("to int", "tre int"), naa=naa
    )
    utkast = _referat(kari, amina, "Telefon om praksisplass", -20)
    brukers = _referat(kari, amina, "Besøk på kjøkkenet", -1)
    referat.be_bruker_skrive(aktor=kari, referat_id=brukers, naa=naa)
    return Scene(malet, avtalt.aktivitet_id, forventning, delt, utkast, brukers,
                 sendt.trad_id, sendt.melding_id)  # fmt: skip


def _si(av: Any, id_: UUID, mening: Mening, ord_: str) -> None:
    forstaelse.si_mening(
        aktor=av, objekt_id=id_, versjon=1, mening=mening, kommentar=ord_, naa=timezone.now()
    )


def _referat(av: Any, for_: Any, tema: str, dager: int) -> UUID:
    return referat.start_samtalereferat(
        aktor=av, person_id=for_.id, tema=tema, tekst=TEKST, dag=om(dager), kanal=Kanal.TELEFON,
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip


def _kommenter(av: Any, id_: UUID, slag: Kommentarslag, tekst: str) -> None:
    referat.kommenter(
        aktor=av, referat_id=id_, nr=1, slag=slag, tekst=tekst, nokkel=uuid.uuid4(),
        naa=timezone.now() + timedelta(seconds=1),
    )  # fmt: skip


def _adresser(roller: Rollebesetning, s: Scene) -> dict[str, list[str]]:
    felles = [
        "plan/mal/", f"plan/mal/{s.mal_id}/", f"plan/aktivitet/{s.aktivitet_id}/",
        f"plan/forventning/{s.forventning_id}/", f"plan/enig/{s.mal_id}/", "referater/",
        f"referater/{s.delt}/", f"referater/{s.delt}/versjoner/",
    ]  # fmt: skip
    person = f"bruker/{roller.amina.id}/"
    nav = [
        "plan/", f"referater/{s.utkast}/", f"referater/{s.utkast}/skriv/",
        f"referater/{s.delt}/skriv/", f"referater/{s.brukers}/", "referater/ny/",
        f"referater/siter/?trad={s.trad_id}&melding={s.melding_id}", "plan/forventning/ny/",
        f"plan/forventning/{s.forventning_id}/status/", f"dialog/{s.trad_id}/",
        f"som-bruker/referater/{s.delt}/",
    ]  # fmt: skip
    return {
        "amina": [
            "na/",
            "plan/",
            *felles,
            f"referater/{s.brukers}/",
            f"referater/{s.brukers}/skriv/",
        ],
        "kari": [f"{person}{a}" for a in (*felles, *nav)],
    }


@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_every_page_is_accessible_and_fits(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    scene: Scene,
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
    hvem: str,
) -> None:
    side = ny_side()
    logg_inn(side, hvem)
    for nr, adresse in enumerate(_adresser(roller, scene)[hvem]):
        side.goto(f"{live_server.url}/{adresse}")
        sjekk_utgaver(side, f"referat-{hvem}-{nr:02}")


@pytest.mark.parametrize("sprak", ["nn", "en"])
@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_every_page_fits_a_phone_in_every_language(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    scene: Scene,
    logg_inn: LoggInn,
    hvem: str,
    sprak: str,
) -> None:
    side = ny_side(bredde=MOBIL)
    logg_inn(side, hvem)
    Konto.objects.filter(subjekt=hvem).update(sprak=sprak)
    for nr, adresse in enumerate(_adresser(roller, scene)[hvem]):
        side.goto(f"{live_server.url}/{adresse}")
        if mappe := os.environ.get("DAP_BILDER"):
            fil = Path(mappe) / f"referat-{hvem}-{sprak}-{nr:02}.png"
            side.screenshot(path=fil, full_page=True)
        assert side.evaluate("document.documentElement.lang") == sprak
        krev_plass(side)


@pytest.mark.parametrize("javascript", [True, False])
def test_minutes_are_written_and_shared_by_keyboard_alone(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    javascript: bool,
) -> None:
    side = ny_side(javascript=javascript)
    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/bruker/{roller.amina.id}/referater/ny/")
    side.get_by_label("Tema for samtalen").focus()
    side.keyboard.type("Om kurset")
    side.get_by_role("textbox", name="Referat").focus()
    side.keyboard.type("Vedrørende kurset ble vi enige om at du begynner mandag.")
    for _ in range(8):
        side.keyboard.press("Tab")
        if side.evaluate("document.activeElement.innerText") == "Del med bruker":
            break
    side.keyboard.press("Enter")
    expect(side.get_by_text("Referatet er delt med brukeren.").first).to_be_visible()
    assert Delt.objects.get().tekst.startswith("Vedrørende")


def test_the_help_follows_what_is_typed_and_the_draft_is_kept(
    side: Page, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/bruker/{roller.amina.id}/referater/ny/")
    felt = side.get_by_role("textbox", name="Referat")
    felt.fill("Vedrørende diagnosen")
    hjelp = side.get_by_role("complementary", name="Skrivehjelp")
    expect(hjelp.get_by_text("«Vedrørende»: om")).to_be_visible()
    expect(hjelp.get_by_text("Ser ut som sensitive opplysninger")).to_be_visible()
    expect(side.get_by_text("Kladd lagret")).to_be_visible()
    expect(felt).to_have_value("Vedrørende diagnosen")
    side.reload()
    expect(felt).to_have_value("Vedrørende diagnosen")
    assert not Referat.objects.exists()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_user_says_what_they_mean_and_corrects(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    scene: Scene,
    logg_inn: LoggInn,
    javascript: bool,
) -> None:
    side = ny_side(bredde=MOBIL, javascript=javascript)
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/na/")
    side.get_by_role("link", name="Veien videre etter intervjuene").first.click()
    side.get_by_label("Dette er jeg uenig i").check()
    side.get_by_label("Med dine ord").fill("Det mangler et intervju")
    side.get_by_role("button", name="Lagre det jeg mener").click()
    expect(side.get_by_text("Du er uenig", exact=True)).to_be_visible()
    assert Forstaelse.objects.get(objekt_id=scene.delt).tilstand == "UENIGE"
    side.get_by_label("En rettelse: slik husker jeg det").check()
    side.get_by_label("Teksten din").fill("Praksisen begynner i mars")
    side.get_by_role("button", name="Lagre ved referatet").click()
    expect(side.get_by_text("Praksisen begynner i mars").first).to_be_visible()
