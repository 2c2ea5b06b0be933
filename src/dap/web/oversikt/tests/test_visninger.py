"""Requirement: a question can be kept and shared; who opens it sees their own users."""

import uuid

import pytest
from klient import logget_inn
from rollebesetning import Rollebesetning

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
    [("MEG", {"kari"}), ("KONTOR", {"kari", "siv"}), ("ALLE", {"kari", "siv", "ola"})],
)
def test_who_sees_it(roller: Rollebesetning, deling: str, ser: set[str]) -> None:
    v = lagre("kari", deling=deling)
    for hvem in ("kari", "siv", "ola"):
        html = logget_inn(hvem).get("/oversikt/visninger/").content.decode()
        assert ("Kvinner" in html) == (hvem in ser)
        status = logget_inn(hvem).get(f"/oversikt/visninger/{v.id}/").status_code
        assert (status == 200) == (hvem in ser)


def test_who_may_change_it(roller: Rollebesetning) -> None:
    v = lagre("kari", deling="KONTOR")
    nytt = {"navn": "Nytt", "deling": "KONTOR", "versjon": "1"}
    assert logget_inn("siv").post(f"/oversikt/visninger/{v.id}/", nytt).status_code == 403
    assert logget_inn("ola").post(f"/oversikt/visninger/{v.id}/", nytt).status_code == 404
    assert logget_inn("tor").post(f"/oversikt/visninger/{v.id}/", nytt).status_code == 302
    v.refresh_from_db()
    assert (v.navn, v.versjon) == ("Nytt", 2)


def test_two_at_once_see_each_other(roller: Rollebesetning) -> None:
    v = lagre("kari", deling="KONTOR")
    logget_inn("tor").post(
        f"/oversikt/visninger/{v.id}/", {"navn": "Tors", "deling": "KONTOR", "versjon": "1"}
    )
    svar = logget_inn("kari").post(
        f"/oversikt/visninger/{v.id}/", {"navn": "Karis", "deling": "MEG", "versjon": "1"}
    )
    assert svar.status_code == 409
    html = svar.content.decode()
    assert "Tors" in html
    assert 'value="Karis"' in html
    assert 'name="versjon" value="2"' in html
    slettet = logget_inn("kari").post(f"/oversikt/visninger/{v.id}/slett/", {"versjon": "1"})
    assert slettet.status_code == 302
    assert Visning.objects.filter(id=v.id).exists()
    logget_inn("kari").post(f"/oversikt/visninger/{v.id}/slett/", {"versjon": "2"})
    assert not Visning.objects.filter(id=v.id).exists()


def test_a_field_that_is_no_more_is_told_and_the_rest_opens(roller: Rollebesetning) -> None:
    v = lagre("kari")
    Visning.objects.filter(id=v.id).update(
        sporring="kontor=1201&finnesikke=1&kjonn=K&fargekategori=A"
    )
    html = logget_inn("kari").get("/oversikt/visninger/").content.decode()
    assert "Disse feltene finnes ikke lenger: finnesikke" in html
    assert "/oversikt/?kontor=1201&amp;kjonn=K&amp;kategori=A" in html


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
