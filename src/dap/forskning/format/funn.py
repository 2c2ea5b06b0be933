"""What the validator finds, as it tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from dap.felles.sprak import N_
from dap.forskning.tekst import Ordrett, Tekst, rekke

FORSTE_RADER: Final = 5
"""So many rows are shown of each finding."""


class Alvor(StrEnum):
    """What is done about what a rule finds."""

    FEIL = "FEIL"
    """The extract is not used as it is."""
    REPARERES = "REPARERES"
    """The statistics read it as if it were right, and count it."""
    TELLES = "TELLES"
    """Kept as it is, and counted."""


ALVORSORD: Final = {
    Alvor.FEIL: N_("FEIL"),
    Alvor.REPARERES: N_("REPARERES"),
    Alvor.TELLES: N_("TELLES"),
}


class Regel(StrEnum):
    """The rules of the format (docs/forskning/format.md); V1 to V11 are those of its table."""

    MANIFEST = "MANIFEST"
    SUM = "SUM"
    """What the manifest says of a file: its rows and the checksum over them."""
    DEKNING = "DEKNING"
    """Dates lie within what the manifest says that the table covers."""
    V1 = "V1"
    V2 = "V2"
    V3 = "V3"
    V4 = "V4"
    V5 = "V5"
    V6 = "V6"
    V7 = "V7"
    V8 = "V8"
    V9 = "V9"
    V10 = "V10"
    V11 = "V11"


@dataclass(frozen=True, slots=True)
class Funn:
    regel: Regel
    alvor: Alvor
    fil: str
    kolonne: str
    """Empty when it is about the file or the row as a whole."""
    antall: int
    """Rows; 1 when it is about a file or a column."""
    melding: str
    """In plain words: what is wrong, and what it should be."""
    forste_rader: tuple[str, ...] = ()
    """The first rows by key, as «column=value, …»."""

    def linjer(self) -> list[str]:
        """As the command writes it: one line, and the rows below."""
        hode = Tekst(
            "%(alvor)s %(regel)s %(sted)s: %(melding)s",
            alvor=ALVORSORD[self.alvor],
            regel=Ordrett(self.regel),
            sted=self._sted(),
            melding=self.melding,
        )
        rest = self.antall - len(self.forste_rader)
        flere = (
            [Tekst(N_("… og %(rest)s til"), rest=rest)] if self.forste_rader and rest > 0 else []
        )
        rader = [ordrett(rad) for rad in self.forste_rader]
        return [hode, *(Tekst("    %(rad)s", rad=rad) for rad in [*rader, *flere])]

    def _sted(self) -> str:
        fil, kolonne = ordrett(self.fil), ordrett(self.kolonne)
        sted = Tekst(N_("%(fil)s, kolonnen %(kolonne)s"), fil=fil, kolonne=kolonne)
        sted_ = sted if self.kolonne else fil
        if not self.forste_rader:
            return sted_
        if self.antall == 1:
            return Tekst(N_("%(sted)s (1 rad)"), sted=sted_)
        return Tekst(N_("%(sted)s (%(antall)s rader)"), sted=sted_, antall=self.antall)


def alle_linjer(funn: Iterable[Funn]) -> Tekst:
    """Of all of them, one under the other."""
    return rekke((linje for ett in funn for linje in ett.linjer()), "\n")


def ordrett(verdi: object) -> Ordrett:
    """What stands in a file, as a part of a message."""
    return Ordrett(synlig(str(verdi)))


def som_sagt(feil: Exception) -> Ordrett:
    """What a library says, in its own lines."""
    return Ordrett("\n".join(synlig(linje) for linje in str(feil).split("\n")))


def synlig(tekst: str) -> str:
    """What stands in a file may be anything: line breaks and control codes are shown, not obeyed."""
    return "".join(t if t.isprintable() else t.encode("unicode_escape").decode() for t in tekst)


@dataclass(frozen=True, slots=True)
class Kontrollresultat:
    mappe: Path
    rader: Mapping[str, int]
    """Rows in each table that could be read."""
    funn: tuple[Funn, ...]
    manifest: Any = field(default=None, repr=False)
    """The manifest, when there is one that can be read."""

    @property
    def feil(self) -> tuple[Funn, ...]:
        """What makes the extract unfit for use."""
        return tuple(f for f in self.funn if f.alvor == Alvor.FEIL)

    @property
    def kvalitet(self) -> dict[str, int]:
        """Rows repaired or counted, by rule: what the manifest's `kvalitet` says of them."""
        sum_: dict[str, int] = {}
        for funn in self.funn:
            if funn.alvor != Alvor.FEIL:
                sum_[funn.regel.value] = sum_.get(funn.regel.value, 0) + funn.antall
        return sum_
