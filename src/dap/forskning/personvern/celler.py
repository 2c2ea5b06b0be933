"""What an outsider can compute with: counts, and the sums they are known to add up to (H3).

A variable is a count. Rows of several tables that rest on the same division of the same persons (the same
categories with the same counts) share their variables, so that they are hidden together.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dap.forskning.personvern.primar import (
    gjelder_personer,
    nevner,
    personer,
    teller,
    vern_for,
)
from dap.forskning.tabeller.values import Maaltype, Tabell, Tidyrad, Vern

Plass = tuple[int, int]
"""Table and row."""
INNDELINGER = (
    "kjonn", "alder", "utdanning", "innvandr", "gruppe", "innsatsgruppe", "ytelse", "diagnose", "aap",
)  # fmt: skip
"""Variables that divide persons: what begins so."""


@dataclass(slots=True)
class Variabel:
    antall: int
    """How many it is; what an attacker wants to know."""
    plasser: list[Plass] = field(default_factory=list)
    personer: bool = True
    """Counts persons: 1 to 4 are then known to be small when hidden."""


@dataclass(frozen=True, slots=True)
class Ligning:
    """Sum of factor times variable is the constant, and everybody knows."""

    ledd: tuple[tuple[int, int], ...]
    """Variable and factor."""
    konstant: int


@dataclass(slots=True)
class System:
    variabler: list[Variabel] = field(default_factory=list)
    ligninger: list[Ligning] = field(default_factory=list)
    rettinger: list[list[Plass]] = field(default_factory=list)
    """Margins of means: none or at least two of them may be hidden."""
    ved: dict[Plass, int] = field(default_factory=dict)
    """The variable that a row shows."""

    def ny(self, plasser: Iterable[Plass], antall: int, *, er_personer: bool = True) -> int:
        nr = len(self.variabler)
        self.variabler.append(Variabel(antall, list(plasser), er_personer))
        for p in self.variabler[nr].plasser:
            self.ved[p] = nr
        return nr


@dataclass(frozen=True, slots=True)
class _Rad:
    plass: Plass
    rad: Tidyrad
    vern: Vern

    @property
    def type(self) -> Maaltype:
        return self.vern.type

    @property
    def antall(self) -> int | None:
        if self.type in {Maaltype.ANTALL, Maaltype.ANDEL}:
            return teller(self.rad, self.vern)
        return personer(self.rad, self.vern)


def bygg(tabeller: Sequence[Tabell]) -> System:
    rader = [
        _Rad((t, r), rad, vern)
        for t, tabell in enumerate(tabeller)
        for r, (rad, vern) in enumerate(zip(tabell.rader, vern_for(tabell), strict=True))
        if rad.verdi is not None
    ]
    s = System()
    _inndelinger(s, rader)
    for r in rader:
        if (
            r.plass not in s.ved
            and r.type in {Maaltype.ANTALL, Maaltype.ANDEL}
            and r.antall is not None
        ):
            s.ny([r.plass], r.antall, er_personer=_teller_personer(r))
    _fordelinger(s, rader)
    _summer(s, rader)
    _lenker(s, rader, tabeller)
    _snitt(s, rader)
    s.ligninger = list(dict.fromkeys(s.ligninger))
    return s


def _teller_personer(r: _Rad) -> bool:
    return gjelder_personer(r.rad, r.vern) or (r.type == Maaltype.ANDEL and r.rad.n_enheter is None)


def _grupper(rader: Iterable[_Rad], *felt: str) -> list[list[_Rad]]:
    """Rows of one table that are alike in these columns."""
    ut: dict[tuple[object, ...], list[_Rad]] = defaultdict(list)
    for r in rader:
        ut[r.plass[0], *(getattr(r.rad, f) for f in felt)].append(r)
    return list(ut.values())


def _inndelinger(s: System, rader: list[_Rad]) -> None:
    """The same persons divided in the same way, wherever it stands, are the same variables."""
    alle: dict[tuple[object, ...], dict[str, list[Plass]]] = {}
    for gruppe in _grupper(rader, "serie", "maal", "radvariabel"):
        if not gruppe[0].rad.radvariabel.lower().startswith(INNDELINGER) or len(gruppe) < 2:
            continue
        if gruppe[0].type not in {Maaltype.SNITT, Maaltype.ANDEL, Maaltype.ANTALL}:
            continue
        if not all(_deler_personer(r) for r in gruppe) or not _er_inndeling(gruppe):
            continue
        tall = {r.rad.rad: r.antall or 0 for r in gruppe}
        nokkel = (gruppe[0].rad.radvariabel, frozenset((k, v) for k, v in tall.items() if v))
        plasser = alle.setdefault(nokkel, defaultdict(list))
        for r in gruppe:
            plasser[r.rad.rad].append(r.plass)
    for (_variabel, tall_), plasser in alle.items():
        antall = dict(tall_)  # type: ignore[call-overload]
        ledd = [(s.ny(p, antall.get(k, 0)), 1) for k, p in plasser.items()]
        s.ligninger.append(Ligning(tuple(ledd), sum(antall.values())))


def _deler_personer(r: _Rad) -> bool:
    return r.antall is not None and (r.type == Maaltype.SNITT or _teller_personer(r))


def _er_inndeling(gruppe: list[_Rad]) -> bool:
    """Shares that make up a whole; means and counts always do."""
    if gruppe[0].type != Maaltype.ANDEL:
        return True
    return _er_hel(gruppe)


def _er_hel(gruppe: list[_Rad]) -> bool:
    n = {nevner(r.rad) for r in gruppe}
    return len(n) == 1 and sum(r.antall or 0 for r in gruppe) == next(iter(n))


def _fordelinger(s: System, rader: list[_Rad]) -> None:
    """Shares that sum to one, over rows, series or measures."""
    andeler = [r for r in rader if r.type == Maaltype.ANDEL and r.plass in s.ved]
    for felt in (("serie", "maal", "radvariabel"), ("rad", "maal"), ("rad", "serie")):
        for gruppe in _grupper(andeler, *felt):
            if len(gruppe) > 1 and _er_hel(gruppe):
                ledd = tuple((s.ved[r.plass], 1) for r in gruppe)
                s.ligninger.append(Ligning(ledd, nevner(gruppe[0].rad) or 0))


def _summer(s: System, rader: list[_Rad]) -> None:
    """Counts with a known total over the rows, and series of which one is the sum of the others."""
    antall = [r for r in rader if r.type == Maaltype.ANTALL and r.plass in s.ved]
    for gruppe in _grupper(antall, "serie", "maal", "radvariabel"):
        if len(gruppe) > 1:
            ledd = tuple((s.ved[r.plass], 1) for r in gruppe)
            s.ligninger.append(Ligning(ledd, sum(r.antall or 0 for r in gruppe)))
    tellinger = [
        r for r in rader if r.type in {Maaltype.ANTALL, Maaltype.ANDEL} and r.plass in s.ved
    ]
    for gruppe in _grupper(tellinger, "rad", "maal", "radvariabel"):
        if len(gruppe) < 3:
            continue
        storst = max(gruppe, key=lambda r: r.antall or 0)
        andre = [r for r in gruppe if r is not storst]
        if storst.antall == sum(r.antall or 0 for r in andre):
            ledd = ((s.ved[storst.plass], 1), *((s.ved[r.plass], -1) for r in andre))
            s.ligninger.append(Ligning(ledd, 0))


def _lenker(s: System, rader: list[_Rad], tabeller: Sequence[Tabell]) -> None:
    """The series of a table add up, row by row, to the linked table."""
    nr = {t.id: i for i, t in enumerate(tabeller)}
    per: dict[tuple[int, str], list[_Rad]] = defaultdict(list)
    for r in rader:
        if r.type == Maaltype.ANTALL and r.plass in s.ved:
            per[r.plass[0], r.rad.rad].append(r)
    for (t, rad), deler in per.items():
        for lenket in tabeller[t].lenket:
            for hel in per.get((nr.get(lenket, -1), rad), []):
                if hel.antall == sum(r.antall or 0 for r in deler):
                    ledd = ((s.ved[hel.plass], 1), *((s.ved[r.plass], -1) for r in deler))
                    s.ligninger.append(Ligning(ledd, 0))


def _snitt(s: System, rader: list[_Rad]) -> None:
    """Means: over the rows (the mean of all is published), and series of which one is the sum."""
    snitt = [r for r in rader if r.type == Maaltype.SNITT]
    for gruppe in _grupper(snitt, "serie", "maal", "radvariabel"):
        if len(gruppe) > 1 and gruppe[0].rad.radvariabel.lower().startswith(INNDELINGER):
            s.rettinger.append([r.plass for r in gruppe])
    for gruppe in _grupper(snitt, "rad", "radvariabel"):
        if len(gruppe) < 3:
            continue
        verdier = [r.rad.verdi or 0.0 for r in gruppe]
        if abs(2 * max(verdier) - sum(verdier)) < 1e-9:
            s.rettinger.append([r.plass for r in gruppe])
