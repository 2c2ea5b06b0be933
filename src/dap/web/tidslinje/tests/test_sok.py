"""Requirement: a search is found with its hit marked, and stands in no address and no log."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import lag, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor
from dap.mal import operations as mal
from dap.sporing.models import Oppslag
from dap.web.tidslinje.sok import merket


def sok(klient: Client, ord_: str, person: Aktor | None = None) -> str:
    rot = f"/bruker/{person.id}/tidslinje/sok/" if person else "/tidslinje/sok/"
    svar = klient.post(rot, {"sok": ord_}, follow=True)
    assert svar.status_code == 200
    assert svar.request["QUERY_STRING"] == ""
    return svar.content.decode()


def skriv(person: Aktor, ord_: str) -> None:
    dialog.ny_trad(
        aktor=person, person_id=person.id, tema=Tema.MOTE, overskrift="Samtale", tekst=ord_,
        nokkel=uuid4(), naa=timezone.now(),
    )  # fmt: skip


def test_the_hit_is_marked_and_leads_to_the_place(roller: Rollebesetning) -> None:
    skriv(roller.amina, "Kan vi flytte møtene våre?")
    laget = lag(roller.amina, roller.amina, felter={"tittel": "Forberede møte"})
    html = sok(logget_inn("amina"), "møtet")
    assert "Kan vi flytte <mark>møtene</mark> våre?" in html
    assert "Forberede <mark>møte</mark>" in html
    assert f'href="/plan/aktivitet/{laget.aktivitet_id}/"' in html
    assert "#melding-1" in html
    kari = sok(logget_inn("kari"), "møtet", roller.amina)
    assert f'href="/bruker/{roller.amina.id}/plan/aktivitet/{laget.aktivitet_id}/"' in kari


def test_what_stood_before_says_so_and_opens_that_version(roller: Rollebesetning) -> None:
    a, naa = roller.amina, timezone.now()
    laget = lag(a, a, felter={"tittel": "Truckkurs"})
    aktivitet.endre(
        aktor=a, aktivitet_id=laget.aktivitet_id, versjon=1, felter={"tittel": "Regnskap"}, naa=naa
    )
    mal_id = mal.opprett_mal(aktor=a, person_id=a.id, tekst="Truck", nokkel=uuid4(), naa=naa)
    om = {"aktor": a, "naa": naa}
    delmal = mal.legg_til_milepael(
        mal_id=mal_id, tekst="Truck igjen", frist=None, nokkel=uuid4(), **om
    )
    mal.endre_milepael(milepael_id=delmal, versjon=1, tekst="Noe annet", frist=None, **om)
    mal.endre_mal(mal_id=mal_id, tekst="Lager", versjon=1, **om)
    klient = logget_inn("amina")
    html = sok(klient, "truck")
    assert html.count("Sto i en tidligere versjon") == 3
    for sti, ord_ in (
        (f"/plan/aktivitet/{laget.aktivitet_id}/versjon/1/", "Truckkurs"),
        (f"/plan/versjoner/{mal_id}/#versjon-1", "Truck"),
        (f"/plan/versjoner/{mal_id}/#delmalhistorikk", "Truck igjen"),
    ):
        assert f'href="{sti}"' in html
        side = klient.get(sti.partition("#")[0]).content.decode()
        assert ord_ in side
        assert not (anker := sti.partition("#")[2]) or f'id="{anker}"' in side
    assert "Sto i en tidligere versjon" not in sok(klient, "regnskap")


def test_a_note_is_a_hit_for_staff_alone(roller: Rollebesetning) -> None:
    notat = dialog.skriv_notat(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Papegøye", nokkel=uuid4(),
        naa=timezone.now(), sitat_id=None,
    )  # fmt: skip
    sti = f"/bruker/{roller.amina.id}/notater/"
    assert f'href="{sti}#notat-{notat}"' in sok(logget_inn("kari"), "papegøye", roller.amina)
    assert f'id="notat-{notat}"' in logget_inn("kari").get(sti).content.decode()
    assert "<mark>" not in sok(logget_inn("amina"), "papegøye")
    som_amina = f"/bruker/{roller.amina.id}/som-bruker/tidslinje/sok/"
    assert "<mark>" not in logget_inn("kari").get(som_amina).content.decode()


def test_what_people_wrote_is_escaped_round_the_mark(roller: Rollebesetning) -> None:
    skriv(roller.amina, "<script>alert(1)</script> kurs <mark>x</mark> & <b>kurs</b>")
    html = sok(logget_inn("amina"), "kurs")
    assert "<script>alert" not in html
    assert "<mark>x" not in html
    assert "<mark>kurs</mark>" in html


def test_the_marks_are_the_only_html() -> None:
    assert merket("\x02<i>\x03&") == "<mark>&lt;i&gt;</mark>&amp;"


def test_the_search_waits_in_the_session_for_this_person_only(roller: Rollebesetning) -> None:
    skriv(roller.amina, "Papegøye")
    kari = logget_inn("kari")
    sok(kari, "papegøye", roller.amina)
    igjen = kari.get(f"/bruker/{roller.amina.id}/tidslinje/sok/").content.decode()
    assert "<mark>Papegøye</mark>" in igjen
    annen = kari.get(f"/bruker/{roller.bjorn.id}/tidslinje/sok/").content.decode()
    assert "papegøye" not in annen.lower()


def test_it_stands_in_no_address(roller: Rollebesetning) -> None:
    svar = logget_inn("amina").post("/tidslinje/sok/", {"sok": "gjeldsproblemer"})
    assert svar["Location"] == "/tidslinje/sok/"
    fra_adressen = logget_inn("amina").get("/tidslinje/sok/?sok=gjeldsproblemer")
    assert 'value="gjeldsproblemer"' not in fra_adressen.content.decode()


def test_with_htmx_the_hits_come_at_once(roller: Rollebesetning) -> None:
    skriv(roller.amina, "Papegøye")
    for hvem, rot in (("amina", ""), ("kari", f"/bruker/{roller.amina.id}")):
        klient = logget_inn(hvem)
        svar = klient.post(f"{rot}/tidslinje/sok/", {"sok": "papegøye"}, headers=HTMX)
        html = svar.content.decode()
        assert svar.status_code == 200
        assert "<html" not in html
        assert "<mark>Papegøye</mark>" in html
        assert f'hx-push-url="{rot}/tidslinje/sok/"' in html
        igjen = klient.get(f"{rot}/tidslinje/sok/").content.decode()
        assert "<mark>Papegøye</mark>" in igjen
    svar = logget_inn("amina").post("/tidslinje/sok/", {"sok": "x" * 501}, headers=HTMX)
    assert svar.status_code == 422
    assert "kan ha høyst 500 tegn" in tekst(svar)


def test_more_hits_come_below(roller: Rollebesetning) -> None:
    for nr in range(23):
        skriv(roller.amina, f"Kurs {nr}")
    klient = logget_inn("amina")
    html = sok(klient, "kurs")
    assert html.count("dap-treff") == 20
    neste = html.partition('hx-get="')[2].partition('"')[0]
    assert "kurs" not in neste
    flere = klient.get(neste, headers=HTMX).content.decode()
    assert flere.count("dap-treff") == 3
    assert "<html" not in flere
    assert klient.get(neste).content.decode().count("dap-treff") == 3


@pytest.mark.parametrize(
    "tull", ["x", "1-", "-", f"{'9' * 30}-0f0e0d0c-0b0a-4908-8706-050403020100", "1-2"]
)
def test_a_place_that_does_not_exist_is_no_error(roller: Rollebesetning, tull: str) -> None:
    assert logget_inn("amina").get("/tidslinje/sok/", {"etter": tull}).status_code == 200


@pytest.mark.parametrize("ord_", ["", "   ", "og", "&|!", "ubåtkaptein", '"', "%s", "😀" * 100])
def test_nothing_found_is_said_kindly(roller: Rollebesetning, ord_: str) -> None:
    html = sok(logget_inn("amina"), ord_)
    assert ("Vi fant ikke det du søkte etter" in html) == bool(ord_.strip())


@pytest.mark.parametrize(
    ("ord_", "melding"),
    [("x" * 501, "kan ha høyst 500 tegn"), ("a\x00b", "har tegn som ikke kan brukes")],
)
def test_what_cannot_be_searched_for_is_explained_and_kept(
    roller: Rollebesetning, ord_: str, melding: str
) -> None:
    svar = logget_inn("amina").post("/tidslinje/sok/", {"sok": ord_})
    assert svar.status_code == 422
    assert melding in tekst(svar)
    assert ord_.replace("\x00", "") in svar.content.decode().replace("\x00", "")


def test_a_search_leaves_its_trace_without_the_words(roller: Rollebesetning) -> None:
    sok(logget_inn("kari"), "gjeld", roller.amina)
    rader = Oppslag.objects.filter(person_id=roller.amina.id, hva="sok")
    assert rader.exists()
    assert not [r for r in rader if "gjeld" in f"{r.hvorfor}{r.hva}"]
    assert "Søkte i planen og samtalene dine" in tekst(logget_inn("amina").get("/om-meg/"))


def test_the_user_view_has_no_box(roller: Rollebesetning) -> None:
    sti = f"/bruker/{roller.amina.id}/som-bruker/tidslinje/"
    assert 'name="sok"' not in logget_inn("kari").get(sti).content.decode()
    assert logget_inn("kari").post(f"{sti}sok/", {"sok": "x"}).status_code == 405
