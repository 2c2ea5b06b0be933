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
from uuid import UUID

import numpy as np
import numpy.typing as npt

from dap.portefolje.felt.typer import Felt
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.sporring.vilkar import JA, NEI, Verdier, som_sql, uttrykk
from dap.portefolje.values import INGEN, Fasett, Felttype, Utvalg

_ORD = 63
"""Bits in one number; the sign is left alone."""
_RAD, _FELT, _DEL = "\x1f", "\x1d", "\x1e"
"""Between rows, between fields, and between the parts of one field."""
_INGEN = UUID(int=0)
Tall = npt.NDArray[np.int64]
Sant = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Plass:
    """Where a field's code lies: which number, and which bits of it."""

    felt: Felt
    ord: int
    bit: int
    bredde: int


@dataclass(frozen=True, slots=True)
class Ledd:
    """A column that is sent whole: what each row gives, and how the rows become one value."""

    sql: str
    samlet: str

    def av(self, sql: str) -> str:
        return self.samlet.format(sql)


_TALL, _ID = "string_agg(int8send({}), ''::bytea)", "string_agg(uuid_send({}), ''::bytea)"
_TEKST = f"string_agg({{}}, '{_RAD}')"


@dataclass(frozen=True)
class Plan:
    """What the statement selects for the counting, and how it is read."""

    kolonner: tuple[Ledd, ...]
    """The masks when there are any, the packed numbers, the ids, the texts."""
    vilkar: str
    """The rows that count anywhere."""
    helt: str
    """The rows that fulfil everything; both among those that may be seen at all."""
    helt_kort: str
    """The same, where `en_gang` is."""
    en_gang: Mapping[str, str]
    """Conditions that are named several times, to be worked out once."""
    plasser: tuple[Plass, ...]
    ider: tuple[Felt, ...]
    tekster: tuple[Felt, ...]
    maske: Mapping[str, int] = field(default_factory=dict)
    """Field → the bit of the condition that leaves it out."""
    ordtall: int = 0


def planlegg(k: Kontekst, utvalg: Utvalg, p: Verdier) -> Plan:
    helt = uttrykk(k, utvalg.grupper, p)
    uten = {n: uttrykk(k, utvalg.grupper, p, uten=n) for n in _egne(k, utvalg)}
    plasser, ord_ = _pakk(k)
    apne = [f for f in k.felt.values() if f.fasett and f.apen]
    ider, tekster = (tuple(f for f in apne if f.er_id == er_id) for er_id in (True, False))
    en_gang = _en_gang(k, utvalg, p) if uten else {}
    korte = [_kort(u, en_gang) for u in (helt, *uten.values())]
    masker = [_bit(u, nr) for nr, u in enumerate(korte)] if uten else []
    tekst = f" || '{_FELT}' || ".join(_tekst(k, f) for f in tekster)
    kolonner = [
        *([Ledd(" | ".join(masker), _TALL)] if masker else []),
        *(Ledd(o, _TALL) for o in ord_),
        *(Ledd(f"COALESCE({k.sql(f.uttrykk)}, '{_INGEN}')", _ID) for f in ider),
        Ledd(tekst, _TEKST),
    ]
    return Plan(
        tuple(kolonner),
        f"({' OR '.join(korte)})",
        helt,
        korte[0],
        en_gang,
        plasser,
        ider,
        tekster,
        {n: nr for nr, n in enumerate(uten, 1)},
        len(ord_),
    )


def _en_gang(k: Kontekst, utvalg: Utvalg, p: Verdier) -> dict[str, str]:
    alle = {som_sql(k, v, p) for v in utvalg.vilkar}
    lengst = sorted((sql for sql in alle if "r.x_" not in sql), key=lambda sql: (-len(sql), sql))
    return {f"x_v{nr}": sql for nr, sql in enumerate(lengst)}


def _kort(sql: str, en_gang: Mapping[str, str]) -> str:
    """The longest first, so that none is taken out of the middle of another."""
    for navn, vilkar in en_gang.items():
        sql = sql.replace(vilkar, f"r.{navn}")
    return sql


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
        # Multiplied, because that takes a small number and gives a large one in one step.
        ord_[-1].append(
            _bit(sql, brukt) if felt.type == Felttype.JA else f"{sql} * {1 << brukt}::bigint"
        )
        plasser.append(Plass(felt, len(ord_) - 1, brukt, bredde))
        brukt += bredde
    return tuple(plasser), tuple(" | ".join(o) for o in ord_)


def _bit(vilkar: str, nr: int) -> str:
    return f"CASE WHEN {vilkar} THEN {1 << nr}::bigint ELSE 0 END"


def _tekst(k: Kontekst, felt: Felt) -> str:
    sql = k.sql(felt.uttrykk)
    if felt.type == Felttype.FLERKODE:
        return f"COALESCE(array_to_string({sql}, '{_DEL}'), '')"
    return f"COALESCE({sql}, '')"


