"""Requirement: a question can be kept and shared; who opens it sees their own users."""

import uuid

import pytest
from klient import logget_inn
from rollebesetning import NAA, Rollebesetning

from dap.kontor import operations as kontor
from dap.portefolje.models import Visning

SPORRING = "kontor=1201&kjonn=K&kol=alder&sort=-behov"


def lagre(hvem: str, navn: str = "Kvinner", deling: str = "MEG") -> Visning:
    svar = logget_inn(hvem).post(
        f"/oversikt/visninger/ny/?{SPORRING}", {"navn": navn, "deling": deling}
    )
    assert svar.status_code == 302
    return Visning.objects.latest("endret")


def test_a_view_keeps_filters_columns_and_order(roller: Rollebesetning) -> None:
    v = lagre("kari")
    assert v.sporring == SPORRING
    html = logget_inn("kari").get("/oversikt/visninger/").content.decode()
    assert "Kvinner" in html
    assert SPORRING.replace("&", "&amp;") in html


@pytest.mark.parametrize(
    ("deling", "ser"),
    [("MEG", {"kari"}), ("KONTOR:1201", {"kari", "siv"}), ("ALLE", {"kari", "siv", "ola"})],
)
def test_who_sees_it(roller: Rollebesetning, deling: str, ser: set[str]) -> None:
    v = lagre("kari", deling=deling)
    for hvem in ("kari", "siv", "ola"):
        html = logget_inn(hvem).get("/oversikt/visninger/").content.decode()
        assert ("Kvinner" in html) == (hvem in ser)
        status = logget_inn(hvem).get(f"/oversikt/visninger/{v.id}/").status_code
        assert (status == 200) == (hvem in ser)


def test_who_may_change_it(roller: Rollebesetning) -> None:
    v = lagre("kari", deling="KONTOR:1201")
    nytt = {"navn": "Nytt", "deling": "KONTOR:1201", "versjon": "1"}
    assert logget_inn("siv").post(f"/oversikt/visninger/{v.id}/", nytt).status_code == 403
    assert logget_inn("ola").post(f"/oversikt/visninger/{v.id}/", nytt).status_code == 404
    assert logget_inn("tor").post(f"/oversikt/visninger/{v.id}/", nytt).status_code == 302
    v.refresh_from_db()
    assert (v.navn, v.versjon) == ("Nytt", 2)


def test_two_at_once_see_each_other(roller: Rollebesetning) -> None:
    v = lagre("kari", deling="KONTOR:1201")
    logget_inn("tor").post(
        f"/oversikt/visninger/{v.id}/", {"navn": "Tors", "deling": "KONTOR:1201", "versjon": "1"}
    )
    svar = logget_inn("kari").post(
        f"/oversikt/visninger/{v.id}/", {"navn": "Karis", "deling": "MEG", "versjon": "1"}
    )
    assert svar.status_code == 409
    html = svar.content.decode()
    assert "Tors" in html
    assert 'value="Karis"' in html
    assert 'name="versjon" value="2"' in html


def test_sent_twice_is_once(roller: Rollebesetning) -> None:
    kari, nokkel = logget_inn("kari"), str(uuid.uuid4())
    ny = {"navn": "To ganger", "deling": "MEG", "nokkel": nokkel}
    til = f"/oversikt/visninger/ny/?{SPORRING}"
    assert [kari.post(til, ny).status_code for _ in "ab"] == [302, 302]
    v = Visning.objects.get(navn="To ganger")
    assert str(v.id) == nokkel
    assert logget_inn("siv").post(til, ny).status_code == 404  # another's key
    endret = {"navn": "Nytt", "deling": "KONTOR:1201", "versjon": "1"}
    til = f"/oversikt/visninger/{v.id}/?ny=1&{SPORRING}"
    assert [kari.post(til, endret).status_code for _ in "ab"] == [302, 302]
    v.refresh_from_db()
    assert v.versjon == 2
    assert kari.post(til, {**endret, "deling": "MEG"}).status_code == 409
    assert kari.post(f"{til}&kjonn=M", endret).status_code == 409
    html = logget_inn("tor").get(f"/oversikt/visninger/{v.id}/").content.decode()
    assert f"Bare {roller.kari.navn}" in html


