"""A tidy table as people read it: rows down, series and measures across, numbers of persons beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dap.forskning.rapport.ord import antall, enhetstekst, i_rekke, radvariabel, tekst, vist
from dap.forskning.tabeller.values import Diagramform, Tabell, Tidyrad

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
    if tabell.diagramform == Diagramform.KOEFFISIENTER and _er_regresjon(tabell.rader):
        return _regresjon(tabell)
    enkelt = _ett_maal(tabell.rader)
    nokler = i_rekke_av((r.serie, "" if enkelt else r.maal) for r in tabell.rader)
    celler = {(r.radvariabel, r.rad, r.serie, "" if enkelt else r.maal): r for r in tabell.rader}
    felles_n = _felles_n(tabell.rader)
    rader = []
    for variabel, rad in i_rekke_av((r.radvariabel, r.rad) for r in tabell.rader):
        her = [celler.get((variabel, rad, s, m)) for s, m in nokler]
        ut = [vist(c, tabell.desimaler) if c else "" for c in her]
        if not felles_n:
            ut.append(_n(her))
        rader.append((_radnavn(tabell, variabel, rad), tuple(ut)))
    navn = _kolonnenavn(nokler) if not enkelt else _serienavn(tabell, nokler)
    return Rutenett(
        hjorne=_hjorne(tabell),
        kolonner=navn if felles_n else (*navn, "n"),
        rader=tuple(rader),
        enheter=i_rekke(enhetstekst(r.enhet) for r in tabell.rader if r.enhet),
        skjulte=sum(r.undertrykt for r in tabell.rader),
    )


def i_rekke_av(par: Iterable[Kolonnenokkel]) -> tuple[Kolonnenokkel, ...]:
    return tuple(dict.fromkeys(par))


def _ett_maal(rader: Sequence[Tidyrad]) -> bool:
    """Each row has one measure in each series, though not all rows have the same."""
    sett = [(r.radvariabel, r.rad, r.serie) for r in rader]
    return len(set(sett)) == len(sett) and len({r.maal for r in rader}) > 1


def _serienavn(tabell: Tabell, nokler: Sequence[Kolonnenokkel]) -> tuple[str, ...]:
    return tuple(tekst(s) if s else "Verdi" for s, _m in nokler)


_UTEN_NAVN = frozenset({"maal", "antall"})
"""Variables whose rows name themselves: measures, and the number of persons."""


def _radnavn(tabell: Tabell, variabel: str, rad: str) -> str:
    flere = len({r.radvariabel for r in tabell.rader if r.radvariabel not in _UTEN_NAVN}) > 1
    navn = tekst(rad)
    return f"{radvariabel(variabel)}: {navn}" if flere and variabel not in _UTEN_NAVN else navn


def _hjorne(tabell: Tabell) -> str:
    ut = i_rekke(r.radvariabel for r in tabell.rader if r.radvariabel not in _UTEN_NAVN)
    if len(ut) == 1:
        return radvariabel(ut[0])
    return "Kjennetegn" if ut or not tabell.rader else radvariabel(tabell.rader[-1].radvariabel)


_KOEFFISIENT, _FEIL = "koeffisient", "standardfeil"


def _er_regresjon(rader: Sequence[Tidyrad]) -> bool:
    return len({r.serie for r in rader}) > 1 and any(r.maal == _KOEFFISIENT for r in rader)


def _regresjon(tabell: Tabell) -> Rutenett:
    """As such tables are printed: a coefficient with its stars and its error, a pair for each model."""
    serier = i_rekke(r.serie for r in tabell.rader)
    celler = {(r.rad, r.serie, r.maal): r for r in tabell.rader}
    rader = []
    variabler = {r.rad for r in tabell.rader if r.maal == _KOEFFISIENT}
    # What only a later model has still stands above N and R².
    for rad in sorted(i_rekke(r.rad for r in tabell.rader), key=lambda r: r not in variabler):
        ut: list[str] = []
        for s in serier:
            b, se = celler.get((rad, s, _KOEFFISIENT)), celler.get((rad, s, _FEIL))
            annet = next((r for r in tabell.rader if (r.rad, r.serie) == (rad, s)), None)
            if b is not None:
                verdi = vist(b, tabell.desimaler)
                ut += [
                    f"{verdi}{b.fotnote or ''}" if not b.undertrykt else verdi,
                    vist(se, tabell.desimaler) if se else "",
                ]
            else:
                ut += [vist(annet, 2) if annet else "", ""]
        rader.append((tekst(rad), tuple(ut)))
    kolonner = tuple(f"{tekst(s)}: {d}" for s in serier for d in ("koef.", "std.feil"))
    skjulte = sum(r.undertrykt for r in tabell.rader)
    enheter = i_rekke(r.enhet for r in tabell.rader if r.enhet and r.maal == _KOEFFISIENT)
    return Rutenett("Variabel", kolonner, tuple(rader), enheter, skjulte)


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
