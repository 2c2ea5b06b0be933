"""What somebody may have made on purpose: told like any other error, and never obeyed."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dap.forskning.format.kontroll import kontroller

KANTTILFELLER = Path(__file__).parents[2] / "tests" / "kanttilfeller"


@pytest.fixture
def uttrekk(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KANTTILFELLER, tmp_path / "u"))


def _feil(mappe: Path) -> list[str]:
    return [linje for funn in kontroller(mappe).feil for linje in funn.linjer()]


@pytest.mark.parametrize(
    ("innhold", "ord_"),
    [
        ("[" * 100_000, "kan ikke leses som JSON"),
        ("[]", "må være et JSON-objekt"),
        (b"\xf8".decode("latin1"), "kan ikke leses som JSON"),
    ],
)
def test_a_manifest_that_is_none(uttrekk: Path, innhold: str, ord_: str) -> None:
    (uttrekk / "manifest.json").write_text(innhold, encoding="latin1")
    (feil,) = _feil(uttrekk)
    assert ord_ in feil


@pytest.mark.parametrize(
    ("endre", "ord_"),
    [
        (lambda m: m.update(versjon=1), "skal være tekst som"),
        (lambda m: m["filer"][0].update(sti="../../person.parquet"), "ut av uttrekkets mappe"),
        (lambda m: m["filer"][0].update(sti="/etc/passwd"), "ut av uttrekkets mappe"),
        (lambda m: m["filer"][0].update(rader=float("inf")), "hver fil under «filer»"),
        (lambda m: m["dekning"].pop("dialog"), "sier ikke hva dialog dekker"),
    ],
)
def test_a_manifest_with_traps(
    uttrekk: Path, endre: Callable[[dict[str, Any]], object], ord_: str
) -> None:
    manifest = json.loads((uttrekk / "manifest.json").read_text(encoding="utf-8"))
    endre(manifest)
    (uttrekk / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert ord_ in _feil(uttrekk)[0]


def test_control_codes_are_shown_and_not_obeyed(uttrekk: Path) -> None:
    fil = uttrekk / "person.parquet"
    rader = pq.read_table(fil)
    ider = ["a\n\x1b[31mb"] * 2 + rader["person_id"].to_pylist()[2:]
    merke = {b"forskningsuttrekk.tabell": b"person", b"forskningsuttrekk.uttrekk_id": b"x\x1b[2Jy"}
    nye = rader.set_column(
        rader.schema.get_field_index("person_id"), "person_id", pa.array(ider)
    ).replace_schema_metadata(merke)
    pq.write_table(nye, fil)
    linjer = _feil(uttrekk)
    assert any("uttrekket «x\\x1b[2Jy»" in linje for linje in linjer)
    pq.write_table(nye.replace_schema_metadata(rader.schema.metadata), fil)
    linjer = _feil(uttrekk)
    assert any(r"person_id=a\n\x1b[31mb" in linje for linje in linjer)
    assert not any("\x1b" in linje for linje in linjer)


def _uten_tilgang(*_: object, **__: object) -> Any:
    raise PermissionError(errno.EACCES, "Permission denied", "/uttrekk/dialog")


def test_a_folder_that_one_may_not_look_into_is_said_once(
    uttrekk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(Path, "read_text", _uten_tilgang)
    (feil,) = _feil(uttrekk)
    assert "manifest.json kan ikke leses: programmet har ikke lesetilgang." in feil


def test_a_table_that_one_may_not_look_into_is_not_called_missing(
    uttrekk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (uttrekk / "dialog.parquet").unlink()
    (uttrekk / "dialog").mkdir()
    monkeypatch.setattr(Path, "iterdir", _uten_tilgang)
    (feil,) = _feil(uttrekk)
    assert "dialog kan ikke leses: programmet har ikke lesetilgang." in feil


def _person(mappe: Path, tabell: pa.Table) -> None:
    pq.write_table(tabell, mappe / "person.parquet")


def _som_mappe(mappe: Path) -> Path:
    (mappe / "person.parquet").unlink()
    (mappe / "person").mkdir()
    return mappe / "person"


def _delt(mappe: Path) -> None:
    tabell = pq.read_table(mappe / "person.parquet")
    pq.write_to_dataset(tabell, _som_mappe(mappe), partition_cols=["kjonn"])


def _sloyfe(mappe: Path) -> None:
    (mappe / "person.parquet").unlink()
    (mappe / "person.parquet").symlink_to("person.parquet")


def _fifo(mappe: Path) -> None:
    (mappe / "person.parquet").unlink()
    os.mkfifo(mappe / "person.parquet")


def _store(mappe: Path) -> None:
    """Before the right one: DuckDB and Spark would read it instead."""
    tabell = pq.read_table(mappe / "person.parquet")
    _person(mappe, tabell.add_column(0, "KJONN", pa.array(["M"] * tabell.num_rows)))


def _ikke_utf8(mappe: Path) -> None:
    tabell = pq.read_table(mappe / "person.parquet")
    byte = [(v or "").encode() for v in tabell["utdanning"].to_pylist()]
    byte[3] = b"\xff\xfe"
    tekst = pa.Array.from_buffers(pa.string(), len(byte), pa.array(byte, pa.binary()).buffers())
    _person(mappe, tabell.set_column(tabell.column_names.index("utdanning"), "utdanning", tekst))


def _lang(mappe: Path) -> None:
    tabell = pq.read_table(mappe / "person.parquet")
    ider = ["A" * 5_000_000, *tabell["person_id"].to_pylist()[1:]]
    _person(mappe, tabell.set_column(0, "person_id", pa.array(ider)))


@pytest.mark.parametrize(
    ("bryt", "sagt"),
    [
        (lambda m: (m / "person.parquet").write_bytes(b""), "Filen er tom: den har 0 byte."),
        (_som_mappe, "Mappen person/ har ingen *.parquet."),
        (_delt, "Mappen person/ har mapper i seg (kjonn=K)"),
        (_sloyfe, "Filen er en lenke som ikke fører til noen fil."),
        (_fifo, "Dette er ikke en vanlig fil."),
        (
            lambda m: (m / "person.parquet").rename(m / "Person.PARQUET"),
            "Den som heter Person.PARQUET, skal hete person.parquet.",
        ),
        (_store, "kolonnen kjonn: Filen har kolonnen KJONN, som bare skiller seg fra kjonn"),
        (_ikke_utf8, "kolonnen utdanning (1 rad): Teksten er ikke UTF-8."),
        (_ikke_utf8, r"person.parquet, rad=4, utdanning=b'\xff\xfe'"),
        (_lang, f"person_id={'A' * 100}…"),
    ],
)
def test_what_is_there_instead_is_said(
    uttrekk: Path, bryt: Callable[[Path], object], sagt: str
) -> None:
    bryt(uttrekk)
    linjer = _feil(uttrekk)
    assert any(sagt in linje for linje in linjer), linjer
    assert all(len(linje) < 400 for linje in linjer)


def test_a_manifest_that_windows_wrote_is_read(uttrekk: Path) -> None:
    sti = uttrekk / "manifest.json"
    sti.write_bytes(b"\xef\xbb\xbf" + sti.read_bytes())
    assert _feil(uttrekk) == []
