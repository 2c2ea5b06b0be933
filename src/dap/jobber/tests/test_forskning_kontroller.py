"""`dap forskning kontroller`: what it writes, and its exit code."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

import dap.forskning

KANTTILFELLER = Path(dap.forskning.__file__).parent / "tests" / "kanttilfeller"


def _kjor(mappe: object, *valg: str) -> str:
    """What is told on the way, and at the end."""
    ut = StringIO()
    call_command("forskning", "kontroller", str(mappe), *valg, stdout=ut, stderr=ut)
    return ut.getvalue()


def test_et_helt_uttrekk() -> None:
    ut = _kjor(KANTTILFELLER)
    assert "melding: 30 rader" in ut
    assert "TELLES V10 dialog.parquet, kolonnen dialog_id (1 rad)" in ut
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


@pytest.mark.parametrize(
    ("sprak", "rader", "rad", "slutt", "feil"),
    [
        (
            "nn",
            "dialog: radene",
            "(1 rad)",
            "Uttrekket kan brukast. 2 tilhøve",
            "kan ikkje brukast",
        ),
        (
            "en",
            "dialog: the rows",
            "(1 row)",
            "The extract can be used. 2 points",
            "cannot be used",
        ),
    ],
)
def test_it_tells_in_the_language_that_is_asked_for(
    tmp_path: Path, sprak: str, rader: str, rad: str, slutt: str, feil: str
) -> None:
    ut = _kjor(KANTTILFELLER, "--sprak", sprak)
    assert all(ord_ in ut for ord_ in (rader, rad, slutt))
    mappe = Path(shutil.copytree(KANTTILFELLER, tmp_path / "u"))
    (mappe / "dialog.parquet").unlink()
    with pytest.raises(CommandError, match=feil):
        _kjor(mappe, "--sprak", sprak)
