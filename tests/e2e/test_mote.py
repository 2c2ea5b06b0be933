"""Meetings in a real browser: both sides, both widths and themes, keyboard alone, no scripts."""

import os
import uuid
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.felles.tid import OSLO, dato, neste_arbeidsdag, oslo
from dap.mote import operations
from dap.mote.models import Mote
from dap.mote.values import Kanal, Moteinnhold, Motestatus
from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BILDER = os.environ.get("DAP_BILDER", "")


def klokka(dager: int, time_: int = 10, minutt: int = 0) -> datetime:
    """An hour on the clock in Oslo on the first working day after so many days."""
    dag = neste_arbeidsdag(dato(timezone.now()) + timedelta(days=dager - 1))
    return datetime.combine(dag, time(time_, minutt), tzinfo=OSLO)


def om(tittel: str, kanal: Kanal = Kanal.OPPMOTE, varighet: int = 45, **andre: str) -> Moteinnhold:
    sted = "NAV Fjordby, Storgata 4, rom 2" if kanal == Kanal.OPPMOTE else "Jeg ringer deg"
    return Moteinnhold(tittel, kanal, varighet, sted, **andre)


@dataclass(frozen=True)
class Moter:
    innkalt: UUID
    onske: UUID
    pagar: UUID
    holdt: UUID


