"""Somebody else's id, in every address that takes one and in every hidden field.

Every route of the product is walked. A new route with an id must be covered: an argument that this
file does not know fails the first test below.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from klient import logget_inn
from verden import Verden

from dap.felles.rom import Rom

# Arguments that are no ids of anybody's, with a value to walk with.
ORDINAERE: dict[str, Any] = {
    "kode": "dinSituasjon",
    "type_": "EGEN", "nr": 1, "fra": 1, "til": 1, "kontor_nr": "1202", "grunn": "BRUKER_BER",
    "hemmelighet": "galt", "regel": "REFERAT", "rom": "STAT",
    "sted_type": "MAL", "kasseringsslag": "MAL",
    "slag": "BEHOV", "del_": "MULIGHETER",
}  # fmt: skip
# Routes whose argument is no record of a person: words, signed tokens, an office's template.
UNNTATT = {
    "konto:start", "konto:retur", "konto:bakkanal", "konto:frontkanal", "dialog:puls",
    "kalender:strom",
    # An office's day, and names only of whom one may open: tried with the cast in web/digilab.
    "digilab:dag", "digilab:inviter", "digilab:avlys",
    # Numbers, and no person: the administrator's alone, tried in web/masseutsending and web/administrasjon.
    "administrasjon:prov_igjen", "masseutsending:en", "masseutsending:endre",
    "masseutsending:til_godkjenning", "masseutsending:ta_tilbake", "masseutsending:godkjenn",
    "masseutsending:stopp",
    # One's own receipt, tried with another's in web/flere.
    "flere:kvittering", "flere:angre",
    # Two colleagues' own, tried with the cast in web/gjennomgang.
    "gjennomgang:vis", "gjennomgang:avslutt", "gjennomgang:formal", "gjennomgang:punkt",
    # A question, and no person: tried with the cast in web/oversikt.
    "oversikt:endre_visning", "oversikt:slett_visning", "oversikt:flytt_visning",
    # A team's words, and no person: tried with the cast in web/oppfolging.
    "oppfolging:teamkategorier",
    # Who helps is the same for both rooms; tried with the cast in web/hjelp.
    "hjelp:gjort",
    # An analyst's own orders, without persons: tried with the whole cast in web/forskning.
    "forskning:ett", "forskning:ett_status", "forskning:avbryt", "forskning:slett", "forskning:last_ned",
    "forskning:fil",
    # An office's rounds and cases, without persons: tried with the whole cast in web/kalibrering.
    "kalibrering:ny", "kalibrering:fagansvarlige", "kalibrering:runde", "kalibrering:endre",
    "kalibrering:apne", "kalibrering:lukk", "kalibrering:laerdom", "kalibrering:ny_sak",
    "kalibrering:svar", "kalibrering:endre_sak", "kalibrering:fjern_sak",
}  # fmt: skip
SOM_BRUKER = "bruker:som_bruker"


@dataclass(frozen=True)
class Rute:
    navn: str
    argumenter: frozenset[str]

    @property
    def om_person(self) -> bool:
        return "person_id" in self.argumenter

    def adresse(self, ider: dict[str, UUID]) -> str:
        return reverse(
            self.navn, kwargs={a: ider.get(a, ORDINAERE.get(a)) for a in self.argumenter}
        )


def _under(resolver: URLResolver, argumenter: frozenset[str], rom: str) -> Iterator[Rute]:
    for monster in resolver.url_patterns:
        alle = argumenter | set(monster.pattern.converters)
        if isinstance(monster, URLPattern):
            yield Rute(f"{rom}{monster.name}", frozenset(alle))
        else:
            navn = f"{rom}{monster.namespace}:" if monster.namespace else rom
            yield from _under(monster, alle, navn)


def alle_ruter() -> list[Rute]:
    """Every route of the product, once."""
    alle = set(_under(get_resolver(), frozenset(), ""))
    return sorted(alle, key=lambda r: (r.navn, len(r.argumenter)))


RUTER = [r for r in alle_ruter() if r.argumenter and r.navn not in UNNTATT]
EGNE = [r for r in RUTER if not r.om_person and not r.argumenter <= set(ORDINAERE)]
"""The user's own pages, and the bell: the id alone says whose."""
OM_PERSON = [r for r in RUTER if r.om_person and r.navn != SOM_BRUKER]
BRUKERS = {r.navn for r in EGNE} | {"plan:oversikt", "na:forside", "dialog:liste", "mal:oversikt"}