def test_who_can_use_it_is_shown_before_it_is_thrown_away(roller: Rollebesetning) -> None:
    v = lagre("kari", deling="KONTOR:1201")
    til, kari = f"/oversikt/visninger/{v.id}/slett/", logget_inn("kari")
    assert til in kari.get("/oversikt/visninger/").content.decode()
    html = logget_inn("tor").get(til).content.decode()  # who leads may, and sees whose it is
    assert all(n in html for n in ("Kvinner", "Kontoret ", roller.kari.navn, "Kollegaene som"))
    assert "Kjønn: Kvinne" in html
    egen = lagre("kari", "Bare min")
    assert "Kollegaene" not in kari.get(f"/oversikt/visninger/{egen.id}/slett/").content.decode()
    for hvem, status in (("siv", 403), ("ola", 404)):
        assert logget_inn(hvem).get(til).status_code == status
    assert logget_inn("siv").post(til, {"versjon": "1"}).status_code == 403

    nytt = {"navn": "Tors", "deling": "ALLE", "versjon": "1"}
    logget_inn("tor").post(f"/oversikt/visninger/{v.id}/", nytt)
    svar = kari.post(til, {"versjon": "1"})
    html = svar.content.decode()
    assert svar.status_code == 409
    assert "Tors" in html
    assert 'name="versjon" value="2"' in html
    assert Visning.objects.filter(id=v.id).exists()
    assert "Visningen er slettet" in kari.post(til, {"versjon": "2"}, follow=True).content.decode()
    assert not Visning.objects.filter(id=v.id).exists()
    igjen = kari.post(til, {"versjon": "2"}, follow=True)  # sent twice
    assert "Visningen finnes ikke lenger" in igjen.content.decode()


def test_a_field_that_is_no_more_is_told_and_the_rest_opens(roller: Rollebesetning) -> None:
    v = lagre("kari")
    Visning.objects.filter(id=v.id).update(
        sporring="kontor=1201&finnesikke=1&kjonn=K&fargekategori=A"
    )
    html = logget_inn("kari").get("/oversikt/visninger/").content.decode()
    assert "Disse feltene finnes ikke lenger: finnesikke" in html
    assert "/oversikt/?kontor=1201&amp;kjonn=K&amp;kategori=A" in html
    for side in ("", "slett/"):
        html = logget_inn("kari").get(f"/oversikt/visninger/{v.id}/{side}").content.decode()
        assert "finnes ikke lenger: finnesikke" in html


def test_another_question_takes_the_place_of_what_a_view_asks(roller: Rollebesetning) -> None:
    v = lagre("kari", deling="KONTOR:1201")
    kari = logget_inn("kari")
    ny = "kontor=1201&kjonn=M&kol=behov"
    side = kari.get(f"/oversikt/visninger/ny/?{ny}").content.decode()
    til = f"/oversikt/visninger/{v.id}/?ny=1&{ny}"
    assert til.replace("&", "&amp;") in side
    assert (
        f"/oversikt/visninger/{v.id}/"
        not in logget_inn("siv").get(f"/oversikt/visninger/ny/?{ny}").content.decode()
    )
    html = kari.get(til).content.decode()
    assert html.index("Kjønn: Kvinne") < html.index("Kjønn: Mann")
    felt = {"navn": "Menn", "deling": "KONTOR:1201", "versjon": "1"}
    assert kari.post(til, felt)["Location"] == f"/oversikt/?{ny}"
    v.refresh_from_db()
    assert (v.navn, v.sporring, v.versjon) == ("Menn", ny, 2)
    # Only the name: what it asks stays, and whoever was first is shown with what they ask.
    tor = logget_inn("tor")
    assert tor.post(f"/oversikt/visninger/{v.id}/", {**felt, "versjon": "2"}).status_code == 302
    v.refresh_from_db()
    assert v.sporring == ny
    svar = kari.post(f"/oversikt/visninger/{v.id}/?ny=1&{SPORRING}", {**felt, "versjon": "2"})
    assert svar.status_code == 409
    html = svar.content.decode()
    assert html.index("Kjønn: Mann") < html.index("Kjønn: Kvinne")


def test_a_view_for_all_opens_at_the_readers_own_office(roller: Rollebesetning) -> None:
    lagre("kari", deling="ALLE")
    ola = logget_inn("ola")
    html = ola.get("/oversikt/visninger/").content.decode()
    lenke = SPORRING.removeprefix("kontor=1201&").replace("&", "&amp;")
    assert f'href="/oversikt/?{lenke}"' in html
    assert ola.get(f"/oversikt/?{SPORRING.removeprefix('kontor=1201&')}").status_code == 200


