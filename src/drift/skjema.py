"""The tables of an empty database, kept as SQL under var/skjema for the next empty one.

To migrate from nothing takes the better part of a minute of computing, nearly all of it in Django's
models of every step on the way. The result is the same each time, until a migration or a package is
another: then it is made again. Only for the PostgreSQL that brings its own pg_dump.

    python -m drift.skjema      makes it when it is missing (bin/test, beside the static checks)
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from drift import postgres
from drift.avtrykk import av_filer

ROT = Path(__file__).resolve().parents[2]
MAPPE = ROT / "var" / "skjema"


def avtrykk() -> str:
    """What the tables are made from."""
    filer = [*ROT.glob("src/dap/*/migrations/*.py"), ROT / "requirements.txt"]
    return av_filer(filer, str(postgres.HOVEDVERSJON))


def hent_inn(url: str) -> bool:
    """Fill an empty database with the tables. False when they are not kept, or it is not empty."""
    fil = MAPPE / f"{avtrykk()}.sql"
    if not fil.exists():
        return False
    with psycopg.connect(url) as kobling:
        if not _passer(kobling):
            return False
        kobling.execute(fil.read_bytes())
    return True


def ta_vare_pa(url: str) -> None:
    """Keep the tables of a database that has just been migrated from nothing. Only one is kept."""
    with psycopg.connect(url) as kobling:
        if kobling.info.server_version // 10000 != postgres.HOVEDVERSJON:
            return
    svar = subprocess.run(  # noqa: S603 - our own program
        [postgres.program("pg_dump"), "--no-owner", "--no-privileges", "--inserts", url],
        capture_output=True,
        check=False,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
    )
    if svar.returncode != 0:
        return  # the next one migrates too
    # Lines for psql alone, which only it understands.
    linjer = [linje for linje in svar.stdout.splitlines() if not linje.startswith(b"\\")]
    MAPPE.mkdir(parents=True, exist_ok=True)
    fil = MAPPE / f"{avtrykk()}.sql"
    with tempfile.NamedTemporaryFile(dir=MAPPE, delete=False) as ny:
        ny.write(
            b"\n".join([*linjer, b"SELECT pg_catalog.set_config('search_path', 'public', false);"])
        )
    Path(ny.name).replace(fil)
    for gammel in MAPPE.glob("*.sql"):
        if gammel != fil:
            gammel.unlink(missing_ok=True)


def _passer(kobling: psycopg.Connection[tuple[object, ...]]) -> bool:
    """The same PostgreSQL as it was taken from, and nothing in it."""
    if kobling.info.server_version // 10000 != postgres.HOVEDVERSJON:
        return False
    rad = kobling.execute(
        "SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
    ).fetchone()
    return not (rad and rad[0])


def main() -> int:
    """Make it when it is missing, in a database that is thrown away."""
    if (MAPPE / f"{avtrykk()}.sql").exists():
        return 0
    (ROT / "var").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="skjema-", dir=ROT / "var") as mappe:
        server = postgres.start(Path(mappe) / "pg", postgres.TEST)
        try:
            miljo = {**os.environ, "DATABASE_URL": server.url()}
            kommando = [sys.executable, "-m", "django", "migrate", "--no-input", "-v", "0"]
            kode = subprocess.call(kommando, env=miljo)  # noqa: S603 - our own command
            if kode == 0:
                ta_vare_pa(server.url())
            return kode
        finally:
            server.stopp()
            pg = Path(mappe) / "pg"
            if pg.is_symlink():  # the checkout is closed to PostgreSQL's user
                shutil.rmtree(pg.resolve().parent, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
