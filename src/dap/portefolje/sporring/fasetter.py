"""The counts beside every choice, in one pass.

The database packs what each row has into a few numbers, and sends them as columns; the counting is
done on those (docs/adr/0051). A facet follows every filter but its own: each row says which of the
conditions it fulfils, the whole one and those that leave one field out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt

from dap.portefolje.felt.typer import Felt
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.sporring.vilkar import JA, NEI, Verdier, uttrykk
from dap.portefolje.values import INGEN, Fasett, Felttype, Utvalg

_ORD = 63
"""Bits in one number; the sign is left alone."""
_SKILLE = "\x1f"
_MELLOM = "\x1e"
Tall = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Plass:
    """Where a field's code lies: which number, and which bits of it."""

    felt: Felt
    ord: int
    bit: int
    bredde: int


@dataclass(frozen=True)
class Plan:
    """What the statement selects for the counting, and how it is read."""

    kolonner: tuple[str, ...]
    """Aggregates, as SQL: the masks, the packed numbers, the open codes."""
    vilkar: str
    """The rows that count anywhere."""
    helt: str
    """The rows that fulfil everything."""
    plasser: tuple[Plass, ...]
    apne: tuple[Felt, ...]
    maske: Mapping[str, int] = field(default_factory=dict)
    """Field → the bit of the condition that leaves it out."""
    ordtall: int = 0


def planlegg(k: Kontekst, utvalg: Utvalg, felles: str, p: Verdier) -> Plan:
    """`felles` is what every row must fulfil: access and the search."""
    helt = uttrykk(k, utvalg.grupper, p)
    egne = _egne(k, utvalg)
    uten = {n: uttrykk(k, utvalg.grupper, p, uten=n) for n in egne}
    plasser, ord_ = _pakk(k)
    apne = tuple(f for f in k.felt.values() if f.fasett and f.apen)
    masker = " | ".join(
        f"(({u})::int::bigint << {nr})" for nr, u in enumerate((helt, *uten.values()))
    )
    kolonner = [
        f"string_agg(int8send({masker}), ''::bytea)",
        *(f"string_agg(int8send({o}), ''::bytea)" for o in ord_),
        *(f"string_agg({_tekst(k, f)}, '{_SKILLE}')" for f in apne),
    ]
    noe = " OR ".join((helt, *uten.values()))
    return Plan(
        tuple(kolonner),
        f"{felles} AND ({noe})",
        f"{felles} AND {helt}",
        plasser,
        apne,
        {n: nr for nr, n in enumerate(uten, 1)},
        len(ord_),
    )


def _egne(k: Kontekst, utvalg: Utvalg) -> list[str]:
    if not utvalg.grupper:
        return []
    funnet = (k.finn(v.felt) for v in utvalg.grupper[0].vilkar)
    return list(dict.fromkeys(f.nokkel for f in funnet if f.fasett))


def _bredde(felt: Felt) -> int:
    match felt.type:
        case Felttype.JA:
            return 1
        case Felttype.FLERKODE:
            return len(felt.koder)
        case _:
            return len(felt.koder).bit_length()


def _pakk(k: Kontekst) -> tuple[tuple[Plass, ...], tuple[str, ...]]:
    plasser: list[Plass] = []
    ord_: list[list[str]] = [[]]
    brukt = 0
    for felt in k.felt.values():
        if not felt.fasett or felt.apen:
            continue
        bredde = _bredde(felt)
        if brukt + bredde > _ORD:
            ord_.append([])
            brukt = 0
        sql = k.sql(felt.uttrykk)
        sql = f"{sql}::int::bigint" if felt.type == Felttype.JA else f"{sql}::bigint"
        ord_[-1].append(f"({sql} << {brukt})" if brukt else sql)
        plasser.append(Plass(felt, len(ord_) - 1, brukt, bredde))
        brukt += bredde
    return tuple(plasser), tuple(" | ".join(o) for o in ord_)


def _tekst(k: Kontekst, felt: Felt) -> str:
    sql = k.sql(felt.uttrykk)
    if felt.type == Felttype.FLERKODE:
        return f"COALESCE(array_to_string({sql}, '{_MELLOM}'), '')"
    return f"COALESCE({sql}::text, '')"


def tell(plan: Plan, svar: Sequence[Any]) -> tuple[int, dict[str, Fasett]]:
    """The total, and the counts of every field."""
    if svar[0] is None:
        return 0, {f.nokkel: {} for f in (*(x.felt for x in plan.plasser), *plan.apne)}
    masker = _tall(svar[0])
    ord_ = [_tall(b) for b in svar[1 : 1 + plan.ordtall]]
    valg = _Valg(masker, plan.maske)
    ut: dict[str, Fasett] = {}
    for plass in plan.plasser:
        rader = valg.av(ord_[plass.ord], plass.felt.nokkel, str(plass.ord))
        ut[plass.felt.nokkel] = _telt(plass, (rader >> plass.bit) & ((1 << plass.bredde) - 1))
    for felt, tekst in zip(plan.apne, svar[1 + plan.ordtall :], strict=True):
        ut[felt.nokkel] = _telt_apen(felt, valg.tekster(tekst, felt.nokkel))
    return int(np.count_nonzero(masker & 1)), ut


def _tall(innhold: bytes | memoryview) -> Tall:
    return np.frombuffer(innhold, dtype=">i8").astype(np.int64)


class _Valg:
    """The rows that count for a field. Most fields have the same."""

    def __init__(self, masker: Tall, maske: Mapping[str, int]) -> None:
        self._masker, self._maske = masker, maske
        self._like: dict[str, Tall] = {}
        self._hele: npt.NDArray[np.bool_] = np.not_equal(masker & 1, 0)

    def _med(self, nokkel: str) -> npt.NDArray[np.bool_]:
        nr = self._maske.get(nokkel)
        if nr is None:
            return self._hele
        svar: npt.NDArray[np.bool_] = np.not_equal(self._masker & (1 << nr), 0)
        return svar

    def av(self, ord_: Tall, nokkel: str, navn: str) -> Tall:
        if nokkel in self._maske:
            return ord_[self._med(nokkel)]
        if navn not in self._like:
            self._like[navn] = ord_[self._hele]
        return self._like[navn]

    def tekster(self, tekst: str, nokkel: str) -> list[str]:
        alle, med = tekst.split(_SKILLE), self._med(nokkel)
        return alle if med.all() else list(compress(alle, med.tolist()))


def _telt(plass: Plass, koder: Tall) -> Fasett:
    felt = plass.felt
    if felt.type == Felttype.JA:
        ja = int(np.count_nonzero(koder))
        return {JA: ja, NEI: len(koder) - ja}
    if felt.type == Felttype.FLERKODE:
        ut = {kode: int(np.count_nonzero((koder >> nr) & 1)) for nr, kode in enumerate(felt.kodene)}
        return {**ut, INGEN: int(np.count_nonzero(koder == 0))}
    antall = np.bincount(koder, minlength=len(felt.koder) + 1).tolist()
    return {**dict(zip(felt.kodene, antall[1:], strict=False)), INGEN: antall[0]}


def _telt_apen(felt: Felt, tekster: list[str]) -> Fasett:
    telt = Counter(tekster)
    ut: Counter[str] = Counter()
    for tekst, antall in telt.items():
        for kode in tekst.split(_MELLOM) if felt.type == Felttype.FLERKODE else (tekst,):
            ut[kode or INGEN] += antall
    return dict(ut)
