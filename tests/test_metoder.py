"""A page is read with GET and a change is made with POST and the form's token: at every address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import resolve, reverse
from klient import logget_inn
from test_fremmed_id import ORDINAERE, alle_ruter, skjema
from verden import Verden

from dap.felles.aktor import AktorType, Rolle
from dap.konto.models import Konto
from dap.konto.values import Kontotype
from dap.vedtak.tests.hjelp import lag_beslutter
from dap.web.felles.tilgang import Krav

# The provider calls it, and signs what it says.
UTEN_MERKE = {"konto:bakkanal", "varsel:kvittering_sms"}
ANSATTE = ("kari", "tor", "adam", "rut", "mona")
BESLUTTER = "berit"
ANALYTIKER = "ane"
UKJENT = "ukjent"
"""Has signed in, and is nobody that DAP knows: has one page."""
LESE, SKRIVE = {"GET", "HEAD"}, {"POST"}
LOVLIGE = (LESE, {"GET"}, SKRIVE, LESE | SKRIVE)
ALLE = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}
EGNE_VALG: dict[str, Any] = {
    "profil": "idporten", "token": "x", "rest": "plan/", "kontor_nr": "1201", "type_": "EGEN",
}  # fmt: skip


INGEN_RUNDE = {
    "runde_id": UUID(int=1), "sak_id": UUID(int=1), "jobb_id": 1, "masseutsending_id": UUID(int=1),
    "kvittering_id": UUID(int=1), "visning_id": UUID(int=1), "oppdrag_id": UUID(int=1),
    "gjennomgang_id": UUID(int=1), "punkt_id": UUID(int=1), "sti": "index.html",
    "team_id": UUID(int=1),
}  # fmt: skip
"""Rounds, jobs and messages to many know no person, so the world has none; who may come is decided
before."""


@dataclass(frozen=True)
class Sted:
    navn: str
    adresse: str
    hvem: str
    """Somebody in the cast who may come there; empty where nobody need be signed in."""


def steder(verden: Verden) -> Iterator[Sted]:
    """Every address of the product."""
    ider: dict[str, Any] = {**ORDINAERE, **verden.stat("amina").ider, **EGNE_VALG, **INGEN_RUNDE}
    for rute in alle_ruter():
        adresse = reverse(rute.navn, kwargs={a: ider[a] for a in rute.argumenter})
        krav: Krav = resolve(adresse).func.tilgangskrav  # type: ignore[attr-defined]
        hvem = UKJENT if rute.navn == "registrering:ny" else ""
        if rute.navn.startswith("forskning:"):
            hvem = ANALYTIKER  # to all others the pages are not there, whatever the method
        yield Sted(rute.navn, adresse, hvem or _hvem(verden, krav, om_person=rute.om_person))


def _hvem(verden: Verden, krav: Krav, *, om_person: bool) -> str:
    if krav.apen:
        return ""
    if AktorType.BRUKER in krav.typer and not om_person:
        return "amina"
    roller = {navn: getattr(verden.roller, navn).roller for navn in ANSATTE}
    if krav.roller == {Rolle.BESLUTTER}:
        return BESLUTTER
    return next(navn for navn in ANSATTE if not krav.roller or krav.roller & roller[navn])


def klienter(**valg: Any) -> dict[str, Client]:
    ut = {"": Client(**valg)}
    lag_beslutter(BESLUTTER)
    Konto.objects.get_or_create(subjekt=UKJENT, type=Kontotype.BRUKER, utsteder="x")
    for navn in ("amina", *ANSATTE, ANALYTIKER, BESLUTTER, UKJENT):
        ut[navn] = Client(**valg)
        ut[navn].force_login(get_user_model().objects.get(subjekt=navn))
        ut[navn].get("/")  # the session has begun: nothing more is written in it this minute
    return ut


def skrevet() -> int:
    """Rows that this transaction has made, changed or removed, in any table."""
    with connection.cursor() as cursor:
        # What pg_stat_xact_user_tables adds up, without all that it says of each table's indexes.
        cursor.execute(
            "SELECT sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)"
            " + pg_stat_get_xact_tuples_deleted(oid)) FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
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


def test_every_address_says_its_methods_and_refuses_the_others(verden: Verden, db: None) -> None:
    innlogget, grep = klienter(), 0
    for sted in steder(verden):
        klient = innlogget[sted.hvem]
        sier = klient.generic("PROPFIND", sted.adresse).headers.get("Allow", "nothing")
        kan = set(sier.split(", "))
        assert kan in LOVLIGE, f"{sted.navn} as {sted.hvem or 'a stranger'} says {sier}"
        grep += kan == {"POST"}
        for_ = skrevet()
        for metode in ALLE - kan:
            svar = klient.generic(metode, sted.adresse)
            assert svar.status_code == 405, f"{metode} {sted.adresse} answered {svar.status_code}"
        assert skrevet() == for_, f"{sorted(ALLE - kan)} at {sted.adresse}: one of them writes"
    assert grep > 40


def test_what_is_read_does_not_change(verden: Verden, db: None) -> None:
    """A link, a search robot or a prefetch makes nothing happen; only that it was read is kept."""
    innlogget, for_, lest = klienter(), verden.hendelser(), 0
    # The way out to a provider and back is tried where there is a provider.
    hjemme = [s for s in steder(verden) if s.navn not in {"konto:start", "konto:retur"}]
    for sted in hjemme:
        data = skjema(verden.stat("amina").ider)
        svar = innlogget[sted.hvem].get(sted.adresse, data)
        assert svar.status_code < 500, sted.adresse
        assert verden.hendelser() == for_, f"GET {sted.adresse} as {sted.hvem} changes something"
        lest += svar.status_code == 200
    assert lest > 50


@pytest.mark.parametrize("overstyr", ["X-HTTP-Method-Override", "X-Method-Override"])
def test_a_header_or_a_field_does_not_change_the_method(
    verden: Verden, db: None, overstyr: str
) -> None:
    klient, for_ = logget_inn("amina"), verden.hendelser()

    lest = klient.get("/plan/mal/nytt/?_method=POST&tekst=X", headers={overstyr: "POST"})
    skrevet_ = klient.post("/plan/", {"_method": "DELETE"}, headers={overstyr: "DELETE"})

    assert (lest.status_code, skrevet_.status_code) == (200, 405)
    assert verden.hendelser() == for_
