"""What people write in a search box, as a question that a text search can be asked.

Plain words must all be found, in any form, and the beginning of a word is enough («truck» finds
«truckkurs»). Quotation marks, a minus before a word, and «or» are read as search engines do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.smaord import SMAORD
from dap.felles.tekst import rens

MAKS_SOK = 500
"""Characters of a search."""
MAKS_ORD = 15
"""Words that are looked for; the rest of a long text is left out."""
KORTEST_FORLED = 3
"""A shorter word is looked for whole."""
MERKE_FRA, MERKE_TIL = "\x02", "\x03"
"""Stand round a hit in an excerpt. `rens` takes them out of everything that people write."""

_KANT = re.compile(r"^[\W_]+|[\W_]+$")
_TEGN = re.compile(r'"|(?:^|\s)-\w|\bor\b', re.IGNORECASE)
_ENDELSER = ("ene", "et", "en", "er", "a", "e")


@dataclass(frozen=True, slots=True)
class Sporring:
    """A question: words and things with signs in them, all of which must be found, or `nett`."""

    ord_: tuple[str, ...] = ()
    hele: tuple[str, ...] = ()
    """Numbers with a hyphen, addresses: looked for as they stand."""
    nett: str = ""
    """As a search engine reads it."""
    klar: str = ""
    """As the database asks it, once it has been read (`tabell.sok.gjor_klar`)."""
    begynnelser: tuple[str, ...] = ()
    """What every text that can be found must hold, whatever form the words have there."""
    bare_begynnelser: bool = False
    """Whether every word that is asked for has such a beginning."""


def les_sporring(tekst: str) -> Sporring | None:
    """The question of what was written; None when there is nothing to look for. Never an error."""
    rent = rens(tekst)[:MAKS_SOK]
    biter = [b for bit in rent.split() if (b := _KANT.sub("", bit))]
    if not biter:
        return None
    if _TEGN.search(rent):
        return Sporring(nett=rent)
    biter = [b for b in biter if b.lower() not in SMAORD][:MAKS_ORD]
    hele = tuple(b for b in biter if not b.isalnum())
    return Sporring(tuple(b for b in biter if b.isalnum()), hele) if biter else None


_NORSK = re.compile(r"[a-z0-9\xe6\xf8\xe5]+")
_LEKSEM = re.compile(r"'([^']*)'")


def begynnelser(sporring: Sporring, klar: str) -> tuple[tuple[str, ...], bool]:
    """The beginning that all forms of each word have: a stem is what is left before the ending.

    Of plain words only; none when something else is asked for. Also whether every word has one.
    """
    if sporring.nett or sporring.hele:
        return (), False
    grupper = [_LEKSEM.findall(gruppe) for gruppe in klar.split(" & ")]
    felles = [_felles(min(g), max(g)) if g else "" for g in grupper]
    funnet = tuple(f for f in felles if _NORSK.fullmatch(f))
    return funnet, len(funnet) == len(grupper)


def _felles(a: str, b: str) -> str:
    antall = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[:antall]


def grunnformer(ord_: str) -> tuple[str, ...]:
    """Forms that the dictionary does not bring together by itself: «kurset» and «kurs».

    It takes a last s for an ending, so a word on s and its definite form become two words.
    """
    lite = ord_.lower()
    former = (lite.removesuffix(e) for e in _ENDELSER if lite.endswith(e))
    return tuple(f for f in former if f.endswith("s") and len(f) > KORTEST_FORLED)


@dataclass(frozen=True, slots=True)
class Treff:
    """A place where it was found. Texts are as people wrote them, with the marks of the hit."""

    objekt_type: str
    objekt_id: UUID
    tid: datetime
    tittel: str
    utdrag: str
    data: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What the address of the place needs besides the id."""

    @property
    def tidligere_versjon(self) -> int | None:
        """The version it stood in, when it does not stand there any more."""
        nr: int | None = self.data.get("tidligere")
        return nr


def tidligere(versjon: int, *, gjelder: bool, **data: Any) -> dict[str, Any]:
    """`Treff.data` of a place in a version, which may be another than the one that stands."""
    return data if gjelder else {**data, "tidligere": versjon}


Etter = tuple[datetime, UUID]
"""Time and id of the last hit of a page: the next one begins after it."""
