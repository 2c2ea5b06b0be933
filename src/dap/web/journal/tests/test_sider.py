"""The pages of the journal: proposed, previewed, confirmed, put away, followed to the archive."""

import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.template import Template
from django.test.utils import instrumented_test_render  # type: ignore[attr-defined]
from django.utils import timezone
from klient import logget_inn
from planhjelp import felt, flytt, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet.values import Status
from dap.arkiv.models import Bortlegging, Journalpost
from dap.arkiv.tests.eksporthjelp import pdftekst
from dap.arkiv.tests.journalhjelp import (
    avtalt,
    delt_referat,
    journalfor,
    lever,
    planen,
    til_arkivet,
)
from dap.arkiv.values import Kilde
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.oppfolging import operations as oppfolging
from dap.sporing.models import Oppslag
from dap.varsel.models import Utsending, Varsel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _det_malen_fikk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here forms are read from what the template was given (tests/testbase.py keeps none of it)."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)


@pytest.fixture
def mappe(settings: Any, tmp_path: Path) -> Path:
    settings.DAP_ARKIV = {"slag": "mappe", "mappe": str(tmp_path)}
    return tmp_path


def rot(om: Aktor) -> str:
    return f"/bruker/{om.id}/journal/"


def adresse(om: Aktor, kilde: Kilde | None = None) -> str:
    k = kilde or planen(om)
    return f"{rot(om)}ny/{k.regel}/{k.rom}/{k.id}/"


def skjema(svar: Any, **endret: Any) -> dict[str, Any]:
    """What the browser sends of the page."""
    form = svar.context["skjema"]
    return {
        "tittel": form["tittel"].value(),
        "deler": form["deler"].value(),
        "nokkel": felt(svar, "nokkel"),
        "bilde": felt(svar, "bilde"),
        **endret,
    }


def test_from_proposal_to_receipt(roller: Rollebesetning, mappe: Path) -> None:
    avtalt(roller.kari, roller.amina)
    kari = logget_inn("kari")
    assert "Journal" in tekst(kari.get(f"/bruker/{roller.amina.id}/plan/"))
    liste = tekst(kari.get(rot(roller.amina)))
    assert "Aktivitetsplan for Amina Yusuf" in liste
    assert "Ingenting er journalført ennå" in liste

    side = kari.get(adresse(roller.amina))
    assert "Aktiviteter: Oppdatere CV-en" in tekst(side)
    svar = kari.post(adresse(roller.amina), skjema(side, send="on"), follow=True)

    assert "Journalført. Dokumentet er på vei til arkivet." in tekst(svar)
    assert "Venter på arkivet" in tekst(svar)
    til_arkivet(Journalpost.objects.get().id, mappe)
    liste = tekst(kari.get(rot(roller.amina)))
    assert "Mottatt av arkivet" in liste
    assert "ARK-" in liste
    assert "Sist journalført" in liste
    assert "Journalfør hele planen likevel" in liste
    assert Oppslag.objects.filter(person_id=roller.amina.id, hva="journal").exists()


def test_the_user_sees_and_opens_what_is_theirs(roller: Rollebesetning, mappe: Path) -> None:
    avtalt(roller.kari, roller.amina)
    id_ = journalfor(roller.kari, roller.amina, planen(roller.amina), send=True)
    amina = logget_inn("amina")
    assert "Åpne dokumentet" not in tekst(amina.get("/journal/"))
    til_arkivet(id_, mappe)
    assert "Du har fått et dokument fra NAV" in tekst(amina.get("/varsler/"))

    side = tekst(amina.get("/journal/"))
    assert "Aktivitetsplan for Amina Yusuf" in side
    assert "Sendt til deg" in side
    assert "Mottatt av arkivet" not in side
    assert "Forslag" not in side
    pdf = amina.get(f"/journal/{id_}/1/")
    assert "Oppdatere CV-en" in pdftekst(pdf.content)
    assert (pdf["Content-Type"], pdf["Cache-Control"]) == ("application/pdf", "no-store, private")
    assert Varsel.objects.get(objekt_id=id_).lest is not None
    assert amina.get(f"/journal/{id_}/2/").status_code == 404
    tidslinje = amina.get("/tidslinje/")
    assert "journalførte" in tekst(tidslinje)
    assert 'href="/journal/" aria-label="Se journalen: ' in tidslinje.content.decode()
    som = logget_inn("kari").get(f"/bruker/{roller.amina.id}/som-bruker/journal/")
    assert "Forslag" not in tekst(som)


