"""A number on its way to a table: with what it rests on, so that privacy can be judged (part H)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dap.forskning.tabeller.values import Maaltype

DESIMALER = 10
"""As many as resultater.json holds (part K)."""


@dataclass(frozen=True, slots=True)
class Verdi:
    """A published number. `personer` are those in the denominator, or those counted."""

    tall: float | int | None
    type: Maaltype
    personer: int | None
    enhet: str = ""
    """Empty: the table's."""
    enheter: int | None = None
    """How many dialogs or cards it rests on, when these and not persons are the unit."""
    bak: int | None = None
    """Distinct persons behind, when it is not `personer`."""
    teller: int | None = None
    maks: tuple[float, float] | None = None
    """H4: the part of the sum that the one and the two largest persons make up."""
    observasjoner: int | None = None
    rest: int | None = None
    """Persons in the numerator of a point on a curve that is a plain share; `teller` is then the step's."""


Blokk = Mapping[str, Any]
"""Nested mappings with `Verdi` at the leaves. Plain whole numbers beside them are counts of what a
share or mean is over: they belong to resultater.json and are not published by themselves."""


EKSTRA = "_"
"""How the key of a block begins that is shown in a table and is no part of resultater.json."""


def antall(tall: int) -> Verdi:
    """A count of persons."""
    return Verdi(tall, Maaltype.ANTALL, tall, "personer")


def antall_av(tall: int, personer: int, enhet: str) -> Verdi:
    """A count of something that so many persons have."""
    return Verdi(tall, Maaltype.ANTALL, personer, enhet, enheter=tall)


def andel(teller: int, nevner: int) -> Verdi:
    """A share of persons; of nobody, none."""
    tall = teller / nevner if nevner else None
    return Verdi(tall, Maaltype.ANDEL, nevner, teller=teller)


def andel_av(teller: int, nevner: int, personer: int) -> Verdi:
    """A share of dialogs or the like, that so many persons have."""
    tall = teller / nevner if nevner else None
    return Verdi(tall, Maaltype.ANDEL, personer, enheter=nevner)


def snitt(sum_: float, n: int, **mer: Any) -> Verdi:
    """A mean over persons; over nobody, none."""
    return Verdi(sum_ / n if n else None, Maaltype.SNITT, n, **mer)


def til_resultat(blokk: Any) -> Any:
    """What resultater.json says: ten decimals, null for what is empty."""
    if isinstance(blokk, Mapping):
        return {nokkel: til_resultat(verdi) for nokkel, verdi in blokk.items()}
    if isinstance(blokk, Verdi):
        return til_resultat(blokk.tall)
    if isinstance(blokk, float):
        return round(blokk, DESIMALER) + 0.0 if math.isfinite(blokk) else None
    return blokk
