"""`dap forskning syntetisk`: an extract, the page of calibration, and words for what does not go."""

import json
import os
import signal
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


def _kjor(*argumenter: object) -> str:
    ut = StringIO()
    call_command(
        "forskning", "syntetisk", *(str(a) for a in argumenter), stdout=ut, stderr=StringIO()
    )
    return ut.getvalue()


def test_et_uttrekk_uten_database(tmp_path: Path) -> None:
    ut = _kjor("--personer", 10, "--fro", 3, "--ut", tmp_path / "u")
    assert "person: 10 rader" in ut
    manifest = json.loads((tmp_path / "u" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["kilde"]["fro"] == 3


def test_kalibrering_av_en_rapport(tmp_path: Path) -> None:
    resultater = tmp_path / "resultater.json"
    blokker = {"populasjon": {"alle": 858_123, "koronaledige": 359_919, "ordinaere": 498_204}}
    resultater.write_text(json.dumps({"kapittel_8_12": blokker}), encoding="utf-8")
    assert "av 292 tall er som trykt" in _kjor("--kalibrering", resultater, "--ut", tmp_path / "k")
    assert sorted(f.name for f in (tmp_path / "k").iterdir()) == [
        "kalibrering.csv",
        "kalibrering.html",
    ]


@pytest.mark.parametrize(
    ("argumenter", "ord_"),
    [
        (("--personer", 0), "Antall personer"),
        (("--personer", 10, "--fro", -1), "Frøet"),
        (("--kalibrering", "finnes-ikke.json"), "finnes ikke"),
    ],
)
def test_det_som_ikke_gaar_sies(tmp_path: Path, argumenter: tuple[object, ...], ord_: str) -> None:
    with pytest.raises(CommandError, match=ord_):
        _kjor(*argumenter, "--ut", tmp_path / "u")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("argumenter", "ord_"),
    [
        (("--personer", 0), "The number of persons must be from 1"),
        (("--personer", 10, "--fro", -1), "The seed must be"),
        (("--kalibrering", "finnes-ikke.json"), "does not exist"),
        (("--kalibrering", ""), "--kalibrering lacks the name"),
    ],
)
def test_what_does_not_go_is_said_in_english(
    tmp_path: Path, argumenter: tuple[object, ...], ord_: str
) -> None:
    with pytest.raises(CommandError, match=ord_):
        _kjor(*argumenter, "--ut", tmp_path / "u", "--sprak", "en")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sprak", "sagt", "tittel", "vei", "tall"),
    [
        (
            "nn",
            "tal er som trykte",
            "dei syntetiske dataa",
            "Koronaledige er yngre",
            "858\u202f123",
        ),
        ("en", "numbers are as printed", "Calibration of", "are younger than", "858\u202f123"),
    ],
)
def test_the_calibration_is_in_the_language_that_is_asked_for(
    tmp_path: Path, sprak: str, sagt: str, tittel: str, vei: str, tall: str
) -> None:
    resultater = tmp_path / "resultater.json"
    blokker = {"populasjon": {"alle": 858_123, "koronaledige": 359_919, "ordinaere": 498_204}}
    resultater.write_text(json.dumps({"kapittel_8_12": blokker}), encoding="utf-8")
    ut = tmp_path / "k"
    assert sagt in _kjor("--kalibrering", resultater, "--ut", ut, "--sprak", sprak)
    side = (ut / "kalibrering.html").read_text(encoding="utf-8")
    assert f'<html lang="{sprak}">' in side
    assert all(ord_ in side for ord_ in (tittel, vei, tall))
    assert "brukere" not in side


def test_a_calibration_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    resultater = tmp_path / "resultater.json"
    resultater.write_text('{"kapittel_8_12": {"populasjon": {"alle": 1}}}', encoding="utf-8")
    with pytest.raises(CommandError, match="there is a file"):
        _kjor("--kalibrering", resultater, "--ut", resultater, "--sprak", "en")


@pytest.fixture
def _hores() -> Iterator[None]:
    """Who is started in the background has been told by the shell not to hear SIGINT."""
    for_ = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, for_)


@pytest.mark.usefixtures("_hores")
@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
def test_den_som_stoppes_midt_i_etterlater_ingenting(tmp_path: Path, signal_: int) -> None:
    class Stopper(StringIO):
        def write(self, tekst: str) -> int:
            os.kill(os.getpid(), signal_)
            return len(tekst)

    for_ = signal.getsignal(signal.SIGTERM)
    with pytest.raises(CommandError, match="Nothing has been saved") as feil:
        call_command(
            "forskning", "syntetisk", "--personer", "10", "--ut", str(tmp_path / "u"), "--sprak", "en",
            stdout=StringIO(), stderr=Stopper(),
        )  # fmt: skip
    assert feil.value.returncode == 130
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is for_
