"""The administrator's page."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.tilstand.tests.test_tilstand import jobb
from dap.varsel.models import Utsending
from dap.varsel.operations import bestill, ta_imot_retur
from dap.varsel.queries import returpost
from dap.varsel.values import Varselslag


def test_the_administrator_sees_what_failed_and_tries_again(roller: Rollebesetning) -> None:
    id_ = jobb("failed")
    klient = logget_inn("adam")
    side = klient.get("/administrasjon/").content.decode()
    assert "lag_bestilt_eksport" in side
    assert "Ingen arbeidere" not in side

    svar = klient.post(f"/administrasjon/jobb/{id_}/igjen/", follow=True)

    assert "lagt i køen igjen" in svar.content.decode()
    assert "Ingen jobber har gitt opp" in svar.content.decode()
    assert klient.post(f"/administrasjon/jobb/{id_}/igjen/").status_code == 404


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor", "rut", "mona"])
def test_it_is_the_administrators_alone(roller: Rollebesetning, hvem: str) -> None:
    assert logget_inn(hvem).get("/administrasjon/").status_code == 403


def test_the_page_asks_the_same_however_much_has_failed(roller: Rollebesetning) -> None:
    klient = logget_inn("adam")

    def antall() -> int:
        with CaptureQueriesContext(connection) as sporringer:
            klient.get("/administrasjon/")
        return len(sporringer)

    jobb("failed")
    antall()
    for_ = antall()
    for _ in range(5):
        jobb("failed")
    assert antall() == for_ <= 22


def gi_opp(roller: Rollebesetning) -> Utsending:
    naa = timezone.now()
    bestill(
        slag=Varselslag.NY_MELDING, mottaker_id=roller.amina.id, person_id=roller.amina.id,
        rom="STAT", objekt_type="TRAD", objekt_id=uuid4(), naa=naa,
    )  # fmt: skip
    Utsending.objects.update(status="DOD", feilkode="NEDE", forsok=8)
    return Utsending.objects.get()


def test_a_notification_that_was_given_up_is_seen_without_its_person_and_sent_again(
    roller: Rollebesetning,
) -> None:
    rad = gi_opp(roller)
    klient = logget_inn("adam")
    side = klient.get("/administrasjon/").content.decode()
    assert "Kanalen svarer ikke" in side
    for hemmelig in ("Amina", "Yusuf", str(roller.amina.id), rad.til or "finnes-ikke"):
        assert hemmelig not in side

    svar = klient.post("/administrasjon/varsler/igjen/", {"utsending": str(rad.id)}, follow=True)

    assert "1 varsel sendes på nytt" in svar.content.decode()
    rad.refresh_from_db()
    assert (rad.status, rad.forsok) == ("VENTER", 0)
    for finnes_ikke in (str(rad.id), str(uuid4()), "x"):
        svar = klient.post("/administrasjon/varsler/igjen/", {"utsending": finnes_ikke})
        assert svar.status_code == 404


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor", "rut"])
def test_nobody_else_sends_again(roller: Rollebesetning, hvem: str) -> None:
    gi_opp(roller)
    assert logget_inn(hvem).post("/administrasjon/varsler/igjen/").status_code == 403
    assert Utsending.objects.get().status == "DOD"


def test_mail_that_nobody_understood_is_seen_without_its_words_until_somebody_has_looked(
    roller: Rollebesetning,
) -> None:
    ta_imot_retur(innhold=b"From: amina@example.no\n\nRing meg", naa=timezone.now())
    (rad,) = returpost(antall=1)
    klient = logget_inn("adam")
    side = klient.get("/administrasjon/").content.decode()
    assert f"dap varsel retur --vis {rad.id}" in side
    for hemmelig in ("amina@example.no", "Ring meg"):
        assert hemmelig not in side

    svar = klient.post("/administrasjon/retur/behandlet/", {"post": str(rad.id)}, follow=True)

    assert "merket som behandlet" in svar.content.decode()
    assert str(rad.id) not in svar.content.decode()
    for finnes_ikke in (str(rad.id), "x"):
        svar = klient.post("/administrasjon/retur/behandlet/", {"post": finnes_ikke})
        assert svar.status_code == 404
    assert logget_inn("kari").post("/administrasjon/retur/behandlet/").status_code == 403