def skjema(ider: dict[str, UUID]) -> dict[str, Any]:
    """What every form of the product might ask for, with these ids in the hidden fields."""
    return {
        "nokkel": str(uuid.uuid4()), "versjon": "1", "fjern-versjon": "1", "tekst": "angrep",
        "svar": "angrep", "grunn": "angrep", "begrunnelse": "angrep", "hvorfor": "angrep",
        "navn": "angrep", "status": "NADD", "til": "GJENNOMFORES", "nadd": "1", "verdi": "ja",
        "retning": "opp", "fhotype": "IKKE_SEND", "felt": "soknadssteg", "tema": "MOTE",
        "tittel": "angrep", "fra_dato": "2026-01-01", "til_dato": "2026-12-31",
        "plassering": "PLANLAGT", "vedlegg": str(ider["vedlegg_id"]), "ord": "angrep",
        "mal_id": str(ider["mal_id"]), "mal": str(ider["ferdig_id"]), "neste": "/plan/",
        "trad": str(ider["trad_id"]), "melding": str(ider["melding_id"]),
        "person": str(ider["person_id"]), "handling": "send", "mening": "ENIG", "nr": "1",
        "slag": "KOMMENTAR", "ferdig": "1", "referat": str(ider["referat_id"]),
        "kort": f"{ider['aktivitet_id']}.1.GJENNOMFORES",
    }  # fmt: skip


SKJEMA = "application/x-www-form-urlencoded"
TAR_IKKE: set[tuple[str, str]] = set()
"""Routes and methods that were answered 405 with nothing in it. That is decided before it is looked up
whose it is (test_metoder asks every address for it): the next tests need not ask again."""


def sendt(klient: Client, rute: Rute, ider: dict[str, UUID]) -> list[HttpResponse]:
    adresse, ut = rute.adresse(ider), []
    # As a browser sends a form without a file: there is less to read than in one of many parts.
    felter = urlencode(skjema(ider))
    for metode, data in (("GET", ""), ("POST", felter)):
        if (rute.navn, metode) in TAR_IKKE:
            continue
        svar = klient.generic(metode, adresse, data, content_type=SKJEMA)
        if svar.status_code == 405 and not svar.content:
            TAR_IKKE.add((rute.navn, metode))
        ut.append(svar)
    return ut


def krev(adresse: str, svar: HttpResponse, statuser: set[int], *hemmelige: str) -> None:
    tekst = svar.content.decode(errors="replace") + str(svar.headers)
    sa = f"{svar.request['REQUEST_METHOD']} {adresse} answered {svar.status_code}"
    assert svar.status_code in statuser, sa
    funnet = [h for h in hemmelige if h in tekst]
    assert not funnet, f"{sa} and shows {funnet}"


def test_every_argument_of_every_route_is_known(verden: Verden, db: None) -> None:
    kjente = set(verden.stat("amina").ider) | set(ORDINAERE)

    ukjente = {(r.navn, a) for r in RUTER for a in r.argumenter - kjente if r.navn != SOM_BRUKER}

    assert not ukjente, "add the id to tests/verden.py, so that these routes are attacked"
    assert len(EGNE) > 20
    assert len(OM_PERSON) > 40


