"""Resident memory: of the server's workers, and of this process with those it starts."""

import contextlib
import os
import threading
from collections.abc import Iterator

import psutil

_MB = 1024 * 1024


def arbeidere_mb() -> tuple[float, int]:
    """MB of the workers together (shared pages counted in each), and how many there are."""
    tjener = psutil.Process(int(os.environ["DAP_TJENER"]))
    arbeidere = [p for p in tjener.children(recursive=True) if p.memory_info().rss > 20 * _MB]
    return sum(p.memory_info().rss for p in arbeidere) / _MB, len(arbeidere)


@contextlib.contextmanager
def topp_mb() -> Iterator[list[float]]:
    """MB of this process and all below it, together, when it was most; in the list afterwards.

    Looked at twenty times a second. Pages that are shared are counted in each.
    """
    meg, ferdig, sett = psutil.Process(), threading.Event(), [0.0]

    def se() -> None:
        while not ferdig.wait(0.05):
            sum_ = 0
            for p in (meg, *meg.children(recursive=True)):
                with contextlib.suppress(psutil.NoSuchProcess):
                    sum_ += p.memory_info().rss
            sett[0] = max(sett[0], sum_ / _MB)

    trad = threading.Thread(target=se)
    trad.start()
    try:
        yield sett
    finally:
        ferdig.set()
        trad.join()
