"""The pages of the complete export: ordered, waited for, fetched, and redacted before that."""

import io
import json
import uuid
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import felt, lag, tekst
from procrastinate.contrib.django import app
from rollebesetning import Rollebesetning

from dap.arkiv.models import Eksport
from dap.arkiv.operations import lag_eksport
from dap.arkiv.values import Eksportstatus
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.sporing.models import Oppslag

pytestmark = pytest.mark.django_db
EGEN = "/eksport/"


def _staff(roller: Rollebesetning) -> str:
    return f"/bruker/{roller.amina.id}/eksport/"


def _innhold(svar: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(svar.streaming_content))) as z:
        return {n: z.read(n) for n in z.namelist()}


def _lag_siste() -> UUID:
    id_ = Eksport.objects.latest("bestilt").id
    lag_eksport(eksport_id=id_, klokke=timezone.now)
    return id_


def _si_noe(roller: Rollebesetning, ord_: str = "Jeg heter Amina") -> UUID:
    trad = dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.ANNET, tekst=ord_,
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip
    return trad.melding_id


def test_the_user_gets_everything_in_one_action(roller: Rollebesetning) -> None:
    _si_noe(roller)
    amina = logget_inn("amina")
    assert "Last ned alt" in tekst(amina.get("/om-meg/"))
    side = amina.get(EGEN)

    svar = amina.post("/eksport/alt/", {"nokkel": felt(side, "nokkel")}, follow=True)
    assert "Venter på å bli laget" in tekst(svar)
    id_ = _lag_siste()

    assert "Hent filen" in tekst(amina.get(EGEN))
    fil = amina.get(f"/eksport/{id_}/fil/")
    innhold = _innhold(fil)
    assert b"Jeg heter Amina" in innhold["sak.json"]
    assert {k["innhold"] for k in json.loads(innhold["sak.json"])["kapitler"]} >= {"SPORING"}
    assert fil["Content-Type"] == "application/zip"
    assert fil["Content-Disposition"].startswith("attachment")
    assert fil["Cache-Control"] == "no-store, private"
    assert Oppslag.objects.filter(person_id=roller.amina.id, hva="eksport").count() == 0


