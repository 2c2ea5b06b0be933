"""Resident memory of the server's workers."""

import os

import psutil

_MB = 1024 * 1024


def arbeidere_mb() -> tuple[float, int]:
    """MB of the workers together (shared pages counted in each), and how many there are."""
    tjener = psutil.Process(int(os.environ["DAP_TJENER"]))
    arbeidere = [p for p in tjener.children(recursive=True) if p.memory_info().rss > 20 * _MB]
    return sum(p.memory_info().rss for p in arbeidere) / _MB, len(arbeidere)