def test_a_conflict_keeps_what_was_typed_and_shows_what_changed(roller: Rollebesetning) -> None:
    kari, amina = logget_inn("kari"), roller.amina
    avtalt(roller.kari, amina)
    laget = avtalt(roller.kari, amina, tittel="Kurs i regnskap")
    side = kari.get(adresse(amina))
    beholdt = [d.id for d in side.context["f"].deler if d.tittel != "Kurs i regnskap"]
    data = skjema(side, tittel="Min egen tittel på planen", deler=beholdt, send="on")
    flytt(roller.kari, laget, Status.GJENNOMFORES)
    avtalt(roller.kari, amina, tittel="Jobbklubb")

    for sti in (adresse(amina), f"{adresse(amina)}pdf/"):
        svar = kari.post(sti, data)
        assert svar.status_code == 409
        assert "Endret: Kurs i regnskap" in tekst(svar)
        assert "Nytt: Jobbklubb" in tekst(svar)
        ny = skjema(svar)
        assert ny["tittel"] == "Min egen tittel på planen"
        assert svar.context["skjema"]["send"].value()
        titler = {d.id: d.tittel for d in svar.context["f"].deler}
        assert {titler[i] for i in ny["deler"]} == {"Oppdatere CV-en", "Jobbklubb"}
        assert not Journalpost.objects.exists()

    assert kari.post(adresse(amina), ny).status_code == 302
    innhold = str(Journalpost.objects.get().innhold)
    assert "Jobbklubb" in innhold
    assert "Kurs i regnskap" not in innhold


def test_sent_twice_it_is_one(roller: Rollebesetning) -> None:
    avtalt(roller.kari, roller.amina)
    kari = logget_inn("kari")
    data = skjema(kari.get(adresse(roller.amina)))
    for _gang in range(2):
        assert kari.post(adresse(roller.amina), data).status_code == 302
    assert Journalpost.objects.count() == 1


@pytest.mark.parametrize(
    ("galt", "sier"),
    [
        ({"tittel": ""}, "Fyll ut"),
        ({"tittel": "kort"}, "minst 10 tegn"),
        ({"tittel": "x" * 201}, "høyst 200 tegn"),
        ({"deler": []}, "Du har tatt bort alt"),
        ({"bilde": "tuklet"}, "Forhåndsvisningen er for gammel"),
        ({"bilde": ""}, "Forhåndsvisningen er for gammel"),
    ],
)
def test_bad_input_is_told_and_kept(
    roller: Rollebesetning, galt: dict[str, Any], sier: str
) -> None:
    avtalt(roller.kari, roller.amina)
    kari = logget_inn("kari")
    data = skjema(kari.get(adresse(roller.amina)), send="on", **galt)
    for sti in (adresse(roller.amina), f"{adresse(roller.amina)}pdf/"):
        svar = kari.post(sti, data)
        assert svar.status_code == 422
        assert sier in tekst(svar)
        assert svar.context["skjema"]["tittel"].value() == data["tittel"]
    assert not Journalpost.objects.exists()


def test_the_pdf_is_what_stands_in_the_form(roller: Rollebesetning) -> None:
    avtalt(roller.kari, roller.amina)
    avtalt(roller.kari, roller.amina, tittel="Kurs i regnskap")
    kari = logget_inn("kari")
    side = kari.get(adresse(roller.amina))
    cv = [d.id for d in side.context["f"].deler if d.tittel == "Oppdatere CV-en"]
    pdf = kari.post(
        f"{adresse(roller.amina)}pdf/", skjema(side, tittel="En tittel som er min", deler=cv)
    )
    lest = pdftekst(io.BytesIO(pdf.content).getvalue())
    assert "En tittel som er min" in lest
    assert "Kurs i regnskap" not in lest


def test_putting_away_needs_a_reason_and_a_preview_that_holds(roller: Rollebesetning) -> None:
    avtalt(roller.kari, roller.amina)
    kari = logget_inn("kari")
    sti = f"{adresse(roller.amina)}legg-bort/"
    bilde = felt(kari.get(adresse(roller.amina)), "bort-bilde")
    kort = kari.post(sti, {"bort-begrunnelse": "nei", "bort-bilde": bilde})
    assert kort.status_code == 422
    avtalt(roller.kari, roller.amina, tittel="Jobbklubb")
    grunn = "Bare en liten ting"
    gammel = kari.post(sti, {"bort-begrunnelse": grunn, "bort-bilde": bilde})
    assert gammel.status_code == 409
    assert grunn in tekst(gammel)
    assert not Bortlegging.objects.exists()

    bilde = felt(gammel, "bort-bilde")
    svar = kari.post(sti, {"bort-begrunnelse": grunn, "bort-bilde": bilde}, follow=True)
    assert "Lagt bort" in tekst(svar)
    assert grunn in tekst(svar)
    assert grunn not in tekst(logget_inn("amina").get("/tidslinje/"))


