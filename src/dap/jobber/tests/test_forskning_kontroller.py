"""`dap forskning kontroller`: what it writes, and its exit code."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

import dap.forskning

KANTTILFELLER = Path(dap.forskning.__file__).parent / "tests" / "kanttilfeller"


def _kjor(mappe: object) -> str:
    ut = StringIO()
    call_command("forskning", "kontroller", str(mappe), stdout=ut, stderr=StringIO())
    return ut.getvalue()


def test_et_helt_uttrekk() -> None:
    ut = _kjor(KANTTILFELLER)
    assert "melding: 30 rader" in ut
    assert "TELLES V10 dialog.parquet, kolonnen dialog_id (1 rader)" in ut
    assert "Uttrekket kan brukes. 2 forhold er talt" in ut


def test_feil_gir_utgangskode_en(tmp_path: Path) -> None:
    mappe = Path(shutil.copytree(KANTTILFELLER, tmp_path / "u"))
    (mappe / "dialog.parquet").unlink()
    with pytest.raises(CommandError, match="1 feil") as feil:
        _kjor(mappe)
    assert feil.value.returncode == 1


def test_stien_er_fra_der_den_skrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(KANTTILFELLER, tmp_path / "u")
    monkeypatch.setenv("DAP_HER", str(tmp_path))
    assert "Uttrekket kan brukes" in _kjor("u")
