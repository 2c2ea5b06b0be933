"""Temporary folders that a process that was killed does not leave for ever.

Each holds the lock of a file in its folder as long as it lives. Whoever makes a new folder throws those
away that nobody holds any longer.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LAAS = "i-bruk.laas"


@contextmanager
def egen_mappe(navn: str, under: Path | None = None) -> Iterator[Path]:
    """A new folder, gone with what is in it when the block ends."""
    sted = under or Path(tempfile.gettempdir())
    _rydd(navn, sted)
    mappe = Path(tempfile.mkdtemp(prefix=f"{navn}-", dir=sted))
    try:
        # Locked before it has its name: a folder without it may be one that is being made.
        fd = os.open(mappe / "ny", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            (mappe / "ny").rename(mappe / _LAAS)
            yield mappe
        finally:
            os.close(fd)
    finally:
        shutil.rmtree(mappe, ignore_errors=True)


def _rydd(navn: str, sted: Path) -> None:
    for laas in sted.glob(f"{navn}-*/{_LAAS}"):
        with suppress(OSError):
            fd = os.open(laas, os.O_RDWR)
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(laas.parent, ignore_errors=True)
            finally:
                os.close(fd)
