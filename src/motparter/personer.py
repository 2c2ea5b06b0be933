"""The people that the local providers know, from a JSON file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Person:
    profil: str
    subjekt: str
    navn: str
    beskrivelse: str
    krav: dict[str, Any]
    """Claims of the ID token; they win over the provider's own."""


class Personer:
    """The people in the file, read again when the file has changed."""

    def __init__(self, fil: Path) -> None:
        self._fil = fil
        self._lest = -1
        self._personer: dict[tuple[str, str], Person] = {}

    def alle(self, profil: str) -> list[Person]:
        self._les()
        return [person for person in self._personer.values() if person.profil == profil]

    def finn(self, profil: str, subjekt: str) -> Person | None:
        self._les()
        return self._personer.get((profil, subjekt))

    def _les(self) -> None:
        try:
            endret = self._fil.stat().st_mtime_ns
        except FileNotFoundError:
            return
        if endret == self._lest:
            return
        rader = json.loads(self._fil.read_text(encoding="utf-8"))
        self._personer = {(rad["profil"], rad["subjekt"]): _person(rad) for rad in rader}
        self._lest = endret


def _person(rad: dict[str, Any]) -> Person:
    return Person(
        profil=rad["profil"],
        subjekt=rad["subjekt"],
        navn=rad["navn"],
        beskrivelse=rad.get("beskrivelse", ""),
        krav=rad.get("krav", {}),
    )
