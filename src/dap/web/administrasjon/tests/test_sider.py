"""The administrator's page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.tilstand.tests.test_tilstand import jobb


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
    assert antall() == for_ <= 16
