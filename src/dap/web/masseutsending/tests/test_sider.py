"""The pages of a message to very many."""

import re
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.dialog.models import Melding
from dap.felles.aktor import Aktor
from dap.konto.models import Konto
from dap.konto.values import Kontotype
from dap.kontor import operations as kontor
from dap.masseutsending.models import Masseutsending
from dap.masseutsending.operations import lagre_neste
from dap.masseutsending.tests.test_masseutsending import NAA, andre, til_godkjenning

__all__ = ["andre"]
FELT = {
    "navn": "Stengt",
    "overskrift": "Kontoret er stengt",
    "tekst": "Hei [fornavn]",
    "versjon": "0",
}


def den_andre(andre: Aktor) -> Client:
    konto = Konto.objects.create(type=Kontotype.ANSATT, utsteder="test", subjekt="anne", sprak="nb")
    kontor.knytt_konto(ansatt_id=andre.id, konto_id=konto.id)
    klient = Client()
    klient.force_login(get_user_model().objects.get(subjekt="anne"))
    return klient


def test_from_text_to_everybody(roller: Rollebesetning, andre: Aktor) -> None:
    adam, anne = logget_inn("adam"), den_andre(andre)
    svar = adam.post("/administrasjon/masseutsending/ny/", {**FELT, "nokkel": str(uuid4())})
    assert svar.status_code == 302
    side = svar["Location"]
    vist = adam.get(side).content.decode()
    assert "Hei Ola" in vist
    assert "6 mottakere" in vist

    adam.post(f"{side}til-godkjenning/", {"versjon": "1"})
    assert "En annen administrator må godkjenne" in adam.get(side).content.decode()
    assert adam.post(f"{side}godkjenn/", {"versjon": "2"}).status_code == 422
    assert "Godkjenn, og send til 6 mottakere" in anne.get(side).content.decode()
    anne.post(f"{side}godkjenn/", {"versjon": "2"})

    id_ = Masseutsending.objects.get().id
    while lagre_neste(masseutsending_id=id_, naa=NAA):
        pass
    etter = anne.get(side).content.decode()
    assert "6 av 6 har fått meldingen" in etter
    assert "Alle har fått den" in etter
    assert Melding.objects.filter(tekst="Hei Amina").exists()
    assert "Kontoret er stengt" in logget_inn("amina").get("/dialog/").content.decode()


def test_what_is_wrong_is_said_and_kept(roller: Rollebesetning) -> None:
    svar = logget_inn("adam").post(
        "/administrasjon/masseutsending/ny/",
        {**FELT, "tekst": "Hei [navnet]", "nokkel": str(uuid4())},
    )
    assert svar.status_code == 422
    assert "felt vi ikke kjenner: navnet" in svar.content.decode()
    assert "Hei [navnet]" in svar.content.decode()
    assert not Masseutsending.objects.exists()


def test_two_who_write_at_once_see_both_texts(roller: Rollebesetning) -> None:
    adam = logget_inn("adam")
    side = adam.post("/administrasjon/masseutsending/ny/", {**FELT, "nokkel": str(uuid4())})[
        "Location"
    ]
    assert (
        adam.post(f"{side}endre/", {**FELT, "tekst": "Den første", "versjon": "1"}).status_code
        == 302
    )

    svar = adam.post(f"{side}endre/", {**FELT, "tekst": "Den andre", "versjon": "1"})

    assert svar.status_code == 409
    assert "Den første" in svar.content.decode()
    assert "Den andre" in svar.content.decode()
    igjen = re.search(r'name="versjon" value="(\d+)"', svar.content.decode())
    assert igjen
    assert igjen.group(1) == "2"


def test_an_old_page_does_not_approve_what_it_did_not_show(
    roller: Rollebesetning, andre: Aktor
) -> None:
    id_ = til_godkjenning(roller.adam)
    svar = den_andre(andre).post(
        f"/administrasjon/masseutsending/{id_}/godkjenn/", {"versjon": "1"}
    )
    assert svar.status_code == 409
    assert Masseutsending.objects.get().status == "TIL_GODKJENNING"


def test_stopping_needs_a_reason(roller: Rollebesetning) -> None:
    id_ = til_godkjenning(roller.adam)
    adam = logget_inn("adam")
    assert adam.post(f"/administrasjon/masseutsending/{id_}/stopp/").status_code == 422
    adam.post(f"/administrasjon/masseutsending/{id_}/stopp/", {"grunn": "Feil dato"})
    assert "Feil dato" in adam.get(f"/administrasjon/masseutsending/{id_}/").content.decode()


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor", "rut", "mona"])
def test_it_is_the_administrators_alone(roller: Rollebesetning, hvem: str) -> None:
    id_ = til_godkjenning(roller.adam)
    klient = logget_inn(hvem)
    for sti in ("", "ny/", f"{id_}/", f"{id_}/endre/"):
        assert klient.get(f"/administrasjon/masseutsending/{sti}").status_code == 403
    for sti in ("til-godkjenning", "ta-tilbake", "godkjenn", "stopp"):
        svar = klient.post(f"/administrasjon/masseutsending/{id_}/{sti}/", {"versjon": "2"})
        assert svar.status_code == 403
