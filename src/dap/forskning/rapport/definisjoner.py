"""The definitions B1 to B26, E1 and F1 to F8 in words: definisjoner.md (docs/forskning shows it too), and
beside it the same in nynorsk and English.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MAPPE = Path(__file__).parent
FILER = {"nb": "definisjoner.md", "nn": "definisjoner.nn.md", "en": "definisjoner.en.md"}
_VALG = re.compile(r"^\*\*(?:Valg|Val|Choice):\*\* ")


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
        avsnitt = [" ".join(a.replace("`", "").split()) for a in kropp.split("\n\n") if a.strip()]
        valg = next((_VALG.sub("", a) for a in avsnitt if _VALG.match(a)), "")
        ut[id_] = Definisjon(id_, navn.strip(), avsnitt[0], valg)
    return ut


@cache
def definisjoner(sprak: str) -> dict[str, Definisjon]:
    return les((MAPPE / FILER[sprak]).read_text(encoding="utf-8"))
