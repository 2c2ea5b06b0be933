"""Requirement: the user sees who has looked at the plan, from where, at what and why."""

import ast
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from klient import logget_inn
from rollebesetning import NAA, Rollebesetning

from dap.konto.models import Konto, Okt
from dap.sporing.operations import skriv_oppslag
from dap.sporing.queries import antall_oppslag, hvem_har_sett
from dap.tilgang.operations import apne_person, oppgi_grunn
from dap.web.meg.tekster import HVA, hva_tekst

KILDE = Path(__file__).resolve().parents[3]


def test_the_user_sees_who_what_and_why(roller: Rollebesetning) -> None:
    amina = roller.amina
    apne_person(aktor=roller.kari, person_id=amina.id, hva="plan", naa=NAA)
    oppgi_grunn(aktor=roller.ola, person_id=amina.id, grunn="Møtte opp i Dalen i dag", naa=NAA)
    apne_person(aktor=roller.kari, person_id=roller.bjorn.id, hva="plan", naa=NAA)

    for adresse in ("/om-meg/", "/om-meg/innsyn/"):
        tekst = logget_inn("amina").get(adresse).content.decode()
        assert "Kari Nordmo" in tekst
        assert "NAV Fjordby" in tekst
        assert "Leste planen din" in tekst
        assert "Møtte opp i Dalen i dag" in tekst
    assert logget_inn("bjorn").get("/om-meg/innsyn/").content.decode().count("Kari Nordmo") == 1


def test_a_long_list_has_pages(roller: Rollebesetning, django_assert_max_num_queries: Any) -> None:
    for n in range(60):
        skriv_oppslag(
            aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=NAA + timedelta(minutes=n)
        )
    klient = logget_inn("amina")
    klient.get("/om-meg/innsyn/")
    with django_assert_max_num_queries(8):
        tekst = klient.get("/om-meg/innsyn/", {"side": "3"}).content.decode()
    assert tekst.count("Leste planen din") == 10
    assert klient.get("/om-meg/innsyn/", {"side": "tull"}).status_code == 200


def test_contact_details_and_adviser_are_shown(roller: Rollebesetning) -> None:
    tekst = logget_inn("amina").get("/om-meg/").content.decode()
    for ord_ in ("Amina Yusuf", "amina@example.no", "90000000", "Kari Nordmo"):
        assert ord_ in tekst


@pytest.mark.parametrize("adresse", ["/om-meg/", "/om-meg/innsyn/"])
def test_the_page_is_the_users(roller: Rollebesetning, adresse: str) -> None:
    assert logget_inn("kari").get(adresse).status_code == 403


def test_every_word_of_the_trace_has_a_text() -> None:
    """Every `hva="…"` in the product."""
    brukt = set()
    for fil in KILDE.rglob("*.py"):
        if {"tests", "migrations"} & set(fil.parts):
            continue
        for node in ast.walk(ast.parse(fil.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "hva":
                brukt |= {
                    n.value
                    for n in ast.walk(node.value)
                    if isinstance(n, ast.Constant) and isinstance(n.value, str)
                }
    assert "endre_mal" in brukt
    assert brukt - set(HVA) == set()
    assert hva_tekst("noe annet") == "Åpnet saken din"


def test_one_signs_out_of_every_other_browser(roller: Rollebesetning) -> None:
    konto = Konto.objects.get(subjekt="amina")
    her, der, andre = logget_inn("amina"), logget_inn("amina"), logget_inn("bjorn")
    for klient, eier in ((her, konto), (der, konto), (andre, Konto.objects.get(subjekt="bjorn"))):
        Okt.objects.create(
            konto=eier, utsteder="x", sesjonsnokkel=klient.session.session_key or "", startet=NAA
        )
    assert "Logg ut alle andre steder" in her.get("/om-meg/").content.decode()

    svar = her.post("/om-meg/andre-okter/", follow=True)

    assert "logget ut alle andre steder" in svar.content.decode()
    assert der.get("/om-meg/").status_code == 302
    assert andre.get("/om-meg/").status_code == 200
    assert "Logg ut alle andre steder" not in her.get("/om-meg/").content.decode()


def test_the_same_look_within_a_minute_is_one_line(roller: Rollebesetning) -> None:
    for sekund in (0, 1, 30, 90):
        skriv_oppslag(
            aktor=roller.kari,
            person_id=roller.amina.id,
            hva="endre_mal",
            naa=NAA + timedelta(seconds=sekund),
        )
    rader = hvem_har_sett(roller.amina.id)
    assert [r.tid for r in rader] == [NAA + timedelta(seconds=90), NAA + timedelta(seconds=30)]
    assert antall_oppslag(roller.amina.id) == 2
