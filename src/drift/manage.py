"""bin/manage: Django's command line, with the embedded database started when nobody has."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from drift import postgres
from drift.feil import Driftsfeil
from drift.melding import si

ROT = Path(__file__).resolve().parents[2]
_UTEN_BASE = {"check", "makemessages", "compilemessages", "collectstatic", "findstatic", "help"}
_BARE_FILER = {"kontroller", "rapport", "syntetisk"}
"""Verbs of `forskning` that read and write files, and nothing else."""


def main(argumenter: list[str]) -> int:
    """Run django with the arguments. Returns its exit code."""
    if os.environ.get("DATABASE_URL") or _uten_base(argumenter):
        return _django(argumenter)
    mappe = Path(os.environ.get("DAP_DATA") or ROT / "var" / "demo").resolve() / "pg"
    if postgres.kjorer(mappe):
        return _django(argumenter)
    server = postgres.start(mappe)
    os.environ["DATABASE_URL"] = server.url()
    try:
        return _django(argumenter)
    finally:
        server.stopp()


def _uten_base(argumenter: list[str]) -> bool:
    if not argumenter or argumenter[0] in _UTEN_BASE:
        return True
    return argumenter[0] == "forskning" and not _BARE_FILER.isdisjoint(argumenter[1:2])


def _django(argumenter: list[str]) -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the command; we wait for it to end
    kommando = [sys.executable, "-m", "django", *argumenter]
    with subprocess.Popen(kommando, preexec_fn=_lytt_til_avbrudd) as barn:  # noqa: S603 - our own
        # A plain kill reaches us alone: the command hears of it, and we stop the database after it.
        signal.signal(signal.SIGTERM, lambda *_: barn.terminate())
        kode = barn.wait()
    return kode if kode >= 0 else 128 - kode


def _lytt_til_avbrudd() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Driftsfeil as feil:
        si(str(feil))
        sys.exit(1)
