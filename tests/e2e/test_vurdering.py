"""Assessments and calibration in a real browser."""

from typing import Any

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from rollebesetning import Rollebesetning

from dap.kalibrering import operations as kalibrering
from dap.kalibrering.tests import hjelp as runder
from dap.vurdering import operations as vurdering
from dap.vurdering.models import Vurdering
from dap.vurdering.tests import hjelp
from dap.vurdering.values import Slag
from e2e.conftest import LoggInn, NySide, SjekkUtgaver

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
