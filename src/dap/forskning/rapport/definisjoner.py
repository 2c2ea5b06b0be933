"""The definitions B1 to B26, E1 and F1 to F8 in words: definisjoner.md, which docs/forskning shows too."""

import re
from dataclasses import dataclass
from pathlib import Path

FIL = Path(__file__).with_name("definisjoner.md")
_VALG = "**Valg:** "


@dataclass(frozen=True, slots=True)
class Definisjon:
    id: str
    navn: str
    tekst: str
    valg: str = ""
    """What the source does not say, and was decided."""


def les(tekst: str) -> dict[str, Definisjon]:
    """By id, in the order of the file."""
    ut = {}
    for del_ in re.split(r"^## ", tekst, flags=re.MULTILINE)[1:]:
        hode, _linje, kropp = del_.partition("\n")
        id_, _mellom, navn = hode.partition(" ")
        avsnitt = [" ".join(a.split()) for a in kropp.split("\n\n") if a.strip()]
        valg = next((a.removeprefix(_VALG) for a in avsnitt if a.startswith(_VALG)), "")
        ut[id_] = Definisjon(id_, navn.strip(), avsnitt[0], valg)
    return ut


DEFINISJONER = les(FIL.read_text(encoding="utf-8"))