def test_sent_twice_it_is_one_order(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    nokkel = felt(amina.get(EGEN), "nokkel")
    for _gang in range(2):
        amina.post("/eksport/alt/", {"nokkel": nokkel})
    assert Eksport.objects.count() == 1


def test_the_page_asks_while_it_waits_and_stops_when_it_is_done(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    amina.post("/eksport/alt/")
    venter = amina.get("/eksport/status/", headers=HTMX)
    _lag_siste()
    ferdig = amina.get("/eksport/status/", headers=HTMX)

    assert 'hx-trigger="every 2s"' in venter.content.decode()
    assert "<html" not in venter.content.decode()
    assert "hx-trigger" not in ferdig.content.decode()
    assert "<html" in amina.get("/eksport/status/").content.decode()


def test_staff_choose_and_the_user_can_see_that_they_did(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    _si_noe(roller)
    kari, side = logget_inn("kari"), _staff(roller)
    assert "Fil med saken" in tekst(kari.get(f"/bruker/{roller.amina.id}/plan/"))

    svar = kari.post(side, {"innhold": ["AKTIVITET"], "fra": "", "til": "", "nokkel": uuid.uuid4()})
    id_ = _lag_siste()
    innhold = _innhold(kari.get(f"{side}{id_}/fil/"))

    assert svar.status_code == 302
    assert b"Oppdatere CV-en" in innhold["sak.json"]
    assert b"Jeg heter Amina" not in innhold["sak.json"]
    assert "Bestilte eller hentet en fil med saken din" in tekst(
        logget_inn("amina").get("/om-meg/innsyn/")
    )


def test_what_is_marked_is_not_in_the_file(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    melding = _si_noe(roller, "Naboen Ola Dunk er syk")
    _si_noe(roller, "Jeg snakket med OLA  DUNK i går")
    kari, side = logget_inn("kari"), f"{_staff(roller)}sladd/"
    valg = {"innhold": ["AKTIVITET", "DIALOG"], "vedlegg": "on"}

    videre = kari.post(_staff(roller), {**valg, "sladd": "ja"})
    vist = kari.get(videre["Location"])
    assert f'value="melding/{melding}"' in vist.content.decode()
    uten_grunn = kari.post(side, {**valg, "post": f"melding/{melding}"})
    assert uten_grunn.status_code == 422
    assert f'value="melding/{melding}" id="p-2-2" checked' in uten_grunn.content.decode()
    ingenting = kari.post(side, {**valg, "grunn": "Taushetsplikt"})
    assert "Merk noe som skal sladdes" in tekst(ingenting)
    roper = kari.post(side, {**valg, "tekster": "ola dunk", "grunn": "Om Ola Dunk"})
    assert "Begrunnelsen gjentar" in tekst(roper)

    kari.post(
        side,
        {**valg, "post": f"melding/{melding}", "tekster": "ola dunk\n\n", "grunn": "Taushetsplikt"},
    )
    innhold = _innhold(kari.get(f"{_staff(roller)}{_lag_siste()}/fil/"))
    sak = innhold["sak.json"].decode()
    assert "dunk" not in sak.lower()
    assert "Jeg snakket med [Sladdet: Taushetsplikt] i går" in sak


@pytest.mark.parametrize(
    ("valg", "sagt"),
    [
        ({}, "Fyll ut «Hva skal være med?»"),
        ({"innhold": ["FINNES_IKKE"]}, "Velg et av alternativene"),
        ({"innhold": ["MAL"], "fra": "i går"}, "ikke en gyldig dato"),
        (
            {"innhold": ["MAL"], "fra": "2026-02-02", "til": "2026-01-01"},
            "Til dato kan ikke være før",
        ),
        ({"innhold": ["SPORING"]}, "Velg et av alternativene"),
    ],
)
def test_bad_choices_are_told_in_words(
    roller: Rollebesetning, valg: dict[str, Any], sagt: str
) -> None:
    svar = logget_inn("kari").post(_staff(roller), valg)
    assert svar.status_code == 422
    assert sagt in tekst(svar)
    assert not Eksport.objects.exists()


@pytest.mark.parametrize("hvem", ["bjorn", "daniel"])
def test_another_user_finds_nothing(roller: Rollebesetning, hvem: str) -> None:
    logget_inn("amina").post("/eksport/alt/")
    id_ = _lag_siste()
    annen = logget_inn(hvem)
    assert annen.get(f"/eksport/{id_}/fil/").status_code == 404
    assert annen.get(_staff(roller)).status_code in {403, 404}
    assert annen.post(_staff(roller), {"innhold": ["MAL"]}).status_code in {403, 404}


@pytest.mark.parametrize(
    ("hvem", "kode"),
    [("per", 200), ("tor", 200), ("lise", 200), ("ola", 403), ("mona", 403), ("finn", 403),
     ("rut", 404), ("adam", 404)],
)  # fmt: skip
def test_the_door_for_staff(roller: Rollebesetning, hvem: str, kode: int) -> None:
    assert logget_inn(hvem).get(_staff(roller)).status_code == kode


@pytest.mark.parametrize("om", ["frida", "stine", "signe"])
def test_protected_persons_have_no_such_page(roller: Rollebesetning, om: str) -> None:
    person = getattr(roller, om)
    assert logget_inn("kari").get(f"/bruker/{person.id}/eksport/").status_code == 404
    assert logget_inn("siv").get(f"/bruker/{person.id}/eksport/").status_code == 200


def test_a_colleague_does_not_get_the_file_nor_see_that_it_is_there(roller: Rollebesetning) -> None:
    kari, side = logget_inn("kari"), _staff(roller)
    kari.post(side, {"innhold": ["MAL"]})
    id_ = _lag_siste()
    per = logget_inn("per")
    assert per.get(f"{side}{id_}/fil/").status_code == 404
    assert "Du har ikke bestilt noen fil ennå" in tekst(per.get(side))


def test_who_reads_as_the_user_gets_no_file(roller: Rollebesetning) -> None:
    adresse = f"/bruker/{roller.amina.id}/som-bruker/eksport/"
    assert logget_inn("kari").get(adresse).status_code == 404


def test_a_file_that_failed_says_so(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    amina.post("/eksport/alt/")
    Eksport.objects.update(status=Eksportstatus.FEILET)
    assert "Filen kunne ikke lages" in tekst(amina.get(EGEN))


def test_too_many_orders_are_refused_in_words(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    for _nr in range(3):
        amina.post("/eksport/alt/")
    svar = amina.post("/eksport/alt/")
    assert svar.status_code == 422
    assert "Du har allerede bestilt 3 filer" in tekst(svar)


def test_the_schema_is_served(roller: Rollebesetning) -> None:
    skjema = json.loads(logget_inn("amina").get("/eksport/skjema.json").content)
    assert skjema["$id"] == "urn:dap:eksport:1.0"
    with open("docs/eksport/eksport.schema.json", encoding="utf-8") as fil:
        assert json.load(fil) == skjema


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_what_was_ordered(roller: Rollebesetning) -> None:
    """The order and its job are one transaction; the worker finds the job by its name."""
    amina = logget_inn("amina")
    amina.post("/eksport/alt/")

    forbindelse: Any = app.connector
    arbeider = app.with_connector(forbindelse.get_worker_connector())
    # In a thread of its own: a browser test before this one has left a loop running here.
    with ThreadPoolExecutor(1) as traad:
        traad.submit(
            arbeider.run_worker, wait=False, install_signal_handlers=False, listen_notify=False
        ).result()

    assert "Hent filen" in tekst(amina.get(EGEN))
