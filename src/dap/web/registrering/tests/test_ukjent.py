"""Requirement: an adviser registers somebody whom nobody here knows; nothing tells of who is hidden."""

from datetime import date
from typing import Any

import pytest
from klient import logget_inn
from registre import Registre
from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.felles.fnr import lag_syntetisk
from dap.kontor import operations as kontor
from dap.kontor.values import Dekningsslag
from dap.person import operations as person
from dap.person.models import Person
from dap.registrering.models import Registrering
from dap.sporing.models import Oppslag
from dap.tilgang.models import Oppslagsgrunn

pytestmark = pytest.mark.django_db
ADRESSE = "/registrering/ukjent/"
FODT = date(1999, 5, 17)
FNR = next(f for n in range(300, 400) if (f := lag_syntetisk(FODT, n)))
OM = {
    "status": "bosattEtterFolkeregisterloven", "land": ["NOR"], "fornavn": "Sunniva",
    "etternavn": "Brenne", "fodt": "1999-05-17",
}  # fmt: skip
FELT = {"fnr": FNR, "grunn": "Møtte opp på kontoret uten time"}


@pytest.fixture(autouse=True)
def dekning(roller: Rollebesetning) -> None:
    kontor.sett_dekning(kontor_nr=FJORDBY, slag=Dekningsslag.RESTEN)


def test_from_the_search_to_a_registration(registre: Registre, roller: Rollebesetning) -> None:
    registre.om(FNR, **OM)
    kari = logget_inn("kari")
    sokt = kari.post("/min-dag/finn/", {"sok": FNR})
    assert "Registrer en som ikke er i DAP" in sokt.content.decode()
    side = kari.post(ADRESSE, {"fnr": FNR, "steg": "grunn"})
    assert (side.status_code, f'value="{FNR}"' in side.content.decode()) == (200, True)
    assert not Person.objects.filter(fnr=FNR).exists()

    svar = kari.post(ADRESSE, {**FELT, "fnr": f"{FNR[:6]} {FNR[6:]}"})

    rad = Person.objects.get(fnr=FNR)
    assert svar["Location"] == f"/bruker/{rad.id}/registrering/"
    assert (rad.fornavn, rad.etternavn, rad.fodt, rad.konto) == ("Sunniva", "Brenne", FODT, None)
    assert Oppslagsgrunn.objects.get(person=rad).grunn == FELT["grunn"]
    assert Oppslag.objects.filter(person_id=rad.id, hvorfor=FELT["grunn"]).exists()
    assert "Sunniva Brenne" in kari.get(svar["Location"]).content.decode()
    begynt = kari.post(f"{svar['Location']}begynn/")
    assert "/sporsmal/" in begynt["Location"]
    assert not Registrering.objects.exists()
    # Again it is the same person.
    assert kari.post(ADRESSE, FELT)["Location"] == svar["Location"]
    assert Person.objects.filter(fnr=FNR).count() == 1


@pytest.mark.parametrize(
    ("felt", "sagt"),
    [
        ({"fnr": "12345678901"}, "ikke gyldig"),
        ({"fnr": ""}, "Fødselsnummer"),
        ({"grunn": "kort"}, "minst 10"),
        ({"grunn": "x" * 501}, "500"),
    ],
)
def test_what_is_written_wrong(registre: Registre, felt: dict[str, str], sagt: str) -> None:
    registre.om(FNR, **OM)
    svar = logget_inn("kari").post(ADRESSE, FELT | felt)
    assert (svar.status_code, sagt in svar.content.decode()) == (422, True)
    assert not Person.objects.filter(fnr=FNR).exists()


def test_who_is_protected_looks_like_who_is_nowhere(
    registre: Registre, roller: Rollebesetning
) -> None:
    """In the register, here and hidden, or nowhere at all: one answer, and nothing kept."""
    kari = logget_inn("kari")
    sider = [kari.post(ADRESSE, FELT)]
    registre.om(FNR, **OM, gradering="STRENGT_FORTROLIG")
    sider.append(kari.post(ADRESSE, FELT))
    assert not Person.objects.filter(fnr=FNR).exists()
    person.opprett_person(
        fnr=FNR, fornavn="Sunniva", etternavn="Brenne", fodt=FODT, gradering="STRENGT_FORTROLIG"
    )
    sider.append(kari.post(ADRESSE, FELT))
    assert {s.status_code for s in sider} == {422}
    for side in sider:
        assert "Vi finner ingen du kan registrere" in side.content.decode()
        assert "Brenne" not in side.content.decode()
    assert not Oppslagsgrunn.objects.exists()


def test_with_the_right_one_may(registre: Registre, roller: Rollebesetning) -> None:
    registre.om(FNR, **OM, gradering="FORTROLIG")
    siv = logget_inn("siv")
    svar = siv.post(ADRESSE, FELT)
    rad = Person.objects.get(fnr=FNR)
    assert (rad.gradering, svar.status_code) == ("FORTROLIG", 302)
    assert logget_inn("kari").get(svar["Location"]).status_code == 404


def test_what_stands_in_the_way_is_said_on_the_next_page(registre: Registre) -> None:
    registre.om(FNR, **OM | {"status": "doedIFolkeregisteret"})
    kari = logget_inn("kari")
    side = kari.post(ADRESSE, FELT, follow=True).content.decode()
    assert "registrert som død" in side


@pytest.mark.parametrize("feil", ["nede", "tull", "lyver"])
def test_a_register_that_gives_no_answer(registre: Registre, feil: str) -> None:
    registre.feil(FNR, feil)
    svar = logget_inn("kari").post(ADRESSE, FELT)
    assert (svar.status_code, "svarer ikke nå" in svar.content.decode()) == (503, True)
    assert FELT["grunn"] in svar.content.decode()
    assert not Person.objects.filter(fnr=FNR).exists()


@pytest.mark.parametrize(
    ("navn", "status"),
    [("kari", 200), ("tor", 200), ("amina", 403), ("lise", 403), ("mona", 403), ("rut", 403)],
)
def test_only_those_who_follow_people_up(
    registre: Registre, roller: Rollebesetning, navn: str, status: int
) -> None:
    registre.om(FNR, **OM)
    klient = logget_inn(navn)
    assert klient.get(ADRESSE).status_code == status
    if status != 200:
        assert klient.post(ADRESSE, FELT).status_code == status
        assert not Person.objects.filter(fnr=FNR).exists()
        sokt: Any = klient.post("/min-dag/finn/", {"sok": FNR})
        assert "Registrer en som ikke er i DAP" not in sokt.content.decode()
    assert NAA
