"""Requirement: goals have limits, only the user weighs them, and versions can be compared."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import Regelbrudd
from dap.mal import rules
from dap.mal.values import Bitslag, Malstatus

I_DAG = date(2026, 1, 14)
BRUKER = Aktor(AktorType.BRUKER, UUID(int=1), "Amina")
ANSATT = Aktor(AktorType.VEILEDER, UUID(int=2), "Kari")


@pytest.mark.parametrize("verdi", [None, 1, 5])
def test_the_scale_is_one_to_five_or_nothing(verdi: int | None) -> None:
    assert rules.krev_skala(verdi, felt="viktighet") == verdi


@pytest.mark.parametrize("verdi", [0, 6, -1, 100])
def test_outside_the_scale_is_refused(verdi: int) -> None:
    with pytest.raises(Regelbrudd) as feil:
        rules.krev_skala(verdi, felt="realisme")
    assert (feil.value.kode, feil.value.felt) == ("UTENFOR_SKALA", "realisme")


@pytest.mark.parametrize(
    ("aktor", "gammel", "ny", "lov"),
    [
        (BRUKER, (None, None), (3, 4), True),
        (BRUKER, (3, 4), (None, 4), True),
        (ANSATT, (3, 4), (3, 4), True),
        (ANSATT, (None, None), (None, None), True),
        (ANSATT, (None, None), (3, None), False),
        (ANSATT, (3, 4), (3, 5), False),
        (ANSATT, (3, 4), (None, None), False),
    ],
)
def test_only_the_user_weighs_a_goal(aktor: Aktor, gammel: Any, ny: Any, lov: bool) -> None:
    if lov:
        rules.krev_brukers_vurdering(aktor, gammel=gammel, ny=ny)
        return
    with pytest.raises(Regelbrudd, match="BARE_BRUKER_VURDERER"):
        rules.krev_brukers_vurdering(aktor, gammel=gammel, ny=ny)


@pytest.mark.parametrize(
    ("verdi", "gammel", "kode"),
    [
        (None, None, ""),
        (I_DAG, None, ""),
        (date(2025, 1, 1), date(2025, 1, 1), ""),
        (date(2025, 1, 1), None, "DATO_I_FORTIDEN"),
        (date(1800, 1, 1), None, "DATO_I_FORTIDEN"),
        (date(9999, 1, 1), None, "URIMELIG_DATO"),
    ],
)
def test_a_review_lies_ahead(verdi: date | None, gammel: date | None, kode: str) -> None:
    if not kode:
        assert rules.krev_revurderes(verdi, gammel=gammel, i_dag=I_DAG) == verdi
        return
    with pytest.raises(Regelbrudd, match=kode):
        rules.krev_revurderes(verdi, gammel=gammel, i_dag=I_DAG)


@pytest.mark.parametrize("verdi", [date(1800, 1, 1), date(9999, 12, 31), date(2040, 1, 1)])
def test_a_milestone_in_another_age_is_refused(verdi: date) -> None:
    with pytest.raises(Regelbrudd, match="URIMELIG_DATO"):
        rules.krev_frist(verdi, i_dag=I_DAG)
    assert rules.krev_frist(date(2025, 12, 1), i_dag=I_DAG) == date(2025, 12, 1)


A, N, L = Malstatus.AKTIV, Malstatus.NADD, Malstatus.LAGT_BORT


@pytest.mark.parametrize(
    ("fra", "til", "grunn", "kode"),
    [
        (A, N, "", ""),
        (N, A, "", ""),
        (N, L, "", ""),
        (A, L, "Helsa holder ikke", ""),
        (L, A, "Prøver igjen", ""),
        (A, L, "", "MANGLER"),
        (L, A, "", "MANGLER"),
        (A, A, "x", "SAMME_STATUS"),
    ],
)
def test_putting_a_goal_away_needs_a_word_on_why(
    fra: Malstatus, til: Malstatus, grunn: str, kode: str
) -> None:
    if not kode:
        rules.krev_statusendring(fra, til, grunn)
        return
    with pytest.raises(Regelbrudd, match=kode):
        rules.krev_statusendring(fra, til, grunn)


def test_a_difference_is_told_in_words() -> None:
    biter = rules.ordforskjell("Jeg vil bli sveiser nå", "Jeg vil bli rørlegger nå")
    assert [(b.slag, b.tekst) for b in biter] == [
        (Bitslag.LIK, "Jeg vil bli "),
        (Bitslag.FJERNET, "sveiser"),
        (Bitslag.NY, "rørlegger"),
        (Bitslag.LIK, " nå"),
    ]


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_both_texts_can_be_read_out_of_the_difference(fra: str, til: str) -> None:
    biter = rules.ordforskjell(fra, til)
    assert "".join(b.tekst for b in biter if b.slag != Bitslag.NY) == fra
    assert "".join(b.tekst for b in biter if b.slag != Bitslag.FJERNET) == til
