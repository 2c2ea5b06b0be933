"""Questions that are put together once.

A page for staff asks some thirty questions, and to put one together takes Django longer than to ask
it. What is marked here is put together for the first one who asks and kept as SQL; after that only
the ids, dates and moments change. Who sees what is part of what is kept, never of what changes.
"""

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

P = ParamSpec("P")


class _Kjent(NamedTuple):
    """SQL with its values, where the changing ones stand, and how a row is read."""

    sql: str
    verdier: tuple[Any, ...]
    plasser: tuple[tuple[int, int], ...]
    rad: Callable[..., Any]
    les: Callable[[Any], Iterator[Any]]


class Ferdig(Generic[P]):
    """A function that gives a query set of `values_list`, asked as one that gives its rows."""

    def __init__(self, bygg: "Callable[P, QuerySet[Any, Any]]") -> None:
        self._bygg: Callable[..., QuerySet[Any, Any]] = bygg
        self._kjente: dict[Any, _Kjent | None] = {}
        update_wrapper(self, bygg)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Any]:
        verdier: list[Any] = []
        like = [_uten_verdier(a, verdier) for a in args]
        valg = {navn: _uten_verdier(a, verdier) for navn, a in kwargs.items()}
        nokkel = (tuple(like), frozenset(valg.items()))
        if nokkel not in self._kjente:
            self._kjente[nokkel] = _sett_sammen(self._bygg, like, valg, len(verdier))
        kjent = self._kjente[nokkel]
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
    if is_dataclass(arg) and not isinstance(arg, type):
        egne = {f.name: v for f in fields(arg) if isinstance(v := getattr(arg, f.name), UUID)}
        return replace(arg, **{navn: _uten_verdier(v, verdier) for navn, v in egne.items()})
    return arg


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

    return _Kjent(sql, tuple(verdier), plasser, rad, les)


def ferdig(bygg: "Callable[P, QuerySet[Any, Any]]") -> Ferdig[P]:
    """Mark a function that only puts a query set together, and asks nothing itself."""
    return Ferdig(bygg)
