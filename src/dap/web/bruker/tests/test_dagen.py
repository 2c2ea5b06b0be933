"""Requirement: the adviser's day as counts, each the same question as the list that it opens."""

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
from dap.oppfolging.operations import lagre_huskelapp
from dap.portefolje import queries
from dap.portefolje.queries import DAGSREKKE
from dap.web.bruker.dagen import dagens_linjer


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
