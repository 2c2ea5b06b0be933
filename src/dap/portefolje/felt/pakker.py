"""Codes that the database keeps side by side in a few stored numbers (docs/adr/0059).

To count the choices of an office is to work out some sixty expressions for each row. Most of them do
not hang on the moment: PostgreSQL works these out when the row is written, as generated columns, and
a count reads a number instead. Which fields that are follows from the register; nothing is listed.
Of a set of truths some may be stored, and the others worked out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dap.felles.rom import Rom
from dap.portefolje.felt import ALLE
from dap.portefolje.felt.typer import Felt, ja
from dap.portefolje.kolonner import KOLONNE, Del, Lest
from dap.portefolje.values import Felttype

BITS = 63
"""In one number; the sign is left alone."""
_NAVN = re.compile(r"\{(\w+)\}")
_AV_RADEN = re.compile(r"\br\.")
_SER = "ser_stat"
"""Not a column, but the same for all who read a stored number."""


@dataclass(frozen=True, slots=True)
class Pakke:
    """A stored number: whose rooms it is made for, and where each field's code lies in it."""

    kolonne: str
    sql: str
    """Over the columns of the table."""
    plasser: Mapping[str, int]
    """Field → its first bit."""
    bredde: int
    kreves: frozenset[Rom]
    """Rooms that a reader must see."""
    hindres: frozenset[Rom]
    """Rooms that make it another number: what two rooms are together is not stored."""

    def gjelder(self, rom: frozenset[Rom]) -> bool:
        return self.kreves <= rom and not self.hindres & rom


def pakker(rom: frozenset[Rom]) -> tuple[Pakke, ...]:
    """Those that say what a reader of these rooms would work out."""
    return tuple(p for p in PAKKER if p.gjelder(rom))


def sant(vilkar: str, bit: int) -> str:
    """A truth at its place in a number."""
    return f"CASE WHEN {vilkar} THEN {1 << bit}::bigint ELSE 0 END"


def pakket(felt: Felt, sql: str, bit: int) -> str:
    """A field's code (`sql`) at its place in a number."""
    if felt.type == Felttype.JA:
        return sant(sql, bit)
    # Multiplied, because that takes a small number and gives a large one in one step.
    return f"{sql} * {1 << bit}::bigint"


def fast(felt: Felt) -> str:
    """What of a field's code the row alone says: neither the moment, the thresholds, another table
    nor who asks. Nothing, when it says nothing of it."""
    if not felt.fasett or felt.apen:
        return ""
    return felt.uttrykk if _er_fast(felt.uttrykk) else _bits(felt, faste=True)


def resten(felt: Felt) -> str:
    """What must be worked out beside it."""
    return "" if _er_fast(felt.uttrykk) else _bits(felt, faste=False) or felt.uttrykk


def _bits(felt: Felt, *, faste: bool) -> str:
    return " | ".join(ja(v, nr) for nr, v in enumerate(felt.biter) if _er_fast(v) == faste)


def _er_fast(sql: str) -> bool:
    navn = _NAVN.findall(sql)
    return "%(" not in sql and "SELECT" not in sql and all(n in KOLONNE or n == _SER for n in navn)


def _alle() -> Iterator[Pakke]:
    grupper: dict[Del, list[Felt]] = {d: [] for d in Del}
    for felt in ALLE:
        if fast(felt):
            grupper[_del(fast(felt))].append(felt)
    stat, kommune = frozenset({Rom.STAT}), frozenset({Rom.KOMMUNE})
    yield from _i_tall("p_felles", grupper[Del.FELLES])
    yield from _i_tall("p_rom_s", [*grupper[Del.STAT], *grupper[Del.ROM]], stat, kommune)
    yield from _i_tall("p_rom_k", grupper[Del.ROM], kommune, stat)


def _del(sql: str) -> Del:
    deler = {KOLONNE[n].del_ for n in _NAVN.findall(sql) if n in KOLONNE}
    return next((d for d in (Del.ROM, Del.STAT) if d in deler), Del.FELLES)


def _i_tall(
    navn: str,
    felter: Iterable[Felt],
    kreves: frozenset[Rom] = frozenset(),
    hindres: frozenset[Rom] = frozenset(),
) -> Iterator[Pakke]:
    """As many numbers as the fields need, as who sees the rooms of `kreves` reads them."""
    deler: list[list[Felt]] = [[]]
    for felt in felter:
        if sum(f.bredde for f in deler[-1]) + felt.bredde > BITS:
            deler.append([])
        deler[-1].append(felt)
    for nr, del_ in enumerate(d for d in deler if d):
        bit, plasser, ledd = 0, {}, []
        for felt in del_:
            sql = _AV_RADEN.sub("", fast(felt).format_map(Lest(kreves)))
            ledd.append(pakket(felt, f"({sql})", bit))
            plasser[felt.nokkel] = bit
            bit += felt.bredde
        kolonne = navn if not nr else navn.replace("p_", f"p{nr + 1}_", 1)
        yield Pakke(kolonne, " | ".join(ledd), plasser, bit, kreves, hindres)


PAKKER: tuple[Pakke, ...] = tuple(_alle())