# The answer that each of the cast gets at each person's pages; 404 for those not named.
SER: dict[str, dict[str, int]] = {
    "kari": {"amina": 200, "bjorn": 200, "daniel": 403},
    "per": {"amina": 200, "bjorn": 200, "daniel": 403},
    "ola": {"amina": 403, "bjorn": 403, "daniel": 200},
    "siv": {"amina": 200, "bjorn": 403, "daniel": 403, "frida": 200, "stine": 200, "signe": 200},
    "lise": {"amina": 200, "bjorn": 200, "daniel": 403},
    "tor": {"amina": 200, "bjorn": 200, "daniel": 403},
    "mona": {"amina": 403, "bjorn": 403, "daniel": 403},
    "finn": {"amina": 403, "bjorn": 403, "daniel": 403},
    "rut": {},
    "adam": {},
}
BRUKERE = ("amina", "bjorn", "daniel", "frida", "stine", "signe")


@pytest.mark.parametrize(
    ("hvem", "navn"),
    [
        ("kari", "daniel"),
        ("kari", "stine"),
        ("siv", "bjorn"),
        ("lise", "daniel"),
        ("mona", "amina"),
        ("rut", "amina"),
    ],
)
def test_staff_meet_a_closed_door_at_every_page_of_others(
    verden: Verden, db: None, hvem: str, navn: str
) -> None:
    """Another office's, hidden, family, for nobody: at every address, also as the user sees it."""
    klient, ting, hemmelig = logget_inn(hvem), verden.stat(navn), verden.hemmelig(navn)
    kode = SER[hvem].get(navn, 404)
    for rute in OM_PERSON:
        if rute.navn in {"bruker:grunn", "bruker:forside"}:
            continue  # the one asks for the reason, the other leads to the plan
        adresse = rute.adresse(ting.ider)
        # In the room that is not theirs a thread does not exist, nor does another unit's task.
        borte = {"trad_id", "oppgave_id"} & rute.argumenter
        statuser = {kode, 405} | ({404} if borte else set())
        for svar in sendt(klient, rute, ting.ider):
            krev(adresse, svar, statuser, *hemmelig)
        if rute.navn in BRUKERS:
            krev(adresse, klient.get(som_bruker(adresse)), statuser, *hemmelig)


def som_bruker(adresse: str) -> str:
    _, forst, person, rest = adresse.split("/", 3)
    return f"/{forst}/{person}/som-bruker/{rest}"


@pytest.mark.parametrize("hvem", SER)
def test_the_door_is_the_same_for_every_person(verden: Verden, db: None, hvem: str) -> None:
    klient = logget_inn(hvem)
    for navn in BRUKERE:
        kode = SER[hvem].get(navn, 404)
        skjult = verden.hemmelig(navn) if kode != 200 else ()
        for side in ("plan:oversikt", "dialog:liste", "dialog:notater", "mal:oversikt"):
            adresse = reverse(side, kwargs={"person_id": verden.stat(navn).person.id})
            krev(adresse, klient.get(adresse), {kode}, *skjult)


@pytest.mark.parametrize("navn", ["bjorn", "daniel", "stine"])
def test_a_user_finds_nothing_of_another_user(verden: Verden, db: None, navn: str) -> None:
    klient, ting, hemmelig = logget_inn("amina"), verden.stat(navn), verden.hemmelig(navn)
    for_ = verden.hendelser()
    for rute in [*EGNE, *OM_PERSON]:
        adresse = rute.adresse(ting.ider)
        for svar in sendt(klient, rute, ting.ider):
            krev(adresse, svar, {403, 404, 405}, *hemmelig)
    assert verden.hendelser() == for_


@pytest.mark.parametrize("hvem", ["kari", "siv", "lise", "mona", "rut"])
def test_staff_find_nothing_where_only_the_id_says_whose(
    verden: Verden, db: None, hvem: str
) -> None:
    """The user's own addresses, somebody else's notifications, another office's template."""
    klient, ting, hemmelig = logget_inn(hvem), verden.stat("daniel"), verden.hemmelig("daniel")
    for rute in EGNE:
        adresse = rute.adresse(ting.ider)
        for svar in sendt(klient, rute, ting.ider):
            krev(adresse, svar, {403, 404, 405}, *hemmelig)


