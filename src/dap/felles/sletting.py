"""Taking out what never should have been written: plain functions on text (ADR 25)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dap.felles.sprak import N_

KASSERT_TEKST = N_("Innholdet er slettet.")
"""Stands in the place of a text that was erased, so that every reader of it says something true."""
SLETTET_MERKE = "[slettet]"
"""Stands where a part of a text was taken out."""
_KORT_MERKE = "[–]"
"""Where a field has no room for the mark: no longer than the shortest part."""
MINST_DEL = 3
LIK_REKKE = 4
"""So many words in a row, the same as in what is to go, are a repetition of it."""


@dataclass(frozen=True, slots=True)
class Klipp:
    """What is to go: the whole of these fields, and these parts wherever they stand in the others."""

    hele: frozenset[str] = frozenset()
    deler: tuple[str, ...] = ()

    def bruk(self, felt: str, tekst: str, *, maks: int | None = None, lenke: bool = False) -> str:
        """The text of a field as it is to stand. An address is taken out whole."""
        if not tekst or tekst == KASSERT_TEKST:
            return tekst
        if felt not in self.hele:
            klippet = klipp_bort(tekst, self.deler, maks=maks)
            return "" if lenke and klippet != tekst else klippet
        return "" if lenke else KASSERT_TEKST


def klipp_bort(tekst: str, deler: Iterable[str], *, maks: int | None = None) -> str:
    """The text with a mark in the place of each part, the longest first. Never longer than `maks`."""
    rekke = [monster(d) for d in sorted(deler, key=len, reverse=True)]

    def med(merke: str) -> str:
        ut = tekst
        for del_ in rekke:
            ut = del_.sub(lambda _treff: merke, ut)
        return ut

    ut = med(SLETTET_MERKE)
    return ut if maks is None or len(ut) <= maks else med(_KORT_MERKE)


def monster(tekst: str) -> re.Pattern[str]:
    """Finds a text whatever the case, and however its words are parted."""
    return re.compile(r"\s+".join(re.escape(o) for o in tekst.split()), re.IGNORECASE)


def star_i(tekst: str, del_: str) -> bool:
    return bool(del_.strip()) and monster(del_).search(tekst) is not None


def gjentar(begrunnelse: str, bort: Iterable[str]) -> bool:
    """Whether a reason says what is to go: a short text whole, or four words in a row of a longer."""
    sagt = f" {' '.join(_ord(begrunnelse))} "
    for tekst in bort:
        ord_ = _ord(tekst)
        lengde = min(LIK_REKKE, len(ord_))
        rekker = (" ".join(ord_[i : i + lengde]) for i in range(len(ord_) - lengde + 1))
        if any(len(r) >= MINST_DEL and f" {r} " in sagt for r in rekker):
            return True
    return False


def _ord(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.casefold())
