"""A page is read with GET and a change is made with POST and the form's token: at every address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from klient import logget_inn
from test_fremmed_id import ORDINAERE, alle_ruter, skjema
from test_routes import APNE
from verden import Verden

# What changes something, and has no page of its own.
GREP = {
    *(f"aktivitet:{n}" for n in (
        "flytt_kort", "angre", "gjenapne", "svar", "avtal", "steg", "mal", "les_fho",
    )),
    *(f"dialog:{n}" for n in (
        "send", "om_aktivitet", "svar_paa_flytting", "trenger_ikke_svar", "venter_paa_bruker",
        "foresla_flytting", "svar_kollega",
    )),
    *(f"mal:{n}" for n in ("flytt", "merk_delmal", "fjern_delmal")),
    *(f"konto:{n}" for n in ("logg_ut", "bakkanal", "forleng", "kladd", "sprak", "tema")),
    "min_dag:finn", "bruker:grunn", "om_meg:avslutt_andre", "varsel:apne", "varsel:alle_lest",
}  # fmt: skip
# A page with a form that is sent to the same address.
SKJEMASIDER = {
    *(f"aktivitet:{n}" for n in (
        "ny", "flytt", "endre", "juster", "ferdig_ny", "ferdig", "flere_skjema",
    )),
    *(f"dialog:{n}" for n in ("ny", "overlever", "sporsmal", "notater", "ny_mal", "mal")),
    *(f"mal:{n}" for n in (
        "situasjon", "nytt", "endre", "status", "nytt_delmal", "endre_delmal",
    )),
}  # fmt: skip
# The provider calls it, and signs what it says.
UTEN_MERKE = {"konto:bakkanal"}
# Only these roles come in at all.
LEDERS = {"dialog:maler", "dialog:ny_mal", "dialog:mal", "kontor:oppslag"}
BRUKERS = {"om_meg:forside", "om_meg:avslutt_andre", "om_meg:innsyn", "dialog:svar_paa_flytting"}
EGNE_VALG: dict[str, Any] = {
    "profil": "idporten", "token": "x", "rest": "plan/", "kontor_nr": "1201", "type_": "EGEN",
}  # fmt: skip


@dataclass(frozen=True)
class Sted:
    navn: str
    adresse: str
    hvem: str


def steder(verden: Verden) -> Iterator[Sted]:
    """Every address of the product, with somebody who may come there."""
    ider: dict[str, Any] = {**ORDINAERE, **verden.stat("amina").ider, **EGNE_VALG}
    for rute in alle_ruter():
        adresse = reverse(rute.navn, kwargs={a: ider[a] for a in rute.argumenter})
        staben = {"ferdig_id", "kontor_nr", "type_"} & rute.argumenter and "plan/" not in adresse
        ansatt = rute.om_person or staben or rute.navn.startswith(("min_dag", "dialog:ko"))
        hvem = "tor" if rute.navn in LEDERS else "kari" if ansatt else "amina"
        if rute.navn in {"aktivitet:ferdige", "aktivitet:flere"}:
            hvem = "kari"
        yield Sted(rute.navn, adresse, "amina" if rute.navn in BRUKERS else hvem)


def klienter(**valg: Any) -> dict[str, Client]:
    ut = {}
    for navn in ("amina", "kari", "tor"):
        ut[navn] = Client(**valg)
        ut[navn].force_login(get_user_model().objects.get(subjekt=navn))
        ut[navn].get("/")  # the session has begun: nothing more is written in it this minute
    return ut


def skrevet() -> int:
    """Rows that this transaction has made, changed or removed, in any table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
        )
        rad = cursor.fetchone()
    return int(rad[0] or 0)


def test_no_form_is_taken_without_its_token_and_nothing_is_written(
    verden: Verden, db: None
) -> None:
    egne = klienter(enforce_csrf_checks=True)
    data = skjema(verden.stat("amina").ider)
    for_, antall = skrevet(), 0
    assert for_ > 0
    for sted in steder(verden):
        if sted.navn in UTEN_MERKE:
            continue
        for hoder in ({}, {"HX-Request": "true"}, {"Origin": "https://ond.example"}):
            svar = egne[sted.hvem].post(sted.adresse, data, headers=hoder)
            assert svar.status_code == 403, f"{sted.adresse} answered {svar.status_code}"
        assert skrevet() == for_, sted.adresse
        antall += 1
    assert antall > 100
    side = egne["amina"].post("/plan/situasjon/", {"tekst": "Det jeg skrev", "versjon": "0"})
    assert "Det jeg skrev" in side.content.decode(), "what was typed can be copied"


def test_what_changes_is_not_read_and_what_is_read_does_not_change(
    verden: Verden, db: None
) -> None:
    innlogget = klienter()
    data = skjema(verden.stat("amina").ider)
    sett = set()
    for sted in steder(verden):
        sett.add(sted.navn)
        klient = Client() if sted.navn in APNE else innlogget[sted.hvem]
        kan = _metoder(sted.navn)
        for metode in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} - kan:
            for_ = skrevet()
            svar: HttpResponse = klient.generic(metode, sted.adresse, data.get("tekst", ""))
            sa = f"{metode} {sted.navn} {sted.adresse} as {sted.hvem} answered {svar.status_code}"
            assert svar.status_code == 405, sa
            assert "POST" in svar["Allow"] or kan == {"GET", "HEAD"}, sa
            assert skrevet() == for_, sa
        if "GET" in kan:
            svar = klient.get(sted.adresse)
            assert svar.status_code != 405, f"{sted.adresse} cannot be read"
    assert sett >= GREP | SKJEMASIDER, "an address that is gone"


def _metoder(navn: str) -> set[str]:
    if navn in GREP:
        return {"POST"}
    return {"GET", "HEAD", "POST"} if navn in SKJEMASIDER else {"GET", "HEAD"}


@pytest.mark.parametrize("overstyr", ["X-HTTP-Method-Override", "X-Method-Override"])
def test_a_header_or_a_field_does_not_change_the_method(
    verden: Verden, db: None, overstyr: str
) -> None:
    klient, for_ = logget_inn("amina"), verden.hendelser()

    lest = klient.get("/plan/mal/nytt/?_method=POST&tekst=X", headers={overstyr: "POST"})
    skrevet_ = klient.post("/plan/", {"_method": "DELETE"}, headers={overstyr: "DELETE"})

    assert (lest.status_code, skrevet_.status_code) == (200, 405)
    assert verden.hendelser() == for_
