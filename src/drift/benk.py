"""bin/bench NAME: the product as in the demo, on a folder and a database tuned for measuring.

`bin/bench portefolje` has a folder of its own, with the country in it (var/benk/nasjonalt); another
that is filled already can be named with --data.

The figures themselves are made by the Django command `bench`, which finds the address in
DAP_ADRESSE, the database in DATABASE_URL, and the server's process (for memory) in DAP_TJENER.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from drift import barn, postgres, vakt
from drift.oppstart import ROT, Oppstart, sti_fra_bruker


def main(argumenter: Sequence[str]) -> int:
    """Set up, measure, stop. Returns the measuring command's exit code."""
    return vakt.kjor(lambda opprydding: _kjor(argumenter, opprydding))


def _kjor(argumenter: Sequence[str], opprydding: contextlib.ExitStack) -> int:
    data, argumenter = _mappe(argumenter)
    oppstart = Oppstart(data, 0, opprydding, postgres.BENK)
    miljo = oppstart.forbered(demodata=False)
    flokk = oppstart.server(miljo, jobber=False)
    tjener = next(b for b in flokk.barn if b.navn == barn.tjener(0).navn)
    return subprocess.call(  # noqa: S603 - our own command
        [sys.executable, "-m", "django", "bench", *argumenter],
        env={**miljo, "DAP_TJENER": str(tjener.prosess.pid)},
        cwd=Path.cwd(),
    )


def _mappe(argumenter: Sequence[str]) -> tuple[Path, Sequence[str]]:
    """The data folder, and the arguments that are the measuring command's."""
    if "--data" in argumenter[:-1]:
        nr = list(argumenter).index("--data")
        rest = [*argumenter[:nr], *argumenter[nr + 2 :]]
        return sti_fra_bruker(argumenter[nr + 1]), rest
    felles = Path(os.environ.get("DAP_BENK") or ROT / "var" / "benk")
    egen = felles / "nasjonalt" if argumenter[:1] == ["portefolje"] else felles
    return sti_fra_bruker(str(egen)), argumenter


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
