"""The pages: ask, decide, and read what is gone."""

from typing import Any

import pytest
from django.test import Client
from kasseringshjelp import (
    GRUNN,
    HEMMELIG,
    LAGERE,
    SATT,
    avgjor,
    be,
    lag_mal,
    lag_notat,
    lag_situasjon,
)
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.kassering.models import Kassering
from dap.mal.models import Mal
from dap.sporing.models import Oppslag

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(roller: Rollebesetning) -> Client:
    return logget_inn("kari")


def test_from_the_page_to_the_record(roller: Rollebesetning, kari: Client) -> None:
    """Kari asks for a part, Per reads what it will be and says yes, Amina reads that it happened."""
    slag, id_ = lag_mal(roller)
    om = f"/bruker/{roller.amina.id}"
    valg = kari.get(f"{om}/sletting/pa/MAL/{id_}/").content.decode()
    assert f"{om}/sletting/be/MAL/{id_}/" in valg

    svar = kari.post(
        f"{om}/sletting/be/{slag}/{id_}/",
        {"deler": HEMMELIG, "begrunnelse": GRUNN, "versjon": "2"},
    )
    assert svar.status_code == 302
    assert svar["Location"] == f"{om}/plan/mal/{id_}/"
    rad = Kassering.objects.get()
    per = logget_inn("per")
    assert GRUNN in per.get("/kasseringer/").content.decode()
    assert GRUNN not in kari.get("/kasseringer/").content.decode()

    side = f"{om}/sletting/{rad.id}/"
    lest = per.get(side).content.decode()
    assert SATT in lest
    assert SATT.replace(HEMMELIG, "[slettet]") in lest
    assert per.post(side, {"svar": "ja", "versjon": "2"}).status_code == 302
    assert HEMMELIG not in Mal.objects.get(id=id_).tekst

    amina = logget_inn("amina")
    for adresse in (f"/plan/mal/{id_}/", "/sletting/", "/tidslinje/"):
        sett = amina.get(adresse).content.decode()
        assert "slettet" in sett
        assert HEMMELIG not in sett
    assert GRUNN in amina.get(f"/plan/mal/{id_}/").content.decode()


