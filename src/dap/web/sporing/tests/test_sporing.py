"""Requirement: an auditor reads the trace and nothing else, and is in it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.felles.tid import dato
from dap.kontor.models import Ansatt
from dap.person.models import Person
from dap.sporing.models import Oppslag
from dap.sporing.operations import skriv_oppslag
from dap.web.felles.navigasjon import lenker, punkter_for

SPORING = "/sporing/"


def skjema(**felt: str) -> dict[str, str]:
    i_dag = dato(timezone.now())
    fast = {"fra": str(i_dag - timedelta(days=30)), "til": str(i_dag), "formal": "Klage fra bruker"}
    return {"fnr": "", "ident": "", **fast, **felt}


def fnr(hvem: object) -> str:
    return Person.objects.get(id=hvem.id).fnr  # type: ignore[attr-defined]


def test_the_menu_of_an_auditor_leads_here(roller: Rollebesetning) -> None:
    punkter = lenker(punkter_for(roller.rut), SPORING)
    assert [(p.tekst, p.adresse, p.her) for p in punkter] == [("Sporing", SPORING, True)]
    assert logget_inn("rut").get("/").headers["Location"] == SPORING


@pytest.mark.parametrize("hvem", ["kari", "tor", "adam", "ane", "amina"])
def test_nobody_else(roller: Rollebesetning, hvem: str) -> None:
    assert logget_inn(hvem).get(SPORING).status_code == 403


def test_who_has_looked_at_a_person_and_the_auditor_is_seen_too(roller: Rollebesetning) -> None:
    naa = timezone.now()
    skriv_oppslag(aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=naa)
    skriv_oppslag(aktor=roller.ola, person_id=roller.daniel.id, hva="plan", naa=naa)
    html = logget_inn("rut").post(SPORING, skjema(fnr=fnr(roller.amina))).content.decode()
    assert "Kari Nordmo" in html
    assert "Leste planen din" in html
    assert "Ola" not in html
    rad = Oppslag.objects.get(hva="sporing")
    assert (rad.person_id, rad.aktor_id, rad.hvorfor) == (
        roller.amina.id, roller.rut.id, "Klage fra bruker",
    )  # fmt: skip
    innsyn = logget_inn("amina").get("/om-meg/").content.decode()
    assert "Kontrollerte hvem som har sett saken din" in innsyn


def test_at_whom_somebody_has_looked_without_the_protected(roller: Rollebesetning) -> None:
    for person in (roller.amina, roller.frida, roller.stine):
        skriv_oppslag(aktor=roller.kari, person_id=person.id, hva="plan", naa=timezone.now())
    ident = Ansatt.objects.get(id=roller.kari.id).ident
    html = logget_inn("rut").post(SPORING, skjema(ident=ident.lower())).content.decode()
    assert "Amina Yusuf" in html
    assert "1 oppslag" in html
    assert "Frida" not in html
    sett = Oppslag.objects.filter(hva="sporing").values_list("person_id", flat=True)
    assert list(sett) == [roller.amina.id]


def test_what_cannot_be_asked(roller: Rollebesetning) -> None:
    rut, i_dag = logget_inn("rut"), dato(timezone.now())
    for felt, ord_ in (
        (skjema(fnr=fnr(roller.frida)), "Vi finner ingen med dette fødselsnummeret"),
        (skjema(fnr="12345678901"), "Fødselsnummeret er ikke gyldig"),
        (skjema(ident="X1"), "Vi finner ingen ansatt"),
        (skjema(), "Skriv enten"),
        (skjema(ident="X1", fnr=fnr(roller.amina)), "Skriv enten"),
        (skjema(ident="X1", formal=""), "Fyll ut"),
        (skjema(ident="X1", til=str(i_dag - timedelta(days=60))), "Siste dag kan ikke"),
        (skjema(ident="X1", fra=str(i_dag - timedelta(days=900))), "Velg høyst 366 dager"),
    ):
        svar = rut.post(SPORING, felt)
        assert svar.status_code == 422
        assert ord_ in svar.content.decode()
    assert not Oppslag.objects.filter(hva="sporing").exists()