FREMMEDE = [
    ("kari", "amina", Rom.STAT, "bjorn", Rom.STAT),
    ("kari", "amina", Rom.STAT, "daniel", Rom.STAT),
    ("kari", "amina", Rom.STAT, "amina", Rom.KOMMUNE),
    ("per", "amina", Rom.STAT, "bjorn", Rom.STAT),
    ("siv", "frida", Rom.STAT, "stine", Rom.STAT),
    ("lise", "amina", Rom.KOMMUNE, "amina", Rom.STAT),
]


@pytest.mark.parametrize(("hvem", "navn", "rom", "andres", "andres_rom"), FREMMEDE)
def test_an_id_from_elsewhere_is_not_found_on_a_page_one_may_open(
    verden: Verden, db: None, hvem: str, navn: str, rom: Rom, andres: str, andres_rom: Rom
) -> None:
    """Each id of the address in turn is another person's, or lies in the room one does not see."""
    klient = logget_inn(hvem)
    egen, fremmed = verden.ting[navn, rom], verden.ting[andres, andres_rom]
    for_ = verden.hendelser()
    for rute in OM_PERSON:
        for argument in sorted(rute.argumenter - {"person_id", *ORDINAERE}):
            blandet = {**egen.ider, argument: fremmed.ider[argument]}
            adresse = rute.adresse(blandet)
            for svar in sendt(klient, rute, blandet):
                krev(adresse, svar, {403, 404, 405}, fremmed.merke)
            if rute.navn in BRUKERS:
                krev(adresse, klient.get(som_bruker(adresse)), {403, 404, 405}, fremmed.merke)
    assert verden.hendelser() == for_


def test_signed_out_there_is_nothing(verden: Verden, db: None) -> None:
    klient, ting, hemmelig = Client(), verden.stat("amina"), verden.hemmelig("amina")
    for rute in [*EGNE, *OM_PERSON]:
        adresse = rute.adresse(ting.ider)
        for svar in sendt(klient, rute, ting.ider):
            krev(adresse, svar, {302, 401, 405}, *hemmelig)


# --- hidden fields and queries --------------------------------------------------------------------


def felles(**felter: Any) -> dict[str, Any]:
    return {"nokkel": str(uuid.uuid4()), "versjon": "1", "tekst": "Helt vanlig tekst", **felter}


SKJULTE: list[tuple[str, str, str, dict[str, str]]] = [
    ("amina", "aktivitet:flytt_kort", "", {"kort": "{aktivitet_id}.2.GJENNOMFORES"}),
    ("amina", "dialog:ny", "", {"tema": "MOTE", "vedlegg": "{vedlegg_id}"}),
    ("amina", "dialog:send", "trad_id", {"vedlegg": "{vedlegg_id}"}),
    ("amina", "dialog:send", "trad_id", {"handling": "fjern:{vedlegg_id}"}),
    ("amina", "aktivitet:mal", "aktivitet_id", {"versjon": "2", "mal_id": "{mal_id}"}),
    ("kari", "aktivitet:flytt_kort", "", {"kort": "{aktivitet_id}.2.GJENNOMFORES"}),
    ("kari", "aktivitet:mal", "aktivitet_id", {"versjon": "2", "mal_id": "{mal_id}"}),
    ("kari", "dialog:ny", "", {"tema": "MOTE", "vedlegg": "{vedlegg_id}"}),
    ("kari", "dialog:notater", "", {"trad": "{trad_id}", "melding": "{melding_id}"}),
    ("per", "dialog:svar_kollega", "trad_id", {"svar": "Ja", "sporsmal_id": "{sporsmal_id}"}),
    ("kari", "dialog:sporsmal", "trad_id melding_id", {"til": "{ola}"}),
    ("kari", "dialog:sporsmal", "trad_id melding_id", {"til": "{trad_id}"}),
    ("kari", "dialog:send", "trad_id", {"handling": "velg_mal", "mal": "{ferdig_id}"}),
]


