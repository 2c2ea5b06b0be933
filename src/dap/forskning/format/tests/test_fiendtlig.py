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