@pytest.fixture
def moter(transactional_db: None, roller: Rollebesetning) -> Moter:
    """A summons with an agenda, a wish that waits, one in progress, one held, one called off, slots."""
    kari, amina, naa = roller.kari, roller.amina, timezone.now()

    def kall_inn(start: datetime, innhold: Moteinnhold, tid: datetime = naa) -> UUID:
        return operations.kall_inn(
            aktor=kari, person_id=amina.id, innhold=innhold, start=start, nokkel=uuid.uuid4(),
            naa=tid,
        )  # fmt: skip

    for_ = naa - timedelta(days=40)
    holdt = kall_inn(naa - timedelta(days=20), om("Bli kjent og lage plan"), for_)
    operations.registrer_utfall(
        aktor=kari, mote_id=holdt, versjon=1, utfall=Motestatus.GJENNOMFORT, naa=naa
    )
    avlyst = kall_inn(klokka(9, 9), om("Videomøte om CV", Kanal.VIDEO,
                                       videolenke="https://video.example/abc"))  # fmt: skip
    operations.avlys(aktor=amina, mote_id=avlyst, versjon=1, ord="Barnet er sykt", naa=naa)
    innkalt = kall_inn(
        klokka(3),
        om("Truckførerkurset og veien videre", hensikt="Vi ser på kurset og lager en plan for "
           "våren.", forberedelser="Ta med kursplanen.", tolk="Somali"),
    )  # fmt: skip
    for hvem, tekst in ((amina, "Kan kurset betales av NAV?"), (kari, "Praksisplass i april")):
        operations.legg_til_punkt(
            aktor=hvem, mote_id=innkalt, tekst=tekst, nokkel=uuid.uuid4(), naa=naa
        )
    pagar = kall_inn(naa - timedelta(minutes=10), om("Kort prat", Kanal.TELEFON, 30), for_)
    onske = operations.be_om_mote(
        aktor=amina, person_id=amina.id, innhold=om("Permittering", Kanal.TELEFON),
        tider=[klokka(5, 9), klokka(6, 13, 30), klokka(7, 11)], nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    operations.kall_inn(
        aktor=kari, person_id=roller.bjorn.id, innhold=om("Oppstart"), start=klokka(3, 12),
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    operations.apne_tider(
        aktor=kari, veileder_id=kari.id, dag=dato(klokka(4)), fra=time(9), til=time(11),
        varighet=30, kanaler=[Kanal.OPPMOTE, Kanal.TELEFON], sted="NAV Fjordby", naa=naa,
    )  # fmt: skip
    return Moter(innkalt, onske, pagar, holdt)


def bilde(side: Page, navn: str) -> None:
    """A look at the page, for whoever asks for it (DAP_BILDER=folder)."""
    if BILDER:
        side.screenshot(path=str(Path(BILDER) / f"{navn}.png"), full_page=True)


def uke(tid: datetime) -> str:
    ar, nr, _dag = dato(tid).isocalendar()
    return f"/kalender/?uke={ar}-W{nr:02d}"


def test_every_page_is_accessible(
    live_server: LiveServer,
    ny_side: NySide,
    sjekk_utgaver: SjekkUtgaver,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    moter: Moter,
) -> None:
    nav = f"/bruker/{roller.amina.id}"
    sider = {
        "amina": [
            ("na", "/na/"), ("liste", "/moter/"), ("mote", f"/moter/{moter.innkalt}/"),
            ("nytt", "/moter/nytt/"), ("ledig", "/moter/ledig/"),
            ("flytt", f"/moter/{moter.innkalt}/tider/"), ("onske", f"/moter/{moter.onske}/"),
            ("avlys", f"/moter/{moter.innkalt}/avlys/"), ("abonnement", "/kalender/abonnement/"),
        ],
        "kari": [
            ("liste", f"{nav}/moter/"), ("innkall", f"{nav}/moter/innkall/"),
            ("nytt", f"{nav}/moter/nytt/"), ("onske", f"{nav}/moter/{moter.onske}/"),
            ("mote", f"{nav}/moter/{moter.innkalt}/"), ("pagar", f"{nav}/moter/{moter.pagar}/"),
            ("endre", f"{nav}/moter/{moter.innkalt}/endre/"),
            ("utfall", f"{nav}/moter/{moter.holdt}/utfall/"),
            ("rad", f"{nav}/moter/rad/BRUKER_BER/"), ("kalender", "/kalender/"),
            ("uke", uke(klokka(4))), ("apne", "/kalender/apne/"),
        ],
    }  # fmt: skip
    for hvem, adresser in sider.items():
        side = ny_side()
        logg_inn(side, hvem)
        for navn, adresse in adresser:
            svar = side.goto(live_server.url + adresse)
            assert svar is not None
            assert svar.status == 200, adresse
            sjekk_utgaver(side, f"mote-{hvem}-{navn}")


def test_a_user_asks_and_an_adviser_accepts_without_scripts(
    live_server: LiveServer, ny_side: NySide, logg_inn: LoggInn, roller: Rollebesetning
) -> None:
    amina = ny_side(bredde=MOBIL, javascript=False)
    logg_inn(amina, "amina")
    amina.goto(f"{live_server.url}/moter/")
    amina.get_by_role("link", name="Be om et møte").click()
    amina.get_by_label("Hva vil du snakke om?").fill("Praksisplass")
    amina.get_by_label("Telefonmøte").check()
    tid = klokka(4, 13)
    amina.get_by_label("Forslag 1").fill(oslo(tid).strftime("%Y-%m-%dT%H:%M"))
    amina.get_by_role("button", name="Send").click()
    expect(amina.get_by_role("heading", name="Praksisplass")).to_be_visible()
    expect(amina.get_by_role("heading", name="Venter på svar fra NAV")).to_be_visible()

    kari = ny_side(javascript=False)
    logg_inn(kari, "kari")
    kari.goto(f"{live_server.url}/bruker/{roller.amina.id}/moter/")
    kari.get_by_role("link", name="Praksisplass").first.click()
    kari.get_by_role("radio").first.check()
    kari.get_by_role("button", name="Godta tiden").click()
    expect(kari.get_by_text("Bekreftet")).to_be_visible()
    m = Mote.objects.get()
    assert (m.status, m.start) == (Motestatus.AVTALT, tid)


def test_a_summons_is_confirmed_with_the_keyboard_alone(
    live_server: LiveServer, ny_side: NySide, logg_inn: LoggInn, moter: Moter
) -> None:
    side = ny_side(bredde=MOBIL)
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/moter/{moter.innkalt}/")
    for _ in range(40):
        side.keyboard.press("Tab")
        if side.evaluate("document.activeElement.innerText").strip() == "Jeg kommer":
            break
    with side.expect_navigation():
        side.keyboard.press("Enter")
    expect(side.get_by_text("Bekreftet", exact=True)).to_be_visible()
    assert Mote.objects.get(id=moter.innkalt).bekreftet is not None
