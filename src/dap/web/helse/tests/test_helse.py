"""What machines are told, and what they are not."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from rollebesetning import Rollebesetning

from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema


def les(klient: Client) -> dict[tuple[str, str], float]:
    svar = klient.get("/helse/metrikker", headers={"Authorization": "Bearer hemmelig-nok"})
    assert svar.status_code == 200
    return {
        (maling.name, maling.labels.get("ko", "")): maling.value
        for familie in text_string_to_metric_families(svar.content.decode())
        for maling in familie.samples
    }


def test_alive_asks_nobody(client: Client) -> None:
    # No database fixture: a query would fail the test.
    svar = client.get("/helse/live")
    assert (svar.status_code, svar.content, svar["Cache-Control"]) == (200, b"ok\n", "no-store")


def test_ready_says_so(client: Client, db: None) -> None:
    svar = client.get("/helse/klar")
    assert (svar.status_code, svar.json()) == (200, {"klar": True, "mangler": []})


def test_not_ready_without_its_tables(client: Client, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'varsel'")
    svar = client.get("/helse/klar")
    assert (svar.status_code, svar.json()) == (503, {"klar": False, "mangler": ["tabeller"]})


@pytest.mark.parametrize("hode", ["", "Bearer ", "Bearer feil", "hemmelig-no", "Bearer é"])
def test_without_the_token_there_are_no_metrics(
    client: Client, settings: Any, db: None, hode: str
) -> None:
    settings.DAP_METRIKK_TOKEN = "hemmelig-nok"
    assert client.get("/helse/metrikker", headers={"Authorization": hode}).status_code == 404


def test_no_token_set_opens_to_nobody(client: Client, settings: Any, db: None) -> None:
    settings.DAP_METRIKK_TOKEN = ""
    assert client.get("/helse/metrikker").status_code == 404


def test_the_metrics_count_and_name_nobody(
    client: Client, settings: Any, roller: Rollebesetning
) -> None:
    settings.DAP_METRIKK_TOKEN = "hemmelig-nok"
    for_ = les(client)
    ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, overskrift="Hei",
        tekst="Hei", nokkel=uuid4(), naa=timezone.now(),
    )  # fmt: skip
    etter = les(client)

    assert etter["dap_dialog_ubesvart", ""] == for_["dap_dialog_ubesvart", ""] + 1
    assert etter["dap_ko_venter", "sporing"] >= 0
    assert etter["dap_arbeider_stille_sekunder", ""] == float("inf")


def test_a_name_that_cannot_be_one_is_replaced(client: Client, db: None) -> None:
    svar = client.get("/helse/live", headers={"X-Request-ID": "x\ny" * 9})
    assert len(svar["X-Request-ID"]) == 32
