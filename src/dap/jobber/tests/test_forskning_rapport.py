"""`dap forskning rapport`: what it tells on the way, in the language of the report."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

import dap.forskning

KANTTILFELLER = Path(dap.forskning.__file__).parent / "tests" / "kanttilfeller"


def _kjor(uttrekk: Path, ut: Path, *valg: str) -> tuple[str, str]:
    """What is told on stderr, and what it ends with."""
    sagt = StringIO()
    with pytest.raises(CommandError) as feil:
        call_command(
            "forskning", "rapport", "--uttrekk", str(uttrekk), "--ut", str(ut), *valg, stderr=sagt
        )
    return sagt.getvalue(), str(feil.value)


@pytest.mark.parametrize(
    ("sprak", "steg"), [("nb", "kontrollerer uttrekket"), ("en", "checking the extract")]
)
def test_the_steps_are_in_the_language_of_the_report(tmp_path: Path, sprak: str, steg: str) -> None:
    mappe = Path(shutil.copytree(KANTTILFELLER, tmp_path / "u"))
    (mappe / "dialog.parquet").unlink()
    sagt, feil = _kjor(mappe, tmp_path / "ut", "--sprak", sprak)
    assert steg in sagt
    assert "dialog.parquet" in feil


@pytest.mark.parametrize(
    ("sprak", "varsel", "feil"),
    [
        ("nb", "Perioden går utenfor uttrekket", "men personmaaned begynner"),
        ("nn", "Perioden går utanfor uttrekket", "men personmaaned byrjar"),
        ("en", "The period goes outside the extract", "but personmaaned begins"),
    ],
)
def test_a_period_outside_is_warned_of_and_one_not_covered_refused(
    tmp_path: Path, sprak: str, varsel: str, feil: str
) -> None:
    sagt, grunn = _kjor(
        KANTTILFELLER, tmp_path / "ut", "--fra", "2018-01", "--til", "2020-07", "--sprak", sprak
    )
    assert varsel in sagt
    assert feil in grunn
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(
    ("valg", "feil"),
    [
        (("--nivaa", "intern"), "needs the project's approval"),
        (("--master", "spark://x:1"), "--master applies to --motor spark only"),
        (("--parametre", "borte.json"), "borte.json cannot be read"),
        (("--fra", "august"), "“august” is not a month"),
    ],
)
def test_what_cannot_be_done_is_said_in_english(
    tmp_path: Path, valg: tuple[str, ...], feil: str
) -> None:
    _, grunn = _kjor(KANTTILFELLER, tmp_path / "ut", "--sprak", "en", *valg)
    assert feil in grunn
