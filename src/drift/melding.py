"""Progress for a person, on stderr; stdout is for what another program may read."""

import sys


def si(tekst: str) -> None:
    sys.stderr.write(f"{tekst}\n")
    sys.stderr.flush()
