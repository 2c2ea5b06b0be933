"""Where the rules of the validator begin and end, and the tables that need not be there."""

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from dap.forskning.format.funn import Regel
from dap.forskning.format.skjema import TABELLER
from dap.forskning.format.tests.test_kontroll import F, Rad, _endre, _nye, _sett, _skriv, uttrekk

__all__ = ["uttrekk"]


@pytest.mark.parametrize(
    ("alder", "telles"), [(14, True), (15, False), (80, False), (81, True), (None, False)]
)
def test_grensene_for_alder(uttrekk: Path, alder: int | None, telles: bool) -> None:
    _endre(uttrekk, "person", _sett(0, fodselsaar=alder and 2019 - alder))
    assert [f.regel for f in _nye(uttrekk)] == [Regel.V11] * telles


@pytest.mark.parametrize(
    ("tabell", "rad", "kolonne"),
    [
        ("tiltak", {"tiltakstype": "KURS", "fra": date(2020, 1, 1), "til": None}, "person_id"),
        ("dialoghendelse", {"tidspunkt": datetime(2020, 1, 1, tzinfo=UTC),
                            "hendelse": "FERDIGBEHANDLET"}, "dialog_id"),
    ],
)  # fmt: skip
def test_de_valgfrie_tabellene_kontrolleres_naar_de_er_der(
    uttrekk: Path, tabell: str, rad: Rad, kolonne: str
) -> None:
    kjent = {"person_id": "k01", "dialog_id": "kd01"}[kolonne]
    rader = [rad | {kolonne: kjent}, rad | {kolonne: "borte"}]
    _skriv(uttrekk, tabell, pa.Table.from_pylist(rader, schema=TABELLER[tabell].arrow()))
    funn = [f for f in _nye(uttrekk) if f.alvor == F]
    assert [(f.regel, f.kolonne, f.forste_rader) for f in funn] == [
        (Regel.V2, kolonne, (f"{kolonne}=borte",))
    ]
