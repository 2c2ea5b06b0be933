"""A warning before a benefit is stopped, in a real browser: accessible, and given with the keyboard."""

import uuid
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.dialog import operations as dialog
from dap.eskalering import operations as eskalering
from dap.eskalering.models import Eskalering
from dap.eskalering.rules import tidligste_frist
from dap.eskalering.values import Malkode
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def start(roller: Rollebesetning, bruker: Aktor) -> UUID:
    naa = timezone.now()
    return eskalering.start(
        aktor=roller.kari, person_id=bruker.id, malkode=Malkode.IKKE_MOTT_MOTE,
        felter={
            "møte": "Samtale om veien videre", "møtedato": (dato(naa) - timedelta(days=1)).isoformat(),
            "sted": "NAV Fjordby, møterom 2",
            "begrunnelse": "Du kom ikke til møtet, og vi fikk ikke tak i deg på telefon.",
        },
        frist=tidligste_frist(dato(naa), 7, per_post=False), nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip


def test_the_pages_are_accessible_and_fit(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
) -> None:  # fmt: skip
    id_ = start(roller, roller.amina)
    start(roller, roller.bjorn)
    person = f"bruker/{roller.amina.id}/varsel-om-stans/"
    for hvem, adresser in (
        ("amina", ["plan/", "varsel-om-stans/", f"varsel-om-stans/{id_}/"]),
        ("kari", ["varsler-om-stans/", f"{person}{id_}/", f"{person}{id_}/avslutt/"]),
    ):
        side = ny_side(bredde=MOBIL)
        logg_inn(side, hvem)
        for nr, adresse in enumerate(adresser):
            side.goto(f"{live_server.url}/{adresse}")
            sjekk_utgaver(side, f"varsel-{hvem}-{nr}")


def test_a_warning_is_given_with_the_keyboard_and_answered(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
) -> None:  # fmt: skip
    kari = ny_side(bredde=MOBIL)
    logg_inn(kari, "kari")
    kari.goto(f"{live_server.url}/bruker/{roller.amina.id}/varsel-om-stans/nytt/?mal=DAGPENGER")
    kari.get_by_label("Hva som har skjedd").fill("Meldekortet ditt mangler for to uker.")
    sjekk_utgaver(kari, "varsel-skjema", bredder=(MOBIL,))
    kari.get_by_role("button", name="Se hvordan det blir").press("Enter")
    expect(kari.get_by_role("heading", name="Slik ser brukeren varselet")).to_be_visible()
    sjekk_utgaver(kari, "varsel-forhandsvisning", bredder=(MOBIL,))
    assert not Eskalering.objects.exists()
    kari.get_by_role("button", name="Send varselet").press("Enter")
    expect(kari.get_by_text("Varselet er sendt.")).to_be_visible()
    e = Eskalering.objects.get()

    amina = ny_side(bredde=MOBIL)
    logg_inn(amina, "amina")
    amina.goto(f"{live_server.url}/na/")
    amina.get_by_role("link", name="Du har fått et varsel fra NAV").press("Enter")
    expect(amina.get_by_text("Meldekortet ditt mangler for to uker.")).to_be_visible()
    dialog.send_melding(
        aktor=roller.amina, trad_id=e.trad_id, tekst="Jeg glemte det.", nokkel=uuid.uuid4(),
        naa=timezone.now(),
    )  # fmt: skip
    amina.goto(f"{live_server.url}/plan/")
    expect(amina.get_by_text("Du har svart på varselet fra NAV")).to_be_visible()
