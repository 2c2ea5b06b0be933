"""What an address or the form asks for, understood as far as it can be, with what could not."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.portefolje import queries
from dap.portefolje.values import MAKS_GRUPPER, Gruppe, Side, Utvalg

EGNE = frozenset({"gruppe", "skjema", "alle", "merk", "nr", "retning", "fane", "panel", "papir"})
"""Names in the address that are the page's, and no question to the overview."""
_MAKS_FORSOK = 12
_SKJEMA = re.compile(r"((?:[1-9]\.)?)([a-z0-9_]+)\.(snu|samlet|hvordan|dager)\Z", re.ASCII)
_FELT = re.compile(r"((?:[1-9]\.)?)([a-z0-9_]+)((?:\.(?:fra|til))?)\Z", re.ASCII)
_DAGER = {"innen", "siste", "eldre", "etter"}
_UTEN_DAGER = {"finnes", "mangler"}
Par = list[tuple[str, str]]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Lest:
    utvalg: Utvalg
    feil: tuple[Regelbrudd, ...] = ()
    gruppe: int = 1
    """The group that the panel edits, from 1."""
    apne: frozenset[str] = frozenset()
    """The parts of the panel that are unfolded."""


def les(data: QueryDict) -> Lest:
    """Never raises: what cannot be understood is left out, and told."""
    par = fra_skjema((n, v) for n, verdier in data.lists() for v in verdier)
    utvalg, feil = queries.les_det_som_gar(par, ukjente=EGNE)
    return Lest(
        utvalg, feil, _gruppe(data.get("gruppe", ""), utvalg), frozenset(data.getlist("panel"))
    )


def _gruppe(tekst: str, utvalg: Utvalg) -> int:
    siste = min(len(utvalg.grupper) + 1, MAKS_GRUPPER)
    return int(tekst) if tekst.isdecimal() and len(tekst) == 1 and 1 <= int(tekst) <= siste else 1


def fra_skjema(par: Iterable[tuple[str, str]]) -> Par:
    """The form's own names as the address has them.

    `felt.snu` turns the condition round, `felt.samlet` asks for all of the choices, `felt.hvordan`
    says how a date is asked about (with `felt.dager`, or `felt.fra` and `felt.til`).
    """
    egne: dict[tuple[str, str], dict[str, str]] = {}
    resten: Par = []
    for navn, verdi in par:
        if not verdi.strip():
            continue
        if funnet := _SKJEMA.match(navn):
            egne.setdefault((funnet[1], funnet[2]), {})[funnet[3]] = verdi.strip()
        else:
            resten.append((navn, verdi))
    ut = [
        (f"{pre}{_snudd(egne.get((pre, felt), {}))}{felt}{ende}", verdi)
        for navn, verdi in resten
        for pre, felt, ende in [_delt(navn)]
        if not (ende and _hvordan(egne.get((pre, felt), {})))
    ]
    for (pre, felt), svar in egne.items():
        if dagene := _hvordan(svar):
            ut.append((f"{pre}{_snudd(svar)}{felt}", dagene))
    return ut


def _delt(navn: str) -> tuple[str, str, str]:
    funnet = _FELT.match(navn)
    return (funnet[1], funnet[2], funnet[3]) if funnet else ("", navn, "")


def _snudd(svar: dict[str, str]) -> str:
    return "ikke." if "snu" in svar else ("alle." if "samlet" in svar else "")


def _hvordan(svar: dict[str, str]) -> str:
    hvordan, dager = svar.get("hvordan", ""), svar.get("dager", "")
    if hvordan in _DAGER and dager:
        return f"{hvordan}:{dager}"
    return hvordan if hvordan in _UTEN_DAGER else ""


def spor(
    aktor: Aktor,
    lest: Lest,
    naa: datetime,
    *,
    ekstra: tuple[str, ...],
    bare: UUID | None = None,
    med_statuser: bool = False,
    fasetter: frozenset[str] | None = None,
) -> tuple[Lest, Side]:
    """The answer to as much of it as this reader may ask, and what that was. Raises IkkeTilgang.

    `ekstra` are columns that are read with every row, whether they are chosen or not.
    """
    return _forsok(
        lest,
        lambda u: queries.sok(
            aktor, _med(u, ekstra), naa, bare=bare, med_statuser=med_statuser, fasetter=fasetter
        ),
    )


def tell(aktor: Aktor, lest: Lest, naa: datetime) -> tuple[Lest, int]:
    """How many match as much of it as this reader may ask, and what that was. Raises IkkeTilgang."""
    return _forsok(lest, lambda u: queries.antall(aktor, u, naa))


def _forsok(lest: Lest, spor_om: Callable[[Utvalg], _T]) -> tuple[Lest, _T]:
    for _ in range(_MAKS_FORSOK):
        try:
            return lest, spor_om(lest.utvalg)
        except Regelbrudd as brudd:
            enklere = _uten_brudd(lest.utvalg, brudd)
            lest = replace(lest, utvalg=enklere, feil=(*lest.feil, brudd))
    lest = replace(lest, utvalg=Utvalg(lest.utvalg.kontor, lest.utvalg.hos))
    return lest, spor_om(lest.utvalg)


def _med(u: Utvalg, ekstra: tuple[str, ...]) -> Utvalg:
    return replace(u, kolonner=tuple(dict.fromkeys((*u.kolonner, *ekstra))))


def _uten_brudd(u: Utvalg, brudd: Regelbrudd) -> Utvalg:
    """The same without what was refused; without any filter when that cannot be seen."""
    felt = brudd.felt
    nytt = u.fra_start()
    if brudd.kode in {"FOR_LANGT_SOK", "FNR_I_ADRESSEN"}:
        nytt = replace(nytt, sok="")
    elif brudd.kode != "UGYLDIG_PEKER":
        grupper = (
            replace(g, vilkar=tuple(v for v in g.vilkar if v.felt != felt)) for g in u.grupper
        )
        nytt = replace(
            nytt,
            grupper=tuple(g for g in grupper if g.vilkar) or (Gruppe(),),
            kolonner=tuple(k for k in u.kolonner if k != felt),
            sortering=tuple(s for s in u.sortering if s.felt != felt),
        )
        if (nytt.kolonner, nytt.sortering, nytt.vilkar) == (u.kolonner, u.sortering, u.vilkar):
            nytt = Utvalg(u.kontor, u.hos)
    return nytt
