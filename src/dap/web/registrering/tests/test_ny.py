"""Requirement: somebody whom nobody knows can sign in and register; nothing is kept before they begin."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from klient import logget_inn
from registre import Registre
from rollebesetning import FJORDBY, Rollebesetning

from dap.felles.fnr import lag_syntetisk
from dap.konto.models import Konto
from dap.konto.values import Kontotype
from dap.kontor import operations as kontor
from dap.kontor.values import Dekningsslag
from dap.person.models import Person
from dap.registrering.models import Oppgave
from dap.web.felles import ukjent

pytestmark = pytest.mark.django_db
FODT = date(1999, 5, 17)
FNR = next(f for n in range(300, 400) if (f := lag_syntetisk(FODT, n)))
OM = {
    "status": "bosattEtterFolkeregisterloven", "land": ["NOR"], "fornavn": "Sunniva",
    "etternavn": "Brenne", "fodt": "1999-05-17",
}  # fmt: skip


@pytest.fixture
def sunniva(roller: Rollebesetning, registre: Registre) -> Client:
    """Signed in, and known to nobody."""
    kontor.sett_dekning(kontor_nr=FJORDBY, slag=Dekningsslag.RESTEN)
    Konto.objects.create(type=Kontotype.BRUKER, utsteder="test", subjekt="sunniva")
    klient = logget_inn("sunniva")
    sesjon = klient.session
    ukjent.husk(sesjon, FNR)
    sesjon.save()
    return klient


def test_she_is_asked_of_the_register_when_she_begins(sunniva: Client, registre: Registre) -> None:
    registre.om(FNR, **OM)
    assert sunniva.get("/")["Location"] == "/registrering/ny/"
    side = sunniva.get("/registrering/ny/")
    assert "Før det lagrer vi ingenting om deg." in side.content.decode()
    assert not Person.objects.filter(fnr=FNR).exists()

    svar = sunniva.post("/registrering/ny/")

    assert svar["Location"] == "/registrering/sporsmal/dinSituasjon/"
    rad = Person.objects.get(fnr=FNR)
    assert (rad.fornavn, rad.etternavn, rad.fodt) == ("Sunniva", "Brenne", FODT)
    assert rad.konto is not None
    assert rad.konto.subjekt == "sunniva"
    assert ukjent.hent(sunniva.session) is None
    # From now on she is somebody, and the page for nobody leads on.
    assert sunniva.get("/registrering/ny/")["Location"] == "/registrering/"
    assert sunniva.post("/registrering/ny/")["Location"] == "/registrering/"
    assert sunniva.get(svar["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("feil", "status", "sagt"),
    [
        (lambda r: r.feil(FNR, "nede"), 503, "Folkeregisteret svarer ikke nå"),
        (lambda r: r.feil(FNR, "lyver"), 503, "Folkeregisteret svarer ikke nå"),
        (lambda r: None, 422, "Vi finner deg ikke i Folkeregisteret"),
    ],
)
def test_a_register_that_cannot_say_who_she_is(
    sunniva: Client, registre: Registre, feil: Callable[[Any], None], status: int, sagt: str
) -> None:
    feil(registre)
    svar = sunniva.post("/registrering/ny/")
    assert (svar.status_code, sagt in svar.content.decode()) == (status, True)
    assert not Person.objects.filter(fnr=FNR).exists()


def test_protection_holds_from_the_first_moment(
    sunniva: Client, registre: Registre, roller: Rollebesetning
) -> None:
    registre.om(FNR, **{**OM, "gradering": "STRENGT_FORTROLIG"})
    side = sunniva.post("/registrering/ny/").content.decode()
    assert "Vi hjelper deg med å registrere deg" in side
    rad = Person.objects.get(fnr=FNR)
    assert rad.gradering == "STRENGT_FORTROLIG"
    for hvem in ("kari", "per", "mona", "tor"):
        assert logget_inn(hvem).get(f"/bruker/{rad.id}/registrering/").status_code == 404
        sokt = logget_inn(hvem).post("/min-dag/finn/", {"sok": FNR})
        assert str(rad.id) not in str(sokt.headers) + sokt.content.decode()


def test_under_18_asks_to_be_contacted(sunniva: Client, registre: Registre) -> None:
    registre.om(FNR, **{**OM, "fodt": "2012-05-17"})
    assert "Du er under 18 år" in sunniva.post("/registrering/ny/").content.decode()
    sunniva.post("/registrering/kontakt/")
    assert Oppgave.objects.get().grunn == "UNDER_18"


@pytest.mark.parametrize("navn", ["kari", "rut", "amina"])
def test_the_page_is_for_nobody_else(roller: Rollebesetning, navn: str) -> None:
    svar = logget_inn(navn).get("/registrering/ny/")
    if navn == "amina":
        assert svar["Location"] == "/registrering/"
    else:
        assert svar.status_code == 403


def test_without_the_number_she_must_sign_in_again(sunniva: Client) -> None:
    sesjon = sunniva.session
    ukjent.glem(sesjon)
    sesjon.save()
    for svar in (sunniva.get("/registrering/ny/"), sunniva.post("/registrering/ny/")):
        assert "Logg inn på nytt" in svar.content.decode()