@pytest.mark.parametrize(
    ("felt", "svar"),
    [
        ({"deler": "finnes ikke", "begrunnelse": GRUNN}, "Noen av ordene står ikke der"),
        ({"hele": ["tekst"], "begrunnelse": SATT}, "gjentar det som skal bort"),
        ({"hele": ["tull"], "begrunnelse": GRUNN}, "Velg et av alternativene"),
        ({"begrunnelse": GRUNN}, "Hva skal bort helt?"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_keeps_what_was_typed(
    roller: Rollebesetning, kari: Client, felt: dict[str, Any], svar: str
) -> None:
    _, id_ = lag_mal(roller)
    svaret = kari.post(f"/bruker/{roller.amina.id}/sletting/be/MAL/{id_}/", felt | {"versjon": "2"})
    assert svaret.status_code == 422
    assert svar in svaret.content.decode()
    assert felt["begrunnelse"] in svaret.content.decode()


def test_an_older_version_is_shown_again(roller: Rollebesetning, kari: Client) -> None:
    _, id_ = lag_mal(roller)
    side = f"/bruker/{roller.amina.id}/sletting/be/MAL/{id_}/"
    felt = {"hele": ["tekst"], "begrunnelse": GRUNN, "versjon": "1"}
    svar = kari.post(side, felt)
    assert svar.status_code == 409
    assert "Noen endret dette mens du skrev" in svar.content.decode()


def test_the_user_chooses_among_what_they_wrote(roller: Rollebesetning) -> None:
    _, mal_id = lag_mal(roller)
    _, forventning_id = LAGERE["forventning"](roller)
    amina = logget_inn("amina")
    assert (
        f"/sletting/be/MAL/{mal_id}/" in amina.get(f"/sletting/pa/MAL/{mal_id}/").content.decode()
    )
    andres = amina.get(f"/sletting/pa/FORVENTNING/{forventning_id}/").content.decode()
    assert "noe du har skrevet selv" in andres
    assert amina.get(f"/sletting/be/FORVENTNING/{forventning_id}/").status_code == 422
    svar = amina.post(
        f"/sletting/be/MAL/{mal_id}/", {"hele": ["tekst"], "begrunnelse": GRUNN, "versjon": "2"}
    )
    assert svar.status_code == 302
    assert "Venter på at noen avgjør det" in amina.get("/sletting/").content.decode()


def test_staff_in_the_users_own_view_ask_for_nothing(roller: Rollebesetning, kari: Client) -> None:
    _, id_ = lag_mal(roller)
    om = f"/bruker/{roller.amina.id}/som-bruker/sletting"
    assert kari.get(f"{om}/be/MAL/{id_}/").status_code == 404
    assert kari.get(f"{om}/").status_code == 200


def test_the_lists_ask_the_database_the_same_however_long(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    for lager in (lag_mal, lag_notat, LAGERE["milepael"], LAGERE["forventning"]):
        be(roller, lager(roller))
    per = logget_inn("per")
    per.get("/kasseringer/")
    with django_assert_max_num_queries(12):
        per.get("/kasseringer/")
    with django_assert_max_num_queries(24):
        per.get(f"/bruker/{roller.amina.id}/sletting/")


def test_each_page_is_one_look(roller: Rollebesetning, kari: Client) -> None:
    slag, id_ = lag_mal(roller)
    sak = be(roller, (slag, id_))
    om, per = f"/bruker/{roller.amina.id}/sletting", logget_inn("per")
    for hvem, side in ((kari, f"{om}/be/{slag}/{id_}/"), (per, f"{om}/{sak}/")):
        for_ = Oppslag.objects.count()
        assert hvem.get(side).status_code == 200
        assert Oppslag.objects.count() == for_ + 1


def test_the_plan_says_that_the_situation_is_gone_in_the_readers_language(
    roller: Rollebesetning,
) -> None:
    ting = lag_situasjon(roller)
    avgjor(roller, be(roller, ting))
    amina = logget_inn("amina")
    for side in ("/plan/", "/plan/mal/"):
        sett = amina.get(side).content.decode()
        assert GRUNN in sett
        assert "Innholdet er slettet." in sett
    assert f"/sletting/pa/SITUASJON/{ting[1]}/" in amina.get("/plan/mal/").content.decode()
    assert "Skrevet av Per" not in sett, "the words that are left are not his"
    amina.post("/sprak/", {"sprak": "en", "neste": "/plan/"})
    engelsk = amina.get("/plan/").content.decode()
    assert "Innholdet er slettet." not in engelsk
    assert "The content is erased." in engelsk


def test_advice_that_was_put_away_is_asked_about_on_the_list_of_meetings(
    roller: Rollebesetning, kari: Client
) -> None:
    om = f"/bruker/{roller.amina.id}"
    valg = f"{om}/sletting/pa/MOTERAD/{roller.amina.id}/"
    assert valg not in kari.get(f"{om}/moter/").content.decode()
    ting = LAGERE["moterad"](roller)
    assert valg in kari.get(f"{om}/moter/").content.decode()
    assert f"/sletting/be/MOTERAD/{ting[1]}/" in kari.get(valg).content.decode()
    avgjor(roller, be(roller, ting))
    sett = kari.get(f"{om}/moter/").content.decode()
    assert HEMMELIG not in sett
    assert GRUNN in sett
    assert GRUNN not in logget_inn("amina").get("/moter/").content.decode()


@pytest.mark.parametrize("lager", ["aktivitet", "melding"])
def test_titles_say_it_in_the_readers_language_too(roller: Rollebesetning, lager: str) -> None:
    avgjor(roller, be(roller, LAGERE[lager](roller)))
    amina = logget_inn("amina")
    amina.post("/sprak/", {"sprak": "en", "neste": "/plan/"})
    for side in ("/plan/", "/dialog/", "/tidslinje/"):
        lest = amina.get(side).content.decode()
        assert "Innholdet er slettet." not in lest, side
    assert "The content is erased." in amina.get("/dialog/").content.decode()
