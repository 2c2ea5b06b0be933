"""The plan page: board, list, timeline, filter, periods, and what each reader may see and do."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import HTMX, logget_inn
from planhjelp import adresse, avtal, flytt, lag, om, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import Fhotype, Status
from dap.dialog import operations as dialog
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.models import Oppfolgingsperiode
from dap.oppfolging.values import Startarsak

PLAN = "/plan/"


def kortene(svar: Any) -> list[str]:
    """Titles of the cards, in the order of the page."""
    return re.findall(r'dap-kort__lenke" href="[^"]*">([^<]+)', svar.content.decode())


def kolonne(svar: Any, status: Status) -> str:
    html: str = svar.content.decode()
    return html.split(f'data-kolonne="{status.value}"')[1].split("</section>")[0]


def test_cards_stand_in_their_columns_with_counts(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    flytt(roller.amina, lag(roller.amina, roller.amina, "STILLING"), Status.GJENNOMFORES)
    svar = logget_inn("amina").get(PLAN)

    assert "Oppdatere CV-en" in kolonne(svar, Status.PLANLAGT)
    assert "Lagermedarbeider" in kolonne(svar, Status.GJENNOMFORES)
    assert "Fjordlager AS" in kolonne(svar, Status.GJENNOMFORES)
    assert "Ingen forslag nå" in kolonne(svar, Status.FORSLAG)
    assert "Min situasjon" in tekst(svar)


def test_an_empty_plan_says_so_kindly(roller: Rollebesetning) -> None:
    assert "Planen din er tom ennå" in tekst(logget_inn("amina").get(PLAN))
    ansatt = tekst(logget_inn("kari").get(f"/bruker/{roller.amina.id}{PLAN}"))
    assert "Foreslå en aktivitet" in ansatt


@pytest.mark.parametrize(
    ("dager", "ord_", "haster"),
    [
        (-2, "Skulle vært ferdig", True),
        (0, "Slutter i dag", True),
        (1, "Slutter i morgen", True),
        (3, "Slutter om 3 dager", True),
        (20, "Slutter om", False),
    ],
)
def test_a_near_end_is_said_in_days(
    roller: Rollebesetning, dager: int, ord_: str, haster: bool
) -> None:
    lag(roller.amina, roller.amina, felter={"til_dato": om(dager)})
    html = logget_inn("amina").get(PLAN).content.decode()
    assert (f'class="plan-haster">{ord_}' in html) == haster


def test_nothing_hastens_on_a_card_that_is_over(roller: Rollebesetning) -> None:
    jobb = lag(roller.amina, roller.amina, "STILLING", felter={"til_dato": om(3)})
    amina = logget_inn("amina")
    assert "plan-haster" in amina.get(PLAN).content.decode()
    flytt(roller.amina, jobb, Status.AVBRUTT)
    assert "plan-haster" not in amina.get(PLAN).content.decode()


def test_what_the_other_changed_is_marked_until_it_is_opened(roller: Rollebesetning) -> None:
    a, amina = lag(roller.kari, roller.amina), logget_inn("amina")
    assert "endret siden sist" in tekst(amina.get(PLAN))
    assert kortene(amina.get(f"{PLAN}?endret=1")) == ["Oppdatere CV-en"]
    amina.get(adresse(a))
    assert "(endret siden sist)" not in tekst(amina.get(PLAN))
    assert kortene(amina.get(f"{PLAN}?endret=1")) == []


def test_unread_messages_are_counted_on_the_card(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    dialog.skriv_om_aktivitet(
        aktor=roller.kari, person_id=roller.amina.id, aktivitet_id=a.aktivitet_id,
        tekst="Hvordan går det?", vedlegg=(), nokkel=a.aktivitet_id, naa=timezone.now(),
    )  # fmt: skip
    html = logget_inn("amina").get(PLAN).content.decode()
    assert '<span class="dap-teller">1</span><span class="aksel-sr-only"> uleste meldinger' in html


def _filterplan(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina, felter={"tittel": "Kurs i Excel", "beskrivelse": "regneark"})
    lag(roller.amina, roller.amina, "STILLING", felter={"til_dato": om(60)})
    avtal(
        roller.kari,
        lag(
            roller.kari,
            roller.amina,
            felter={"tittel": "Jobbklubb", "fra_dato": om(-200), "til_dato": om(-100)},
        ),
        Fhotype.IKKE_SEND,
    )
    flytt(
        roller.amina, lag(roller.amina, roller.amina, felter={"tittel": "Ringe"}), Status.FULLFORT
    )


@pytest.mark.parametrize(
    ("sporring", "ventet"),
    [
        ("type=STILLING", {"Lagermedarbeider"}),
        ("type=STILLING&type=EGEN", {"Kurs i Excel", "Lagermedarbeider", "Jobbklubb", "Ringe"}),
        ("type=EGEN&avtalt=ja", {"Jobbklubb"}),
        ("type=EGEN&avtalt=nei", {"Kurs i Excel", "Ringe"}),
        ("status=FULLFORT", {"Ringe"}),
        ("status=FULLFORT&avtalt=ja", set()),
        ("steg=&type=STILLING", {"Lagermedarbeider"}),
        ("steg=SOKNAD_SENDT", set()),
        ("q=EXCEL", {"Kurs i Excel"}),
        ("q=regneark", {"Kurs i Excel"}),
        ("q=%3Cscript%3E", set()),
        ("mal=uten", {"Kurs i Excel", "Lagermedarbeider", "Jobbklubb", "Ringe"}),
        (
            "type=TULL&status=TULL&mal=tull&fra=tull",
            {"Kurs i Excel", "Lagermedarbeider", "Jobbklubb", "Ringe"},
        ),
    ],
)
def test_the_groups_of_the_filter_combine(
    roller: Rollebesetning, sporring: str, ventet: set[str]
) -> None:
    _filterplan(roller)
    svar = logget_inn("amina").get(f"{PLAN}?{sporring}")
    assert set(kortene(svar)) == ventet
    assert "<script>" not in svar.content.decode()


def test_dates_filter_what_lasts_in_the_period(roller: Rollebesetning) -> None:
    _filterplan(roller)
    svar = logget_inn("amina").get(f"{PLAN}?fra={om(-150)}&til={om(-120)}")
    assert kortene(svar) == ["Jobbklubb"]


def test_each_chip_takes_away_its_own_choice(roller: Rollebesetning) -> None:
    _filterplan(roller)
    html = (
        logget_inn("amina").get(f"{PLAN}?visning=liste&type=EGEN&avtalt=ja&q=jobb").content.decode()
    )
    lenker = [x.replace("&amp;", "&") for x in re.findall(r'href="/plan/\?([^"]*)#plan"', html)]
    assert "visning=liste&avtalt=ja&q=jobb" in lenker
    assert "visning=liste&type=EGEN&q=jobb" in lenker
    assert "visning=liste&type=EGEN&avtalt=ja" in lenker
    assert "visning=liste" in lenker  # Nullstill


def test_nothing_passes_the_filter(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    assert "Ingen aktiviteter passer" in tekst(logget_inn("amina").get(f"{PLAN}?q=finnesikke"))


def test_fragments_for_htmx_are_pieces_of_the_page(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    klient = logget_inn("amina")
    hel = klient.get(PLAN)
    kort = klient.get(f"{PLAN}?type=EGEN", headers={**HTMX, "HX-Target": "plan-visning"})
    del_ = klient.get(f"{PLAN}?visning=liste", headers={**HTMX, "HX-Target": "plan"})

    assert "<html" in hel.content.decode()
    assert kort.content.decode().lstrip().startswith('<div id="plan-visning"')
    assert 'data-kunngjor="1 aktivitet vises"' in kort.content.decode()
    assert del_.content.decode().lstrip().startswith('<section id="plan"')
    assert "HX-Request" in hel["Vary"]


def test_the_view_is_remembered(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    klient = logget_inn("amina")
    assert "dap-tavle" in klient.get(PLAN).content.decode()
    assert "plan-liste" in klient.get(f"{PLAN}?visning=liste").content.decode()
    assert "plan-liste" in klient.get(PLAN).content.decode()
    assert "plan-liste" in klient.get(f"{PLAN}?visning=tull").content.decode()


def test_the_timeline_has_bars_today_and_the_same_in_words(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    svar = logget_inn("amina").get(f"{PLAN}?visning=tidslinje")
    html = svar.content.decode()
    assert "plan-stolpe--planlagt" in html
    assert "plan-tid__idag" in html
    assert "style=" not in html
    assert "Jobbrettet egenaktivitet · Planlegger Oppdatere CV-en" in tekst(svar)


def test_older_finished_ones_are_folded(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina, felter={"tittel": "For lenge siden"})
    flytt(roller.amina, a, Status.FULLFORT, naa=timezone.now() - timedelta(days=40))
    flytt(
        roller.amina, lag(roller.amina, roller.amina, felter={"tittel": "Nylig"}), Status.FULLFORT
    )
    html = kolonne(logget_inn("amina").get(PLAN), Status.FULLFORT)
    synlig, _, foldet = html.partition("plan-eldre")
    assert "Nylig" in synlig
    assert "For lenge siden" not in synlig
    assert "For lenge siden" in foldet


def test_an_empty_plan_that_can_only_be_read_invites_nobody(roller: Rollebesetning) -> None:
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Fikk jobb", naa=timezone.now()
    )
    for hvem, sti in (("amina", PLAN), ("kari", f"/bruker/{roller.amina.id}{PLAN}")):
        svar = tekst(logget_inn(hvem).get(sti))
        assert "Her står det ingen aktiviteter" in svar
        assert "Begynn gjerne" not in svar
        assert "Foreslå en aktivitet" not in svar


def test_an_ended_period_is_chosen_and_only_read(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    naa = timezone.now()
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Fikk jobb", naa=naa
    )
    gammel = Oppfolgingsperiode.objects.get(person_id=roller.amina.id)
    klient = logget_inn("amina")
    avsluttet = klient.get(PLAN)
    assert "aktivitet/ny/" not in avsluttet.content.decode()
    assert "Den kan leses, men ikke endres" in tekst(avsluttet)

    oppfolging.start_periode(
        aktor=roller.kari, person_id=roller.amina.id,
        arsak=Startarsak.MANUELL_REGISTRERING_VEILEDER, naa=naa + timedelta(minutes=1),
    )  # fmt: skip
    assert "Oppdatere CV-en" not in tekst(klient.get(PLAN))
    historisk = klient.get(f"{PLAN}?periode={gammel.id}")
    assert "Oppdatere CV-en" in tekst(historisk)
    assert "plan-flytt" not in historisk.content.decode()
    assert klient.post(adresse(a, "flytt/"), {"til": "FULLFORT", "versjon": "1"}).status_code == 422
    assert Aktivitet.objects.get().status == "PLANLAGT"


def test_another_persons_period_does_not_exist(roller: Rollebesetning) -> None:
    andres = Oppfolgingsperiode.objects.get(person_id=roller.bjorn.id)
    assert logget_inn("amina").get(f"{PLAN}?periode={andres.id}").status_code == 404


def test_a_user_on_paper_reads_and_is_told_why(roller: Rollebesetning) -> None:
    oppfolging.sett_manuell(
        aktor=roller.kari,
        person_id=roller.amina.id,
        manuell=True,
        grunn="Ønsket",
        naa=timezone.now(),
    )
    svar = logget_inn("amina").get(PLAN)
    assert "oppfølging på papir" in tekst(svar)
    assert "aktivitet/ny/" not in svar.content.decode()
    ansatt = logget_inn("kari").get(f"/bruker/{roller.amina.id}{PLAN}")
    assert "aktivitet/ny/" in ansatt.content.decode()


def test_the_municipality_sees_only_its_own_room(roller: Rollebesetning) -> None:
    lag(roller.kari, roller.amina)
    lag(roller.lise, roller.amina, felter={"tittel": "Kommunens tiltak"})
    lise = logget_inn("lise").get(f"/bruker/{roller.amina.id}{PLAN}")
    kari = logget_inn("kari").get(f"/bruker/{roller.amina.id}{PLAN}")
    assert kortene(lise) == ["Kommunens tiltak"]
    assert kortene(kari) == ["Oppdatere CV-en"]
    assert len(kortene(logget_inn("amina").get(PLAN))) == 2


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("kari", 200), ("per", 200), ("ola", 403), ("siv", 200), ("lise", 200), ("tor", 200),
     ("rut", 404), ("adam", 404), ("bjorn", 404)],
)  # fmt: skip
@pytest.mark.parametrize("side", ["plan/", "na/"])
def test_who_opens_the_pages(roller: Rollebesetning, hvem: str, status: int, side: str) -> None:
    assert logget_inn(hvem).get(f"/bruker/{roller.amina.id}/{side}").status_code == status


def test_as_the_user_nothing_can_be_changed(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    svar = logget_inn("kari").get(f"/bruker/{roller.amina.id}/som-bruker/plan/")
    assert kortene(svar) == ["Oppdatere CV-en"]
    assert "plan-flytt" not in svar.content.decode()
    assert "aktivitet/ny/" not in svar.content.decode()


@pytest.mark.parametrize("visning", ["tavle", "liste", "tidslinje"])
def test_the_number_of_queries_does_not_depend_on_the_plan(
    roller: Rollebesetning, visning: str
) -> None:
    klient = logget_inn("amina")

    def antall() -> int:
        with CaptureQueriesContext(connection) as sporringer:
            klient.get(f"{PLAN}?visning={visning}")
        return len(sporringer)

    lag(roller.amina, roller.amina)
    klient.get(f"{PLAN}?visning={visning}")
    fa = antall()
    for nr in range(20):
        lag(roller.kari, roller.amina, ["EGEN", "STILLING", "IJOBB"][nr % 3])
    assert antall() == fa
    assert fa <= 20


def test_titles_are_text_wherever_they_stand(roller: Rollebesetning) -> None:
    lag(
        roller.amina,
        roller.amina,
        felter={"tittel": "<b>CV</b>\"onload='x'", "beskrivelse": "<script>"},
    )
    klient = logget_inn("amina")
    for adresse_ in (PLAN, f"{PLAN}?visning=liste", f"{PLAN}?visning=tidslinje", "/na/"):
        html = klient.get(adresse_).content.decode()
        assert "<b>CV" not in html
    assert "&lt;b&gt;CV" in klient.get(PLAN).content.decode()
