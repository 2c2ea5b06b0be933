"""bin/demo: set up, start everything, say when it serves, and stop it all again."""

import argparse
import contextlib
import sys
import time
from collections.abc import Sequence

from drift import vakt
from drift.oppstart import ROT, Oppstart, sti_fra_bruker

# The embedded database's own defaults are right for a county's worth of people.
_INNSTILLINGER: dict[str, str] = {}


def main(argumenter: Sequence[str] | None = None) -> int:
    """Serve until told to stop. Returns the exit code."""
    valg = _les(argumenter)
    return vakt.kjor(lambda opprydding: _kjor(valg, opprydding))


def _les(argumenter: Sequence[str] | None) -> argparse.Namespace:
    leser = argparse.ArgumentParser(prog="bin/demo", description="Start DAP på denne maskinen.")
    leser.add_argument("--port", type=int, default=8000, help="0: en ledig port")
    leser.add_argument(
        "--data", type=sti_fra_bruker, default=ROT / "var" / "demo", help="mappe for alt som lagres"
    )
    leser.add_argument("--tom", action="store_true", help="uten demodata")
    valg = leser.parse_args(argumenter)
    if not 0 <= valg.port <= 65535:
        leser.error("--port må være mellom 0 og 65535")
    return valg


def _kjor(valg: argparse.Namespace, opprydding: contextlib.ExitStack) -> int:
    oppstart = Oppstart(valg.data, valg.port, opprydding, _INNSTILLINGER)
    miljo = oppstart.forbered(demodata=not valg.tom)
    flokk = oppstart.server(miljo, jobber=True)
    sys.stdout.write(f"DAP klar: {miljo['DAP_ADRESSE']}/\n")
    sys.stdout.flush()
    while True:
        flokk.krev_i_live()
        time.sleep(0.25)


if __name__ == "__main__":
    sys.exit(main())
