"""How heavy a text is, and which of its words to look at twice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dap.felles.klarsprak import lister

LANG_SETNING = 25
"""Words; longer sentences are pointed out."""
LANGT_ORD = 6
"""Letters; longer words count as long (Björnsson's LIX, 1968)."""
MINST_FOR_LIX = 20
"""Words; of shorter texts the figure says nothing."""
MAKS_TEGN = 20_000
_ORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SLUTT = re.compile(r"[.!?…]+(?=\s|$)|\n+")
_FORKORTELSER = frozenset({
    "bl.a", "ca", "dvs", "e.l", "ev", "evt", "f.eks", "f.o.m", "fr", "gj", "hhv", "ifm", "ift",
    "iht", "jf", "jfr", "kl", "m.a", "mht", "mill", "mv", "nr", "o.a", "o.l", "osv", "pga", "pr",
    "s", "st", "t.d", "t.o.m", "tlf", "vgs",
})  # fmt: skip


class Niva(StrEnum):
    """The usual five steps of LIX."""

    SVAERT_LETT = "SVAERT_LETT"
    LETT = "LETT"
    MIDDELS = "MIDDELS"
    TUNG = "TUNG"
    SVAERT_TUNG = "SVAERT_TUNG"


_GRENSER = ((30, Niva.SVAERT_LETT), (40, Niva.LETT), (50, Niva.MIDDELS), (60, Niva.TUNG))


class Funnslag(StrEnum):
    VANSKELIG = "VANSKELIG"
    SENSITIVT = "SENSITIVT"


@dataclass(frozen=True, slots=True)
class Funn:
    """A word or phrase to look at twice."""

    slag: Funnslag
    fra: int
    til: int
    ord: str
    gruppe: str
    """What to write instead, or the code of the sensitive category."""


@dataclass(frozen=True, slots=True)
class Setning:
    tekst: str
    antall_ord: int


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of the text: plain when `funn` is None."""

    tekst: str
    funn: Funn | None = None


@dataclass(frozen=True, slots=True)
class Sprakfunn:
    antall_ord: int
    lix: int | None
    """None for texts of fewer than 20 words."""
    niva: Niva | None
    lange_setninger: tuple[Setning, ...]
    vanskelige: tuple[Funn, ...]
    """Each word once, where it stands first."""
    sensitive: tuple[Funn, ...]
    biter: tuple[Bit, ...]
    """The whole text, cut where words are found; joined it is the text."""

    @property
    def noe(self) -> bool:
        return bool(self.lange_setninger or self.vanskelige or self.sensitive)


def sjekk(tekst: str) -> Sprakfunn:
    """Look through a text (its first 20 000 characters) in Norwegian."""
    tekst = tekst[:MAKS_TEGN]
    alle = list(setninger(tekst))
    ord_ = [o for s in alle for o in _ORD.findall(s)]
    lix = _lix(ord_, len(alle))
    funn = sorted([*_finn_sensitive(tekst), *_finn_vanskelige(tekst)], key=lambda f: f.fra)
    return Sprakfunn(
        antall_ord=len(ord_),
        lix=lix,
        niva=None if lix is None else _niva(lix),
        lange_setninger=tuple(
            Setning(s, n) for s in alle if (n := len(_ORD.findall(s))) > LANG_SETNING
        ),
        vanskelige=_hver_en_gang(f for f in funn if f.slag == Funnslag.VANSKELIG),
        sensitive=_hver_en_gang(f for f in funn if f.slag == Funnslag.SENSITIVT),
        biter=tuple(_biter(tekst, funn)),
    )


def setninger(tekst: str) -> Iterator[str]:
    """Sentences with words in them. A new line ends one; an abbreviation or "14. mai" does not."""
    start = 0
    for slutt in _SLUTT.finditer(tekst):
        if "\n" not in slutt.group() and _gar_videre(tekst, start, slutt):
            continue
        yield from _med_ord(tekst[start : slutt.end()])
        start = slutt.end()
    yield from _med_ord(tekst[start:])


def _gar_videre(tekst: str, start: int, slutt: re.Match[str]) -> bool:
    if slutt.group() != ".":
        return False
    siste = tekst[start : slutt.start()].rsplit(None, 1)[-1:]
    neste = tekst[slutt.end() :].lstrip(" \t")[:1]
    ordet = siste[0].casefold().lstrip('(«"') if siste else ""
    return ordet in _FORKORTELSER or (ordet.isdigit() and neste.islower())


def _med_ord(tekst: str) -> Iterator[str]:
    if _ORD.search(tekst):
        yield tekst.strip()


def _lix(ord_: list[str], antall_setninger: int) -> int | None:
    """Words a sentence plus the share of long words in percent (Björnsson's LIX)."""
    if len(ord_) < MINST_FOR_LIX:
        return None
    lange = sum(len(o) > LANGT_ORD for o in ord_)
    return round(len(ord_) / antall_setninger + 100 * lange / len(ord_))


def _niva(lix: int) -> Niva:
    return next((niva for grense, niva in _GRENSER if lix < grense), Niva.SVAERT_TUNG)


def _finn_vanskelige(tekst: str) -> Iterator[Funn]:
    return _finn(tekst, Funnslag.VANSKELIG, lister.vanskelige())


def _finn_sensitive(tekst: str) -> Iterator[Funn]:
    return _finn(tekst, Funnslag.SENSITIVT, lister.sensitive())


def _finn(tekst: str, slag: Funnslag, liste: lister.Ordliste) -> Iterator[Funn]:
    for treff in liste.monster.finditer(tekst):
        yield Funn(slag, treff.start(), treff.end(), treff.group(), liste.gruppe(treff.group()))


def _hver_en_gang(funn: Iterable[Funn]) -> tuple[Funn, ...]:
    sett: dict[str, Funn] = {}
    for f in funn:
        sett.setdefault(f.ord.casefold(), f)
    return tuple(sett.values())


def _biter(tekst: str, funn: list[Funn]) -> Iterator[Bit]:
    """Where two finds overlap, the one that begins first is marked."""
    her = 0
    for f in funn:
        if f.fra < her:
            continue
        if f.fra > her:
            yield Bit(tekst[her : f.fra])
        yield Bit(tekst[f.fra : f.til], f)
        her = f.til
    if her < len(tekst):
        yield Bit(tekst[her:])
