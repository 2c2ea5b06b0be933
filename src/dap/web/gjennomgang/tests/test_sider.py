"""Requirement: the pages of a talk, from start to end, for the two; for others they are not there."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.gjennomgang.models import Gjennomgang, Punkt
from dap.oppfolging.models import Huskelapp
from dap.tabell.base import ny_id


def start(roller: Rollebesetning, slag: str = "SAMTALE", **endret: object) -> UUID:
    svar = logget_inn("tor").post(
        "/gjennomgang/ny/?kontor=1201",
        {
            "slag": slag, "motpart": str(roller.kari.id), "visning": "", "tittel": "November",
            "nokkel": str(ny_id()), **endret,
        },
    )  # fmt: skip
    assert svar.status_code == 302, svar.content.decode()[-3000:]
    return Gjennomgang.objects.latest("startet").id


def felt(**endret: object) -> dict[str, object]:
    return {"notat": "", "beslutning": "", "tekst": "", "frist": "", "versjon": 1, "lappversjon": 0,
            **endret}  # fmt: skip


@pytest.mark.parametrize("slag", ["SAMTALE", "VASK"])
def test_from_start_to_end(roller: Rollebesetning, slag: str) -> None:
    id_ = start(roller, slag)
    tor, kari = logget_inn("tor"), logget_inn("kari")
    html = kari.get(f"/gjennomgang/{id_}/").content.decode()
    assert "0 av 2 er gjennomgått." in html
    assert "Ingen aktivitet er planlagt eller i gang" in html
    assert "Skjulstad" not in html
    forst, sist = Punkt.objects.order_by("nr")
    side = tor.get(f"/gjennomgang/bruker/{forst.id}/").content.decode()
    assert "Nummer 1 av 2." in side
    steg = felt(
        beslutning="NESTE_STEG", tekst="Avtal møte", frist="2026-12-01", notat="Snakk", neste="1"
    )
    svar = tor.post(f"/gjennomgang/bruker/{forst.id}/", steg)
    assert svar["Location"] == f"/gjennomgang/bruker/{sist.id}/"
    assert Huskelapp.objects.get().tekst == "Avtal møte"
    assert "1 av 2 er gjennomgått." in kari.get(f"/gjennomgang/{id_}/").content.decode()
    svar = kari.post(f"/gjennomgang/{id_}/avslutt/", {"sammendrag": "Flere møter", "versjon": 1})
    assert svar.status_code == 302
    html = tor.get(f"/gjennomgang/{id_}/").content.decode()
    assert "Flere møter" in html
    assert kari.get(f"/gjennomgang/{id_}/avslutt/")["Location"] == f"/gjennomgang/{id_}/"
    for_sent = tor.post(f"/gjennomgang/{id_}/avslutt/", {"sammendrag": "Tors ord", "versjon": 1})
    assert for_sent.status_code == 409
    html = for_sent.content.decode()
    assert "Den andre avsluttet mens du skrev: Flere møter" in html
    assert "Tors ord" in html
    side = tor.get(f"/gjennomgang/bruker/{forst.id}/").content.decode()
    assert "Snakk" in side
    assert "<dd>Neste steg, med frist</dd>" in side
    assert "Lagre" not in side.split("<main")[1].split("</main")[0]


def test_the_second_sees_both_texts(roller: Rollebesetning) -> None:
    start(roller)
    adresse = f"/gjennomgang/bruker/{Punkt.objects.get(nr=1).id}/"
    assert logget_inn("tor").post(adresse, felt(notat="Tors")).status_code == 302
    svar = logget_inn("kari").post(adresse, felt(notat="Karis"))
    html = svar.content.decode()
    assert svar.status_code == 409
    assert "«Tors»" in html
    assert ">\nKaris</textarea>" in html
    assert 'name="versjon" value="2"' in html
    assert logget_inn("kari").post(adresse, felt(notat="Karis", versjon=2)).status_code == 302


def test_what_is_sent_twice_is_once_and_ones_own_is_not_called_the_others(
    roller: Rollebesetning,
) -> None:
    start(roller)
    adresse, tor = f"/gjennomgang/bruker/{Punkt.objects.get(nr=1).id}/", logget_inn("tor")
    steg = felt(beslutning="NESTE_STEG", tekst="Avtal møte", frist="2026-12-01", notat="Snakk")
    for _gang in range(2):
        assert tor.post(adresse, {**steg, "neste": "1"}).status_code == 302
    assert (Huskelapp.objects.get().versjon, Punkt.objects.get(nr=1).versjon) == (1, 2)
    svar = tor.post(adresse, {**steg, "frist": "2026-12-02"})
    assert svar.status_code == 409
    assert "Du har lagret her etter at du åpnet siden" in svar.content.decode()


def test_a_note_to_remember_changed_meanwhile_is_shown(roller: Rollebesetning) -> None:
    start(roller)
    punkt = Punkt.objects.get(nr=1)
    adresse = f"/gjennomgang/bruker/{punkt.id}/"
    steg = felt(beslutning="NESTE_STEG", tekst="Mitt", frist="2026-12-01")
    logget_inn("kari").post(
        f"/bruker/{punkt.person_id}/verktoy/huskelapp/",
        {"tekst": "Karis lapp", "frist": "", "versjon": "0"},
    )
    assert Huskelapp.objects.exists()
    svar = logget_inn("tor").post(adresse, steg)
    assert svar.status_code == 409
    assert "Karis lapp" in svar.content.decode()
    assert logget_inn("tor").post(adresse, steg | {"lappversjon": 1}).status_code == 302
    assert Huskelapp.objects.get().tekst == "Mitt"


def test_wrong_input_is_told(roller: Rollebesetning) -> None:
    start(roller)
    adresse = f"/gjennomgang/bruker/{Punkt.objects.get(nr=1).id}/"
    for feil in (
        felt(beslutning="NESTE_STEG", tekst="Uten frist"), felt(beslutning="UTMELDING"),
        felt(beslutning="TULL"), felt(notat="x" * 1001), felt(versjon="x"),
    ):  # fmt: skip
        assert logget_inn("tor").post(adresse, feil).status_code == 422, feil
    tom = {"slag": "SAMTALE", "motpart": str(roller.per.id), "tittel": "x", "nokkel": str(ny_id())}
    svar = logget_inn("tor").post("/gjennomgang/ny/", tom)
    assert svar.status_code == 422
    assert "Ingen brukere passer." in svar.content.decode()


@pytest.mark.parametrize(
    ("hvem", "status"), [("per", 404), ("siv", 404), ("ola", 404), ("lise", 404), ("mona", 403)]
)
def test_for_others_it_is_not_there(roller: Rollebesetning, hvem: str, status: int) -> None:
    id_ = start(roller)
    klient = logget_inn(hvem)
    punkt = Punkt.objects.get(nr=1).id
    for adresse in (f"{id_}/", f"{id_}/avslutt/", f"{id_}/formal/", f"bruker/{punkt}/"):
        assert klient.get(f"/gjennomgang/{adresse}").status_code == status, adresse
    assert klient.get("/gjennomgang/ny/?kontor=1299").status_code == 403
    if status == 404:
        assert "November" not in klient.get("/gjennomgang/").content.decode()


def test_the_head_says_why_first(roller: Rollebesetning) -> None:
    id_ = start(roller)
    Gjennomgang.objects.update(leder_id=roller.per.id, startet_av_id=roller.per.id)
    tor = logget_inn("tor")
    assert "November" in tor.get("/gjennomgang/").content.decode()
    html = tor.get(f"/gjennomgang/{id_}/").content.decode()
    assert "Hvorfor må du se gjennomgangen?" in html
    assert "Yusuf" not in html
    assert tor.post(f"/gjennomgang/{id_}/formal/", {"formal": ""}).status_code == 422
    tor.post(f"/gjennomgang/{id_}/formal/", {"formal": "Klage"})
    assert "Yusuf" in tor.get(f"/gjennomgang/{id_}/").content.decode()
    html = logget_inn("kari").get(f"/gjennomgang/{id_}/").content.decode()
    assert "Tor Lederud" in html
    assert "Klage" in html


def test_the_number_of_questions_does_not_grow(roller: Rollebesetning) -> None:
    id_ = start(roller)
    tor = logget_inn("tor")

    def antall(adresse: str) -> int:
        tor.get(adresse)
        with CaptureQueriesContext(connection) as sporringer:
            tor.get(adresse)
        return len(sporringer)

    en, liste = antall(f"/gjennomgang/{id_}/"), antall("/gjennomgang/")
    Punkt.objects.filter(nr=2).delete()
    assert antall(f"/gjennomgang/{id_}/") == en
    start(roller)
    assert antall("/gjennomgang/") == liste


def test_a_note_can_be_asked_to_be_erased_by_the_two_and_nobody_else(
    roller: Rollebesetning,
) -> None:
    start(roller)
    punkt = Punkt.objects.get(person_id=roller.amina.id)
    kari, side = logget_inn("kari"), f"/gjennomgang/bruker/{punkt.id}/"
    assert "Be om at noe slettes" not in kari.get(side).content.decode()
    kari.post(side, felt(notat="Feil person"))
    til = f"/bruker/{roller.amina.id}/sletting/be/GJENNOMGANGSPUNKT/{punkt.id}/"
    assert til in kari.get(side).content.decode()
    assert "Notatet" in kari.get(til).content.decode()
    assert logget_inn("siv").get(til).status_code == 404
    assert logget_inn("amina").get(til.replace(f"bruker/{roller.amina.id}/", "")).status_code == 404
