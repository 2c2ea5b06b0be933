"""Requirement: the plan on paper has what is chosen, in order, and nothing that the reader may not see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import logget_inn
from planhjelp import avtal, flytt, lag, om, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet.values import Fhotype, Status
from dap.dialog import operations as dialog
from dap.dialog.models import Lest
from dap.dialog.values import Tema
from dap.mal import operations as mal
from dap.mote import operations as mote
from dap.mote.values import Kanal, Moteinnhold
from dap.oppfolging.models import Oppfolgingsperiode
from dap.referat import operations as referat
from dap.referat.values import Kommentarslag
from dap.sporing.models import Oppslag


def papir(navn: str, sti: str = "/plan/utskrift/", **valg: object) -> str:
    svar = logget_inn(navn).get(sti, valg)
    assert svar.status_code == 200
    return tekst(svar).partition("Slik blir utskriften")[0] + tekst(svar)


@pytest.fixture
def plan(roller: Rollebesetning) -> Rollebesetning:
    a, naa = roller.amina, timezone.now()
    felles = {"aktor": a, "person_id": a.id, "naa": naa}
    mal.lagre_situasjon(tekst="Jeg er snekker", versjon=0, **felles)
    mal_id = mal.opprett_mal(tekst="Bli byggmester", nokkel=uuid4(), **felles)
    mal.legg_til_milepael(
        aktor=a, mal_id=mal_id, tekst="Ta fagbrev", frist=None, nokkel=uuid4(), naa=naa
    )
    mal.opprett_forventning(
        aktor=roller.kari, person_id=a.id, tekst="Svar på meldinger", nokkel=uuid4(), naa=naa
    )
    en = lag(a, a, felter={"tittel": "Fagbrevkurs", "lenke": "https://eksempel.no/kurs/12"})
    avtal(roller.kari, en, Fhotype.STANDARD)
    ferdig = lag(a, a, felter={"tittel": "Jobbmesse"})
    flytt(a, ferdig, Status.AVBRUTT, begrunnelse="Messen ble avlyst")
    felles = {"aktor": roller.kari, "person_id": a.id, "naa": naa}
    dialog.skriv_om_aktivitet(
        aktivitet_id=en.aktivitet_id, tekst="Hei **Om kurset**", nokkel=uuid4(), **felles
    )
    dialog.ny_trad(
        tema=Tema.ARBEID_AKTIVITETER, tekst="Hei **Noe annet**", overskrift="Samtale",
        nokkel=uuid4(), **felles,
    )  # fmt: skip
    mote.kall_inn(
        aktor=roller.kari, person_id=a.id, start=naa + timedelta(days=7), nokkel=uuid4(), naa=naa,
        innhold=Moteinnhold(tittel="Planmøte", kanal=Kanal.TELEFON, varighet=30),
    )  # fmt: skip
    return roller


def test_everything_but_the_dialog_is_printed_first(plan: Rollebesetning) -> None:
    ord_ = papir("amina")
    for noe in ("Aktivitetsplanen til Amina Yusuf", "Jeg er snekker", "Bli byggmester",
                "Ta fagbrev", "Svar på meldinger", "Fagbrevkurs", "https://eksempel.no/kurs/12",
                "Jobbmesse", "Messen ble avlyst", "Informasjon om ansvaret ditt",
                "Planmøte", "Avtalt med NAV"):  # fmt: skip
        assert noe in ord_
    assert "Hei Om kurset" not in ord_
    assert "Noe annet" not in ord_


def test_conversations_stand_with_what_they_are_about(plan: Rollebesetning) -> None:
    html = logget_inn("amina").get(
        "/plan/utskrift/?valgt=1&del=PLANLAGT&del=GJENNOMFORES&del=DIALOG"
    )
    ord_ = tekst(html)
    assert "Samtalen om aktiviteten" in ord_
    assert "<strong>Om kurset</strong>" in html.content.decode()
    assert ord_.index("Fagbrevkurs") < ord_.index("Hei Om kurset") < ord_.index("Hei Noe annet")
    assert ord_.count("Hei Om kurset") == 1


def test_a_conversation_about_an_activity_that_is_left_out_stands_by_itself(
    plan: Rollebesetning,
) -> None:
    ord_ = papir("amina", valgt="1", **{"del": ["DIALOG"]})
    assert "Fagbrevkurs" not in ord_.partition("Dialogen")[0]
    assert "Hei Om kurset" in ord_


@pytest.mark.parametrize(
    ("del_", "er", "er_ikke"),
    [
        ("MAL", "Bli byggmester", "Fagbrevkurs"),
        ("AVBRUTT", "Jobbmesse", "Fagbrevkurs"),
        ("FORVENTNING", "Svar på meldinger", "Bli byggmester"),
        ("MOTE", "Planmøte", "Jobbmesse"),
    ],
)
def test_each_part_can_be_chosen_alone(
    plan: Rollebesetning, del_: str, er: str, er_ikke: str
) -> None:
    ord_ = papir("amina", valgt="1", **{"del": [del_]})
    assert er in ord_
    assert er_ikke not in ord_


def _deler(*deler: str, **valg: object) -> dict[str, object]:
    return {"valgt": "1", "del": list(deler), **valg}


def test_days_inside_the_period_choose_what_happened_then(plan: Rollebesetning) -> None:
    """The course is from five days ago until in thirty, the meeting in seven; the messages are today's."""
    alt = ("MAL", "PLANLAGT", "AVBRUTT", "MOTE", "DIALOG")
    uke = papir("amina", **_deler(*alt, fra=om(6).isoformat(), til=om(8).isoformat()))
    assert "Fagbrevkurs" in uke
    assert "Planmøte" in uke
    assert "Bli byggmester" in uke, "goals are printed as they are"
    assert "Noe annet" not in uke
    assert "Dager som er med:" in uke
    i_dag = papir("amina", **_deler(*alt, til=om(0).isoformat()))
    assert "Noe annet" in i_dag
    assert "Planmøte" not in i_dag
    senere = papir("amina", **_deler(*alt, fra=om(31).isoformat()))
    assert "Fagbrevkurs" not in senere


