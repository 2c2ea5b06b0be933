"""Conditions, groups and counts over the values of `naiv`, one person at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from unicodedata import normalize
from uuid import UUID

from dap.felles.tid import dato
from dap.portefolje.felt import FELT
from dap.portefolje.values import INGEN, Felttype, Gruppe, Kobling, Op, Vilkar

Verdier = Mapping[str, Any]


_STREKET = dict(zip("đŋŧłıħðþß", "dntlihdts", strict=True))
"""Letters that are made of no other letter and a sign."""


def passer(v: Verdier, grupper: Sequence[Gruppe], idag: date, meg: UUID, uten: str = "") -> bool:
    """Groups from left to right; without what the first says of one field."""
    svar: bool | None = None
    for nr, gruppe in enumerate(grupper):
        if not gruppe.vilkar:
            continue
        vilkar = [x for x in gruppe.vilkar if nr or x.felt != uten]
        denne = all(_ett(v, x, idag, meg) for x in vilkar)
        if svar is None and nr == 0:
            svar = denne
            continue
        for_ = True if svar is None else svar
        match gruppe.kobling:
            case Kobling.OG:
                svar = for_ and denne
            case Kobling.ELLER:
                svar = for_ or denne
            case Kobling.OG_IKKE:
                svar = for_ and not denne
            case Kobling.ELLER_IKKE:
                svar = for_ or not denne
    return True if svar is None else svar


def _ett(v: Verdier, x: Vilkar, idag: date, meg: UUID) -> bool:
    return _holder(FELT[x.felt].type, v[x.felt], x, idag, meg) != x.ikke


def _holder(type_: Felttype, verdi: Any, x: Vilkar, idag: date, meg: UUID) -> bool:
    valg = {str(meg) if c == "meg" else c for c in x.verdier}
    match type_:
        case Felttype.JA:
            return ("ja" if verdi else "nei") in valg
        case Felttype.KODE:
            return (verdi or INGEN) in valg
        case Felttype.FLERKODE:
            har = verdi or {INGEN}
            return bool(har & valg) if x.op == Op.ER else valg <= har
        case Felttype.TEKST:
            return all(o in _uten_aksenter(verdi) for o in _uten_aksenter(x.verdier[0]).split())
        case Felttype.TALL:
            fra, til = x.verdier
            return (fra is None or verdi >= fra) and (til is None or verdi <= til)
        case _:
            dag = dato(verdi) if type_ == Felttype.TIDSPUNKT and verdi else verdi
            return _dag(dag, x, idag)


def _uten_aksenter(navn: object) -> str:
    """Small letters; æ, ø and å are letters of their own."""
    tegn = str(navn).lower()
    return "".join(t if t in "æøå" else _STREKET.get(t) or normalize("NFKD", t)[0] for t in tegn)


def _dag(dag: date | None, x: Vilkar, idag: date) -> bool:
    if x.op in {Op.FINNES, Op.MANGLER}:
        return (dag is None) == (x.op == Op.MANGLER)
    if dag is None:
        return False
    if x.op == Op.MELLOM:
        fra, til = x.verdier
        return (fra is None or dag >= fra) and (til is None or dag <= til)  # type: ignore[operator]
    n = timedelta(days=int(x.verdier[0]))  # type: ignore[arg-type]
    match x.op:
        case Op.INNEN:
            return idag <= dag <= idag + n
        case Op.SISTE:
            return idag - n <= dag <= idag
        case Op.ELDRE:
            return dag < idag - n
        case _:
            return dag > idag + n


def fasett(felt: str, alle: Iterable[Verdier]) -> Counter[str]:
    """How many have each choice."""
    ut: Counter[str] = Counter()
    for v in alle:
        verdi = v[felt]
        if FELT[felt].type == Felttype.JA:
            ut["ja" if verdi else "nei"] += 1
        elif FELT[felt].type == Felttype.FLERKODE:
            ut.update(verdi or {INGEN})
        else:
            ut[verdi or INGEN] += 1
    return ut
