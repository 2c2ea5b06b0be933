"""Requirement: any version can be read and compared, and a page costs the same however full."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import IkkeFunnet
from dap.mal import operations as mal
from dap.mal.queries import (
    malbilde,
    maltekster,
    malvalg,
    milepaelversjoner,
    sammenlign,
    versjoner,
)
from dap.mal.values import Bitslag, Malstatus
from dap.tilgang.operations import apne_person


@pytest.fixture
def amina_mal(roller: Rollebesetning) -> Any:
    return mal.opprett_mal(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Bli sveiser", viktighet=3,
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip


def test_versions_are_read_and_compared(roller: Rollebesetning, amina_mal: Any) -> None:
    amina = roller.amina
    mal.endre_mal(
        aktor=roller.kari, mal_id=amina_mal, versjon=1, tekst="Bli rørlegger", viktighet=3,
        revurderes=date(2026, 8, 1), naa=NAA + timedelta(days=1),
    )  # fmt: skip
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="plan", naa=NAA)

    nyest, eldst = versjoner(innsyn, amina_mal)
    assert (nyest.versjon, nyest.skrevet.navn, nyest.handling) == (2, "Kari Nordmo", "MAL_ENDRET")
    assert (eldst.tekst, eldst.felt["viktighet"], eldst.skrevet.av_bruker) == (
        "Bli sveiser", 3, True,
    )  # fmt: skip
    ulikt = sammenlign(innsyn, amina_mal, fra=1, til=2)
    assert [b.tekst for b in ulikt.tekst if b.slag != Bitslag.LIK] == ["sveiser", "rørlegger"]
    assert ulikt.felt == {"revurderes": (None, date(2026, 8, 1))}
    with pytest.raises(IkkeFunnet):
        sammenlign(innsyn, amina_mal, fra=1, til=9)


def test_a_milestone_that_was_taken_away_is_still_read(
    roller: Rollebesetning, amina_mal: Any
) -> None:
    amina = roller.amina
    trinn = mal.legg_til_milepael(
        aktor=amina, mal_id=amina_mal, tekst="Kurs", frist=None, nokkel=uuid4(), naa=NAA
    )
    mal.fjern_milepael(aktor=amina, milepael_id=trinn, versjon=1, grunn="Fullt kurs", naa=NAA)
    innsyn = apne_person(aktor=roller.kari, person_id=amina.id, hva="plan", naa=NAA)
    rader = milepaelversjoner(innsyn, amina_mal)
    assert [(r.handling, r.begrunnelse, r.tekst) for r in rader] == [
        ("MILEPAEL_FJERNET", "Fullt kurs", "Kurs"),
        ("MILEPAEL_LAGT_TIL", "", "Kurs"),
    ]


def test_the_other_room_has_no_versions(roller: Rollebesetning, amina_mal: Any) -> None:
    lise = apne_person(aktor=roller.lise, person_id=roller.amina.id, hva="plan", naa=NAA)
    for les in (versjoner, milepaelversjoner):
        with pytest.raises(IkkeFunnet):
            les(lise, amina_mal)
    assert malvalg(lise) == []
    assert maltekster(lise, [amina_mal]) == {}


def test_a_full_plan_costs_as_many_queries_as_an_empty(
    roller: Rollebesetning, amina_mal: Any, django_assert_num_queries: Any
) -> None:
    amina = roller.amina
    mal.lagre_situasjon(aktor=roller.kari, person_id=amina.id, tekst="x", versjon=0, naa=NAA)
    for n in range(8):
        id_ = mal.opprett_mal(
            aktor=roller.kari, person_id=amina.id, tekst=f"Mål {n}", nokkel=uuid4(), naa=NAA
        )
        for m in range(5):
            mal.legg_til_milepael(
                aktor=amina, mal_id=id_, tekst=f"{m}", frist=None, nokkel=uuid4(), naa=NAA
            )
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="plan", naa=NAA)
    with django_assert_num_queries(8):
        bilde = malbilde(innsyn)
    assert (len(bilde.mal), len(bilde.mal[1].milepaeler)) == (9, 5)


def test_activities_are_linked_to_active_goals_only(roller: Rollebesetning, amina_mal: Any) -> None:
    amina = roller.amina
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="plan", naa=NAA)
    assert malvalg(innsyn) == [(amina_mal, "Bli sveiser")]
    mal.sett_mal_status(
        aktor=amina, mal_id=amina_mal, versjon=1, status=Malstatus.NADD, grunn="", naa=NAA
    )
    assert malvalg(innsyn) == []
    assert maltekster(innsyn, [amina_mal]) == {amina_mal: "Bli sveiser"}


def test_someone_elses_period_shows_nothing(roller: Rollebesetning) -> None:
    bjorn = apne_person(aktor=roller.bjorn, person_id=roller.bjorn.id, hva="plan", naa=NAA)
    with pytest.raises(IkkeFunnet):
        malbilde(bjorn, periode_id=uuid4())
