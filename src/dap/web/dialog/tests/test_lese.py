"""Requirement: both read the same thread, each sees what is theirs, and an open page stays cheap."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from rollebesetning import Rollebesetning

from dap.dialog import operations
from dap.dialog.models import Lest, Trad
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor
from dap.oppfolging import operations as oppfolging
from dap.varsel.models import Varsel

Start = Callable[..., UUID]
Inn = Callable[..., Client]


def adresse(navn: str, person: Aktor | None = None, **kwargs: object) -> str:
    felter = kwargs | ({"person_id": person.id} if person else {})
    return reverse(f"dialog:{navn}", kwargs=felter)


def svar(aktor: Aktor, trad_id: UUID, tekst: str = "Svar fra Kari") -> None:
    operations.send_melding(
        aktor=aktor,
        trad_id=trad_id,
        tekst=tekst,
        nokkel=uuid.uuid4(),
        naa=timezone.now() - timedelta(minutes=30),
    )


def test_the_user_and_the_adviser_read_one_thread(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    svar(roller.kari, trad_id)

    bruker = inn("amina").get(adresse("trad", trad_id=trad_id))
    nav = inn("kari").get(adresse("trad", roller.amina, trad_id=trad_id))

    for side in (bruker, nav):
        assert side.status_code == 200
        assert "Svar fra Kari" in side.content.decode()
        assert "Hei, jeg lurer på kurset" in side.content.decode()
    assert "Spør en kollega" in nav.content.decode()
    assert "Spør en kollega" not in bruker.content.decode()
    assert "Trenger ikke svar" not in bruker.content.decode()


def test_reading_marks_read_and_the_adviser_sees_when(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    svar(roller.kari, trad_id)
    assert "1 ulest" in inn("amina").get(adresse("liste")).content.decode()

    inn("amina").get(adresse("trad", trad_id=trad_id))

    assert "1 ulest" not in inn("amina").get(adresse("liste")).content.decode()
    assert Lest.objects.filter(leser_id=roller.amina.id, til_nr=2).exists()
    assert not Varsel.objects.filter(mottaker_id=roller.amina.id, lest=None).exists()
    nav = inn("kari").get(adresse("trad", roller.amina, trad_id=trad_id))
    assert "Lest av bruker" in nav.content.decode()


def test_the_user_follows_what_happens_to_the_message(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start(tema=Tema.UTBETALING_MELDEKORT)
    inn("mona").get(adresse("trad", roller.amina, trad_id=trad_id))

    side = inn("amina").get(adresse("trad", trad_id=trad_id)).content.decode()

    assert "Mottatt" in side
    assert "Hos kontaktsenteret" in side
    assert "Sett av Mona Svarstad" in side
    assert "Du får svar innen" in side


@pytest.mark.parametrize(
    ("hvem", "status"),
    [
        ("kari", 200), ("per", 200), ("siv", 200), ("tor", 200),
        ("ola", 403), ("mona", 403), ("finn", 403),
        ("lise", 404), ("rut", 404), ("adam", 404),
    ],
)  # fmt: skip
def test_the_whole_cast_at_a_thread(
    roller: Rollebesetning, inn: Inn, start: Start, hvem: str, status: int
) -> None:
    trad_id = start()
    klient = inn(hvem)
    sider = ["trad", "eldre", "nytt"]
    assert [klient.get(adresse(s, roller.amina, trad_id=trad_id)).status_code for s in sider] == [
        status
    ] * 3
    sendt = klient.post(
        adresse("send", roller.amina, trad_id=trad_id), {"tekst": "x", "nokkel": str(uuid.uuid4())}
    )
    assert sendt.status_code == (302 if status == 200 else status)


def test_a_user_reaches_nobody_elses_thread(roller: Rollebesetning, inn: Inn, start: Start) -> None:
    trad_id = start()
    bjorn = inn("bjorn")
    for sti in (
        adresse("trad", trad_id=trad_id),
        adresse("nytt", trad_id=trad_id),
        adresse("trad", roller.amina, trad_id=trad_id),
        adresse("trad", roller.bjorn, trad_id=trad_id),
        adresse("liste", roller.bjorn),
    ):
        assert bjorn.get(sti).status_code == 404
    # The right person, but another's thread
    andres = start(roller.bjorn)
    assert inn("kari").get(adresse("trad", roller.amina, trad_id=andres)).status_code == 404


def test_the_room_of_the_municipality_is_invisible_to_the_state(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start(tema=Tema.KOMMUNALE_TJENESTER, tekst="Husleia er for høy")

    assert inn("kari").get(adresse("trad", roller.amina, trad_id=trad_id)).status_code == 404
    liste = inn("kari").get(adresse("liste", roller.amina)).content.decode()
    assert "Husleia" not in liste
    assert "Husleia" in inn("lise").get(adresse("liste", roller.amina)).content.decode()
    assert "Husleia" in inn("amina").get(adresse("liste")).content.decode()
    assert "Husleia" in inn("lise").get(adresse("ko")).content.decode()
    assert "Husleia" not in inn("kari").get(adresse("ko")).content.decode()


def test_200_messages_come_fifty_at_a_time_and_all_can_be_reached(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    for nr in range(2, 201):
        operations.send_melding(
            aktor=roller.amina,
            trad_id=trad_id,
            tekst=f"Nummer-{nr}.",
            nokkel=uuid.uuid4(),
            naa=timezone.now() - timedelta(minutes=1),
        )
    klient = inn("amina")
    sett: set[int] = set()
    for_nr: int | None = None
    for _ in range(4):
        sti = adresse("trad", trad_id=trad_id) + (f"?for={for_nr}" if for_nr else "")
        side = klient.get(sti).content.decode()
        sett |= {nr for nr in range(1, 201) if f'id="melding-{nr}"' in side}
        for_nr = min(sett)
    assert sett == set(range(1, 201))
    fragment = klient.get(
        adresse("eldre", trad_id=trad_id) + "?for=151", headers={"HX-Request": "true"}
    ).content.decode()
    assert 'id="melding-150"' in fragment
    assert "<html" not in fragment


def test_pages_ask_few_questions(roller: Rollebesetning, inn: Inn, start: Start) -> None:
    for _ in range(40):
        siste = start()
    for nr in range(60):
        svar(roller.kari if nr % 2 else roller.amina, siste)
    bruker, nav = inn("amina"), inn("kari")
    tellinger = {}
    for navn, klient, sti in (
        ("liste", bruker, adresse("liste")),
        ("liste_nav", nav, adresse("liste", roller.amina)),
        ("trad", bruker, adresse("trad", trad_id=siste)),
        ("trad_nav", nav, adresse("trad", roller.amina, trad_id=siste)),
        ("ko", nav, adresse("ko")),
    ):
        klient.get(sti)
        with CaptureQueriesContext(connection) as sporringer:
            klient.get(sti)
        tellinger[navn] = len(sporringer)
    assert tellinger["liste"] <= 9
    assert tellinger["liste_nav"] <= 19
    assert tellinger["trad"] <= 18
    assert tellinger["trad_nav"] <= 31
    assert tellinger["ko"] <= 11


def test_the_pulse_costs_one_read_and_tells_only_that_something_happened(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    side = inn("amina").get(adresse("trad", trad_id=trad_id)).content.decode()
    puls = side.split('data-puls="')[1].split('"')[0]
    fremmed = Client()
    with CaptureQueriesContext(connection) as sporringer:
        assert fremmed.get(puls).status_code == 204
    assert len(sporringer) == 1

    svar(roller.kari, trad_id)
    nytt = fremmed.get(puls)
    assert (nytt.status_code, nytt.content) == (200, b"")
    # What is new needs the ordinary access.
    etter = adresse("nytt", trad_id=trad_id) + "?etter=1"
    assert fremmed.get(etter).status_code in (302, 401)
    fragment = inn("amina").get(etter, headers={"HX-Request": "true"}).content.decode()
    assert "Svar fra Kari" in fragment
    assert "Hei, jeg lurer" not in fragment
    assert "Ny melding fra Kari Nordmo" in fragment


def test_a_made_up_or_old_token_tells_nothing(start: Start) -> None:
    trad_id = start()
    falskt = signing.dumps([trad_id.hex, trad_id.hex], key="noe annet", salt="dap.dialog.puls")
    for token in (falskt, "tull", f"{trad_id}"):
        assert Client().get(adresse("puls", token=token)).status_code == 410


def test_historic_threads_are_folded_and_closed(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="I jobb", naa=timezone.now()
    )
    liste = inn("amina").get(adresse("liste")).content.decode()
    assert "1 samtale fra tidligere oppfølging" in liste
    side = inn("amina").get(adresse("trad", trad_id=trad_id)).content.decode()
    assert "avsluttet" in side
    assert "<textarea" not in side


def test_what_is_typed_is_shown_as_text(roller: Rollebesetning, inn: Inn, start: Start) -> None:
    farlig = '<script>alert(1)</script> "><img src=x onerror=alert(1)> 😀 مرحبا [a](javascript:x)'
    trad_id = start(tekst=farlig, overskrift="<b>Overskrift</b>")
    for side in (
        inn("amina").get(adresse("trad", trad_id=trad_id)),
        inn("kari").get(adresse("trad", roller.amina, trad_id=trad_id)),
        inn("kari").get(adresse("ko")),
    ):
        html = side.content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "javascript:x" not in html.replace("[a](javascript:x)", "")
        assert "<b>Overskrift" not in html


def test_only_the_newest_version_number_is_answered_with_silence(start: Start) -> None:
    trad = Trad.objects.get(id=start())
    token = signing.dumps([trad.id.hex, trad.person_id.hex], salt="dap.dialog.puls")
    sti = adresse("puls", token=token)
    assert Client().get(f"{sti}?v={trad.versjon}").status_code == 204
    assert Client().get(f"{sti}?v=0").status_code == 200
    assert Client().get(sti).status_code == 200
