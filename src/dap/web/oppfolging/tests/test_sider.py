"""Requirement: the tools round the follow-up work from the page, for each role, and keep what is typed."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from rollebesetning import FJORDBY, Rollebesetning

from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.tid import dato
from dap.konto.operations import lagre_kladd
from dap.kontor.operations import lagre_team
from dap.mote import operations as mote
from dap.mote.values import Kanal, Moteinnhold
from dap.oppfolging import operations as o
from dap.oppfolging import queries
from dap.oppfolging.models import Huskelapp, Oppfolgingsperiode
from dap.person.queries import persondata
from dap.referat import operations as referat

VERKTOY = (
    "", "avslutt/", "inaktiv/", "fortsett/", "behold/", "arbeidssoker/", "manuell/", "kvp/",
    "huskelapp/", "kategori/",
)  # fmt: skip


def rot(roller: Rollebesetning, sti: str = "") -> str:
    return f"/bruker/{roller.amina.id}/verktoy/{sti}"


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("kari", 200), ("lise", 200), ("tor", 200), ("ola", 403), ("rut", 404), ("amina", 403)],
)
def test_the_tools_and_their_forms(roller: Rollebesetning, hvem: str, status: int) -> None:
    klient = logget_inn(hvem)
    assert {s: klient.get(rot(roller, s)).status_code for s in VERKTOY} == dict.fromkeys(
        VERKTOY, status
    )


def test_ending_with_blockers_lists_them_and_keeps_the_reason(roller: Rollebesetning) -> None:
    naa, kari = timezone.now(), logget_inn("kari")
    o.registrer_arbeidssoker(aktor=roller.amina, person_id=roller.amina.id, naa=naa)
    side = kari.get(rot(roller, "avslutt/")).content.decode()
    assert "Brukeren er registrert som arbeidssøker" in side
    assert "<textarea" not in side
    svar = kari.post(rot(roller, "avslutt/"), {"begrunnelse": "Fikk jobb på sykehuset"})
    assert svar.status_code == 422
    assert "Fikk jobb på sykehuset" in svar.content.decode()
    # The leader may, with a reason.
    tor = logget_inn("tor")
    assert "Avslutt likevel" in tor.get(rot(roller, "avslutt/")).content.decode()
    grunn = {"begrunnelse": "Registeret henger etter, brukeren er i jobb"}
    assert tor.post(rot(roller, "avslutt/"), grunn).status_code == 302
    assert not Oppfolgingsperiode.objects.filter(person_id=roller.amina.id, slutt=None).exists()


def test_ending_and_what_the_user_reads_afterwards(roller: Rollebesetning) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    assert kari.post(rot(roller, "avslutt/"), {"begrunnelse": ""}).status_code == 422
    svar = kari.post(rot(roller, "avslutt/"), {"begrunnelse": "Fikk fast jobb"})
    assert svar.status_code == 302
    assert "Ikke under oppfølging" in kari.get(rot(roller)).content.decode()
    historien = amina.get("/innstillinger/").content.decode()
    assert "Fikk fast jobb" in historien
    assert "Kari Nordmo" in historien
    assert amina.get("/plan/").status_code == 200
    assert amina.get("/dialog/").status_code == 200


def test_what_one_should_know_stands_there_and_does_not_stop(roller: Rollebesetning) -> None:
    naa, om = timezone.now(), {"person_id": roller.amina.id}
    dialog.ny_trad(
        aktor=roller.amina, tema=Tema.ANNET, tekst="Hei?", nokkel=uuid.uuid4(), naa=naa, **om
    )
    mote.kall_inn(
        aktor=roller.kari, innhold=Moteinnhold("Prat", Kanal.TELEFON, 30), nokkel=uuid.uuid4(),
        start=naa + timedelta(days=3), naa=naa, **om,
    )  # fmt: skip
    referat.start_samtalereferat(
        aktor=roller.kari, tema="Kurset", tekst="Utkast", dag=dato(naa), nokkel=uuid.uuid4(),
        naa=naa, **om,
    )  # fmt: skip
    side = logget_inn("kari").get(rot(roller, "avslutt/")).content.decode()
    for tekst in (
        "1 samtale venter på svar fra NAV", "1 møte blir avlyst", "Referatet «Kurset» er ikke delt",
    ):  # fmt: skip
        assert tekst in side
    svar = logget_inn("kari").post(rot(roller, "avslutt/"), {"begrunnelse": "Fikk jobb"})
    assert svar.status_code == 302


def test_manual_and_back_by_the_user(roller: Rollebesetning) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    assert kari.post(rot(roller, "manuell/"), {"grunn": "Ingen BankID"}).status_code == 302
    assert queries.er_manuell(roller.amina.id)
    assert amina.post("/om-meg/digital/").status_code == 302
    assert not queries.er_manuell(roller.amina.id)
    assert kari.post(rot(roller, "manuell/?til=digital"), {"grunn": "Igjen"}).status_code == 302


def test_the_note_two_who_write_and_the_one_who_puts_it_away(roller: Rollebesetning) -> None:
    kari, per = logget_inn("kari"), logget_inn("per")
    side = rot(roller, "huskelapp/")
    assert kari.post(side, {"tekst": "", "frist": "", "versjon": 0}).status_code == 422
    assert (
        kari.post(side, {"tekst": "Ring", "frist": "2026-01-02", "versjon": 0}).status_code == 302
    )
    assert "Over fristen" in kari.get(rot(roller)).content.decode()
    per.post(side, {"tekst": "Ring i dag", "frist": "", "versjon": 1})
    svar = kari.post(side, {"tekst": "Mitt", "frist": "", "versjon": 1})
    assert svar.status_code == 409
    tekst = svar.content.decode()
    assert "Ring i dag" in tekst
    assert "Mitt" in tekst
    assert "Per Solvang" in tekst
    assert kari.post(f"{side}fjern/", {"versjon": "2"}).status_code == 302
    assert not Huskelapp.objects.filter(aktiv=True).exists()


def vist(klient: Client, side: str) -> dict[str, str]:
    """The version of the words that the page shows."""
    html = klient.get(side).content.decode()
    return {"versjon": re.findall(r'name="versjon" value="(\d+)"', html)[0]}


def test_the_colour_with_the_words_of_the_office(roller: Rollebesetning) -> None:
    tor, kari = logget_inn("tor"), logget_inn("kari")
    navneside = f"/kontor/{FJORDBY}/kategorier/"
    assert kari.get(navneside).status_code == 403
    assert (
        tor.post(navneside, {"navn_A": "Snart i jobb", **vist(tor, navneside)}).status_code == 302
    )
    assert "Snart i jobb" in kari.get(rot(roller, "kategori/")).content.decode()
    assert kari.post(rot(roller, "kategori/"), {"kategori": "A"}).status_code == 302
    assert "Snart i jobb" in kari.get(rot(roller)).content.decode()
    assert kari.post(rot(roller, "kategori/"), {"kategori": "Z"}).status_code == 422
    assert kari.post(rot(roller, "kategori/"), {"kategori": ""}).status_code == 302
    assert queries.fargekategorier({roller.amina.id: roller.kari.kontorrom[FJORDBY]}) == {}


def test_the_teams_own_words_are_for_those_who_are_in_it(roller: Rollebesetning) -> None:
    team_id = lagre_team(
        aktor=roller.tor, kontor_nr=FJORDBY, team_id=None, navn="Ungdom",
        medlemmer=[roller.kari.id], versjon=0, naa=timezone.now(),
    )  # fmt: skip
    ord_ = {"navn_A": "Kontorets", "navn_B": ""}
    tor, kontorets = logget_inn("tor"), f"/kontor/{FJORDBY}/kategorier/"
    assert tor.post(kontorets, ord_ | vist(tor, kontorets)).status_code == 302
    side, kari = f"/kontor/{FJORDBY}/team/{team_id}/kategorier/", logget_inn("kari")
    for hvem in ("per", "tor", "ola", "amina"):
        assert logget_inn(hvem).get(side).status_code == 403, hvem
        assert logget_inn(hvem).post(side, {"navn_A": "x"}).status_code == 403, hvem
    assert kari.get(f"/kontor/{FJORDBY}/team/{uuid.uuid4()}/kategorier/").status_code == 403
    assert side in kari.get(f"/kontor/{FJORDBY}/").content.decode()
    assert side not in logget_inn("per").get(f"/kontor/{FJORDBY}/").content.decode()
    assert side in kari.get(rot(roller, "kategori/")).content.decode()
    assert "Kontoret sier: Kontorets" in kari.get(side).content.decode()
    for_ = vist(kari, side)
    galt = kari.post(side, {"navn_A": "x" * 200, **for_})
    assert galt.status_code == 422
    assert "x" * 200 in galt.content.decode()
    assert kari.post(side, {"navn_A": "Klar for jobb", **for_}).status_code == 302
    gammel = kari.post(side, {"navn_A": "Noe annet", **for_})
    assert gammel.status_code == 409
    for ord_2 in ("Blå halvsirkel: Noe annet", "Blå halvsirkel: Klar for jobb"):
        assert ord_2 in gammel.content.decode()
    ny = re.findall(r'name="versjon" value="(\d+)"', gammel.content.decode())[0]
    assert {"versjon": ny} == vist(kari, side), "saved again, it is a choice"
    valg = kari.get(rot(roller, "kategori/")).content.decode()
    assert "Blå halvsirkel: Klar for jobb (Ungdom)" in valg
    assert "Kontorets" not in valg
    assert kari.post(rot(roller, "kategori/"), {"kategori": f"A.{team_id.hex}"}).status_code == 302
    for hvem in ("kari", "per"):
        assert "Klar for jobb (Ungdom)" in logget_inn(hvem).get(rot(roller)).content.decode()
    fremmed = kari.post(rot(roller, "kategori/"), {"kategori": f"A.{uuid.uuid4().hex}"})
    assert fremmed.status_code == 422


def test_needs_stand_in_the_header_and_both_sides_set_them(roller: Rollebesetning) -> None:
    amina, kari = logget_inn("amina"), logget_inn("kari")
    felt = {"tolkesprak": "somali", "telefontolk": "on", "lesebehov": ["STOR_SKRIFT"], "versjon": 0}
    assert amina.post("/tilrettelegging/", felt).status_code == 302
    side = kari.get(f"/bruker/{roller.amina.id}/plan/").content.decode()
    assert "Tolk på telefon: somali" in side
    assert "Stor skrift" in side
    svar = kari.post(f"/bruker/{roller.amina.id}/tilrettelegging/", {**felt, "tegnsprak": "on"})
    assert svar.status_code == 409
    assert "Noen andre endret dette" in svar.content.decode()
    data = persondata(roller.amina.id)
    assert data is not None
    assert not data.tilrettelegging.tegnsprak


def test_text_that_was_never_sent_is_there_for_its_owner_alone(roller: Rollebesetning) -> None:
    klienter = {hvem: logget_inn(hvem) for hvem in ("amina", "bjorn", "kari")}
    konto = klienter["amina"].session["_auth_user_id"]
    lagre_kladd(
        konto_id=konto, sted="/dialog/ny/", felter={"tekst": ["Halvferdig brev"]},
        naa=timezone.now(),
    )  # fmt: skip
    o.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="I jobb", naa=timezone.now()
    )
    assert "Halvferdig brev" in klienter["amina"].get("/utkast/").content.decode()
    assert "Halvferdig brev" not in klienter["bjorn"].get("/utkast/").content.decode()
    om = f"/bruker/{roller.amina.id}/utkast/"
    assert "Halvferdig brev" not in klienter["kari"].get(om).content.decode()
    klienter["amina"].post("/utkast/slett/", {"sted": "/dialog/ny/"})
    assert "Halvferdig brev" not in klienter["amina"].get("/utkast/").content.decode()


def test_the_countdown_and_the_candidate_stand_in_the_tools_and_the_header(
    roller: Rollebesetning,
) -> None:
    kari = logget_inn("kari")
    assert kari.post(rot(roller, "arbeidssoker/")).status_code == 302
    svar = kari.post(rot(roller, "arbeidssoker/"), {"grunn": "IKKE_LEVERT_MELDEKORT"})
    assert svar.status_code == 302
    side = kari.get(rot(roller)).content.decode()
    assert "Oppfølgingen avsluttes om 28 dager" in side
    assert "Har ikke levert meldekort" in side
    assert "Inaktiv, 28 dager igjen" in side
    # The user reads it too, and can be a jobseeker again with one button.
    amina = logget_inn("amina")
    for sti in ("/", "/plan/"):
        side = amina.get(sti, follow=True).content.decode()
        assert "Oppfølgingen din avsluttes om 28 dager" in side
    assert amina.post("/arbeidssoker/igjen/").status_code == 302
    assert "avsluttes om 28" not in amina.get("/plan/").content.decode()
    kari.post(rot(roller, "arbeidssoker/"), {"grunn": "ANNET"})
    assert kari.post(rot(roller, "fortsett/"), {"grunn": "Trenger oss"}).status_code == 302
    assert "Inaktiv, 28" not in kari.get(rot(roller)).content.decode()
