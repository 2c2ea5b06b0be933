"""A report is not made of an extract with errors, and a sound one is checked once."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dap.forskning.format import hel
from dap.forskning.format.feil import Formatfeil
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.hele import lag
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.syntetisk.generator import lag_uttrekk


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    lag_uttrekk(tmp_path / "u", personer=60, fro=4, naa=datetime(2026, 3, 2, tzinfo=UTC))
    return tmp_path / "u"


def endre(mappe: Path, tabell: str, kolonne: str, verdi: object) -> None:
    """Another value in the first row."""
    fil = mappe / f"{tabell}.parquet"
    rader = pq.read_table(fil)
    verdier = [verdi, *rader[kolonne].to_pylist()[1:]]
    ny = pa.array(verdier, rader.schema.field(kolonne).type)
    pq.write_table(rader.set_column(rader.schema.get_field_index(kolonne), kolonne, ny), fil)


@pytest.mark.parametrize(
    ("tabell", "kolonne", "verdi", "ord_"),
    [
        ("personmaaned", "innsatsgruppe", "NOE_ANNET", "innsatsgruppe=NOE_ANNET"),
        ("dialog", "person_id", "ingen", "finnes ikke i person.parquet"),
        ("melding", "lopenr", 2, "lopenr=2, ganger=2"),
    ],
)
def test_errors_stop_the_report_and_are_named(
    mappe: Path, tmp_path: Path, tabell: str, kolonne: str, verdi: object, ord_: str
) -> None:
    endre(mappe, tabell, kolonne, verdi)
    with pytest.raises(Formatfeil, match=f"{tabell}.parquet") as feil:
        lag(Uttrekk(mappe), tmp_path / "rapport", PROBA_2022_9)
    assert ord_ in str(feil.value)
    assert not (tmp_path / "rapport/index.html").exists()
    assert not (tmp_path / "rapport/resultater.json").exists()


def test_it_is_checked_once_until_a_file_changes(mappe: Path) -> None:
    sagt: list[str] = []
    for _ in range(2):
        hel.krev_hel(Uttrekk(mappe), sagt.append)
    assert len(sagt) == 1
    os.utime(mappe / "dialog.parquet", ns=(1, 1))
    hel.krev_hel(Uttrekk(mappe), sagt.append)
    assert len(sagt) == 2


def test_a_folder_that_cannot_be_written_is_checked_each_time(
    mappe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nektet(*_: object, **__: object) -> None:
        raise PermissionError

    sagt: list[str] = []
    monkeypatch.setattr(Path, "write_text", nektet)
    for _ in range(2):
        hel.krev_hel(Uttrekk(mappe), sagt.append)
    assert len(sagt) == 2
