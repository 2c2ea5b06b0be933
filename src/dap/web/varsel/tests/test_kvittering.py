"""Requirement: the gateway tells whether an SMS arrived; only the gateway, and once counts."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer
from rollebesetning import NAA, Rollebesetning
from varsling import Varsling

from dap.felles.rom import Rom
from dap.varsel import operations
from dap.varsel.models import Utsending, Varselvalg
from dap.varsel.values import Feilkode, Utsendingsstatus, Varselslag

S = Utsendingsstatus
ADRESSE = "/varsler/kvittering/sms/"
NOKKEL = {"Authorization": "Bearer uten-betydning"}


def bestill(roller: Rollebesetning) -> None:
    operations.bestill(
        slag=Varselslag.NY_MELDING,
        mottaker_id=roller.amina.id,
        person_id=roller.amina.id,
        rom=Rom.STAT,
        objekt_type="TRAD",
        objekt_id=uuid4(),
        naa=NAA,
    )


def sendt(roller: Rollebesetning) -> Utsending:
    bestill(roller)
    Utsending.objects.update(status=S.SENDT, sendt=NAA, forsok=1, til="90000000")
    return Utsending.objects.get()


def kvitter(rad: Utsending, status: str, **hode: str) -> int:
    kropp = json.dumps({"nokkel": str(rad.id), "status": status})
    svar = Client().post(ADRESSE, kropp, "application/json", headers=hode or NOKKEL)
    return svar.status_code


def test_a_receipt_is_written_and_the_same_again_changes_nothing(roller: Rollebesetning) -> None:
    rad = sendt(roller)
    assert kvitter(rad, "LEVERT") == 204
    rad.refresh_from_db()
    levert = rad.levert
    assert (rad.status, levert is not None) == (S.LEVERT, True)

    assert kvitter(rad, "LEVERT") == 204
    assert kvitter(rad, "FEILET") == 204
    rad.refresh_from_db()
    assert (rad.status, rad.levert) == (S.LEVERT, levert)
    assert Utsending.objects.count() == 1


def test_a_number_that_does_not_exist_is_marked_and_an_email_ordered(
    roller: Rollebesetning,
) -> None:
    rad = sendt(roller)
    assert kvitter(rad, "UGYLDIG_NUMMER") == kvitter(rad, "UGYLDIG_NUMMER") == 204
    assert list(Utsending.objects.order_by("id").values_list("kanal", "status", "feilkode")) == [
        ("SMS", S.FEILET, Feilkode.UGYLDIG_ADRESSE),
        ("EPOST", S.VENTER, ""),
    ]
    assert Varselvalg.objects.get().telefon_avvist == "90000000"


def test_an_sms_that_failed_otherwise_marks_no_number(roller: Rollebesetning) -> None:
    rad = sendt(roller)
    assert kvitter(rad, "FEILET") == 204
    assert not Varselvalg.objects.exists()
    assert Utsending.objects.filter(kanal="EPOST").exists()


@pytest.mark.parametrize(
    "hode", [{"Authorization": ""}, {"Authorization": "Bearer feil"}, {"Authorization": "Bearer æ"}]
)
def test_a_stranger_changes_nothing(roller: Rollebesetning, hode: dict[str, str]) -> None:
    rad = sendt(roller)
    assert kvitter(rad, "LEVERT", **hode) == 401
    assert Utsending.objects.get().status == S.SENDT


@pytest.mark.parametrize(
    "kropp",
    [
        *("", "[]", "null", "{", "{}", '{"nokkel": 3, "status": "LEVERT"}', "[" * 3000),
        '{"nokkel": "00000000-0000-4000-8000-000000000001", "status": "KANSKJE"}',
        '{"nokkel": "00000000-0000-4000-8000-000000000001", "status": ["LEVERT"]}',
        " " * 5000,
    ],
)
def test_nonsense_is_refused(db: None, kropp: str) -> None:
    assert Client().post(ADRESSE, kropp, "application/json", headers=NOKKEL).status_code == 400


def test_a_message_that_we_never_sent_is_not_known(roller: Rollebesetning) -> None:
    bestill(roller)
    assert kvitter(Utsending.objects.get(), "LEVERT") == 404
    assert kvitter(Utsending(id=uuid4()), "LEVERT") == 404


def test_without_a_gateway_nobody_gives_receipts(db: None, settings: Any) -> None:
    settings.DAP_SMS = {}
    assert Client().post(ADRESSE, "{}", "application/json", headers=NOKKEL).status_code == 401


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("feil", "status"), [("", S.LEVERT), ("dobbel", S.LEVERT), ("feilet", S.FEILET)]
)
def test_the_gateways_own_receipt_comes_over_http(
    roller: Rollebesetning,
    varsling: Varsling,
    live_server: LiveServer,
    settings: Any,
    feil: str,
    status: str,
) -> None:
    settings.DAP_SMS = {**settings.DAP_SMS, "kvitteringsbase": live_server.url}
    varsling.feil(sms=feil)
    bestill(roller)
    Utsending.objects.update(neste=NAA, tidligst=NAA)
    operations.send_ventende(klokke=lambda: NAA)
    varsling.sentral.sentral.vent_paa_kvitteringer()
    assert Utsending.objects.get(kanal="SMS").status == status
