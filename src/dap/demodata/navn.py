"""Names by where people come from; the lists lie in tekster/navn.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_FIL = Path(__file__).parent / "tekster" / "navn.toml"


@dataclass(frozen=True, slots=True)
class Navneforrad:
    kvinner: tuple[str, ...]
    menn: tuple[str, ...]
    etternavn: tuple[str, ...]
    tolkesprak: tuple[str, ...]


def _les() -> dict[str, Navneforrad]:
    lister = tomllib.loads(_FIL.read_text(encoding="utf-8"))
    return {
        opphav: Navneforrad(**{felt: tuple(navn.split()) for felt, navn in felter.items()})
        for opphav, felter in lister.items()
    }


FORRAD = _les()
