"""A tidy table as people read it: rows down, series and measures across, numbers of persons beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dap.forskning.personvern.values import GRUNNTEKST, MERKE, Grunn
from dap.forskning.rapport.ord import antall, enhetstekst, i_rekke, liten, radvariabel, tekst, vist
from dap.forskning.rapport.sprak import si
from dap.forskning.rapport.sprak import si as _
from dap.forskning.tabeller.values import Diagramform, Tabell, Tidyrad

Kolonnenokkel = tuple[str, str]
"""Series and measure."""
MANGE_KOLONNER = 5
"""With more of them, and several measures in each series, a series has rows of its own."""
MANGE_SERIER, KORT = 9, 3
"""With more series than this, and row names no longer, the table is turned: a series is a row."""


@dataclass(frozen=True, slots=True)
class Rutenett:
    hjorne: str
    kolonner: tuple[str, ...]
    rader: tuple[tuple[str, tuple[str, ...]], ...]
    enheter: tuple[str, ...]
    """What the numbers are in, when all agree: one."""


def rutenett(tabell: Tabell) -> Rutenett:
    if tabell.diagramform == Diagramform.KOEFFISIENTER and _er_regresjon(tabell.rader):
        return _regresjon(tabell)
    enkelt = _ett_maal(tabell.rader)
    nokler = i_rekke_av((r.serie, "" if enkelt else r.maal) for r in tabell.rader)
    flere_maal = len({m for _s, m in nokler}) > 1
    if flere_maal and len({s for s, _m in nokler}) > 1 and len(nokler) > MANGE_KOLONNER:
        return _langt(tabell)
    if not flere_maal and len(nokler) > MANGE_SERIER and _korte(tabell.rader):
        return _snudd(tabell)
    celler = {(r.radvariabel, r.rad, r.serie, "" if enkelt else r.maal): r for r in tabell.rader}
    felles_n = _felles_n(tabell.rader)
    rader = []
    for variabel, rad in i_rekke_av((r.radvariabel, r.rad) for r in tabell.rader):
        her = [celler.get((variabel, rad, s, m)) for s, m in nokler]
        ut = _verdier(tabell, her)
        if not felles_n:
            ut = (*ut, _n(her))
        rader.append((_radnavn(tabell, variabel, rad), ut))
    navn = _kolonnenavn(nokler) if not enkelt else _serienavn(tabell, nokler)
    return _ferdig(tabell, _hjorne(tabell), navn if felles_n else (*navn, "n"), rader)


def _langt(tabell: Tabell) -> Rutenett:
    """Each series under the one before, its measures across: side by side they would be too narrow."""
    maal = i_rekke(r.maal for r in tabell.rader)
    celler = {(r.serie, r.radvariabel, r.rad, r.maal): r for r in tabell.rader}
    rader = []
    for serie in i_rekke(r.serie for r in tabell.rader):
        for variabel, rad in i_rekke_av((r.radvariabel, r.rad) for r in tabell.rader):
            her = [celler.get((serie, variabel, rad, m)) for m in maal]
            if any(her):
                navn = _radnavn(tabell, variabel, rad)
                hvem = f"{tekst(serie)}: {navn}" if serie else navn
                rader.append((hvem, (*_verdier(tabell, her), _n(her))))
    hjorne = _("%(serie)s og %(rad)s") % {"serie": _seriene(tabell), "rad": liten(_hjorne(tabell))}
    return _ferdig(tabell, hjorne, (*(tekst(m) for m in maal), "n"), rader)


def _snudd(tabell: Tabell) -> Rutenett:
    """A row for each series."""
    kolonner = i_rekke(r.rad for r in tabell.rader)
    celler = {(r.serie, r.rad): r for r in tabell.rader}
    rader = []
    for serie in i_rekke(r.serie for r in tabell.rader):
        her = [celler.get((serie, rad)) for rad in kolonner]
        rader.append((tekst(serie), (*_verdier(tabell, her), _n(her))))
    hjorne = _("%(serie)s etter %(rad)s") % {
        "serie": _seriene(tabell),
        "rad": liten(_hjorne(tabell)),
    }
    return _ferdig(tabell, hjorne, (*(tekst(k) for k in kolonner), "n"), rader)


def _ferdig(
    tabell: Tabell,
    hjorne: str,
    kolonner: tuple[str, ...],
    rader: Sequence[tuple[str, tuple[str, ...]]],
) -> Rutenett:
    return Rutenett(
        hjorne,
        kolonner,
        tuple(rader),
        i_rekke(enhetstekst(r.enhet) for r in tabell.rader if r.enhet),
    )


def _verdier(tabell: Tabell, celler: Sequence[Tidyrad | None]) -> tuple[str, ...]:
    return tuple(vist(c, tabell.desimaler) if c else "" for c in celler)


def _seriene(tabell: Tabell) -> str:
    return radvariabel(next((r.seriesvariabel for r in tabell.rader if r.seriesvariabel), "serie"))


def _korte(rader: Sequence[Tidyrad]) -> bool:
    return max((len(tekst(r.rad)) for r in rader), default=0) <= KORT


def i_rekke_av(par: Iterable[Kolonnenokkel]) -> tuple[Kolonnenokkel, ...]:
    return tuple(dict.fromkeys(par))


def _ett_maal(rader: Sequence[Tidyrad]) -> bool:
    """Each row has one measure in each series, though not all rows have the same."""
    sett = [(r.radvariabel, r.rad, r.serie) for r in rader]
    return len(set(sett)) == len(sett) and len({r.maal for r in rader}) > 1


def _serienavn(tabell: Tabell, nokler: Sequence[Kolonnenokkel]) -> tuple[str, ...]:
    return tuple(tekst(s) if s else _("Verdi") for s, _m in nokler)


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
    return _("Kjennetegn") if ut or not tabell.rader else radvariabel(tabell.rader[-1].radvariabel)


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
    kolonner = tuple(f"{tekst(s)}: {d}" for s in serier for d in (_("koef."), _("std.feil")))
    enheter = i_rekke(
        enhetstekst(r.enhet) for r in tabell.rader if r.enhet and r.maal == _KOEFFISIENT
    )
    return Rutenett(_("Variabel"), kolonner, tuple(rader), enheter)


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
        return "n: " + "; ".join(f"{tekst(s)} ({antall(next(iter(n)))})" for s, n in per.items())
    alle_n = [x for n in per.values() for x in n]
    return _("n fra %(minst)s til %(storst)s") % {
        "minst": antall(min(alle_n)),
        "storst": antall(max(alle_n)),
    }


def ikke_publisert(tabell: Tabell) -> str:
    """How many numbers are hidden, how they are marked, and why; empty when all are shown."""
    n = sum(r.undertrykt for r in tabell.rader)
    if not n:
        return ""
    grunner = sorted({r.undertrykt_grunn or "" for r in tabell.rader if r.undertrykt})
    return _("%(n)s av %(av)s tall, merket «%(merke)s»: %(grunner)s") % {
        "n": n,
        "av": len(tabell.rader),
        "merke": MERKE,
        "grunner": "; ".join(si(GRUNNTEKST[Grunn(g)]) for g in grunner if g),
    }
