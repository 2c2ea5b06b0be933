"""A tidy table as people read it: rows down, series and measures across, numbers of persons beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from dap.forskning.rapport.ord import antall, enhetstekst, i_rekke, radvariabel, tekst, vist
from dap.forskning.tabeller.values import Tabell, Tidyrad

Kolonnenokkel = tuple[str, str]
"""Series and measure."""


@dataclass(frozen=True, slots=True)
class Rutenett:
    hjorne: str
    kolonner: tuple[str, ...]
    rader: tuple[tuple[str, tuple[str, ...]], ...]
    enheter: tuple[str, ...]
    """What the numbers are in, when all agree: one."""
    skjulte: int


def rutenett(tabell: Tabell) -> Rutenett:
    nokler = tuple(dict.fromkeys((r.serie, r.maal) for r in tabell.rader))
    rad_nokler = tuple(dict.fromkeys((r.radvariabel, r.rad) for r in tabell.rader))
    celler = {(r.radvariabel, r.rad, r.serie, r.maal): r for r in tabell.rader}
    navn = _kolonnenavn(nokler)
    felles_n = _felles_n(tabell.rader)
    flere = len({v for v, _r in rad_nokler}) > 1
    rader = []
    for variabel, rad in rad_nokler:
        her = [celler.get((variabel, rad, s, m)) for s, m in nokler]
        ut = [vist(c, tabell.desimaler) if c else "" for c in her]
        if not felles_n:
            ut.append(_n(her))
        rader.append((f"{radvariabel(variabel)}: {tekst(rad)}" if flere else tekst(rad), tuple(ut)))
    variabler = i_rekke(v for v, _r in rad_nokler)
    return Rutenett(
        hjorne=radvariabel(variabler[0]) if len(variabler) == 1 else "Kjennetegn",
        kolonner=navn if felles_n else (*navn, "n"),
        rader=tuple(rader),
        enheter=i_rekke(enhetstekst(r.enhet) for r in tabell.rader if r.enhet),
        skjulte=sum(r.undertrykt for r in tabell.rader),
    )


def _kolonnenavn(nokler: Sequence[Kolonnenokkel]) -> tuple[str, ...]:
    serier, maal = {s for s, _m in nokler}, {m for _s, m in nokler}
    if len(serier) == 1 and serier != {""}:
        return tuple(tekst(s) if len(maal) == 1 else f"{tekst(s)}: {tekst(m)}" for s, m in nokler)
    if serier == {""}:
        return tuple(tekst(m) for _s, m in nokler)
    if len(maal) == 1 or all(len({m for s2, m in nokler if s2 == s}) == 1 for s in serier):
        return tuple(tekst(s or m) for s, m in nokler)
    return tuple(f"{tekst(s)}: {tekst(m)}" if s else tekst(m) for s, m in nokler)


def _felles_n(rader: Sequence[Tidyrad]) -> bool:
    """The number behind is the value itself, or the same all the way down each column."""
    if all(r.verdi is None or r.n_personer in {None, round(r.verdi)} for r in rader):
        return True
    per: dict[Kolonnenokkel, set[int | None]] = {}
    for r in rader:
        if not r.undertrykt:
            per.setdefault((r.serie, r.maal), set()).add(r.n_personer)
    return all(len(n) == 1 for n in per.values())


def _n(celler: Sequence[Tidyrad | None]) -> str:
    """Persons behind the row; one number when all its values rest on the same."""
    n = {c.n_personer for c in celler if c and not c.undertrykt}
    if not n:
        return antall(None) if any(c and c.undertrykt for c in celler) else ""
    kjente = sorted(x for x in n if x is not None)
    if not kjente:
        return ""
    return antall(kjente[0]) if len(kjente) == 1 else f"{antall(kjente[0])}–{antall(kjente[-1])}"


def grunnlag(tabell: Tabell) -> str:
    """How many persons: one number, or one for each series."""
    per: dict[str, set[int]] = {}
    for r in tabell.rader:
        if r.n_personer is not None and not r.undertrykt:
            per.setdefault(r.serie, set()).add(r.n_personer)
    if not per:
        return ""
    if all(len(n) == 1 for n in per.values()):
        alle = {next(iter(n)) for n in per.values()}
        if len(alle) == 1:
            return f"n = {antall(next(iter(alle)))}"
        return "n: " + "; ".join(f"{tekst(s)} {antall(next(iter(n)))}" for s, n in per.items())
    alle_n = [x for n in per.values() for x in n]
    return f"n fra {antall(min(alle_n))} til {antall(max(alle_n))}"
