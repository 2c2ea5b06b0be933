"""The plan along a line of time: where each bar stands, in per cent, for SVG made on the server."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dap.felles.tid import dato
from dap.web.felles.ytring import kort_maned
from dap.web.plan.kort import Kortvisning
from dap.web.plan.ytelser import linjer, navn
from dap.ytelse.values import Ytelsedata

FOR_DAGER, ETTER_DAGER = 14, 45
LENGST_TILBAKE, LENGST_FRAM = timedelta(days=550), timedelta(days=730)
SMALEST = 1.2
"""Per cent: a bar of one day can still be seen."""
FLEST_MERKER = 12


@dataclass(frozen=True, slots=True)
class Strek:
    """A tick of the scale."""

    x: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Stolpe:
    kort: Kortvisning
    x: str
    bredde: str
    apen_slutt: bool
    """No end date: the bar goes on."""


@dataclass(frozen=True, slots=True)
class Ytelsesstolpe:
    """A benefit: its bar, and where it must end at the latest."""

    navn: str
    linjer: list[str]
    x: str
    bredde: str
    lengst: str
    """Per cent; empty when not known, or off the line."""


@dataclass(frozen=True, slots=True)
class Tidslinje:
    merker: list[Strek]
    i_dag: str
    stolper: list[Stolpe]
    ytelser: list[Ytelsesstolpe]
    uten_dato: list[Kortvisning]


def _prosent(tall: float) -> str:
    return f"{max(0.0, min(100.0, tall)):.2f}%"


def lag_tidslinje(
    kort: Iterable[Kortvisning], dag: date, ytelser: Iterable[Ytelsedata] = ()
) -> Tidslinje:
    """Bars in the order of their start; cards without any date stand by themselves."""
    alle = list(kort)
    penger = list(ytelser)
    daterte = [k for k in alle if k.kort.fra_dato or k.kort.til_dato]
    fra, til = _spenn(daterte, penger, dag)
    dager = (til - fra).days
    stolper = [_stolpe(k, fra, dager) for k in sorted(daterte, key=_start)]
    return Tidslinje(
        merker=_merker(fra, til),
        i_dag=_prosent((dag - fra).days / dager * 100),
        stolper=stolper,
        ytelser=[_ytelsesstolpe(y, fra, dager, dag) for y in penger],
        uten_dato=[k for k in alle if k not in daterte],
    )


def _start(k: Kortvisning) -> date:
    return k.kort.fra_dato or k.kort.til_dato or date.max


def _spenn(kort: list[Kortvisning], ytelser: list[Ytelsedata], dag: date) -> tuple[date, date]:
    datoer = [d for k in kort for d in (k.kort.fra_dato, k.kort.til_dato) if d]
    datoer += [d for y in ytelser for d in (y.siste_dag, y.maksdato) if d]
    forst = min([dag - timedelta(days=FOR_DAGER), *datoer])
    sist = max([dag + timedelta(days=ETTER_DAGER), *datoer])
    fra = max(forst, dag - LENGST_TILBAKE).replace(day=1)
    til = min(sist, dag + LENGST_FRAM)
    return fra, _neste_maned(til)


def _neste_maned(dag: date) -> date:
    return (dag.replace(day=28) + timedelta(days=4)).replace(day=1)


def _stolpe(k: Kortvisning, fra: date, dager: int) -> Stolpe:
    start = max(_start(k), fra)
    slutt = k.kort.til_dato or (max(start, dato(k.kort.endret)) if k.kort.status.ferdig else None)
    x, bredde = _plass(start, slutt, fra, dager)
    return Stolpe(k, x, bredde, slutt is None)


def _ytelsesstolpe(y: Ytelsedata, fra: date, dager: int, dag: date) -> Ytelsesstolpe:
    x, bredde = _plass(max(y.fra, fra), y.siste_dag, fra, dager)
    pa_linjen = y.maksdato is not None and (y.maksdato - fra).days <= dager
    lengst = _prosent((y.maksdato - fra).days / dager * 100) if y.maksdato and pa_linjen else ""
    return Ytelsesstolpe(navn(y), linjer(y, dag), x, bredde, lengst)


def _plass(start: date, slutt: date | None, fra: date, dager: int) -> tuple[str, str]:
    """Where a bar begins and how long it is; without an end it goes on to the edge."""
    x = min((start - fra).days / dager * 100, 100 - SMALEST)
    lengde = 100.0 if slutt is None else ((slutt - start).days + 1) / dager * 100
    return _prosent(x), _prosent(max(SMALEST, min(lengde, 100 - x)))


def _merker(fra: date, til: date) -> list[Strek]:
    maneder = [fra]
    while (neste := _neste_maned(maneder[-1])) < til:
        maneder.append(neste)
    hver = -(-len(maneder) // FLEST_MERKER)
    dager = (til - fra).days
    return [
        Strek(_prosent((m - fra).days / dager * 100), _manedsnavn(m, forste=nr == 0))
        for nr, m in enumerate(maneder)
        if nr % hver == 0
    ]


def _manedsnavn(maned: date, *, forste: bool) -> str:
    navn = kort_maned(maned)
    return f"{navn} {maned.year}" if forste or maned.month == 1 else navn
