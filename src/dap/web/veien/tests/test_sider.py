"""One page for the whole way: to the user and to staff, and nothing of what they may not see."""

import pytest
from klient import logget_inn
from planhjelp import lag
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.oppfolging import operations as oppfolging
from dap.vedtak.tests.hjelp import klag, vedtak_for
from dap.ytelse import operations as ytelse


def les(hvem: str, person: str = "") -> str:
    sti = f"/bruker/{person}/veien/" if person else "/veien/"
    return logget_inn(hvem).get(sti).content.decode()


def test_a_user_without_a_decision_reads_what_comes(roller: Rollebesetning) -> None:
    tekst = les("amina")
    assert tekst.count("Her er du nå") == 1
    assert "Ingenting er bestemt om hjelpen din" in tekst
    assert "Når du får et vedtak, kan du klage på det." in tekst
    assert "Kari Nordmo" in tekst


def test_who_has_left_reads_that_it_is_over(roller: Rollebesetning) -> None:
    lag(roller.amina, roller.amina)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=NAA
    )
    tekst = les("amina")
    assert "Oppfølgingen er avsluttet." in tekst
    assert "Du får et vedtak med begrunnelse." not in tekst
    assert "Ingen vedtak gjelder nå" in tekst
    assert "Be om et møte" not in tekst


def test_a_complaint_is_told_in_words(roller: Rollebesetning) -> None:
    klag(roller.amina, vedtak_for(roller))
    tekst = les("amina")
    assert "Du har klaget. Status: Mottatt." in tekst
    assert "Skriv en klage" not in tekst


def test_benefits_are_there_for_the_user_and_not_for_the_other_room(
    roller: Rollebesetning,
) -> None:
    rad = {"id": "1", "type": "AAP", "fra": "2025-06-01", "tilOgMed": "2099-12-31"}
    ytelse.ta_imot(person_id=roller.amina.id, svar={"ytelser": [rad]}, naa=NAA)
    assert "Arbeidsavklaringspenger" in les("amina")
    assert "Arbeidsavklaringspenger" not in les("lise", str(roller.amina.id))


@pytest.mark.parametrize(
    ("hvem", "status"), [("kari", 200), ("lise", 200), ("ola", 403), ("rut", 404), ("bjorn", 404)]
)
def test_who_may_read_it(roller: Rollebesetning, hvem: str, status: int) -> None:
    svar = logget_inn(hvem).get(f"/bruker/{roller.amina.id}/veien/")
    assert svar.status_code == status


def test_the_page_asks_a_fixed_number_of_questions(
    roller: Rollebesetning, django_assert_max_num_queries: object
) -> None:
    for _ in range(3):
        lag(roller.amina, roller.amina)
    klient = logget_inn("amina")
    klient.get("/veien/")
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        klient.get("/veien/")
