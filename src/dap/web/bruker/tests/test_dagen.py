"""Requirement: the adviser's day as counts, each the same question as the list that it opens."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema
from dap.felles.tid import dato
from dap.kontor.operations import meld_fravar
from dap.oppfolging.operations import lagre_huskelapp
from dap.portefolje import queries
from dap.portefolje.queries import DAGSREKKE
from dap.web.bruker.dagen import dagens_linjer
from dap.web.bruker.liste import mine_brukere


def tall(roller: Rollebesetning, hvem: str) -> dict[str, int]:
    return {r.tekst: r.antall for r in dagens_linjer(getattr(roller, hvem), naa=timezone.now())}


def test_what_waits_is_counted_for_ones_own_alone(roller: Rollebesetning) -> None:
    naa = timezone.now()
    for bruker in (roller.amina, roller.daniel):
        ny_trad(
            aktor=bruker, person_id=bruker.id, tema=Tema.ANNET, tekst="Hei", nokkel=uuid4(), naa=naa
        )
    for bruker, frist in ((roller.amina, 0), (roller.bjorn, 1)):
        lagre_huskelapp(
            aktor=roller.kari, person_id=bruker.id, tekst="Ring", versjon=0, naa=naa,
            frist=dato(naa) + timedelta(days=frist),
        )  # fmt: skip
    kari = tall(roller, "kari")
    assert len(kari) == len(DAGSREKKE)
    assert kari["Venter på svar fra NAV"] == 1
    assert kari["Svarfristen er ute"] == 0
    assert kari["Huskelapper med frist i dag"] == 1
    assert kari["Uten aktivitet"] == 2
    assert tall(roller, "per") == {}


@pytest.mark.parametrize("hvem", ["kari", "ola", "siv", "lise", "tor", "per"])
def test_every_count_is_the_list_that_it_opens(roller: Rollebesetning, hvem: str) -> None:
    naa, aktor = timezone.now(), getattr(roller, hvem)
    for linje in dagens_linjer(aktor, naa=naa):
        assert bool(linje.adresse) <= bool(linje.antall)
        if linje.adresse:
            par = list(QueryDict(linje.adresse.partition("?")[2]).items())
            assert queries.sok(aktor, queries.les(par), naa).total == linje.antall


@pytest.mark.parametrize("hvem", ["mona", "finn", "rut", "adam", "ane"])
def test_who_follows_nobody_up_has_no_counts(roller: Rollebesetning, hvem: str) -> None:
    svar = logget_inn(hvem).get("/min-dag/")
    assert svar.status_code == 200
    assert "Det som venter" not in svar.content.decode()


def test_the_page_tells_what_waits(roller: Rollebesetning) -> None:
    assert "Det som venter" in logget_inn("kari").get("/min-dag/").content.decode()


def test_who_works_at_two_offices_sees_both_or_one(roller: Rollebesetning) -> None:
    to = replace(roller.kari, kontorrom={**roller.kari.kontorrom, **roller.ola.kontorrom})
    naa = timezone.now()
    begge = mine_brukere(to, naa=naa)
    assert {r.kontor for r in begge} == {"NAV Fjordby"}
    assert mine_brukere(to, naa=naa, kontor_nr="1202") == []
    assert len(mine_brukere(to, naa=naa, kontor_nr="1201")) == len(begge)
    assert dagens_linjer(to, naa=naa, kontor=("1202",)) == []
    ett = dagens_linjer(to, naa=naa, kontor=("1201",))
    assert [r.antall for r in ett] == [r.antall for r in dagens_linjer(roller.kari, naa=naa)]
    assert all("kontor=1201" in r.adresse for r in ett if r.antall)


def test_the_choice_of_office_is_no_way_to_another(roller: Rollebesetning) -> None:
    html = logget_inn("kari").get("/min-dag/?kontor=1202").content.decode()
    assert "Amina Yusuf" in html
    assert "Alle kontorene dine" not in html


def test_a_stand_in_is_led_to_the_users_of_the_absent(roller: Rollebesetning) -> None:
    i_dag = dato(timezone.now())
    meld_fravar(
        ansatt_id=roller.kari.id,
        stedfortreder_id=roller.siv.id,
        fra=i_dag,
        til=i_dag + timedelta(3),
    )
    siv, til = logget_inn("siv"), f'href="/oversikt/?hos={roller.kari.id}"'
    assert til in siv.get("/min-dag/").content.decode()
    assert til in siv.get("/oversikt/?hos=meg").content.decode()
    assert til not in logget_inn("tor").get("/min-dag/").content.decode()
