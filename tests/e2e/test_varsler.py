"""How one is told, in a real browser: chosen with the keyboard, and what was sent is read by both."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import NAA, Rollebesetning

from dap.felles.rom import Rom
from dap.varsel.models import Utsending, Varselvalg
from dap.varsel.operations import bestill
from dap.varsel.values import Varselslag
from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_user_chooses_and_both_see_what_became_of_it(
    ny_side: NySide,
    live_server: LiveServer,
    logg_inn: LoggInn,
    roller: Rollebesetning,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    bestill(
        slag=Varselslag.BER_OM_SVAR,
        mottaker_id=roller.amina.id,
        person_id=roller.amina.id,
        rom=Rom.STAT,
        objekt_type="TRAD",
        objekt_id=uuid4(),
        naa=NAA,
    )
    Utsending.objects.update(status="FEILET", feilkode="UGYLDIG_ADRESSE", sendt=NAA, til="90000000")
    Varselvalg.objects.create(person_id=roller.amina.id, telefon_avvist="90000000")
    amina = ny_side(bredde=MOBIL)
    logg_inn(amina, "amina")
    amina.goto(f"{live_server.url}/om-meg/varsler/")
    expect(amina.get_by_text("Rett nummeret på norge.no")).to_be_visible()
    sjekk_utgaver(amina)
    amina.get_by_label("Bare e-post").press("Space")
    amina.get_by_label("Stille fra klokken").fill("22:30")
    amina.get_by_role("button", name="Lagre").press("Enter")
    expect(amina.get_by_text("Valgene dine er lagret.")).to_be_visible()
    assert Varselvalg.objects.get().kanaler == ["EPOST"]

    kari = ny_side(javascript=False)
    logg_inn(kari, "kari")
    kari.goto(f"{live_server.url}/bruker/{roller.amina.id}/varsler/")
    expect(kari.get_by_text("kom ikke fram, for nummeret er ikke i bruk")).to_be_visible()
    amina.goto(f"{live_server.url}/om-meg/varsler/sendt/")
    sjekk_utgaver(amina)
