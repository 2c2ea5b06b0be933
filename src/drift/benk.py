"""bin/bench NAME: the product as in the demo, on a folder and a database tuned for measuring.

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
    data = sti_fra_bruker(os.environ.get("DAP_BENK") or str(ROT / "var" / "benk"))
    oppstart = Oppstart(data, 0, opprydding, postgres.BENK)
    miljo = oppstart.forbered(demodata=False)
    flokk = oppstart.server(miljo, jobber=False)
    tjener = next(b for b in flokk.barn if b.navn == barn.tjener(0).navn)
    return subprocess.call(  # noqa: S603 - our own command
        [sys.executable, "-m", "django", "bench", *argumenter],
        env={**miljo, "DAP_TJENER": str(tjener.prosess.pid)},
        cwd=Path.cwd(),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
