"""How a counterpart is asked to fail: a file of addresses and words, read again when it changes."""

import json
from pathlib import Path


class Feilfil:
    """`{"<address>": "<word>"}`; "*" is for every address."""

    def __init__(self, fil: Path) -> None:
        self._fil = fil
        self._lest = -1.0
        self._alle: dict[str, str] = {}

    def for_(self, adresse: str) -> tuple[str, float]:
        """The word, and the number after a colon (0 without one)."""
        alle = self._les()
        slag, _, tall = str(alle.get(adresse) or alle.get("*", "")).partition(":")
        return slag, float(tall or 0)

    def _les(self) -> dict[str, str]:
        try:
            endret = self._fil.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        if endret != self._lest:
            self._alle = json.loads(self._fil.read_text(encoding="utf-8"))
            self._lest = endret
        return self._alle
