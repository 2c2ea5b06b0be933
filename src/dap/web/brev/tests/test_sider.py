"""The pages of letters, as a clerk, an adviser and the user see them."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from klient import logget_inn
from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.brev.models import Brev, Bunke
from dap.brev.tests.hjelp import av_seg_selv, ett, melding, papir, postet
from dap.dialog.models import Melding
from dap.felles.aktor import Aktor

KO = f"/kontor/{FJORDBY}/brev/"


def side(navn: str, adresse: str) -> str:
    svar = logget_inn(navn).get(adresse)
    assert svar.status_code == 200, adresse
    return str(svar.content.decode())


def om(bruker: Aktor, navn: str, **ider: Any) -> str:
    return reverse(f"brev:{navn}", kwargs={"person_id": bruker.id, **ider})


@pytest.fixture
def kari(roller: Rollebesetning) -> Client:
    return logget_inn("kari")


def test_from_queue_to_post_by_the_pages(roller: Rollebesetning, kari: Client) -> None:
    papir(roller.amina)
    id_ = ett(roller)
    tekst = side("kari", KO)
    assert "Amina Yusuf" in tekst
    svar = kari.post(f"{KO}bunke/", {"brev": [str(id_)], "nokkel": str(uuid4())})
    bunke = svar["Location"]
    assert svar.status_code == 302
    assert "Åpne bunken (PDF)" in side("kari", bunke)
    for grep in ("postet", "skrevet_ut", "postet"):
        kari.post(bunke, {"grep": grep})
    assert Brev.objects.get().status == "POSTET"
    assert "Alle er sendt" not in side("kari", bunke)
    assert "Ingen brev venter" in side("kari", KO)
    assert kari.post(f"{KO}bunke/", {"brev": [str(id_)], "nokkel": str(uuid4())}).status_code == 422


def test_the_file_of_a_bundle_is_traced_and_never_kept(roller: Rollebesetning) -> None:
    postet(roller.kari, ett(roller))
    adresse = reverse("brev:bunkepdf", kwargs={"bunke_id": Bunke.objects.get().id})
    svar = logget_inn("per").get(adresse)
    assert svar["Content-Type"] == "application/pdf"
    assert "no-store" in svar["Cache-Control"]
    assert logget_inn("ola").get(adresse).status_code == 404
    assert logget_inn("amina").get(adresse).status_code == 403


def test_the_protected_stand_by_themselves_and_only_for_who_may(roller: Rollebesetning) -> None:
    ett(roller)
    ett(roller, roller.stine, roller.siv)
    assert "Stine" not in side("kari", KO)
    assert "Beskyttet eller skjermet" not in side("kari", KO)
    tekst = side("siv", KO)
    assert "Beskyttet eller skjermet" in tekst
    assert "Nøytral konvolutt" in tekst
    assert "Holdes utenfor løsningen" in side("siv", om(roller.stine, "liste"))


def test_one_click_on_the_page_of_the_thread(roller: Rollebesetning, kari: Client) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    av_seg_selv()
    trad = reverse("dialog:trad", kwargs={"person_id": roller.amina.id, "trad_id": m.trad_id})
    tekst = side("kari", trad)
    assert "Send som brev" in tekst
    assert "Venter på å bli skrevet ut" in tekst
    svar = kari.post(
        om(roller.amina, "lag"),
        {"objekt_type": "TRAD", "objekt_id": str(m.trad_id), "nokkel": str(uuid4())},
    )
    assert svar.status_code == 302
    assert Brev.objects.count() == 2
    assert "Send som brev" not in side("bjorn", "/dialog/"), "nothing of letters for a digital user"


def test_the_answer_is_marked_on_the_page_for_both(roller: Rollebesetning, kari: Client) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    adresse = om(roller.amina, "svar", sted_type="TRAD", sted_id=m.trad_id)
    assert "Skriv inn svaret fra brukeren" in side("kari", adresse)
    felt = {
        "valg": "MELDING", "ord": "Jeg kommer torsdag.", "maate": "PAPIR",
        "mottatt": NAA.date().isoformat(), "nokkel": str(uuid4()), "versjon": "0",
    }  # fmt: skip
    assert kari.post(adresse, felt).status_code == 422, "without consent nothing is written"
    assert kari.post(adresse, {**felt, "samtykke": "on"}).status_code == 302
    assert Melding.objects.filter(trad_id=m.trad_id, avsender_type="BRUKER").count() == 1
    trad = reverse("dialog:trad", kwargs={"person_id": roller.amina.id, "trad_id": m.trad_id})
    assert "Skrevet inn av Kari Nordmo for Amina Yusuf. Kom på papir" in side("kari", trad)
    assert "Skrevet inn av Kari Nordmo for" in side("amina", f"/dialog/{m.trad_id}/")
    tidslinje = side("kari", f"/bruker/{roller.amina.id}/tidslinje/")
    assert "skrevet inn av Kari Nordmo, kom på papir" in tidslinje


def test_a_return_is_told_in_the_header(roller: Rollebesetning, kari: Client) -> None:
    papir(roller.amina)
    id_ = ett(roller)
    postet(roller.per, id_)
    assert kari.post(om(roller.amina, "retur", brev_id=id_), {"grunn": "ANNET"}).status_code == 422
    svar = kari.post(om(roller.amina, "retur", brev_id=id_), {"grunn": "FLYTTET"})
    assert svar.status_code == 302
    tekst = side("kari", om(roller.amina, "liste"))
    assert "Brev kom i retur: feil adresse" in tekst
    assert "Får brev siden" in tekst
    assert "Ønsker brev" in tekst
    assert kari.post(om(roller.amina, "igjen", brev_id=id_)).status_code == 302
    ny = Brev.objects.get(forrige_id=id_)
    assert (
        kari.post(om(roller.amina, "stopp", brev_id=ny.id), {"grunn": "Ga det i hånda"}).status_code
        == 302
    )
    assert Brev.objects.get(id=ny.id).status == "STOPPET"


def test_the_user_sees_what_was_sent_and_nothing_else(roller: Rollebesetning) -> None:
    papir(roller.amina)
    postet(roller.kari, ett(roller))
    venter = ett(roller)
    tekst = side("amina", "/brev/")
    assert "Regnes som kommet fram" in tekst or "Regnet som kommet fram" in tekst
    assert Brev.objects.get(id=venter).referanse not in tekst
    assert "Send planen" not in tekst
    sendt = Brev.objects.get(status="POSTET")
    klient = logget_inn("amina")
    assert klient.get(reverse("brev:pdf", kwargs={"brev_id": sendt.id})).status_code == 200
    assert klient.get(reverse("brev:pdf", kwargs={"brev_id": venter})).status_code == 404


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("ola", 403), ("mona", 403), ("rut", 403), ("adam", 403), ("amina", 403), ("lise", 200)],
)
def test_the_queue_is_closed_to_others(roller: Rollebesetning, hvem: str, status: int) -> None:
    ett(roller)
    svar = logget_inn(hvem).get(KO)
    assert svar.status_code == status
    assert "Amina" not in svar.content.decode()


def test_the_number_of_queries_does_not_grow(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    papir(roller.amina)
    klient = logget_inn("kari")
    for _ in range(5):
        ett(roller)
    klient.get(KO)
    with django_assert_max_num_queries(30):
        klient.get(KO)


def test_only_what_is_the_persons_can_be_answered(roller: Rollebesetning) -> None:
    papir(roller.amina, roller.bjorn)
    m = melding(roller.kari, roller.amina)
    eget = [("PLAN", roller.amina.id), ("TRAD", m.trad_id)]
    for type_, id_ in eget:
        assert side("kari", om(roller.amina, "svar", sted_type=type_, sted_id=id_))
    fremmed = [("TULL", m.trad_id), ("TULL", uuid4()), ("VEDTAK", uuid4()), ("TRAD", uuid4()),
               ("PLAN", roller.bjorn.id), ("OPPFOLGING", m.trad_id)]  # fmt: skip
    for type_, id_ in fremmed:
        adresse = om(roller.amina, "svar", sted_type=type_, sted_id=id_)
        assert logget_inn("kari").get(adresse).status_code == 404, type_
        assert logget_inn("kari").post(adresse, {"valg": "MELDING"}).status_code == 404, type_
