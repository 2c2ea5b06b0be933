"""Questions that are put together once.

A page for staff asks some thirty questions, and to put one together takes Django longer than to ask
it. What is marked here is put together for the first one who asks and kept as SQL; after that only
the ids, dates and moments change. Who sees what is part of what is kept, never of what changes.
"""

import re
from collections import namedtuple
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from typing import Any, Generic, NamedTuple, ParamSpec
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from psycopg.sql import Literal

P = ParamSpec("P")


class _Kjent(NamedTuple):
    """SQL with its values, where the changing ones stand, and how a row is read."""

    sql: str
    verdier: tuple[Any, ...]
    plasser: tuple[tuple[int, int], ...]
    rad: Callable[..., Any]
    les: Callable[[Any], Iterator[Any]]


_FLEST = 200
"""Kept of one question; most have two or three."""
_UKJENT: Any = object()


class Ferdig(Generic[P]):
    """A function that gives a query set, asked as one that gives its rows: what `values_list` names, or
    else every column of the table. A set of ids, days or moments may change in how many it has too."""

    def __init__(self, bygg: "Callable[P, QuerySet[Any, Any]]") -> None:
        self._bygg: Callable[..., QuerySet[Any, Any]] = bygg
        self._kjente: dict[Any, _Kjent | None] = {}
        update_wrapper(self, bygg)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Any]:
        verdier: list[Any] = []
        like = [_uten_verdier(a, verdier) for a in args]
        valg = {navn: _uten_verdier(a, verdier) for navn, a in kwargs.items()}
        nokkel = (tuple(like), frozenset(valg.items()))
        if (kjent := self._kjente.get(nokkel, _UKJENT)) is _UKJENT:
            if len(self._kjente) >= _FLEST:
                self._kjente.clear()
            kjent = self._kjente[nokkel] = _sett_sammen(self._bygg, like, valg, len(verdier))
        if kjent is None:
            return []
        egne = list(kjent.verdier)
        for plass, nr in kjent.plasser:
            egne[plass] = verdier[nr]
        with connection.cursor() as peker:
            peker.execute(kjent.sql, egne)
            return [kjent.rad(*rad) for rad in kjent.les(peker.fetchall())]


def _uten_verdier(arg: Any, verdier: list[Any]) -> Any:
    """The argument with marks for what changes from time to time; it is put in `verdier`."""
    if isinstance(arg, UUID | date):
        verdier.append(arg)
        return _merke(arg, len(verdier) - 1)
    if isinstance(arg, tuple | frozenset) and arg and all(isinstance(v, UUID | date) for v in arg):
        return tuple(_uten_verdier(v, verdier) for v in _like_mange(tuple(arg)))
    if is_dataclass(arg) and not isinstance(arg, type):
        egne = {
            f.name: v for f in fields(arg) if isinstance(v := getattr(arg, f.name), UUID | date)
        }
        return replace(arg, **{navn: _uten_verdier(v, verdier) for navn, v in egne.items()})
    return arg


def _like_mange(verdier: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same set with as many as 1, 2, 4, 8 …: few questions are kept, however many are asked for."""
    return verdier + verdier[:1] * ((1 << (len(verdier) - 1).bit_length()) - len(verdier))


_ID, _DAG = UUID("da900000-0000-4000-8000-000000000000"), date(1, 1, 1)
_TID = datetime(1, 1, 1, tzinfo=UTC)


def _merke(verdi: UUID | date, nr: int) -> UUID | date:
    """A value of the same kind that nobody has."""
    if isinstance(verdi, UUID):
        return UUID(int=_ID.int + nr)
    return (_TID if isinstance(verdi, datetime) else _DAG) + timedelta(days=nr)


def _sett_sammen(
    bygg: "Callable[..., QuerySet[Any, Any]]", args: list[Any], valg: dict[str, Any], antall: int
) -> _Kjent | None:
    rader = bygg(*args, **valg)
    if rader._fields is None:  # type: ignore[attr-defined]
        rader = rader.values_list(*(felt.attname for felt in rader.model._meta.concrete_fields))
    leser = rader.query.get_compiler(connection=connection)
    try:
        sql, verdier = leser.as_sql()
    except EmptyResultSet:
        return None
    merker = {_merke(v, nr): nr for nr in range(antall) for v in (_ID, _DAG, _TID)}
    plasser = tuple(
        (plass, merker[v])
        for plass, v in enumerate(verdier)
        if isinstance(v, UUID | date) and v in merker
    )
    omformet = leser.get_converters([s[0] for s in leser.select[: leser.col_count]])
    navn: tuple[str, ...] = getattr(rader, "_fields", ())
    rad = namedtuple("Rad", navn)  # type: ignore[misc]

    def les(svar: Any) -> Iterator[Any]:
        return leser.apply_converters(svar, omformet) if omformet else iter(svar)

    return _Kjent(*_skriv_inn(sql, tuple(verdier), plasser), rad, les)


_PLASS = re.compile(r"(?<!%)%s")


def _skriv_inn(
    sql: str, verdier: tuple[Any, ...], plasser: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[Any, ...], tuple[tuple[int, int], ...]]:
    """Write what never changes into the SQL: PostgreSQL then plans for it, and looks codes up in a list
    quicker, also when it has stopped planning for each time."""
    deler = _PLASS.split(sql)
    if len(deler) != len(verdier) + 1:
        return sql, verdier, plasser
    egne: list[Any] = []
    nr_av = dict(plasser)
    ut, nye = [deler[0]], list[tuple[int, int]]()
    for plass, verdi in enumerate(verdier):
        if plass not in nr_av and isinstance(verdi, str | int):
            tekst = str(verdi) if isinstance(verdi, str) else verdi
            ut.append(Literal(tekst).as_string(connection.connection).replace("%", "%%"))
        else:
            if plass in nr_av:
                nye.append((len(egne), nr_av[plass]))
            egne.append(verdi)
            ut.append("%s")
        ut.append(deler[plass + 1])
    return "".join(ut), tuple(egne), tuple(nye)


def ferdig(bygg: "Callable[P, QuerySet[Any, Any]]") -> Ferdig[P]:
    """Mark a function that only puts a query set together, and asks nothing itself."""
    return Ferdig(bygg)