@pytest.mark.parametrize(
    ("fra", "til", "feil"),
    [("2026-02-02", "2026-02-01", "kan ikke være før"), ("0001-01-01", "", "Velg en dato mellom")],
)
def test_days_that_cannot_be_are_explained_and_kept(
    plan: Rollebesetning, fra: str, til: str, feil: str
) -> None:
    svar = logget_inn("amina").get("/plan/utskrift/", {"fra": fra, "til": til})
    assert svar.status_code == 422
    assert feil in tekst(svar)
    assert f'name="fra" value="{fra}"' in svar.content.decode()
    assert "Fagbrevkurs" not in tekst(svar), "nothing is printed that was not asked for"
    assert logget_inn("amina").get("/plan/utskrift/", {"fra": "tull"}).status_code == 200


def test_shared_minutes_are_printed_when_chosen_and_drafts_never(plan: Rollebesetning) -> None:
    kari, naa = plan.kari, timezone.now()
    om_amina = {"aktor": kari, "person_id": plan.amina.id, "dag": om(0), "naa": naa}
    id_ = referat.start_samtalereferat(
        tema="Veien videre", tekst="Vi avtalte **praksis**", del_straks=True, nokkel=uuid4(),
        **om_amina,
    )  # fmt: skip
    referat.kommenter(
        aktor=plan.amina, referat_id=id_, nr=1, slag=Kommentarslag.KOMMENTAR, tekst="Helt greit",
        nokkel=uuid4(), naa=naa,
    )  # fmt: skip
    referat.start_samtalereferat(tema="Hemmelig", tekst="Utkastet", nokkel=uuid4(), **om_amina)
    sti = f"/bruker/{plan.amina.id}/plan/utskrift/"
    for hvem, hvor in (("amina", "/plan/utskrift/"), ("kari", sti)):
        assert "praksis" not in papir(hvem, hvor)
        ord_ = papir(hvem, hvor, **_deler("REFERAT"))
        assert "Vi avtalte praksis" in ord_
        assert "Helt greit" in ord_
        assert "Hemmelig" not in ord_
        assert "Utkastet" not in ord_
        i_morgen = _deler("REFERAT", fra=om(1).isoformat())
        assert "praksis" not in papir(hvem, hvor, **i_morgen)
    assert "praksis" not in papir("lise", sti, **_deler("REFERAT"))


def test_the_head_says_who_follows_up(plan: Rollebesetning) -> None:
    assert "NAV Fjordby · Veileder: Kari Nordmo" in papir("amina")


def test_nothing_chosen_is_nothing(plan: Rollebesetning) -> None:
    ord_ = papir("amina", valgt="1")
    assert "Fagbrevkurs" not in ord_
    assert "Aktivitetsplanen til" in ord_


def test_large_type_is_a_choice(plan: Rollebesetning) -> None:
    assert "utskrift--stor" in logget_inn("amina").get("/plan/utskrift/?stor=1").content.decode()
    assert "utskrift--stor" not in logget_inn("amina").get("/plan/utskrift/").content.decode()


def test_staff_print_what_they_see_and_it_is_traced(plan: Rollebesetning) -> None:
    sti = f"/bruker/{plan.amina.id}/plan/utskrift/"
    assert "Fagbrevkurs" in papir("kari", sti)
    assert Oppslag.objects.filter(person_id=plan.amina.id, hva="utskrift").exists()
    lise = papir("lise", sti, valgt="1", **{"del": ["MAL", "PLANLAGT", "AVBRUTT", "DIALOG"]})
    for noe in ("Fagbrevkurs", "Jobbmesse", "byggmester", "Hei"):
        assert noe not in lise
    for hvem, kode in (("ola", 403), ("mona", 403), ("rut", 404), ("adam", 404), ("bjorn", 404)):
        assert logget_inn(hvem).get(sti).status_code == kode
    assert logget_inn("kari").get(f"/bruker/{plan.frida.id}/plan/utskrift/").status_code == 404


def test_printing_marks_nothing_as_read(plan: Rollebesetning) -> None:
    for_ = Lest.objects.count()
    papir("amina", valgt="1", **{"del": ["DIALOG"]})
    assert Lest.objects.count() == for_


def test_another_persons_period_is_not_found(plan: Rollebesetning) -> None:
    andres = Oppfolgingsperiode.objects.filter(person_id=plan.bjorn.id).values_list("id", flat=True)
    assert logget_inn("amina").get(f"/plan/utskrift/?periode={andres[0]}").status_code == 404
    assert logget_inn("amina").get("/plan/utskrift/?periode=tull").status_code == 404


def test_the_queries_do_not_grow(plan: Rollebesetning) -> None:
    klient = logget_inn("amina")
    alt = "&".join(f"del={d}" for d in ("MAL", "PLANLAGT", "AVBRUTT", "MOTE", "REFERAT", "DIALOG"))

    def antall() -> int:
        with CaptureQueriesContext(connection) as sporringer:
            klient.get(f"/plan/utskrift/?{alt}")
        return len(sporringer)

    for_ = antall()
    for _ in range(4):
        laget = lag(plan.amina, plan.amina)
        dialog.skriv_om_aktivitet(
            aktor=plan.amina, person_id=plan.amina.id, aktivitet_id=laget.aktivitet_id,
            tekst="Hei", nokkel=uuid4(), naa=timezone.now(),
        )  # fmt: skip
    assert antall() <= for_ <= 32
