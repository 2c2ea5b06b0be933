"""The counting of what `fasetter` asked for: the columns of the answer, as arrays of numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, cast
from uuid import UUID

import numpy as np
import numpy.typing as npt

from dap.portefolje.felt.typer import Felt
from dap.portefolje.sporring.fasetter import DEL, FELT, INGEN_ID, RAD, Plan, Plass
from dap.portefolje.sporring.vilkar import JA, NEI
from dap.portefolje.values import INGEN, Fasett, Felttype, Op, Vilkar

Tall = npt.NDArray[np.int64]
Sant = npt.NDArray[np.bool_]
Ider = npt.NDArray[np.uint64]
"""Each as its two halves."""


@dataclass(frozen=True, slots=True)
class Telt:
    total: int
    """Rows that fulfil everything."""
    fasetter: Mapping[str, Fasett]
    alle: int
    """Rows that were read: everybody, when statuses are counted."""
    statuser: Mapping[str, int]


def tell(plan: Plan, svar: Sequence[Any]) -> Telt:
    if not (plan.plasser or plan.ider or plan.tekster or plan.statuser):
        return Telt(svar[0], {}, svar[0], {})
    if svar[0] is None:
        alle = (*(x.felt for x in plan.plasser), *plan.ider, *plan.tekster)
        return Telt(0, {f.nokkel: {} for f in alle}, 0, dict.fromkeys(plan.statuser, 0))
    tall, ider = _rader(plan, svar[0])
    forst, ord_ = tall[0] if plan.har_forst else None, list(tall[-plan.ordtall :])
    lengde = len(ord_[0])
    valg = _Valg(lengde, forst if plan.har_maske else None, plan.maske)
    ut: dict[str, Fasett] = {}
    for plass in plan.plasser:
        ut[plass.felt.nokkel] = _telt(plass, valg.av(ord_[plass.ord], plass))
    for felt, id_ in zip(plan.ider, ider, strict=True):
        ut[felt.nokkel] = _telt_id(id_, valg.med(felt.nokkel))
    if plan.tekster:
        ut |= _telt_tekster(plan.tekster, svar[1].split(RAD), valg)
    return Telt(valg.antall, ut, lengde, statuser(plan, forst, ord_))


def statuser(plan: Plan, forst: Tall | None, ord_: Sequence[Tall]) -> dict[str, int]:
    """How many of all the rows fulfil each condition."""
    plasser = {x.felt.nokkel: x for x in plan.plasser}
    antall: dict[str, Tall] = {}
    ut: dict[str, int] = {}
    for navn, v in plan.statuser.items():
        if navn in plan.egne and forst is not None:
            ut[navn] = int(np.count_nonzero(forst & (1 << plan.egne[navn])))
            continue
        plass = plasser[v.felt]
        if v.felt not in antall:
            antall[v.felt] = _med_hver_kode(plass, ord_[plass.ord])
        med = _oppfyller(plass.felt, v, np.arange(len(antall[v.felt])))
        ja = int(antall[v.felt][med].sum())
        ut[navn] = len(ord_[0]) - ja if v.ikke else ja
    return ut


def _oppfyller(felt: Felt, v: Vilkar, koder: Tall) -> Sant:
    """As `vilkar.som_sql` says it, without `ikke`."""
    valgte = {str(x) for x in v.verdier}
    if felt.type == Felttype.JA:
        svar = np.array([NEI in valgte, JA in valgte])[koder]
    elif felt.type == Felttype.KODE:
        svar = np.array([kode in valgte for kode in (INGEN, *felt.kodene)])[koder]
    else:
        bits = sum(1 << nr for nr, kode in enumerate(felt.kodene) if kode in valgte)
        svar = koder & bits == bits if v.op == Op.ALLE else koder & bits != 0
        if INGEN in valgte:
            svar = svar & (koder == 0) if v.op == Op.ALLE else svar | (koder == 0)
    return cast(Sant, svar)


def _med_hver_kode(plass: Plass, ord_: Tall) -> Tall:
    """How many rows have each code: far fewer of them than rows."""
    if plass.bredde > 1:
        return np.bincount(_koder(plass, ord_))
    ja = np.count_nonzero(ord_ & (1 << plass.bit))
    return np.array([len(ord_) - ja, ja])


def _koder(plass: Plass, ord_: Tall) -> Tall:
    return (ord_ >> plass.bit) & ((1 << plass.bredde) - 1)


def _rader(plan: Plan, innhold: bytes | memoryview) -> tuple[Tall, Sequence[Ider]]:
    """The numbers, by which of them; and the ids."""
    antall = plan.ordtall + plan.har_forst
    rad = np.dtype([("tall", ">i8", (antall,)), ("ider", "u8", (len(plan.ider), 2))])
    rader = np.frombuffer(innhold, dtype=rad)
    return rader["tall"].T.astype(np.int64, order="C"), [
        rader["ider"][:, nr] for nr in range(len(plan.ider))
    ]


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

    def av(self, ord_: Tall, plass: Plass) -> Tall:
        med = self.med(plass.felt.nokkel)
        if med is None:
            return ord_
        if self.nr(plass.felt.nokkel):
            return ord_[med]
        if plass.ord not in self._like:
            self._like[plass.ord] = ord_[med]
        return self._like[plass.ord]


def _telt(plass: Plass, ord_: Tall) -> Fasett:
    felt = plass.felt
    if felt.type == Felttype.JA:
        ja = int(np.count_nonzero(ord_ & (1 << plass.bit)))
        return {JA: ja, NEI: len(ord_) - ja}
    koder = _koder(plass, ord_)
    if felt.type != Felttype.FLERKODE:
        antall = np.bincount(koder, minlength=len(felt.koder) + 1).tolist()
        return {**dict(zip(felt.kodene, antall[1:], strict=False)), INGEN: antall[0]}
    # Each set of codes is counted once; there are far fewer of them than rows.
    antall = np.bincount(koder, minlength=1)
    sett = np.flatnonzero(antall)
    ut = {kode: int(antall[sett[sett >> nr & 1 != 0]].sum()) for nr, kode in enumerate(felt.kodene)}
    return {**ut, INGEN: int(antall[0])}


def _telt_id(ider: Ider, med: Sant | None) -> Fasett:
    ider = ider if med is None else ider[med]
    # Sorted by the half that is drawn: equal ones stand together. Should two ids have that half in
    # common, each may stand in several places, so they are added up.
    ider = ider[np.argsort(ider[:, 1])]
    ny = np.append(True, (ider[1:, 1] != ider[:-1, 1]) | (ider[1:, 0] != ider[:-1, 0]))
    forste = np.flatnonzero(ny[: len(ider)])
    ut: Counter[str] = Counter()
    for id_, antall in zip(ider[forste], np.diff(np.append(forste, len(ider))), strict=True):
        ut[str(UUID(bytes=id_.tobytes()))] += int(antall)
    if ingen := ut.pop(str(INGEN_ID), 0):
        ut[INGEN] = ingen
    return dict(ut)


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
        tekst = rad.split(FELT)[plass]
        for kode in tekst.split(DEL) if felt.type == Felttype.FLERKODE else (tekst,):
            ut[kode or INGEN] += antall
    return dict(ut)
