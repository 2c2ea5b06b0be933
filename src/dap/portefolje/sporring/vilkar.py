"""Conditions as SQL. Every value is a parameter; every condition is true or false, never unknown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from typing import Any
from uuid import UUID

from dap.felles.feil import Regelbrudd
from dap.felles.tid import midnatt
from dap.portefolje import koder
from dap.portefolje.felt.typer import Felt
from dap.portefolje.navn import foldet
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.values import (
    INGEN,
    MAKS_DAGER,
    MAKS_SOK,
    MAKS_VERDIER,
    MEG,
    Felttype,
    Gruppe,
    Kobling,
    Op,
    Vilkar,
    ligner_fnr,
)

_DATOOP = {Op.MELLOM, Op.INNEN, Op.SISTE, Op.ELDRE, Op.ETTER, Op.FINNES, Op.MANGLER}
LOVLIGE: Mapping[Felttype, frozenset[Op]] = {
    Felttype.DATO: frozenset(_DATOOP),
    Felttype.TIDSPUNKT: frozenset(_DATOOP),
    Felttype.KODE: frozenset({Op.ER}),
    Felttype.FLERKODE: frozenset({Op.ER, Op.ALLE}),
    Felttype.TALL: frozenset({Op.MELLOM}),
    Felttype.TEKST: frozenset({Op.HAR}),
    Felttype.JA: frozenset({Op.ER}),
}
JA, NEI = "ja", "nei"


class Verdier:
    """The parameters of one statement, each with a name."""

    def __init__(self, start: Mapping[str, Any]) -> None:
        self.alle: dict[str, Any] = dict(start)
        self._kjente: dict[tuple[str, str], str] = {}

    def ny(self, verdi: Any, type_: str) -> str:
        """A place for a value, with its type; the same value gets the same place."""
        nokkel = (repr(verdi), type_)
        if nokkel not in self._kjente:
            navn = f"v{len(self._kjente)}"
            self.alle[navn] = verdi
            self._kjente[nokkel] = f"%({navn})s::{type_}"
        return self._kjente[nokkel]


def krev(k: Kontekst, v: Vilkar) -> Felt:
    """The field, when this reader may ask so. Raises Regelbrudd UKJENT_FELT, KAN_IKKE_FILTRERES,
    FEIL_OPERATOR, UGYLDIG_KODE, UGYLDIG_VERDI, FOR_MANGE_VERDIER."""
    felt = k.finn(v.felt)
    if not felt.filter:
        raise Regelbrudd("KAN_IKKE_FILTRERES", felt=v.felt)
    if v.op not in LOVLIGE[felt.type]:
        raise Regelbrudd("FEIL_OPERATOR", felt=v.felt)
    if len(v.verdier) > MAKS_VERDIER:
        raise Regelbrudd("FOR_MANGE_VERDIER", felt=v.felt)
    return felt


def som_sql(k: Kontekst, v: Vilkar, p: Verdier) -> str:
    felt = krev(k, v)
    sql = _KOMPILATORER[felt.type](k, felt, v, p)
    return f"NOT {sql}" if v.ikke else sql


def uttrykk(k: Kontekst, grupper: Sequence[Gruppe], p: Verdier, *, uten: str = "") -> str:
    """All groups as one condition; without what the first of them says of a field."""
    deler: list[tuple[Kobling, str]] = []
    for nr, gruppe in enumerate(grupper):
        vilkar = [
            som_sql(k, v, p)
            for v in gruppe.vilkar
            if nr or not uten or k.finn(v.felt).nokkel != uten
        ]
        if gruppe.vilkar:
            deler.append((gruppe.kobling if nr else Kobling.OG, _og(vilkar)))
    return reduce(_koble, deler, "true")


def _koble(venstre: str, neste: tuple[Kobling, str]) -> str:
    kobling, sql = neste
    match kobling:
        case Kobling.OG:
            return sql if venstre == "true" else f"({venstre} AND {sql})"
        case Kobling.ELLER:
            return f"({venstre} OR {sql})"
        case Kobling.OG_IKKE:
            return f"({venstre} AND NOT {sql})"
        case Kobling.ELLER_IKKE:
            return f"({venstre} OR NOT {sql})"


def _og(deler: Sequence[str]) -> str:
    return f"({' AND '.join(deler)})" if deler else "true"


def navnesok(sok: str, p: Verdier) -> str:
    """Every word of it somewhere in the name. Raises Regelbrudd FOR_LANGT_SOK, FNR_I_ADRESSEN."""
    if len(sok) > MAKS_SOK:
        raise Regelbrudd("FOR_LANGT_SOK", felt="sok")
    if ligner_fnr(sok):
        raise Regelbrudd("FNR_I_ADRESSEN", felt="sok")
    ord_ = foldet(sok).replace(",", " ").split()
    return _og([f"r.navn_sok LIKE {p.ny(f'%{_uten_jokere(o)}%', 'text')}" for o in ord_])


def _uten_jokere(tekst: str) -> str:
    return tekst.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


# By type ------------------------------------------------------------------------------------------


def _ja(k: Kontekst, felt: Felt, v: Vilkar, p: Verdier) -> str:
    valg = set(v.verdier)
    if not valg or not valg <= {JA, NEI}:
        raise Regelbrudd("UGYLDIG_KODE", felt=v.felt)
    if len(valg) > 1:
        return "true"
    sql = k.sql(felt.uttrykk)
    return sql if JA in valg else f"NOT {sql}"


def _kode(k: Kontekst, felt: Felt, v: Vilkar, p: Verdier) -> str:
    koder_ = _koder(felt, v)
    sql = k.sql(felt.uttrykk)
    if felt.koder:
        numre = sorted(0 if c == INGEN else felt.kodene.index(c) + 1 for c in koder_)
        return f"({sql} = ANY({p.ny(numre, 'smallint[]')}))"
    uten = INGEN in koder_
    if felt.er_id:
        ider = sorted(som_id(k, c, v.felt) for c in koder_ if c != INGEN)
        ingen, har = f"{sql} IS NULL", f"COALESCE({sql} = ANY({p.ny(ider, 'uuid[]')}), false)"
    else:
        har = f"{sql} = ANY({p.ny(sorted(c for c in koder_ if c != INGEN), 'text[]')})"
        ingen = f"{sql} = ''"
    return f"({har} OR {ingen})" if uten else f"({har})"


def _flerkode(k: Kontekst, felt: Felt, v: Vilkar, p: Verdier) -> str:
    koder_ = _koder(felt, v)
    sql = k.sql(felt.uttrykk)
    valgte = sorted(c for c in koder_ if c != INGEN)
    if felt.koder:
        bits = sum(koder.bit(felt.kodene, c) for c in valgte)
        m = p.ny(bits, "int")
        har = f"{sql} & {m} = {m}" if v.op == Op.ALLE else f"{sql} & {m} <> 0"
        ingen = f"{sql} = 0"
    else:
        tegn = "@>" if v.op == Op.ALLE else "&&"
        har = f"COALESCE({sql} {tegn} {p.ny(valgte, 'text[]')}, false)"
        ingen = f"{sql} IS NULL"
    if INGEN not in koder_:
        return f"({har})"
    return f"({har} {'AND' if v.op == Op.ALLE else 'OR'} {ingen})"


def _koder(felt: Felt, v: Vilkar) -> list[str]:
    koder_ = [str(c) for c in v.verdier]
    ukjent = felt.koder and set(koder_) - {*felt.kodene, INGEN}
    if not koder_ or ukjent or any("\x00" in c for c in koder_):
        raise Regelbrudd("UGYLDIG_KODE", felt=v.felt)
    return koder_


def som_id(k: Kontekst, kode: str, felt: str) -> UUID:
    """A member of staff, as the address names them. Raises Regelbrudd UGYLDIG_KODE."""
    if kode == MEG:
        return k.aktor.id
    try:
        return UUID(kode)
    except ValueError as feil:
        raise Regelbrudd("UGYLDIG_KODE", felt=felt) from feil


def _tall(k: Kontekst, felt: Felt, v: Vilkar, p: Verdier) -> str:
    fra, til = _grenser(v)
    if not all(isinstance(x, int | None) for x in (fra, til)):
        raise Regelbrudd("UGYLDIG_VERDI", felt=v.felt)
    if felt.minst_en and (fra, til) == (1, None):
        return k.sql(felt.minst_en)
    return _mellom(k.sql(felt.uttrykk), fra, til, "bigint", p)


def _tekst(k: Kontekst, felt: Felt, v: Vilkar, p: Verdier) -> str:
    if len(v.verdier) != 1 or not isinstance(v.verdier[0], str) or not v.verdier[0].strip():
        raise Regelbrudd("UGYLDIG_VERDI", felt=v.felt)
    return navnesok(v.verdier[0], p)


def _dato(k: Kontekst, felt: Felt, v: Vilkar, p: Verdier) -> str:
    sql = k.sql(felt.uttrykk)
    if v.op in {Op.FINNES, Op.MANGLER}:
        return f"({sql} IS {'NOT ' if v.op == Op.FINNES else ''}NULL)"
    fra, til = _dagene(k, v)
    if felt.type == Felttype.DATO:
        return _mellom(sql, fra, til, "date", p)
    return _i_tid(sql, fra, til, p)


def _dagene(k: Kontekst, v: Vilkar) -> tuple[date | None, date | None]:
    """The first and the last day that a condition lets through."""
    if v.op == Op.MELLOM:
        fra, til = _grenser(v)
        if any(x is not None and (not isinstance(x, date)) for x in (fra, til)):
            raise Regelbrudd("UGYLDIG_VERDI", felt=v.felt)
        return fra, til
    if len(v.verdier) != 1 or type(v.verdier[0]) is not int:
        raise Regelbrudd("UGYLDIG_VERDI", felt=v.felt)
    n = v.verdier[0]
    if not 0 <= n <= MAKS_DAGER:
        raise Regelbrudd("UGYLDIG_VERDI", felt=v.felt)
    idag, dager, en = k.idag, timedelta(days=n), timedelta(days=1)
    match v.op:
        case Op.INNEN:
            return idag, idag + dager
        case Op.SISTE:
            return idag - dager, idag
        case Op.ELDRE:
            return None, idag - dager - en
        case _:
            return idag + dager + en, None


def _grenser(v: Vilkar) -> tuple[Any, Any]:
    if len(v.verdier) != 2 or v.verdier == (None, None):
        raise Regelbrudd("UGYLDIG_VERDI", felt=v.felt)
    fra, til = v.verdier
    return fra, til


def _mellom(sql: str, fra: Any, til: Any, type_: str, p: Verdier) -> str:
    deler = []
    if fra is not None:
        deler.append(f"{sql} >= {p.ny(fra, type_)}")
    if til is not None:
        deler.append(f"{sql} <= {p.ny(til, type_)}")
    return f"COALESCE({' AND '.join(deler)}, false)"


def _i_tid(sql: str, fra: date | None, til: date | None, p: Verdier) -> str:
    """Instants on those days, as Oslo counts days."""
    deler = []
    if fra is not None:
        deler.append(f"{sql} >= {p.ny(_midnatt(fra), 'timestamptz')}")
    if til is not None:
        deler.append(f"{sql} < {p.ny(_midnatt(til + timedelta(days=1)), 'timestamptz')}")
    return f"COALESCE({' AND '.join(deler)}, false)"


def _midnatt(dag: date) -> datetime:
    return midnatt(dag)


_KOMPILATORER: Mapping[Felttype, Callable[[Kontekst, Felt, Vilkar, Verdier], str]] = {
    Felttype.JA: _ja,
    Felttype.KODE: _kode,
    Felttype.FLERKODE: _flerkode,
    Felttype.TALL: _tall,
    Felttype.TEKST: _tekst,
    Felttype.DATO: _dato,
    Felttype.TIDSPUNKT: _dato,
}
