"""Requirement: the office sets what silent and need mean, sees what it does first, and who changed what."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.felles.feil import VersjonsKonflikt
from dap.portefolje import queries
from dap.portefolje.models import Terskel
from dap.portefolje.operations import sett_terskler
from dap.portefolje.values import DAGER, VEKTER

SIDE = "/kontor/1201/grenser/"


def felt(versjon: int = 0, **endret: object) -> dict[str, object]:
    return {**DAGER, **VEKTER, "versjon": versjon, **endret}


def test_the_leader_saves_and_only_what_is_different_is_the_offices(roller: Rollebesetning) -> None:
    klient = logget_inn("tor")
    assert klient.post(SIDE, felt(ulest=30, NY=50)).status_code == 302
    rad = Terskel.objects.get()
    assert (rad.dager, rad.vekter, rad.versjon) == ({"ulest": 30}, {"NY": 50}, 1)
    html = klient.get(SIDE).content.decode()
    assert "Ulest melding: fra 14 til 30" in html
    assert "Ny for veilederen: fra 10 til 50" in html
    assert "Tor Lederud" in html
    svar = klient.post(f"{SIDE}standard/", {"versjon": 1}, follow=True)
    html = svar.content.decode()
    assert "tilbake til de vanlige grensene" in html
    assert queries.terskler(("1201",)).dager == DAGER


def test_what_it_would_do_is_shown_and_nothing_is_saved(roller: Rollebesetning) -> None:
    html = logget_inn("tor").post(SIDE, felt(UTEN_VEDTAK=99, forhandsvis=1)).content.decode()
    assert "Ingenting er lagret ennå." in html
    assert "Mangler vedtak etter § 14 a (99)" in html
    assert "Yusuf, Amina" in html
    assert "Skjulstad" not in html
    assert not Terskel.objects.exists()


def test_the_second_of_two_sees_both(roller: Rollebesetning, naa: datetime) -> None:
    sett_terskler(
        aktor=roller.tor, kontor="1201", dager={"ulest": 21}, vekter={}, versjon=0, naa=naa
    )
    svar = logget_inn("tor").post(SIDE, felt(0, ulest=30))
    html = svar.content.decode()
    assert svar.status_code == 409
    assert "Ulest melding: lagret er 21, du har 30" in html
    assert logget_inn("tor").post(SIDE, felt(1, ulest=30)).status_code == 302
    assert logget_inn("tor").post(f"{SIDE}standard/", {"versjon": 1}).status_code == 302
    assert Terskel.objects.get().versjon == 2, "overtaken: nothing was done"


def test_wrong_numbers_are_told_at_their_field(roller: Rollebesetning) -> None:
    for feil in ({"ulest": 0}, {"NY": 101}, {"kontakt": "mange"}, {"NY": ""}):
        for ekstra in ({}, {"forhandsvis": 1}):
            svar = logget_inn("tor").post(SIDE, felt(**feil, **ekstra))
            assert svar.status_code == 422, feil
    assert not Terskel.objects.exists()


@pytest.mark.parametrize(
    ("hvem", "ser", "endrer"),
    [("tor", 200, 302), ("kari", 200, 403), ("lise", 200, 403), ("ola", 403, 403), ("rut", 403, 403)],
)  # fmt: skip
def test_who_sees_and_who_sets(roller: Rollebesetning, hvem: str, ser: int, endrer: int) -> None:
    klient = logget_inn(hvem)
    svar = klient.get(SIDE)
    assert svar.status_code == ser
    if ser == 200:
        assert ("<form" in svar.content.decode().split("<main")[1].split("</main")[0]) == (
            endrer == 302
        )
    assert klient.post(SIDE, felt(forhandsvis=1)).status_code in {200, 403}
    if endrer == 403:
        assert klient.post(SIDE, felt(forhandsvis=1)).status_code == 403
    assert klient.post(SIDE, felt()).status_code == endrer
    assert klient.post(f"{SIDE}standard/", {"versjon": 1}).status_code == endrer


def test_as_many_queries_for_a_long_history(
    roller: Rollebesetning, naa: datetime, django_assert_max_num_queries: object
) -> None:
    for n in range(5):
        sett_terskler(
            aktor=roller.tor, kontor="1201", dager={"ulest": 20 + n}, vekter={}, versjon=n, naa=naa
        )
    klient = logget_inn("tor")
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        klient.get(SIDE)


@pytest.mark.django_db(transaction=True)
def test_two_who_are_first_at_once(roller: Rollebesetning, naa: datetime) -> None:
    start = Barrier(2)

    def lagre(ulest: int) -> str:
        start.wait(10)
        try:
            sett_terskler(
                aktor=roller.tor,
                kontor="1201",
                dager={"ulest": ulest},
                vekter={},
                versjon=0,
                naa=naa,
            )
        except VersjonsKonflikt as feil:
            return f"sees {feil.gjeldende.dager['ulest']}"  # type: ignore[attr-defined]
        finally:
            connection.close()
        return f"saved {ulest}"

    with ThreadPoolExecutor(2) as folk:
        svar = sorted(folk.map(lagre, (20, 30)))
    lagret = Terskel.objects.get().dager["ulest"]
    assert svar == [f"saved {lagret}", f"sees {lagret}"]
    assert Terskel.objects.get().versjon == 1
