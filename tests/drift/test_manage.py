"""Requirement: Django's commands reach the demo's database, whether the demo runs or not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drift import manage, postgres

ROT = Path(__file__).resolve().parents[2]
SPOR = "from django.db import connection as c; print('base', c.cursor().execute('SELECT 7').fetchone())"


def _manage(data: Path) -> subprocess.CompletedProcess[str]:
    uten = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    miljo = {k: v for k, v in os.environ.items() if k not in uten}
    miljo |= {
        "PYTHONPATH": str(ROT / "src"),
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "DAP_DATA": str(data),
    }
    return subprocess.run(
        [sys.executable, "-m", "drift.manage", "shell", "--no-imports", "-c", SPOR],
        env=miljo,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_database_is_started_for_a_command_and_stopped_after_it(datamappe: Path) -> None:
    svar = _manage(datamappe)

    assert "base (7,)" in svar.stdout, svar.stderr
    assert not postgres.kjorer(datamappe / "pg")


def test_a_database_that_runs_is_used_and_left_running(datamappe: Path) -> None:
    server = postgres.start(datamappe / "pg")
    try:
        assert "base (7,)" in _manage(datamappe).stdout
        assert postgres.kjorer(datamappe / "pg")
    finally:
        server.stopp()


@pytest.mark.parametrize(
    ("ord_", "uten"),
    [
        (["forskning", "kontroller", "u"], True),
        (["forskning", "rapport"], True),
        (["forskning", "uttrekk"], False),
        (["forskning"], False),
        (["migrate"], False),
        (["help"], True),
        ([], True),
    ],
)
def test_bare_filer_starter_ingen_database(ord_: list[str], uten: bool) -> None:
    assert manage._uten_base(ord_) is uten
