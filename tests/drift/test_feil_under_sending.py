"""Requirement: the server killed in the middle of 1 000 sends loses nothing and doubles nothing.

`bin/bench feil` sends 1 000. What can be lost is what is under way at the kill, and that is as much
of 300: as many send at once, and as many are sent again.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]
ANTALL = 300


@pytest.mark.slow
def test_every_confirmed_message_exists_once_after_a_kill(datamappe: Path, tom_base: str) -> None:
    miljo = {**os.environ, "PYTHONPATH": str(ROT / "src"), "DATABASE_URL": tom_base}
    miljo |= {"DAP_BENK": str(datamappe)}
    kommando = [sys.executable, "-m", "drift.benk", "feil", "--antall", str(ANTALL)]

    kjoring = subprocess.run(kommando, env=miljo, capture_output=True, text=True, check=False)

    assert kjoring.returncode == 0, kjoring.stdout + kjoring.stderr
    tall = {
        r["hva"]: r["verdi"] for r in json.loads((datamappe / "feil.json").read_text())["rader"]
    }
    assert tall["bekreftet til slutt"] == ANTALL
    assert tall["avbrutt midt i sendingen"] >= 1
    assert tall["bekreftet, men borte"] == 0
    assert tall["finnes mer enn en gang"] == 0
