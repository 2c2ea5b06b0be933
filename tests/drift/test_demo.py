"""Requirement: bin/demo serves, stops with everything it started, and says what is wrong."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

ROT = Path(__file__).resolve().parents[2]
KLAR = re.compile(r"DAP klar: (http://127\.0\.0\.1:(\d+)/)\n")
Demo = subprocess.Popen[str]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Callable[..., Demo]]:
    startet: list[Demo] = []

    def _start(data: Path, port: int = 0) -> Demo:
        miljo = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        miljo["PYTHONPATH"] = str(ROT / "src")
        with (tmp_path / f"stderr-{len(startet)}").open("w") as stderr:
            valg = ["--tom", "--port", str(port), "--data", str(data)]
            startet.append(
                subprocess.Popen(
                    [sys.executable, "-m", "drift.demo", *valg],
                    env=miljo,
                    stdout=subprocess.PIPE,
                    stderr=stderr,
                    text=True,
                )
            )
        return startet[-1]

    yield _start
    for prosess in startet:
        if prosess.poll() is None:
            prosess.terminate()
            prosess.wait(60)


def _adresse(prosess: Demo) -> str:
    assert prosess.stdout is not None
    treff = KLAR.fullmatch(prosess.stdout.readline())
    assert treff, "the demo stopped before it was ready"
    return treff[1]


def _svarer(adresse: str) -> bool:
    try:
        return bool(urllib.request.urlopen(adresse, timeout=10))
    except urllib.error.HTTPError as feil:
        return feil.code < 500
    except OSError:
        return False


def _etterlatt(data: Path) -> list[str]:
    funn = []
    for prosess in psutil.process_iter():
        try:
            egen = prosess.environ().get("DAP_DEMO") == str(data)
            linje = " ".join(prosess.cmdline())
        except psutil.Error:
            continue
        if egen or f"-D {data}" in linje:
            funn.append(linje)
    return funn


@pytest.mark.slow
def test_two_demos_side_by_side_stop_cleanly_and_survive_being_killed(
    datamappe: Path, demo: Callable[..., Demo], tmp_path: Path
) -> None:
    mappe, annen = datamappe / "en", datamappe / "to"
    forste, andre = demo(mappe), demo(annen)
    adresse, annen_adresse = _adresse(forste), _adresse(andre)
    assert _svarer(adresse)
    assert _svarer(annen_adresse)

    # The folder is taken, and the port is taken: said in words, and nothing is disturbed.
    assert demo(mappe).wait(60) == 1
    assert "er i bruk av et annet DAP" in (tmp_path / "stderr-2").read_text()
    port = int(annen_adresse.rstrip("/").rsplit(":", 1)[1])
    assert demo(datamappe / "tre", port=port).wait(60) == 1
    assert f"Port {port} er opptatt" in (tmp_path / "stderr-3").read_text()
    assert _svarer(adresse)

    forste.send_signal(signal.SIGTERM)
    assert forste.wait(60) == 0
    assert _etterlatt(mappe) == []
    assert not _svarer(adresse)
    assert forste.stdout is not None
    assert forste.stdout.read() == ""

    andre.kill()
    andre.wait(60)
    igjen = demo(annen, port=port)
    assert _adresse(igjen) == annen_adresse
    assert _svarer(annen_adresse)

    # A child that dies takes the rest with it, and is named.
    jobber = next(p for p in psutil.Process(igjen.pid).children() if "procrastinate" in p.cmdline())
    jobber.kill()
    assert igjen.wait(60) == 1
    assert "«jobber» stoppet uventet" in (tmp_path / "stderr-4").read_text()
    assert _etterlatt(annen) == []


def _sh(linje: str, sti: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f". bin/miljo; {linje}"],
        cwd=ROT,
        env={"PATH": str(sti)},
        capture_output=True,
        text=True,
        check=False,
    )


def _lag_python(sti: Path, navn: str, *, ny_nok: bool) -> None:
    fil = sti / navn
    fil.write_text(
        f'#!/bin/sh\n[ "$1" = -V ] && echo Python 3.{11 if ny_nok else 8}.1\n'
        f'[ "$1" = -V ] || exit {0 if ny_nok else 1}\n'
    )
    fil.chmod(0o755)


def test_an_old_python_is_told_what_is_needed(tmp_path: Path) -> None:
    _lag_python(tmp_path, "python3", ny_nok=False)
    (tmp_path / "head").symlink_to("/usr/bin/head")

    svar = _sh("finn_python", tmp_path)

    assert svar.returncode == 1
    assert "trenger Python 3.11 eller nyere. Fant: Python 3.8.1" in svar.stderr


def test_a_newer_python_under_another_name_is_found(tmp_path: Path) -> None:
    _lag_python(tmp_path, "python3", ny_nok=False)
    _lag_python(tmp_path, "python3.12", ny_nok=True)
    (tmp_path / "head").symlink_to("/usr/bin/head")

    assert _sh("finn_python", tmp_path).stdout == "python3.12\n"