@pytest.mark.parametrize("fremmed", ["daniel", "stine"])
@pytest.mark.parametrize(("hvem", "rute", "egne", "felter"), SKJULTE)
def test_somebody_elses_id_in_a_hidden_field_does_nothing(
    verden: Verden,
    db: None,
    hvem: str,
    rute: str,
    egne: str,
    felter: dict[str, str],
    fremmed: str,
) -> None:
    egen, annen = verden.stat("amina"), verden.stat(fremmed)
    argumenter = {a: egen.ider[a] for a in egne.split()}
    if hvem != "amina":
        argumenter["person_id"] = egen.person.id
    ider = {**annen.ider, "ola": verden.roller.ola.id}
    satt = {navn: verdi.format(**ider) for navn, verdi in felter.items()}
    if sporsmal_id := satt.pop("sporsmal_id", ""):
        argumenter["sporsmal_id"] = UUID(sporsmal_id)
    for_ = verden.hendelser()

    svar = logget_inn(hvem).post(reverse(rute, kwargs=argumenter), felles(**satt))

    krev(rute, svar, {200, 404, 422}, *verden.hemmelig(fremmed))
    assert verden.hendelser() == for_


def test_an_activity_is_not_made_with_another_persons_goal(verden: Verden, db: None) -> None:
    for_ = verden.hendelser()
    skjema_ = {"tittel": "X", "til_dato": "2030-01-01", "plassering": "PLANLAGT",
               "mal_id": str(verden.stat("daniel").ider["mal_id"])}  # fmt: skip

    svar = logget_inn("amina").post("/plan/aktivitet/ny/EGEN/", felles(**skjema_))

    krev("ny", svar, {422}, *verden.hemmelig("daniel"))
    assert verden.hendelser() == for_


def test_many_users_at_once_are_only_ones_own(verden: Verden, db: None) -> None:
    for_ = verden.hendelser()
    skjema_ = {"tittel": "X", "til_dato": "2030-01-01", "steg": "kjor",
               "person": [str(verden.stat(n).person.id) for n in ("daniel", "stine", "frida")]}  # fmt: skip

    svar = logget_inn("kari").post("/ferdige-aktiviteter/flere/EGEN/", felles(**skjema_))

    krev("flere", svar, {422}, *verden.hemmelig("daniel"), *verden.hemmelig("stine"))
    assert verden.hendelser() == for_


SPORRINGER = [
    ("amina", "/plan/?periode={periode_id}", {404}),
    ("amina", "/plan/?mal={mal_id}&type=EGEN", {200}),
    ("amina", "/plan/aktivitet/ny/EGEN/?mal={mal_id}&ferdig={ferdig_id}", {200}),
    ("kari", "/bruker/{amina}/plan/?periode={periode_id}", {404}),
    ("kari", "/bruker/{amina}/notater/?trad={trad_id}&melding={melding_id}", {404}),
    ("kari", "/bruker/{amina}/notater/?trad={aminas_trad}&melding={melding_id}", {404}),
    ("kari", "/bruker/{amina}/plan/aktivitet/ny/EGEN/?ferdig={ferdig_id}", {200}),
    ("kari", "/ferdige-aktiviteter/flere/EGEN/?ferdig={ferdig_id}", {200}),
]


@pytest.mark.parametrize(("hvem", "adresse", "statuser"), SPORRINGER)
def test_somebody_elses_id_in_a_query_shows_nothing(
    verden: Verden, db: None, hvem: str, adresse: str, statuser: set[int]
) -> None:
    ting, amina = verden.stat("daniel"), verden.stat("amina")
    andre = {"amina": amina.person.id, "aminas_trad": amina.ider["trad_id"]}
    full = adresse.format(**ting.ider, **andre)

    svar = logget_inn(hvem).get(full)

    krev(full, svar, statuser, *verden.hemmelig("daniel"))
