"""Requirement: the page says what its numbers mean, names no adviser, and opens the list behind them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.portefolje import likhet

SIDE = "/kontakt-og-behov/"


def test_few_are_hidden_and_nobody_is_named(roller: Rollebesetning) -> None:
    html = logget_inn("tor").get(SIDE).content.decode()
    assert "færre enn 5 eller skjult" in html
    assert "Slik er tallene regnet" in html
    for navn in ("Kari Nordmo", "Siv Aasland", "Yusuf"):
        assert navn not in html


def test_a_number_opens_its_list(roller: Rollebesetning, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likhet, "MINST", 1)
    klient = logget_inn("tor")
    html = klient.get(f"{SIDE}?kontor=1201&dager=90").content.decode()
    lenke = "/oversikt/?kontor=1201&amp;innsatsgruppe=INGEN&amp;sort=nav_kontakt"
    assert lenke in html
    assert "Yusuf" in klient.get(lenke.replace("&amp;", "&")).content.decode()


@pytest.mark.parametrize(
    ("hvem", "adresse", "status"),
    [
        ("kari", "", 403), ("rut", "", 403), ("tor", "?kontor=1202", 403), ("tor", "?team=x", 404),
        ("tor", "?team=00000000-0000-0000-0000-000000000001", 404), ("tor", "?dager=tull", 200),
    ],
)  # fmt: skip
def test_who_and_what(roller: Rollebesetning, hvem: str, adresse: str, status: int) -> None:
    assert logget_inn(hvem).get(f"{SIDE}{adresse}").status_code == status


def test_one_question_for_all_the_numbers(roller: Rollebesetning) -> None:
    klient = logget_inn("tor")
    klient.get(SIDE)
    with CaptureQueriesContext(connection) as sporringer:
        klient.get(SIDE)
    assert len(sporringer) <= 16, [s["sql"][:100] for s in sporringer]
