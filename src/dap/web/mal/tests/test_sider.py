"""Requirement: user and adviser write situation and goals on the same pages, with or without JavaScript."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from klient import HTMX, logget_inn
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.mal import operations as mal
from dap.mal.models import Mal, Milepael, Situasjon
from dap.mal.values import Malstatus
from dap.sporing.models import Oppslag
from dap.varsel.models import Varsel


def felt(svar: Any, navn: str) -> str:
    """Value of a hidden field on the page."""
    treff = re.search(rf'name="{navn}" value="([^"]*)"', svar.content.decode())
    assert treff, f"no field {navn}"
    return treff.group(1)


def rot(leser: str, person: Aktor) -> str:
    return "/plan/" if leser == "amina" else f"/bruker/{person.id}/plan/"


def lag_mal(roller: Rollebesetning, tekst: str = "Bli sveiser") -> UUID:
    return mal.opprett_mal(
        aktor=roller.amina, person_id=roller.amina.id, tekst=tekst, nokkel=uuid4(), naa=NAA
    )


def lag_delmal(roller: Rollebesetning, mal_id: UUID) -> UUID:
    return mal.legg_til_milepael(
        aktor=roller.amina, mal_id=mal_id, tekst="Kurs", frist=None, nokkel=uuid4(), naa=NAA
    )


@pytest.mark.parametrize("leser", ["amina", "kari"])
def test_the_situation_is_written_and_read(roller: Rollebesetning, leser: str) -> None:
    klient, adresse = logget_inn(leser), f"{rot(leser, roller.amina)}situasjon/"
    side = klient.get(adresse)
    assert felt(side, "versjon") == "0"

    svar = klient.post(adresse, {"tekst": "Bor alene <b>nå</b> 😀", "versjon": "0"}, follow=True)

    assert Situasjon.objects.get().tekst == "Bor alene <b>nå</b> 😀"
    assert "Bor alene &lt;b&gt;nå&lt;/b&gt; 😀" in svar.content.decode()


def test_two_who_write_at_once_both_see_the_two_texts(roller: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    egen, veileder = "/plan/situasjon/", f"/bruker/{roller.amina.id}/plan/situasjon/"
    kari.post(veileder, {"tekst": "Veilederens ord", "versjon": "0"})

    svar = amina.post(egen, {"tekst": "Mine ord", "versjon": "0"})

    assert svar.status_code == 409
    tekst = svar.content.decode()
    assert "Veilederens ord" in tekst
    assert "Mine ord" in tekst
    assert "Kari Nordmo" in tekst
    assert felt(svar, "versjon") == "1"
    amina.post(egen, {"tekst": "Mine ord", "versjon": "1"})
    assert Situasjon.objects.get().tekst == "Mine ord"


def test_too_much_text_is_kept_and_the_message_says_so(roller: Rollebesetning) -> None:
    svar = logget_inn("amina").post(
        "/plan/situasjon/", {"tekst": "ord " * 1500 + "slutt", "versjon": "0"}
    )
    assert svar.status_code == 422
    assert "kan ha høyst 5000 tegn" in svar.content.decode()
    assert "slutt" in svar.content.decode()
    assert not Situasjon.objects.exists()


@pytest.mark.parametrize("leser", ["amina", "kari"])
def test_a_goal_is_set_once_however_often_the_form_is_sent(
    roller: Rollebesetning, leser: str
) -> None:
    klient, adresse = logget_inn(leser), f"{rot(leser, roller.amina)}mal/nytt/"
    side = klient.get(adresse)
    har_vurdering = "Hvor viktig er målet" in side.content.decode()
    assert har_vurdering == (leser == "amina")
    skjema = {"tekst": "Bli sveiser", "nokkel": felt(side, "nokkel"), "viktighet": "4"}

    for _ in range(2):
        assert klient.post(adresse, skjema).status_code == 302

    rad = Mal.objects.get()
    assert (rad.tekst, rad.viktighet) == ("Bli sveiser", 4 if leser == "amina" else None)


@pytest.mark.parametrize(
    ("skjema", "ord_"),
    [
        ({"tekst": ""}, "Fyll ut «Mål»"),
        ({"tekst": "x" * 501}, "høyst 500 tegn"),
        ({"tekst": "x", "viktighet": "6"}, "Velg et av alternativene"),
        ({"tekst": "x", "viktighet": "mye"}, "Velg et av alternativene"),
        ({"tekst": "x", "revurderes": "1800-01-01"}, "som ikke har vært"),
        ({"tekst": "x", "revurderes": "9999-01-01"}, "Velg en dato mellom"),
        ({"tekst": "x", "revurderes": "i morgen"}, "ikke en gyldig dato"),
        ({"tekst": "x\x00"}, "tegn som ikke kan brukes"),
    ],
)
def test_bad_input_is_told_and_kept(
    roller: Rollebesetning, skjema: dict[str, str], ord_: str
) -> None:
    svar = logget_inn("amina").post("/plan/mal/nytt/", {"nokkel": str(uuid4()), **skjema})
    assert svar.status_code == 422
    assert ord_ in svar.content.decode()
    assert not Mal.objects.exists()


def test_a_goal_is_reworded_by_staff_and_the_weighing_stays(roller: Rollebesetning) -> None:
    id_ = mal.opprett_mal(
        aktor=roller.amina, person_id=roller.amina.id, tekst="A", viktighet=5, realisme=1,
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    adresse = f"{rot('kari', roller.amina)}mal/{id_}/endre/"
    svar = logget_inn("kari").post(adresse, {"tekst": "B", "versjon": "1", "viktighet": "1"})
    assert svar.status_code == 302
    rad = Mal.objects.get()
    assert (rad.tekst, rad.viktighet, rad.realisme) == ("B", 5, 1)

    sent = logget_inn("amina").post(
        f"/plan/mal/{id_}/endre/", {"tekst": "C", "versjon": "1", "viktighet": "5"}
    )
    assert sent.status_code == 409
    assert "Kari Nordmo" in sent.content.decode()


def test_a_goal_is_put_away_with_a_reason_and_read_with_its_history(
    roller: Rollebesetning,
) -> None:
    id_, klient = lag_mal(roller), logget_inn("amina")
    uten = klient.post(f"/plan/mal/{id_}/status/", {"status": "LAGT_BORT", "versjon": "1"})
    assert uten.status_code == 422
    klient.post(
        f"/plan/mal/{id_}/status/", {"status": "LAGT_BORT", "grunn": "Helsa", "versjon": "1"}
    )
    side = klient.get(f"/plan/mal/{id_}/").content.decode()
    assert "Lagt bort" in side
    assert "Helsa" in side
    assert "Endre målet" not in side
    historikk = klient.get(f"/plan/versjoner/{id_}/").content.decode()
    assert "Ny status av deg" in historikk
    valgt = klient.get(f"/plan/versjoner/{id_}/", {"fra": "2", "til": "1"})
    assert valgt["Location"] == f"/plan/versjoner/{id_}/1/2/"
    assert "Lagt bort" in klient.get(valgt["Location"]).content.decode()


def test_versions_are_compared_word_by_word(roller: Rollebesetning) -> None:
    id_ = lag_mal(roller)
    mal.endre_mal(
        aktor=roller.kari, mal_id=id_, versjon=1, tekst="Bli rørlegger",
        naa=NAA + timedelta(days=1),
    )  # fmt: skip
    tekst = logget_inn("kari").get(f"{rot('kari', roller.amina)}versjoner/{id_}/1/2/")
    innhold = tekst.content.decode()
    assert re.search(r"<del>.*sveiser</del>", innhold)
    assert re.search(r"<ins>.*rørlegger</ins>", innhold)
    assert logget_inn("kari").get(
        f"{rot('kari', roller.amina)}versjoner/{id_}/1/99/"
    ).status_code == 404  # fmt: skip


@pytest.mark.parametrize("hode", [{}, HTMX])
def test_a_step_is_ticked_off_with_and_without_javascript(
    roller: Rollebesetning, hode: dict[str, str]
) -> None:
    id_ = lag_mal(roller)
    trinn, klient = lag_delmal(roller, id_), logget_inn("amina")
    svar = klient.post(f"/plan/mal/{id_}/delmal/{trinn}/merk/", {"nadd": "1"}, headers=hode)
    assert Milepael.objects.get().nadd is not None
    if hode:
        assert f'id="delmal-{id_}"' in svar.content.decode()
        assert "<html" not in svar.content.decode()
    else:
        assert svar["Location"] == f"/plan/mal/{id_}/"


def test_a_step_is_added_changed_and_taken_away(roller: Rollebesetning) -> None:
    id_, klient = lag_mal(roller), logget_inn("kari")
    grunn = f"{rot('kari', roller.amina)}mal/{id_}/"
    side = klient.get(grunn)
    klient.post(
        f"{grunn}delmal/",
        {"tekst": "Ta kurset", "frist": "2026-12-24", "nokkel": felt(side, "nokkel")},
    )
    rad = Milepael.objects.get()
    klient.post(f"{grunn}delmal/{rad.id}/", {"tekst": "Sveisekurs", "frist": "", "versjon": "1"})
    sent = klient.post(f"{grunn}delmal/{rad.id}/", {"tekst": "X", "frist": "", "versjon": "1"})
    assert sent.status_code == 409
    assert "Sveisekurs" in sent.content.decode()
    klient.post(f"{grunn}delmal/{rad.id}/fjern/", {"fjern-grunn": "Fullt", "fjern-versjon": "2"})
    rad.refresh_from_db()
    assert (rad.fjernet, rad.begrunnelse) == (True, "Fullt")
    assert "Fullt" in klient.get(
        f"{rot('kari', roller.amina)}versjoner/{id_}/"
    ).content.decode()  # fmt: skip


def test_goals_change_places(roller: Rollebesetning) -> None:
    lag_mal(roller, "Første")
    andre = lag_mal(roller, "Andre")
    logget_inn("amina").post(f"/plan/mal/{andre}/flytt/", {"retning": "opp"})
    assert list(Mal.objects.order_by("rekkefolge").values_list("tekst", flat=True)) == [
        "Andre",
        "Første",
    ]


def _alle_sider(roller: Rollebesetning) -> list[str]:
    id_ = lag_mal(roller)
    trinn = lag_delmal(roller, id_)
    return [
        "mal/", f"mal/{id_}/", f"mal/{id_}/endre/", f"mal/{id_}/status/", "mal/nytt/",
        f"mal/{id_}/delmal/", f"mal/{id_}/delmal/{trinn}/", f"versjoner/{id_}/",
        f"versjoner/{id_}/1/1/", "situasjon/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("leser", "status"),
    [
        ("kari", 200), ("per", 200), ("siv", 200), ("tor", 200),
        ("ola", 403), ("mona", 403), ("bjorn", 404), ("rut", 404), ("adam", 404),
    ],
)  # fmt: skip
def test_each_page_with_the_whole_cast(roller: Rollebesetning, leser: str, status: int) -> None:
    klient: Client = logget_inn(leser)
    for side in _alle_sider(roller):
        svar = klient.get(f"/bruker/{roller.amina.id}/plan/{side}")
        assert svar.status_code == status, side


def test_the_user_reads_every_page_and_nobody_elses(roller: Rollebesetning) -> None:
    sider = _alle_sider(roller)
    amina, bjorn = logget_inn("amina"), logget_inn("bjorn")
    for side in sider:
        assert amina.get(f"/plan/{side}").status_code == 200, side
        egen = side in {"mal/", "mal/nytt/", "situasjon/"}
        assert bjorn.get(f"/plan/{side}").status_code == (200 if egen else 404), side


def test_municipal_staff_do_not_learn_of_the_states_goals(roller: Rollebesetning) -> None:
    id_ = lag_mal(roller)
    klient, grunn = logget_inn("lise"), f"/bruker/{roller.amina.id}/plan/"
    assert "sveiser" not in klient.get(f"{grunn}mal/").content.decode()
    assert klient.get(f"{grunn}mal/{id_}/").status_code == 404
    assert (
        klient.post(f"{grunn}mal/{id_}/endre/", {"tekst": "x", "versjon": "1"}).status_code == 404
    )


def test_every_look_by_staff_is_traced(roller: Rollebesetning) -> None:
    logget_inn("kari").get(f"/bruker/{roller.amina.id}/plan/mal/")
    logget_inn("amina").get("/plan/mal/")
    assert list(Oppslag.objects.values_list("aktor_navn", "hva")) == [("Kari Nordmo", "mal")]


def test_a_full_page_asks_no_more_than_an_empty(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    klient = logget_inn("kari")
    adresse = f"/bruker/{roller.amina.id}/plan/mal/"
    klient.get(adresse)
    for n in range(9):
        id_ = lag_mal(roller, f"Mål {n}")
        for _ in range(3):
            lag_delmal(roller, id_)
    mal.sett_mal_status(
        aktor=roller.amina, mal_id=id_, versjon=1, status=Malstatus.NADD, grunn="", naa=NAA
    )
    with django_assert_max_num_queries(30):
        assert "Mål 8" in klient.get(adresse).content.decode()


def test_what_the_other_changed_is_marked_until_it_is_read(roller: Rollebesetning) -> None:
    id_, kari = lag_mal(roller), logget_inn("kari")
    oversikt = f"{rot('kari', roller.amina)}mal/"
    assert "Endret siden sist" in kari.get(oversikt).content.decode()
    assert "Endret siden sist" not in logget_inn("amina").get("/plan/mal/").content.decode()

    kari.get(f"{rot('kari', roller.amina)}mal/{id_}/")

    assert "Endret siden sist" not in kari.get(oversikt).content.decode()
    assert Varsel.objects.get(mottaker_id=roller.kari.id).lest is not None
