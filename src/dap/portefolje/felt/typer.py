"""What a field of the overview is described with. One description makes everything: the SQL, the form,
the address, saved views, the export and the page of reference (docs/oversikten-felt.md)."""

from dataclasses import dataclass, field
from enum import StrEnum

from dap.felles.aktor import Rolle
from dap.portefolje.kolonner import KOLONNE, Slag
from dap.portefolje.values import Feltgruppe, Felttype


class Krav(StrEnum):
    """What a reader must have a right to for the field to exist for them."""

    INGEN = "INGEN"
    STAT = "STAT"
    """The state's room."""


@dataclass(frozen=True, slots=True)
class Kode:
    """One choice. `etikett` is a bokmål source to translate."""

    kode: str
    etikett: str


@dataclass(frozen=True, slots=True)
class Felt:
    """One field. `uttrykk` is SQL over the row: `{column}` from `kolonner`, `%(name)s` from
    `parametre`. What it gives depends on `type`: KODE a number in `koder` (from 1; 0 none), or a text
    when the codes are not given; FLERKODE bits, or an array of texts; JA a truth; and so on."""

    nokkel: str
    """What the address calls it: short, and never changed (or see `gamle`)."""
    gruppe: Feltgruppe
    type: Felttype
    etikett: str
    betydning: str
    kilde: str
    uttrykk: str
    koder: tuple[Kode, ...] = ()
    filter: bool = True
    fasett: bool = False
    """Counted beside every choice."""
    kolonne: bool = True
    sort: bool = True
    orden: str = ""
    """Another expression to sort by."""
    minst_en: str = ""
    """Of a number: the truth that it is 1 or more, when that takes less."""
    biter: tuple[str, ...] = ()
    """Of a set whose `uttrykk` is `bits` of these: those that stand still are stored (`pakker`)."""
    er_id: bool = False
    """The codes are ids of members of staff."""
    krav: Krav = Krav.INGEN
    roller: frozenset[Rolle] = field(default=frozenset(), hash=False)
    gamle: tuple[str, ...] = ()
    """What it was called before: old addresses and saved views still work."""

    @property
    def apen(self) -> bool:
        """Codes that are not a list of ours: persons, municipalities, languages."""
        return self.type in {Felttype.KODE, Felttype.FLERKODE} and not self.koder

    @property
    def bredde(self) -> int:
        """The bits that its code takes, in a number with those of others (`pakker`)."""
        match self.type:
            case Felttype.JA:
                return 1
            case Felttype.FLERKODE:
                return len(self.koder)
            case _:
                return len(self.koder).bit_length()

    @property
    def kodene(self) -> tuple[str, ...]:
        return tuple(k.kode for k in self.koder)

    def etikett_for(self, kode: str) -> str:
        """The source text of a choice; the code itself where there is none."""
        return next((k.etikett for k in self.koder if k.kode == kode), kode)


def ja(uttrykk: str, nr: int) -> str:
    """A truth as a bit in a set."""
    return f"CASE WHEN {uttrykk} THEN {1 << nr} ELSE 0 END"


def bits(*vilkar: str) -> str:
    """Several truths as a set."""
    return "(" + " | ".join(ja(v, nr) for nr, v in enumerate(vilkar)) + ")"


_FOR = {Slag.DATOER: "{} - 1", Slag.TIDER: "{} - interval '1 microsecond'"}
"""The last moment before."""


def _plass(kolonne: str, grense: str, *, med: bool) -> str:
    """How many of the column's days (or times) are before; `med` counts the moment itself too.

    No subquery: PostgreSQL shares no reading among processes that has one for each row.
    """
    til = grense if med else _FOR[KOLONNE[kolonne].slag].format(grense)
    return f"width_bucket({til}, array_sort({{{kolonne}}}))"


def neste(kolonne: str, grense: str) -> str:
    """The first of the column's days (or times) that is not before; most have one or none."""
    a = f"{{{kolonne}}}"
    return (
        f"CASE WHEN cardinality({a}) = 1 THEN (CASE WHEN ({a})[1] >= {grense} THEN ({a})[1] END)"
        f" WHEN {a} IS NOT NULL THEN"
        f" (array_sort({a}))[{_plass(kolonne, grense, med=False)} + 1] END"
    )


def neste_etter(kolonne: str, grense: str) -> str:
    """The one after the first of them."""
    a = f"{{{kolonne}}}"
    plass = _plass(kolonne, grense, med=False)
    return f"CASE WHEN cardinality({a}) > 1 THEN (array_sort({a}))[{plass} + 2] END"


def forrige(kolonne: str, grense: str, *, med: bool = False) -> str:
    """The last of them that is before."""
    a, tegn = f"{{{kolonne}}}", "<=" if med else "<"
    return (
        f"CASE WHEN cardinality({a}) = 1 THEN (CASE WHEN ({a})[1] {tegn} {grense} THEN ({a})[1] END)"
        f" WHEN {a} IS NOT NULL THEN"
        f" (array_sort({a}))[{_plass(kolonne, grense, med=med)}] END"
    )


_SNUDD = {"<": ">", ">": "<", ">=": "<=", "<=": ">="}


def finnes(kolonne: str, vilkar: str) -> str:
    """Whether one of the column's days is `< …` and so on."""
    tegn, _, grense = vilkar.partition(" ")
    return f"COALESCE({grense} {_SNUDD[tegn]} ANY({{{kolonne}}}), false)"


def finnes_mellom(kolonne: str, fra: str, for_: str) -> str:
    """Whether one of them is from then, and before then; most have one or none."""
    a = f"{{{kolonne}}}"
    flere = f"{_plass(kolonne, for_, med=False)} > {_plass(kolonne, fra, med=False)}"
    return (
        f"(CASE WHEN {a} IS NULL THEN false"
        f" WHEN cardinality({a}) = 1 THEN ({a})[1] >= {fra} AND ({a})[1] < {for_}"
        f" ELSE {flere} END)"
    )
