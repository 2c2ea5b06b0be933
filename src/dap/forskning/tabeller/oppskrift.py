"""How a block of numbers becomes a table: what its levels are, and what stands around it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.avledet.personer import MANGLER
from dap.forskning.parametre import MODULVERSJON
from dap.forskning.tabeller.values import Diagramform, Maaltype, Tabell, Tidyrad, Vern
from dap.forskning.tabeller.verdi import Blokk, Verdi, antall

RAD, SERIE, MAAL, VARIABEL = "rad", "serie", "maal", "radvariabel"
SUM = "sum"
UTEN_TALL = N_(
    "Perioden, eller det som er observert av den, er for kort til at noen kan følges fra oppstart."
)
"""Of tables by month or number of months, of which there may be none."""


@dataclass(frozen=True, slots=True)
class Oppskrift:
    """One table of part C. `akser` says what the levels of its block are, from the outside in."""

    id: str
    tittel: str
    nokkel: str
    akser: tuple[str, ...]
    radvariabel: str
    maal: str
    enhet: str
    populasjon: str
    nevner: str
    form: Diagramform
    desimaler: int
    definisjoner: tuple[str, ...]
    seriesvariabel: str = ""
    serier: Mapping[str, str] = field(default_factory=dict)
    """What a key on the level of series is called in the table."""
    blokk: Callable[[Blokk], Any] | None = None
    """Where the numbers are, when it is more or less than the block of `nokkel`."""
    vis_n: bool = False
    """Whether the number of persons is a row of the table (T8.1)."""
    diagramserier: tuple[str, ...] = ()
    diagramrader: tuple[str, ...] = ()
    diagrammaal: str = ""
    beslutninger: tuple[str, ...] = ()
    fotnoter: tuple[str, ...] = ()
    forbehold: tuple[str, ...] = ()
    lenket: tuple[str, ...] = ()

    @property
    def kapittel(self) -> str:
        return self.id.lstrip("TS").split(".")[0]


@dataclass(frozen=True, slots=True)
class _Celle:
    sti: Mapping[str, str]
    verdi: Verdi


def tabell(o: Oppskrift, blokker: Blokk, parametersett: str, uttrekk_id: str) -> Tabell:
    """The table, with one row for each value and beside it what protects it."""
    innhold = o.blokk(blokker) if o.blokk else blokker[o.nokkel]
    celler = _uten_tomme(list(_celler(o, innhold, ())))
    return Tabell(
        o.id, o.tittel, o.nokkel,
        rader=tuple(_rad(o, c, parametersett, uttrekk_id) for c in celler),
        vern=tuple(_vern(c.verdi) for c in celler),
        kapittel=o.kapittel,
        diagramform=o.form,
        diagramserier=o.diagramserier,
        diagrammaal=o.diagrammaal,
        diagramrader=o.diagramrader,
        desimaler=o.desimaler,
        definisjoner=o.definisjoner,
        populasjon=o.populasjon,
        nevner=o.nevner,
        fotnoter=o.fotnoter if celler else (*o.fotnoter, UTEN_TALL),
        beslutninger=o.beslutninger,
        forbehold=o.forbehold,
        lenket=o.lenket,
    )  # fmt: skip


def _celler(o: Oppskrift, innhold: Any, sti: tuple[str, ...]) -> Iterator[_Celle]:
    if isinstance(innhold, Verdi):
        yield _Celle(_plasser(o, sti), innhold)
    elif isinstance(innhold, Mapping):
        for nokkel, del_ in innhold.items():
            yield from _celler(o, del_, (*sti, str(nokkel)))
    elif o.vis_n and sti[-1] == "n":
        plass = _plasser(o, sti[:-1]) | {VARIABEL: "antall", RAD: "N", MAAL: "antall personer"}
        yield _Celle(plass, antall(innhold))


def _plasser(o: Oppskrift, sti: tuple[str, ...]) -> dict[str, str]:
    """Which row, series and measure a number belongs to. What is deeper than the axes names the row."""
    plass = dict(zip(o.akser, sti, strict=False))
    rest = sti[len(o.akser) :]
    if rest:
        plass[RAD] = ".".join([plass[RAD], *rest] if RAD in plass else rest)
    if SERIE in plass:
        plass[SERIE] = o.serier.get(plass[SERIE], plass[SERIE])
    return plass


def _uten_tomme(celler: list[_Celle]) -> list[_Celle]:
    """B9: what is missing is shown only where something is."""
    brukt = {
        (c.sti.get(VARIABEL), c.sti.get(RAD))
        for c in celler
        if c.verdi.tall and (c.verdi.personer or c.verdi.type != Maaltype.SNITT)
    }
    return [
        c
        for c in celler
        if c.sti.get(RAD) != MANGLER
        or (c.sti.get(VARIABEL), MANGLER) in brukt
        or (c.verdi.type == Maaltype.SNITT and c.verdi.personer)
    ]


def _rad(o: Oppskrift, c: _Celle, parametersett: str, uttrekk_id: str) -> Tidyrad:
    v = c.verdi
    return Tidyrad(
        tabell_id=o.id,
        tittel=str(o.tittel),
        radvariabel=c.sti.get(VARIABEL, o.radvariabel),
        rad=c.sti.get(RAD, "alle"),
        seriesvariabel=o.seriesvariabel,
        serie=c.sti.get(SERIE, ""),
        maal=c.sti.get(MAAL, o.maal),
        verdi=None if v.tall is None else float(v.tall),
        enhet=v.enhet or _ENHETER.get(v.type, "") or o.enhet,
        n_personer=v.personer,
        n_enheter=v.enheter,
        undertrykt=False,
        undertrykt_grunn=None,
        fotnote=None,
        parametersett=parametersett,
        uttrekk_id=uttrekk_id,
        modulversjon=MODULVERSJON,
    )


_ENHETER = {Maaltype.ANDEL: "andel", Maaltype.OVERLEVELSE: "andel"}
"""A share is a fraction of one, also in the files."""


def _vern(v: Verdi) -> Vern:
    maks1, maks2 = v.maks or (None, None)
    return Vern(
        v.type,
        personer=v.bak,
        teller=v.teller,
        maks1=maks1,
        maks2=maks2,
        observasjoner=v.observasjoner,
        rest=v.rest,
    )
