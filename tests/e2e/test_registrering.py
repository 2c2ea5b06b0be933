"""Registration in a real browser: by keyboard alone, with and without JavaScript, and every page."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from registre import SVAR, ny_bruker, registrer, svar_paa_alt
from rollebesetning import Rollebesetning

from dap.oppfolging.models import Oppfolgingsperiode
from dap.person.models import Person
from dap.person.values import Folkeregisterstatus
from dap.registrering import operations
from dap.registrering.models import Arbeidsgrunnlag, Oppgave
from e2e.conftest import MOBIL, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _frisk(aktor: Any) -> Any:
    """The registers answered just now, so that no register is asked."""
    naa = timezone.now()
    Person.objects.filter(id=aktor.id).update(register_hentet=naa)
    Arbeidsgrunnlag.objects.create(person_id=aktor.id, arbeid_hentet=naa, sykmelding_hentet=naa)
    return aktor


@pytest.mark.parametrize("javascript", [True, False])
def test_one_registers_by_keyboard_alone(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    javascript: bool,
) -> None:
    nora = _frisk(ny_bruker())
    side = ny_side(bredde=MOBIL, javascript=javascript)
    logg_inn(side, "nora")
    side.goto(live_server.url + "/")
    side.get_by_role("button", name="Start registreringen").press("Enter")
    for kode, verdi in SVAR.items():
        side.wait_for_url(f"**/sporsmal/{kode}/")
        if kode == "stilling":
            side.get_by_label("Svaret ditt").focus()
            side.keyboard.type(verdi)
        else:
            valg = side.locator(f'input[value="{verdi}"]')
            valg.focus()
            side.keyboard.press("Space")
            expect(valg).to_be_checked()
        side.keyboard.press("Enter")
    expect(side.get_by_role("heading", name="Se over svarene")).to_be_visible()
    side.get_by_role("button", name="Send registreringen").press("Enter")
    expect(side.get_by_role("heading", name="Du er registrert")).to_be_visible()
    assert Oppfolgingsperiode.objects.filter(person_id=nora.id, slutt=None).count() == 1


def test_the_users_pages_are_accessible_and_fit(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    nora = _frisk(ny_bruker())
    side = ny_side()
    logg_inn(side, "nora")
    rot = f"{live_server.url}/registrering/"
    side.goto(rot)
    sjekk_utgaver(side, "reg-start")
    naa = timezone.now()
    svar_paa_alt(nora, nora.id, naa, SVAR)
    operations.lagre_svar(
        aktor=nora, person_id=nora.id, kode="dinSituasjon", verdi="ALDRI_HATT_JOBB", naa=naa
    )
    for sti in ("sporsmal/dinSituasjon/", "oppsummering/"):
        side.goto(rot + sti)
        sjekk_utgaver(side, f"reg-{sti.split('/')[0]}")


def test_the_answer_and_staffs_pages_are_accessible_and_fit(
    ny_side: NySide,
    live_server: LiveServer,
    roller: Rollebesetning,
    logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver,
) -> None:
    naa = timezone.now()
    ulla = _frisk(ny_bruker("ulla", status=Folkeregisterstatus.FORSVUNNET))
    operations.be_om_kontakt(aktor=ulla, person_id=ulla.id, naa=naa)
    nora = _frisk(ny_bruker())
    registrer(nora, naa)
    side = ny_side()
    logg_inn(side, "ulla")
    side.goto(f"{live_server.url}/registrering/")
    sjekk_utgaver(side, "reg-hinder")
    side = ny_side()
    logg_inn(side, "kari")
    person = f"/bruker/{nora.id}/registrering"
    oppgave = Oppgave.objects.get(person_id=nora.id).id
    for navn, sti in (
        ("oppgaver", "/kontor/oppgaver/"),
        ("oppgave", f"{person}/oppgave/{oppgave}/"),
        ("kvittering", f"{person}/kvittering/"),
        ("profil", f"{person}/profil/"),
    ):
        side.goto(live_server.url + sti)
        sjekk_utgaver(side, f"reg-{navn}")
