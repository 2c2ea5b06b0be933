"""How exact a published value is: H5, H6 and H7."""

from dataclasses import replace
from fractions import Fraction

from dap.forskning.personvern.values import Terskler
from dap.forskning.tabeller.values import Maaltype, Tidyrad, Vern

ANDEL_DESIMALER, TALL_DESIMALER = 3, 3
"""Of fractions (a tenth of a per cent), means, rates and coefficients, where people outside read them."""
R2_DESIMALER = 2
EKSAKTE = frozenset({"frihetsgrader"})
"""Of the model itself, not a count of anybody: rounding would make them wrong, and hides nobody."""


def til_naermeste(tall: int | float, trinn: int) -> int:
    """The nearest multiple; what lies between two goes to the even one."""
    return round(Fraction(round(tall, 9)).limit_denominator(10**9) / trinn) * trinn


def avrundet(rad: Tidyrad, vern: Vern, t: Terskler) -> Tidyrad:
    """The row as it is published. The number of persons is rounded too."""
    return replace(
        rad,
        verdi=_verdi(rad, vern, t),
        n_personer=_antall(rad.n_personer, t),
        n_enheter=_antall(rad.n_enheter, t),
    )


def _antall(n: int | None, t: Terskler) -> int | None:
    return None if n is None else til_naermeste(n, t.avrunding)


def _verdi(rad: Tidyrad, vern: Vern, t: Terskler) -> float | None:
    if rad.verdi is None:
        return None
    match vern.type:
        case Maaltype.ANTALL:
            return float(til_naermeste(rad.verdi, t.avrunding))
        case Maaltype.ANDEL | Maaltype.OVERLEVELSE:
            return round(rad.verdi, ANDEL_DESIMALER)
        case Maaltype.MODELL:
            return _modell(rad, t)
        case Maaltype.SNITT | Maaltype.MEDIAN if rad.enhet.lower() in {"timer", "dager", "døgn"}:
            return float(round(rad.verdi))
        case _:
            return round(rad.verdi, TALL_DESIMALER)


def _modell(rad: Tidyrad, t: Terskler) -> float:
    verdi = rad.verdi or 0.0
    telles = rad.enhet.lower() in {"personer", "antall", "dialoger", "hendelser"}
    if rad.maal.lower() in EKSAKTE:
        return float(verdi)
    if telles or rad.maal.lower().startswith(("antall", "personmåneder")):
        return float(til_naermeste(verdi, t.avrunding))
    if {rad.maal.lower(), rad.rad.lower()} & {"r2", "r²", "forklart variasjon"}:
        return round(verdi, R2_DESIMALER)
    return round(verdi, TALL_DESIMALER)
