"""Requirement: the bell shows one's own notifications in words, and leads to the thing."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from klient import logget_inn
from rollebesetning import NAA, Rollebesetning

from dap.hendelse.operations import merk_sett
from dap.mal import operations as mal
from dap.oppfolging.models import Veiledertildeling
from dap.person.models import Person
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel
from dap.varsel.values import Varselslag
from dap.web.varsel.nytt import nytt_siden_sist
from dap.web.varsel.tekster import VARSLER


def lag_mal(roller: Rollebesetning) -> UUID:
    return mal.opprett_mal(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Bli sveiser", nokkel=uuid4(), naa=NAA
    )


def test_every_kind_has_words() -> None:
    assert set(VARSLER) == set(Varselslag)


def test_the_bell_leads_to_the_thing_and_is_then_read(roller: Rollebesetning) -> None:
    id_, kari = lag_mal(roller), logget_inn("kari")
    tekst = kari.get("/varsler/").content.decode()
    assert "Situasjon eller mål er endret" in tekst
    assert "Amina Yusuf" in tekst
    varsel = Varsel.objects.get()

    svar = kari.post(f"/varsler/{varsel.id}/")

    assert svar["Location"] == f"/bruker/{roller.amina.id}/plan/mal/{id_}/"
    varsel.refresh_from_db()
    assert varsel.lest is not None
    assert "Du har lest alle" in kari.get("/varsler/").content.decode()


def test_the_user_is_led_to_the_own_pages(roller: Rollebesetning) -> None:
    mal.lagre_situasjon(aktor=roller.kari, person_id=roller.amina.id, tekst="x", versjon=0, naa=NAA)
    varsel = Varsel.objects.get(mottaker_id=roller.amina.id)
    svar = logget_inn("amina").post(f"/varsler/{varsel.id}/")
    assert svar["Location"] == "/plan/situasjon/"


@pytest.mark.parametrize("hvem", ["amina", "per", "bjorn"])
def test_nobody_reads_or_opens_anothers_notification(roller: Rollebesetning, hvem: str) -> None:
    lag_mal(roller)
    klient = logget_inn(hvem)
    assert "mål er endret" not in klient.get("/varsler/").content.decode()
    assert klient.post(f"/varsler/{Varsel.objects.get().id}/").status_code == 404
    klient.post("/varsler/alle/")
    assert Varsel.objects.get().lest is None


def test_staff_no_longer_read_of_whom_they_may_no_longer_open(roller: Rollebesetning) -> None:
    lag_mal(roller)
    Person.objects.filter(id=roller.amina.id).update(gradering="STRENGT_FORTROLIG")
    assert Veiledertildeling.objects.filter(person_id=roller.amina.id).exists()
    assert "Amina" not in logget_inn("kari").get("/varsler/").content.decode()


def test_all_are_read_at_once(roller: Rollebesetning) -> None:
    lag_mal(roller)
    svar = logget_inn("kari").post("/varsler/alle/", follow=True)
    assert "merket som lest" in svar.content.decode()
    assert Varsel.objects.get().lest is not None


def test_new_since_last_is_what_others_did_and_one_has_not_seen(roller: Rollebesetning) -> None:
    amina, kari = roller.amina, roller.kari
    id_ = lag_mal(roller)
    mal.endre_mal(aktor=kari, mal_id=id_, versjon=1, tekst="Ny", naa=NAA + timedelta(hours=1))
    mal.endre_mal(aktor=kari, mal_id=id_, versjon=2, tekst="Enda", naa=NAA + timedelta(hours=2))
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="plan", naa=NAA)

    (nytt,) = nytt_siden_sist(innsyn, naa=NAA + timedelta(days=1))
    assert (nytt.tekst, nytt.adresse) == ("Et mål ble endret", f"/plan/mal/{id_}/")
    assert nytt.tid == NAA + timedelta(hours=2)

    merk_sett(
        aktor=amina,
        person_id=amina.id,
        objekt_type="MAL",
        objekt_id=id_,
        naa=NAA + timedelta(hours=3),
    )
    assert nytt_siden_sist(innsyn, naa=NAA + timedelta(days=1)) == []


def test_a_link_in_a_message_leads_to_the_thing_and_leaves_reading_to_its_page(
    roller: Rollebesetning,
) -> None:
    mal.lagre_situasjon(aktor=roller.kari, person_id=roller.amina.id, tekst="x", versjon=0, naa=NAA)
    varsel = Varsel.objects.get(mottaker_id=roller.amina.id)
    adresse = f"/varsler/{varsel.id}/"

    fremmed = Client().get(adresse)
    assert fremmed["Location"].startswith("/logg-inn/?")
    assert logget_inn("amina").get(adresse)["Location"] == "/plan/situasjon/"
    assert logget_inn("bjorn").get(adresse).status_code == 404
    varsel.refresh_from_db()
    assert varsel.lest is None
