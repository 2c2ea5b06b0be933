"""The checks that run no test: style, types, layers, migrations. All are run before one stops."""

import subprocess
import sys
import time
from pathlib import Path

from drift.melding import si

_BIN = Path(sys.executable).parent
KONTROLLER: dict[str, list[str]] = {
    # The slowest first; it has a core to itself while the others take turns on the other.
    "mypy": [str(_BIN / "mypy")],
    "ruff": [str(_BIN / "ruff"), "check", "-q", "."],
    "ruff format": [str(_BIN / "ruff"), "format", "-q", "--check", "."],
    "lint-imports": [str(_BIN / "lint-imports")],
    "makemigrations": [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    """Run them all. Returns 1 when any failed, with its words on stderr."""
    start = time.monotonic()
    typer, *andre = KONTROLLER
    mypy = _start(typer)
    feilet = [navn for navn in andre if not _besto(navn, _start(navn))]
    if not _besto(typer, mypy):
        feilet.append(typer)
    if feilet:
        si(f"Feilet / failed: {', '.join(feilet)}")
        return 1
    si(f"{', '.join(KONTROLLER)}: ok ({time.monotonic() - start:.0f} s)")
    return 0


def _start(navn: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - only the commands above
        KONTROLLER[navn], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _besto(navn: str, prosess: subprocess.Popen[str]) -> bool:
    utskrift, _ = prosess.communicate()
    if prosess.returncode != 0:
        si(f"--- {navn}\n{utskrift}")
    return prosess.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
