"""What an address or the form asks for, understood as far as it can be, with what could not."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.portefolje import queries
from dap.portefolje.values import (
    INGEN,
    MAKS_GRUPPER,
    MAKS_SOK,
    MEG,
    Gruppe,
    Op,
    Side,
    Utvalg,
    ligner_fnr,
)
from dap.web.felles.verdier import id_fra

EGNE = frozenset(
    {"gruppe", "skjema", "alle", "merk", "nr", "retning", "fane", "panel", "papir", "ny"}
)
"""Names in the address that are the page's, and no question to the overview."""
FNR, ANNET_KONTOR = "FNR_I_ADRESSEN", "ANNET_KONTOR_I_ADRESSEN"
_MAKS_FORSOK = 12
_SKJEMA = re.compile(r"((?:[1-9]\.)?)([a-z0-9_]+)\.(snu|samlet|hvordan|dager)\Z", re.ASCII)
_FELT = re.compile(r"((?:[1-9]\.)?)([a-z0-9_]+)((?:\.(?:fra|til))?)\Z", re.ASCII)
_DAGER = {"innen", "siste", "eldre", "etter"}
_UTEN_DAGER = {"finnes", "mangler"}
Par = list[tuple[str, str]]
Halve = Mapping[str, Mapping[str, str]]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Lest:
    utvalg: Utvalg
    feil: tuple[Regelbrudd, ...] = ()
    gruppe: int = 1
    """The group that the panel edits, from 1."""
    apne: frozenset[str] = frozenset()
    """The parts of the panel that are unfolded."""
    pabegynt: Halve = field(default_factory=dict)
    """What the form says of how a field is asked about, with the group before: kept until there is
    something to ask."""
    merket: bool = False
    """Whether every row is chosen from the start: for who has no scripts."""


def les(data: QueryDict) -> Lest:
    """Never raises: what cannot be understood is left out, and told."""
    sendt = [(n, v) for n, verdier in data.lists() for v in verdier]
    par = fra_skjema(sendt)
    utvalg, feil = queries.les_det_som_gar(par, ukjente=EGNE)
    if any(map(ligner_fnr, (utvalg.sok, *_tekster(utvalg)))):
        utvalg, feil = _uten_sok(utvalg, ligner_fnr), (*feil, Regelbrudd(FNR, felt="sok"))
    if utvalg.hos not in {"", MEG, INGEN} and id_fra(utvalg.hos) is None:
        utvalg, feil = replace(utvalg, hos=""), (*feil, Regelbrudd("UGYLDIG_KODE", felt="veileder"))
    return Lest(
        utvalg,
        feil,
        _gruppe(data.get("gruppe", ""), utvalg),
        frozenset(data.getlist("panel")),
        pabegynt(sendt),
        "merk" in data,
    )


def ved_egne(aktor: Aktor, lest: Lest) -> Lest:
    """An address from a colleague at another office asks for the reader's own users, and says so."""
    u = lest.utvalg
    egne = tuple(nr for nr in u.kontor if nr in aktor.kontorer)
    if egne == u.kontor:
        return lest
    feil = (*lest.feil, Regelbrudd(ANNET_KONTOR, felt="kontor"))
    return replace(lest, utvalg=replace(u.fra_start(), kontor=egne), feil=feil)


def _tekster(u: Utvalg) -> list[str]:
    return [str(v.verdier[0]) for v in u.vilkar if v.op == Op.HAR]


def _for_lang(tekst: str) -> bool:
    return len(tekst) > MAKS_SOK


def _uten_sok(u: Utvalg, galt: Callable[[str], bool]) -> Utvalg:
    """Without those of the texts that cannot be searched for."""
    u = replace(u.fra_start(), sok="" if galt(u.sok) else u.sok)
    for v in u.vilkar:
        if v.op == Op.HAR and galt(str(v.verdier[0])):
            u = u.uten(v)
    return u


def _gruppe(tekst: str, utvalg: Utvalg) -> int:
    siste = min(len(utvalg.grupper) + 1, MAKS_GRUPPER)
    return int(tekst) if tekst.isdecimal() and len(tekst) == 1 and 1 <= int(tekst) <= siste else 1


def fra_skjema(par: Iterable[tuple[str, str]]) -> Par:
    """The form's own names as the address has them.

    `felt.snu` turns the condition round, `felt.samlet` asks for all of the choices, `felt.hvordan`
    says how a date is asked about (with `felt.dager`, or `felt.fra` and `felt.til`).
    """
    egne, resten = _delt_skjema(par)
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


def _delt_skjema(
    par: Iterable[tuple[str, str]],
) -> tuple[dict[tuple[str, str], dict[str, str]], Par]:
    """What the form says of a field (by its group and name), and the rest."""
    egne: dict[tuple[str, str], dict[str, str]] = {}
    resten: Par = []
    for navn, verdi in par:
        if not verdi.strip():
            continue
        if funnet := _SKJEMA.match(navn):
            egne.setdefault((funnet[1], funnet[2]), {})[funnet[3]] = verdi.strip()
        else:
            resten.append((navn, verdi))
    return egne, resten


def pabegynt(par: Iterable[tuple[str, str]]) -> Halve:
    """By the name in the form."""
    return {pre + felt: svar for (pre, felt), svar in _delt_skjema(par)[0].items()}


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
    if brudd.kode == "FOR_LANGT_SOK":
        nytt = _uten_sok(nytt, _for_lang)
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
