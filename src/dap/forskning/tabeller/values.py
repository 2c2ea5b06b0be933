"""What a table of the statistics is, from where it is computed to where it is printed.

A table goes from `tabeller`, `regresjon` and `videre` through `personvern` to `rapport`. Ids as B11,
C and H4 are those of docs/forskning.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum


class Maaltype(StrEnum):
    """What kind of number a value is: decides which rules of privacy it meets and how it is written."""

    ANTALL = "ANTALL"
    """A count: of persons, or of dialogs, cards (then `Vern.personer` says how many persons are behind)."""
    ANDEL = "ANDEL"
    """A share, as a fraction."""
    SNITT = "SNITT"
    """A mean or a rate (B15)."""
    MEDIAN = "MEDIAN"
    KOEFFISIENT = "KOEFFISIENT"
    """Of a regression: coefficient, standard error, interval, hazard ratio."""
    OVERLEVELSE = "OVERLEVELSE"
    """S(k), Kaplan-Meier, Aalen-Johansen, RMST: a point on a curve, or one that follows from it."""
    MODELL = "MODELL"
    """Of a whole model or test: N, R², p, chi-square, number of offices."""


class Diagramform(StrEnum):
    TABELL = "TABELL"
    SOYLER = "SOYLER"
    GRUPPERTE_SOYLER = "GRUPPERTE_SOYLER"
    STABLEDE_SOYLER = "STABLEDE_SOYLER"
    STABLEDE_100 = "STABLEDE_100"
    LINJER = "LINJER"
    TRAPPELINJER = "TRAPPELINJER"
    STABLEDE_FLATER = "STABLEDE_FLATER"
    KOEFFISIENTER = "KOEFFISIENTER"


@dataclass(frozen=True, slots=True)
class Vern:
    """What part H must know of a value and nobody else may see. None: does not apply, or not known."""

    type: Maaltype
    personer: int | None = None
    """Distinct persons behind the value; None: `Tidyrad.n_personer`."""
    teller: int | None = None
    """Persons in the numerator of a share, or events at a point of a curve.

    None: verdi x n_personer, rounded.
    """
    maks1: float | None = None
    """H4: the largest single person's part of the sum, as a fraction."""
    maks2: float | None = None
    """H4: the two largest persons' part of the sum together."""
    observasjoner: int | None = None
    """H5: how many observations a median rests on; None: n_enheter or n_personer."""
    rest: int | None = None
    """Persons who are left at a point of a curve that is a plain share (S(k)); None: it is none."""
    minste_side: int | None = None
    """H7: persons on the smaller side of the dummy."""
    minste_hendelser: int | None = None
    """H7: events on the side of the dummy that has fewest (Cox only)."""
    frihetsgrader: int | None = None
    """H7: n - k of the model."""
    total: bool = False
    """The value is the total of its margin (of its series, over the rows)."""


@dataclass(frozen=True, slots=True)
class Tidyrad:
    """One published value: exactly the columns of part C, in their order."""

    tabell_id: str
    tittel: str
    radvariabel: str
    rad: str
    seriesvariabel: str
    serie: str
    maal: str
    verdi: float | None
    enhet: str
    n_personer: int | None
    n_enheter: int | None
    undertrykt: bool
    undertrykt_grunn: str | None
    fotnote: str | None
    parametersett: str
    uttrekk_id: str
    modulversjon: str


KOLONNER: tuple[str, ...] = tuple(f.name for f in fields(Tidyrad))


@dataclass(frozen=True, slots=True)
class Tabell:
    """A table with all that stands around it. `vern` is empty, or has one entry for each row."""

    id: str
    tittel: str
    nokkel: str
    """The block of resultater.json that holds the same numbers."""
    rader: tuple[Tidyrad, ...]
    vern: tuple[Vern, ...] = ()
    kapittel: str = ""
    """The chapter of the report that it belongs to: 8, 9 … 12, or 12.4."""
    diagramform: Diagramform = Diagramform.TABELL
    diagramserier: tuple[str, ...] = ()
    """The series (or, without series, the measures) that the chart shows; empty: all."""
    diagrammaal: str = ""
    """The measure that the chart shows; empty: the first."""
    diagramrader: tuple[str, ...] = ()
    """The rows that the chart shows; empty: all."""
    desimaler: int = 0
    definisjoner: tuple[str, ...] = ()
    """Ids of definitions: B1 …"""
    populasjon: str = ""
    nevner: str = ""
    fotnoter: tuple[str, ...] = ()
    beslutninger: tuple[str, ...] = ()
    """What the report does not say and was decided, in words."""
    forbehold: tuple[str, ...] = ()
    """Caveats that must stand beside the result."""
    lenket: tuple[str, ...] = ()
    """H3: ids of tables whose suppressed cells must be the same (8.2 and 8.1)."""

    nivaa: str = ""
    """Set by `personvern` when the table is protected; then `vern` is gone (H10)."""

    def __post_init__(self) -> None:
        if self.vern and len(self.vern) != len(self.rader):
            raise ValueError(f"Tabell {self.id}: {len(self.vern)} vern, {len(self.rader)} rader")

    def med(self, rader: tuple[Tidyrad, ...]) -> "Tabell":
        """The same table with other rows (as many, in the same order)."""
        return replace(self, rader=rader)


Framdrift = Callable[[int, int, str], None]
"""Called with how many steps are done, how many there are, and what is being done now."""
