"""Requirement: the demo shows what was sent as the receivers would see it, and writes nothing."""

from typing import Any
from uuid import uuid4

from django.test import Client
from rollebesetning import NAA, Rollebesetning
from varsling import Varsling

from dap.felles.rom import Rom
from dap.varsel import operations
from dap.varsel.models import Varselvalg
from dap.varsel.values import Varselslag


def test_an_empty_demo_says_what_to_do(db: None) -> None:
    assert "Ingen har fått noe ennå" in Client().get("/demo/post/").content.decode()


def test_telephones_and_mailboxes_show_what_came_with_links(
    roller: Rollebesetning, varsling: Varsling, settings: Any
) -> None:
    settings.DAP_DEMOPOST = str(varsling.mappe)
    Varselvalg.objects.create(person_id=roller.amina.id, kanaler=["EPOST"])
    for person_id in (roller.amina.id, roller.bjorn.id):
        operations.bestill(
            slag=Varselslag.BER_OM_SVAR,
            mottaker_id=person_id,
            person_id=person_id,
            rom=Rom.STAT,
            objekt_type="TRAD",
            objekt_id=uuid4(),
            naa=NAA,
        )
    operations.send_ventende(klokke=lambda: NAA)

    side = Client().get("/demo/post/").content.decode()

    assert "+4790000000" in side
    assert "amina@example.no" in side
    assert "NAV venter på svar fra deg" in side
    assert side.count('<a class="aksel-link" href="https://dap.example/varsler/') == 2