def tell(plan: Plan, svar: Sequence[Any]) -> tuple[int, dict[str, Fasett]]:
    """The total, and the counts of every field."""
    if svar[-1] is None:
        alle = (*(x.felt for x in plan.plasser), *plan.ider, *plan.tekster)
        return 0, {f.nokkel: {} for f in alle}
    deler = iter(svar)
    masker = _tall(next(deler)) if plan.maske else None
    ord_ = [_tall(next(deler)) for _ in range(plan.ordtall)]
    valg = _Valg(len(ord_[0]), masker, plan.maske)
    ut: dict[str, Fasett] = {}
    for plass in plan.plasser:
        rader = valg.av(ord_[plass.ord], plass.felt.nokkel, plass.ord)
        ut[plass.felt.nokkel] = _telt(plass, (rader >> plass.bit) & ((1 << plass.bredde) - 1))
    for felt in plan.ider:
        ut[felt.nokkel] = _telt_id(next(deler), valg.med(felt.nokkel))
    return valg.antall, ut | _telt_tekster(plan.tekster, next(deler).split(_RAD), valg)


def _tall(innhold: bytes | memoryview) -> Tall:
    return np.frombuffer(innhold, dtype=">i8").astype(np.int64)


class _Valg:
    """The rows that count for a field. Most fields have the same."""

    def __init__(self, lengde: int, masker: Tall | None, maske: Mapping[str, int]) -> None:
        self._masker, self._maske = masker, maske
        self._like: dict[int, Tall] = {}
        self._hele = None if masker is None else np.not_equal(masker & 1, 0)
        self.antall = lengde if self._hele is None else int(np.count_nonzero(self._hele))
        """Rows that fulfil everything."""

    def nr(self, nokkel: str) -> int:
        """Fields with the same number have the same rows."""
        return self._maske.get(nokkel, 0)

    def med(self, nokkel: str) -> Sant | None:
        """Which of the rows; None for all of them."""
        nr = self.nr(nokkel)
        if self._masker is None or not nr:
            return self._hele
        svar: Sant = np.not_equal(self._masker & (1 << nr), 0)
        return svar

    def av(self, ord_: Tall, nokkel: str, navn: int) -> Tall:
        med = self.med(nokkel)
        if med is None:
            return ord_
        if self.nr(nokkel):
            return ord_[med]
        if navn not in self._like:
            self._like[navn] = ord_[med]
        return self._like[navn]


def _telt(plass: Plass, koder: Tall) -> Fasett:
    felt = plass.felt
    if felt.type == Felttype.JA:
        ja = int(np.count_nonzero(koder))
        return {JA: ja, NEI: len(koder) - ja}
    if felt.type != Felttype.FLERKODE:
        antall = np.bincount(koder, minlength=len(felt.koder) + 1).tolist()
        return {**dict(zip(felt.kodene, antall[1:], strict=False)), INGEN: antall[0]}
    # Each set of codes is counted once; there are far fewer of them than rows.
    antall = np.bincount(koder, minlength=1)
    sett = np.flatnonzero(antall)
    ut = {kode: int(antall[sett[sett >> nr & 1 != 0]].sum()) for nr, kode in enumerate(felt.kodene)}
    return {**ut, INGEN: int(antall[0])}


def _telt_id(innhold: bytes | memoryview, med: Sant | None) -> Fasett:
    ider = np.frombuffer(innhold, dtype=">u8").reshape(-1, 2)
    ider = ider if med is None else ider[med]
    if not len(ider):
        return {}
    # Sorted by both halves: equal ones stand together, whatever they are.
    ider = ider[np.lexsort((ider[:, 1], ider[:, 0]))]
    forste = np.flatnonzero(np.append(True, np.any(ider[1:] != ider[:-1], axis=1)))
    ut: dict[str, int] = {}
    for nr, antall in zip(forste, np.diff(np.append(forste, len(ider))), strict=True):
        id_ = UUID(bytes=ider[nr].tobytes())
        ut[INGEN if id_ == _INGEN else str(id_)] = int(antall)
    return ut


def _telt_tekster(felter: Sequence[Felt], rader: list[str], valg: _Valg) -> dict[str, Fasett]:
    """All the fields of a row are one text, so that equal rows are counted at once."""
    telt: dict[int, Counter[str]] = {}
    ut: dict[str, Fasett] = {}
    for plass, felt in enumerate(felter):
        nr = valg.nr(felt.nokkel)
        if nr not in telt:
            med = valg.med(felt.nokkel)
            telt[nr] = Counter(rader if med is None else compress(rader, med.tolist()))
        ut[felt.nokkel] = _telt_felt(felt, plass, telt[nr])
    return ut


def _telt_felt(felt: Felt, plass: int, telt: Counter[str]) -> Fasett:
    ut: Counter[str] = Counter()
    for rad, antall in telt.items():
        tekst = rad.split(_FELT)[plass]
        for kode in tekst.split(_DEL) if felt.type == Felttype.FLERKODE else (tekst,):
            ut[kode or INGEN] += antall
    return dict(ut)
