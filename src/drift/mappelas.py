"""A lock on a data folder that the kernel lets go of when its holder dies, however it dies."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from drift.feil import Driftsfeil


class MappeIBruk(Driftsfeil):
    """Somebody else who is alive uses the folder."""


class Mappelas:
    """Held from `ta` until `slipp` or the end of the process. Child processes do not inherit it."""

    def __init__(self, fil: Path) -> None:
        self.fil = fil
        self._fd: int | None = None

    def ta(self) -> None:
        """Take the lock, or raise MappeIBruk at once."""
        self.fil.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(self.fil, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(fd, 32).decode("ascii", "replace").strip() or "?"
            os.close(fd)
            raise MappeIBruk(
                f"Mappen {self.fil.parent} er i bruk av et annet DAP (prosess {holder})."
                " Stopp det, eller velg en annen mappe med --data.",
                f"The folder {self.fil.parent} is in use by another DAP (process {holder})."
                " Stop it, or choose another folder with --data.",
            ) from None
        os.ftruncate(fd, 0)
        os.pwrite(fd, str(os.getpid()).encode(), 0)
        self._fd = fd

    def slipp(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> "Mappelas":
        self.ta()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _feil: BaseException | None,
        _spor: TracebackType | None,
    ) -> None:
        self.slipp()
