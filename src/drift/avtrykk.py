"""Doing a step again only when what it is made from has changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def av_filer(filer: Iterable[Path], *annet: str) -> str:
    """A fingerprint of the files' names, sizes and times (git changes the time with the text)."""
    sum_ = hashlib.sha256("\0".join(annet).encode())
    for fil in sorted(filer):
        stat = fil.stat()
        sum_.update(f"{fil}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return sum_.hexdigest()


class Merke:
    """Remembers in a file for which fingerprint a step was last done."""

    def __init__(self, fil: Path) -> None:
        self._fil = fil

    @property
    def verdi(self) -> str:
        try:
            return self._fil.read_text(encoding="utf-8")
        except OSError:
            return ""

    def gjelder(self, avtrykk: str) -> bool:
        return self.verdi == avtrykk

    def sett(self, avtrykk: str) -> None:
        self._fil.parent.mkdir(parents=True, exist_ok=True)
        self._fil.write_text(avtrykk, encoding="utf-8")