def test_a_failure_is_seen_and_can_be_tried_again(roller: Rollebesetning, settings: Any) -> None:
    avtalt(roller.kari, roller.amina)
    id_ = journalfor(roller.kari, roller.amina, planen(roller.amina))
    lever(id_)
    kari = logget_inn("kari")
    side = tekst(kari.get(rot(roller.amina)))
    assert "Feilet" in side
    assert "Det er ikke satt opp noe arkiv her." in side
    svar = kari.post(f"{rot(roller.amina)}{id_}/igjen/", follow=True)
    assert "Vi prøver igjen nå." in tekst(svar)
    assert "Venter på arkivet" in tekst(svar)
    assert kari.post(f"{rot(roller.amina)}{id_}/igjen/").status_code == 422


def test_who_reads_on_paper_is_sent_a_letter(roller: Rollebesetning, mappe: Path) -> None:
    avtalt(roller.kari, roller.amina)
    oppfolging.sett_manuell(
        aktor=roller.kari, person_id=roller.amina.id, manuell=True, grunn="Ønsker papir",
        naa=timezone.now(),
    )  # fmt: skip
    kari = logget_inn("kari")
    side = kari.get(adresse(roller.amina))
    assert "Send til brukeren som brev" in tekst(side)
    kari.post(adresse(roller.amina), skjema(side, send="on"))
    lever(Journalpost.objects.get().id)
    assert "Dokumentet er blitt et brev i køen på kontoret" in tekst(kari.get(rot(roller.amina)))
    bestilt = Utsending.objects.get(varsel__slag="DOKUMENT_SENDT")
    assert (bestilt.kanal, bestilt.person_id) == ("BREV", roller.amina.id)


def test_words_that_are_no_rule_and_others_records_do_not_exist(roller: Rollebesetning) -> None:
    kari, amina, bjorn = logget_inn("kari"), roller.amina, roller.bjorn
    avtalt(roller.kari, amina)
    periode = planen(amina).id
    referat = delt_referat(roller.kari, bjorn)
    for slutt in (
        f"TULL/STAT/{periode}", f"PLAN/TULL/{periode}", f"PLAN/KOMMUNE/{periode}",
        f"PLAN/STAT/{uuid.uuid4()}", f"REFERAT/STAT/{referat}", f"PERIODE/STAT/{periode}",
    ):  # fmt: skip
        for sti in ("", "pdf/", "legg-bort/"):
            assert kari.post(f"{rot(amina)}ny/{slutt}/{sti}").status_code == 404
    # The user's own form is nobody's here.
    assert logget_inn("amina").get(adresse(amina)).status_code in {403, 404}


def test_the_other_rooms_document_does_not_exist(roller: Rollebesetning, mappe: Path) -> None:
    avtalt(roller.lise, roller.amina)
    id_ = journalfor(roller.lise, roller.amina, planen(roller.amina, Rom.KOMMUNE))
    lever(id_)
    kari = logget_inn("kari")
    assert kari.get(f"{rot(roller.amina)}{id_}/1/").status_code == 404
    assert kari.post(f"{rot(roller.amina)}{id_}/igjen/").status_code == 404
    assert "Nr. 1" not in tekst(kari.get(rot(roller.amina)))
    assert "Fra kommunen" in tekst(logget_inn("amina").get("/journal/"))


def test_the_page_asks_as_much_however_much_there_is(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    for nr in range(4):
        avtalt(roller.kari, roller.amina, tittel=f"Kurs {nr}")
        delt_referat(roller.kari, roller.amina)
        journalfor(
            roller.kari, roller.amina, planen(roller.amina), tittel=f"Aktivitetsplan nummer {nr}"
        )
    kari = logget_inn("kari")
    kari.get(rot(roller.amina))
    with django_assert_max_num_queries(45):
        assert kari.get(rot(roller.amina)).status_code == 200