def test_the_office_it_is_shared_with_is_chosen_and_kept(roller: Rollebesetning) -> None:
    """Who works at two offices says which; and whoever has left a team leaves the view with it."""
    v = lagre("kari", deling="KONTOR:1201")
    assert v.kontor_id == "1201"
    galt = {"navn": "x", "deling": "KONTOR:1202"}
    assert logget_inn("kari").post(f"/oversikt/visninger/ny/?{SPORRING}", galt).status_code == 422
    team = kontor.lagre_team(
        aktor=roller.tor, kontor_nr="1201", team_id=None, navn="Ungdom",
        medlemmer=[roller.kari.id], versjon=0, naa=NAA,
    )  # fmt: skip
    lagre("kari", "Teamets", f"TEAM:{team}")
    v = Visning.objects.get(navn="Teamets")
    kontor.lagre_team(
        aktor=roller.tor, kontor_nr="1201", team_id=team, navn="Ungdom", medlemmer=[], versjon=1, naa=NAA
    )  # fmt: skip
    nytt = {"navn": "Teamet sin", "deling": f"TEAM:{team}", "versjon": "1"}
    assert logget_inn("kari").post(f"/oversikt/visninger/{v.id}/", nytt).status_code == 302
    v.refresh_from_db()
    assert (v.navn, v.team_id, v.kontor_id) == ("Teamet sin", team, "1201")


@pytest.mark.parametrize("sok", ["sok=yusuf", "navn=yusuf", "kjonn=K&2.navn=yusuf"])
def test_a_search_for_a_name_is_nobody_elses(roller: Rollebesetning, sok: str) -> None:
    kari, til = logget_inn("kari"), f"/oversikt/visninger/ny/?{sok}"
    for deling in ("ALLE", "KONTOR:1201"):
        svar = kari.post(til, {"navn": "x", "deling": deling})
        assert svar.status_code == 422
        assert "Et søk etter navn kan ikke deles" in svar.content.decode()
    assert kari.post(til, {"navn": "x", "deling": "MEG"}).status_code == 302
    v = Visning.objects.get(navn="x")
    felt = {"navn": "x", "deling": "ALLE", "versjon": "1"}
    assert kari.post(f"/oversikt/visninger/{v.id}/", felt).status_code == 422


def test_bad_input(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    for navn, deling in (("", "MEG"), ("x" * 100, "MEG"), ("x", "TULL"), ("x", "TEAM:1")):
        svar = kari.post(f"/oversikt/visninger/ny/?{SPORRING}", {"navn": navn, "deling": deling})
        assert svar.status_code == 422
    assert kari.get(f"/oversikt/visninger/{uuid.uuid4()}/").status_code == 404
    assert logget_inn("amina").get("/oversikt/visninger/").status_code == 403


def test_columns_are_remembered(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    svar = kari.post("/oversikt/kolonner/?kontor=1201&kol=alder,behov")
    assert svar["Location"] == "/oversikt/?kontor=1201&kol=alder%2Cbehov"
    assert 'data-hode="Alder"' in kari.get("/oversikt/").content.decode()
    assert 'data-hode="Innsatsgruppe"' not in kari.get("/oversikt/").content.decode()


def test_the_order_is_ones_own_and_can_be_put_back(roller: Rollebesetning) -> None:
    navn = {n: lagre("kari", n, "KONTOR:1201") for n in ("Anna", "Berit", "Cara")}

    def rekke(hvem: str) -> list[str]:
        html = logget_inn(hvem).get("/oversikt/visninger/").content.decode()
        return sorted(navn, key=lambda n: html.index(f'id="visning-{navn[n].id}"'))

    assert rekke("kari") == ["Anna", "Berit", "Cara"]
    til = f"/oversikt/visninger/{navn['Cara'].id}/flytt/"
    for _ganger in range(2):  # sent twice is once
        assert logget_inn("kari").post(til, {"plass": "0"}).status_code == 302
    assert rekke("kari") == ["Cara", "Anna", "Berit"]
    assert rekke("siv") == ["Anna", "Berit", "Cara"]
    lagre("kari", "Aase", "KONTOR:1201")
    assert rekke("kari") == [
        "Cara",
        "Anna",
        "Berit",
    ]  # a new one stands after those that are placed
    assert logget_inn("ola").post(til, {"plass": "0"}).status_code == 404
    logget_inn("kari").post("/oversikt/visninger/rekkefolge/")
    assert rekke("kari") == ["Anna", "Berit", "Cara"]
