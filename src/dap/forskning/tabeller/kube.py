"""Sums over the cells of persons: shares, means and rates for any of part C's categories."""

import math
from collections.abc import Callable, Iterable, Sequence

from dap.forskning.avledet.personer import (
    ALDERSGRUPPER,
    DIAGNOSER,
    IKKE_AAP,
    MANGLER,
    UTDANNINGER,
    YTELSER,
)
from dap.forskning.motor.felles import Rad
from dap.forskning.parametre import GRUPPER, SPESIELT_TILPASSET, STANDARD_SITUASJON
from dap.forskning.tabeller.grunnlag import MAAL
from dap.forskning.tabeller.verdi import Blokk, Verdi, andel, snitt

ALLE = "alle"
ORDINAERE = "ordinaere"
KORONALEDIGE = "koronaledige"

Utvalg = Callable[[Rad], bool]

BEFOLKNINGER: dict[str, Utvalg] = {
    ALLE: lambda c: True,
    ORDINAERE: lambda c: not c["koronaledig"],
    KORONALEDIGE: lambda c: c["koronaledig"],
}
"""A, O and K."""
O_OG_K = (ORDINAERE, KORONALEDIGE)


def ordinaere(celle: Rad) -> bool:
    return not celle["koronaledig"]


def os_(celle: Rad) -> bool:
    """OS: ordinary users with standard or situasjonsbestemt innsats."""
    return ordinaere(celle) and celle["gruppe"] == STANDARD_SITUASJON


def ot(celle: Rad) -> bool:
    """OT: ordinary users with spesielt tilpasset innsats."""
    return ordinaere(celle) and celle["gruppe"] == SPESIELT_TILPASSET


def ota(celle: Rad) -> bool:
    """OTA: those of OT who have AAP."""
    return ot(celle) and celle["ytelsesgruppe"] == "AAP"


def o_med_aap(celle: Rad) -> bool:
    return ordinaere(celle) and celle["ytelsesgruppe"] == "AAP"


KJONN = ("K", "M")
INNVANDRER = ("NEI", "JA", MANGLER)
KATEGORIER: dict[str, tuple[str, ...]] = {
    "kjonn": KJONN,
    "aldersgruppe": ALDERSGRUPPER,
    "utdanning": UTDANNINGER,
    "innvandrer": INNVANDRER,
    "gruppe": GRUPPER,
    "ytelsesgruppe": YTELSER,
    "diagnose": DIAGNOSER,
    "diagnose_vis": (IKKE_AAP, *DIAGNOSER),
    "aap": ("AAP", IKKE_AAP),
}
"""The rows of a table in their order. `diagnose` is among those with AAP only."""


def kategori(celle: Rad, variabel: str) -> str:
    if variabel == "aap":
        return "AAP" if celle["ytelsesgruppe"] == "AAP" else IKKE_AAP
    return str(celle["diagnose_vis" if variabel == "diagnose" else variabel])


def velg(celler: Iterable[Rad], utvalg: Utvalg) -> list[Rad]:
    return [c for c in celler if utvalg(c)]


def del_opp(celler: Iterable[Rad], variabel: str) -> dict[str, list[Rad]]:
    """The cells of each category, all categories in order; codes that came later stand last."""
    ut: dict[str, list[Rad]] = {k: [] for k in KATEGORIER[variabel]}
    nye: dict[str, list[Rad]] = {}
    for celle in celler:
        navn = kategori(celle, variabel)
        (ut[navn] if navn in ut else nye.setdefault(navn, [])).append(celle)
    return ut | dict(sorted(nye.items()))


def antall_personer(celler: Iterable[Rad]) -> int:
    return sum(c["n"] for c in celler)


def andeler(celler: Sequence[Rad], variabel: str) -> Blokk:
    """How persons are distributed over the categories."""
    n = antall_personer(celler)
    return {k: andel(antall_personer(c), n) for k, c in del_opp(celler, variabel).items()}


def rate(celler: Sequence[Rad], maal: str) -> Verdi:
    """B15: the mean over persons of what each has per month registered."""
    summer = [math.fsum(c[f"rate_{del_}"] for del_ in MAAL[maal]) for c in celler]
    sum_ = math.fsum(summer)
    maks = dominans([c[f"maks_rate_{maal}"] for c in celler], summer, sum_)
    return snitt(sum_, antall_personer(celler), maks=maks)


def per_bruker(celler: Sequence[Rad], maal: str) -> Verdi:
    """The mean over persons of what each has in the period."""
    summer = [sum(c[f"sum_{del_}"] for del_ in MAAL[maal]) for c in celler]
    sum_ = sum(summer)
    maks = dominans([c[f"maks_{maal}"] for c in celler], summer, sum_)
    return snitt(sum_, antall_personer(celler), maks=maks, enheter=sum_)


def dominans(
    maks: Sequence[float], summer: Sequence[float], sum_: float
) -> tuple[float, float] | None:
    """H4: the part of the largest person, and of the two largest.

    The second may be in the same cell as the first, where only the sum is known: it is then put as
    high as it could be, never lower than it is.
    """
    if sum_ <= 0:
        return None
    storste = max(range(len(maks)), key=lambda i: (maks[i], summer[i]))
    en = maks[storste]
    andre = [m for i, m in enumerate(maks) if i != storste]
    to = max([min(en, summer[storste] - en), *andre])
    return en / sum_, (en + to) / sum_


def rater(celler: Sequence[Rad], variabel: str, maal: Sequence[str]) -> Blokk:
    """The rates of each category."""
    return {
        navn: {"n": antall_personer(deler), **{m: rate(deler, m) for m in maal}}
        for navn, deler in del_opp(celler, variabel).items()
    }
