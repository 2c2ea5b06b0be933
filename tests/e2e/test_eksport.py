"""The complete export in a real browser: both sides, both widths and themes, and without scripts."""

import io
import os
import uuid
import zipfile
from pathlib import Path

import pytest
from django.utils import timezone
from planhjelp import lag
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.arkiv.models import Eksport
from dap.arkiv.operations import bestill_eksport, lag_eksport
from dap.arkiv.values import Eksportvalg, Sladding
from dap.dialog import operations as dialog
from dap.dialog.values import Tema as Samtaletema
from e2e.conftest import MOBIL, SKJERM, LoggInn, NySide, SjekkUtgaver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BILDER = os.environ.get("DAP_BILDER", "")


def _liv(roller: Rollebesetning) -> None:
    amina, naa = roller.amina, timezone.now()
    lag(roller.kari, amina)
    dialog.ny_trad(
        aktor=amina, person_id=amina.id, tema=Samtaletema.MOTE, nokkel=uuid.uuid4(), naa=naa,
        tekst="Jeg rekker ikke møtet på torsdag fordi naboen min, Ola Dunk, er syk. " * 6,
    )  # fmt: skip


def _bestill(av: object, roller: Rollebesetning, *, lages: bool) -> None:
    valg = Eksportvalg(sladdinger=(Sladding("Taushetsplikt", tekst="Ola Dunk"),))
    rad = bestill_eksport(
        aktor=av, person_id=roller.amina.id, utvalg=valg, sprak="nb",
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip
    if lages:
        lag_eksport(eksport_id=rad.id, klokke=timezone.now)


@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_every_page_is_accessible_and_fits(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn,
    sjekk_utgaver: SjekkUtgaver, hvem: str,
) -> None:  # fmt: skip
    _liv(roller)
    for lages in (True, False):
        _bestill(getattr(roller, hvem), roller, lages=lages)
    rot = f"/bruker/{roller.amina.id}" if hvem == "kari" else ""
    adresser = [f"{rot}/eksport/", f"{rot}/eksport/status/"]
    adresser += [f"{rot}/eksport/sladd/?innhold=AKTIVITET&innhold=DIALOG"] if rot else ["/om-meg/"]
    side = ny_side()
    logg_inn(side, hvem)
    for nr, adresse in enumerate(adresser):
        side.goto(live_server.url + adresse)
        expect(side.get_by_role("heading", level=1)).to_be_visible()
        sjekk_utgaver(side, f"eksport-{hvem}-{nr}")


def test_without_scripts_one_orders_waits_and_fetches(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    _liv(roller)
    side = ny_side(bredde=MOBIL, javascript=False)
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/om-meg/")
    side.get_by_role("link", name="Last ned alt").click()
    side.get_by_role("button", name="Last ned alt").click()
    expect(side.get_by_text("Venter på å bli laget")).to_be_visible()

    lag_eksport(eksport_id=Eksport.objects.get().id, klokke=timezone.now)
    side.get_by_role("link", name="Oppdater siden").click()
    with side.expect_download() as nedlasting:
        side.get_by_role("link", name="Hent filen").click()

    with zipfile.ZipFile(io.BytesIO(Path(nedlasting.value.path()).read_bytes())) as z:
        assert {"sak.pdf", "sak.json", "manifest.json"} <= set(z.namelist())


def test_the_page_notices_that_the_file_is_ready(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    side = ny_side(bredde=SKJERM)
    logg_inn(side, "amina")
    side.goto(f"{live_server.url}/eksport/")
    side.get_by_role("button", name="Last ned alt").click()
    expect(side.get_by_text("Venter på å bli laget")).to_be_visible()

    lag_eksport(eksport_id=Eksport.objects.get().id, klokke=timezone.now)

    expect(side.get_by_role("link", name="Hent filen")).to_be_visible(timeout=10_000)


def test_staff_mark_with_the_keyboard_what_is_taken_out(
    ny_side: NySide, live_server: LiveServer, roller: Rollebesetning, logg_inn: LoggInn
) -> None:
    _liv(roller)
    side = ny_side(bredde=SKJERM)
    logg_inn(side, "kari")
    side.goto(f"{live_server.url}/bruker/{roller.amina.id}/eksport/")
    side.get_by_role("button", name="Velg noe som skal sladdes").press("Enter")
    side.get_by_label("Ord eller setninger").press_sequentially("Ola Dunk")
    side.get_by_label("Begrunnelse").press_sequentially("Taushetsplikt")
    side.get_by_role("checkbox", name="Oppdatere CV-en").first.press("Space")
    side.get_by_role("button", name="Bestill sladdet fil").press("Enter")
    expect(side.get_by_text("Filen er bestilt")).to_be_visible()
    expect(side.get_by_text("Sladdet", exact=True)).to_be_visible()
    assert Eksport.objects.get().antall_sladdet == 2
