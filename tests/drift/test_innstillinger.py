"""Requirement: settings refuse what cannot be right, and production is closed by default."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from config import miljo
from config.database import databaser
from config.logg import UtenVerdier

ROT = Path(__file__).resolve().parents[2]
PROD = {
    "DJANGO_SETTINGS_MODULE": "config.settings.prod",
    "DAP_SECRET_KEY": "".join(chr(33 + n) for n in range(64)),
    "DAP_VERTSNAVN": "dap.example.no",
    "DATABASE_URL": "postgresql://dap:hemmelig@db.example.no:5432/dap?sslmode=verify-full",
}


def _prod(**endret: str) -> subprocess.CompletedProcess[str]:
    uten = {k: v for k, v in os.environ.items() if not k.startswith(("DAP_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROT,
        env={**uten, "PYTHONPATH": "src", **PROD, **endret},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_djangos_own_check_for_deployment() -> None:
    svar = _prod(DAP_HSTS_UNDERDOMENER="ja")

    # W021: being on the browsers' HSTS preload list is the owner's choice, not ours.
    assert [linje for linje in svar.stderr.splitlines() if "security.W" in linje] == [
        linje for linje in svar.stderr.splitlines() if "security.W021" in linje
    ]
    assert "ERROR" not in svar.stderr


@pytest.mark.parametrize(
    ("endret", "sier"),
    [
        ({"DAP_SECRET_KEY": ""}, "DAP_SECRET_KEY must be set"),
        ({"DAP_SECRET_KEY": "a" * 80}, "at least 50 random characters"),
        ({"DAP_VERTSNAVN": "*"}, "is not a host name"),
        ({"DATABASE_URL": ""}, "DATABASE_URL must be set"),
        ({"DATABASE_URL": "mysql://a@b/c"}, "must look like postgresql://"),
        ({"DAP_BASEFORBINDELSER": "mange"}, "must be a whole number"),
        ({"DAP_LOGGNIVA": "mye"}, "must be one of DEBUG"),
        ({"DAP_BAK_PROXY": "kanskje"}, "must be ja or nei"),
    ],
)
def test_production_refuses_to_start(endret: dict[str, str], sier: str) -> None:
    svar = _prod(**endret)

    assert svar.returncode != 0
    assert sier in svar.stderr


def test_a_number_must_be_within_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTALL", "11")

    assert miljo.tall("ANTALL", 1, minst=1, hoyst=11) == 11
    with pytest.raises(ImproperlyConfigured, match="from 1 to 10, not 11"):
        miljo.tall("ANTALL", 1, minst=1, hoyst=10)


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "nokkel").write_text(PROD["DAP_SECRET_KEY"] + "\n")
    monkeypatch.setenv("NOKKEL_FIL", str(tmp_path / "nokkel"))

    assert miljo.hemmelighet("NOKKEL") == PROD["DAP_SECRET_KEY"]


def test_the_address_of_the_database_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://ola:p%40ss@[::1]:6543/min?sslmode=require")

    base = databaser(pool=5)["default"]

    assert (base["USER"], base["PASSWORD"], base["HOST"]) == ("ola", "p@ss", "::1")
    assert (base["PORT"], base["NAME"]) == ("6543", "min")
    assert base["OPTIONS"]["sslmode"] == "require"
    assert base["OPTIONS"]["pool"]["max_size"] == 5


def test_pages_forbid_everything_inline_and_foreign(client: Client) -> None:
    regler = client.get("/finnes-ikke/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in regler
    assert "script-src 'self'" in regler
    assert "style-src 'self'" in regler
    assert "unsafe" not in regler


def test_a_log_line_says_where_it_failed_but_not_with_which_values() -> None:
    try:
        try:
            raise KeyError("01810012345")
        except KeyError as feil:
            raise ValueError("Key (fnr)=(01810012345) already exists") from feil
    except ValueError as feil:
        post = logging.LogRecord("dap", logging.ERROR, "f", 1, "feilet", None, None)
        post.exc_info = (type(feil), feil, feil.__traceback__)

    linje = UtenVerdier().format(post)

    assert "builtins.ValueError" in linje
    assert "builtins.KeyError" in linje
    assert "test_innstillinger.py" in linje
    assert "01810012345" not in linje.replace('KeyError("01810012345")', "").replace(
        "(fnr)=(01810012345)", ""
    )


@pytest.mark.parametrize(
    ("valg", "terskel"),
    [("", 3), ("?prepare_threshold=never", None), ("?prepare_threshold=0", 0)],
)
def test_statements_are_prepared_unless_a_pooler_forbids_it(
    monkeypatch: pytest.MonkeyPatch, valg: str, terskel: int | None
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://dap@db.example.no/dap{valg}")
    assert databaser()["default"]["OPTIONS"]["prepare_threshold"] == terskel
