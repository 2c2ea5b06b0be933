"""Requirement: AND between the groups, OR within, and a search that knows æ, ø and å. No database."""

import unicodedata
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.aktivitet.filtrering import filtrer, grupper
from dap.aktivitet.values import TYPER, Aktivitetskort, Filter, Status

NAA = datetime(2026, 1, 14, tzinfo=UTC)
MAL = UUID(int=7)


def kort(nr: int, type_: str = "EGEN", **endringer: Any) -> Aktivitetskort:
    return Aktivitetskort(
        **{
            "id": UUID(int=nr), "versjon": 1, "type": TYPER[type_], "tittel": f"Kort {nr}",
            "status": Status.PLANLAGT, "rom": "STAT", "avtalt": False,
            "fra_dato": date(2026, 1, 1), "til_dato": date(2026, 1, 31), "detaljer": {},
            "mal_id": None, "venter_paa": None, "historisk": False, "opprettet": NAA,
            "endret": NAA, "endret_av_type": "BRUKER", "endret_siden_sist": False,
            "fho_ulest": False,
            **endringer,
        }
    )  # fmt: skip


KORT = [
    kort(1, avtalt=True, mal_id=MAL),
    kort(2, "STILLING", detaljer={"soknadssteg": "AVSLAG", "arbeidsgiver": "Ærlig Øl AS"}),
    kort(3, "STILLING", status=Status.FULLFORT, avtalt=True),
    kort(4, "BEHANDLING", fra_dato=date(2026, 3, 1), til_dato=date(2026, 4, 1)),
    kort(5, "IJOBB", til_dato=None, endret_siden_sist=True, beskrivelse="Nattevakt på SJUKEHUSET"),
    kort(6, "STILLING", fra_dato=None, til_dato=None),
]


@pytest.mark.parametrize(
    ("filter", "treff"),
    [
        (Filter(), [1, 2, 3, 4, 5, 6]),
        (Filter(status=frozenset({Status.FULLFORT})), [3]),
        (Filter(type=frozenset({"STILLING", "IJOBB"})), [2, 3, 5, 6]),
        (Filter(avtalt=frozenset({True})), [1, 3]),
        (Filter(avtalt=frozenset({True, False})), [1, 2, 3, 4, 5, 6]),
        (Filter(steg=frozenset({"AVSLAG"})), [2]),
        (Filter(steg=frozenset({""})), [3, 6]),
        (Filter(steg=frozenset({"AVSLAG"}), avtalt=frozenset({True})), []),
        (Filter(mal=frozenset({MAL})), [1]),
        (Filter(mal=frozenset({MAL, None})), [1, 2, 3, 4, 5, 6]),
        (Filter(bare_endret=True), [5]),
        (Filter(tekst="ærlig øl"), [2]),
        (Filter(tekst="ÆRLIG"), [2]),
        (Filter(tekst=unicodedata.normalize("NFD", "sjukehuset på")[:10]), [5]),
        (Filter(tekst="behandling"), [4]),
        (Filter(tekst="%"), []),
        (Filter(fra=date(2026, 2, 1)), [4, 5]),
        (Filter(til=date(2026, 1, 31)), [1, 2, 3, 5]),
        (Filter(fra=date(2026, 1, 31), til=date(2026, 1, 31)), [1, 2, 3, 5]),
        (Filter(type=frozenset({"STILLING"}), status=frozenset({Status.PLANLAGT})), [2, 6]),
    ],
)
def test_the_groups_combine(filter: Filter, treff: list[int]) -> None:
    assert [k.id.int for k in filtrer(KORT, filter)] == treff


filtre = st.builds(
    Filter,
    status=st.frozensets(st.sampled_from(Status)),
    type=st.frozensets(st.sampled_from(sorted(TYPER))),
    avtalt=st.frozensets(st.booleans()),
    bare_endret=st.booleans(),
    tekst=st.sampled_from(["", "kort", "øl", "x"]),
)


@given(filtre)
def test_a_filter_is_the_intersection_of_its_groups(f: Filter) -> None:
    hver = [
        Filter(status=f.status),
        Filter(type=f.type),
        Filter(avtalt=f.avtalt),
        Filter(bare_endret=f.bare_endret),
        Filter(tekst=f.tekst),
    ]
    felles = set.intersection(*({k.id for k in filtrer(KORT, en)} for en in hver))
    assert {k.id for k in filtrer(KORT, f)} == felles


def test_the_board_has_every_column_in_order() -> None:
    kolonner = grupper(KORT)
    assert list(kolonner) == list(Status)
    assert [k.id.int for k in kolonner[Status.FULLFORT]] == [3]
    assert kolonner[Status.AVBRUTT] == []
