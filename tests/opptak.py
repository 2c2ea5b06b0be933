"""What is made once through the product's operations, and put back in each test in one statement.

The cast takes 200 queries to make, and two tests in three need it. Its rows are read once in each
process, in a transaction that is rolled back, and each test gets the same rows in. What takes seconds
to make is read once in all, by the first process that needs it.
"""

import fcntl
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from django.db import connection, transaction
from testbase import fylte, kan_ga_forbi_utloserne

from dap.tabell import berort

T = TypeVar("T")

# The columns that can be written. JSON carries every type we use, to the microsecond.
_KOLONNER = """
SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"""


@dataclass(frozen=True)
class Opptak(Generic[T]):
    """Rows, and what their maker gave back (which must be unchangeable)."""

    svar: T
    lag: Callable[[], T]
    setning: str

    def spill_av(self) -> T:
        """Put the rows back. The sequences stand past them already."""
        if not self.setning:
            svar = self.lag()
            berort.gjor_ferdig()
            return svar
        with transaction.atomic(), connection.cursor() as markor:
            # The rows of the history are there too: no trigger shall write them again.
            markor.execute("SET LOCAL session_replication_role = replica")
            markor.execute(self.setning)
            markor.execute("SET LOCAL session_replication_role = origin")
        return self.svar


def ta_opp(lag: Callable[[], T]) -> Opptak[T]:
    """Let `lag` fill a database in which nothing is, take what it made, and roll it back."""
    with transaction.atomic():
        for_ = _antall(fylte())
        svar = lag()
        berort.gjor_ferdig()
        nye = [tabell for tabell in fylte() if tabell not in for_]
        assert _antall(list(for_)) == for_, "rows beside those of the migrations are not put back"
        setning = _setning(nye) if kan_ga_forbi_utloserne() else ""
        transaction.set_rollback(True)
    return Opptak(svar, lag, setning)


def ta_opp_for_alle(lag: Callable[[], T], fil: Path) -> Opptak[T]:
    """As `ta_opp`, but by one of the session's processes: the others read it from the file."""
    if not kan_ga_forbi_utloserne():
        return ta_opp(lag)
    opptak, sekvenser = lag_for_alle(lambda: _tatt_opp(lag), fil)
    _flytt_forbi(sekvenser)
    return Opptak(opptak[0], lag, opptak[1])


def lag_for_alle(lag: Callable[[], T], fil: Path) -> T:
    """What `lag` gives: the first process makes it, the others wait and read it from the file."""
    with fil.with_suffix(".las").open("w") as las:
        fcntl.flock(las, fcntl.LOCK_EX)
        if not fil.exists():
            fil.write_bytes(pickle.dumps(lag()))
        laget: T = pickle.loads(fil.read_bytes())
    return laget


def felles_mappe(egen: Path) -> Path:
    """The folder of the session; `egen` is the process's own (tmp_path_factory.getbasetemp())."""
    return egen.parent if "PYTEST_XDIST_WORKER" in os.environ else egen


def _tatt_opp(lag: Callable[[], T]) -> tuple[tuple[T, str], dict[str, int]]:
    opptak = ta_opp(lag)
    return (opptak.svar, opptak.setning), _sekvenser()


def _sekvenser() -> dict[str, int]:
    with connection.cursor() as markor:
        markor.execute(
            "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
        )
        return dict(markor.fetchall())


def _flytt_forbi(sekvenser: dict[str, int]) -> None:
    """What is made here gets other numbers than the rows that were made in another database."""
    with connection.cursor() as markor:
        markor.execute(
            "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, verdi)"
            " FROM unnest(%s::text[], %s::bigint[]) der(sequencename, verdi)"
            " JOIN pg_sequences USING (sequencename) WHERE coalesce(last_value, 0) < verdi",
            [list(sekvenser), list(sekvenser.values())],
        )


def _antall(tabeller: list[str]) -> dict[str, int]:
    with connection.cursor() as markor:
        ut = {}
        for tabell in tabeller:
            markor.execute(f"SELECT count(*) FROM {tabell}")
            ut[tabell] = markor.fetchone()[0]
    return ut


def _setning(tabeller: list[str]) -> str:
    innsettinger = []
    with connection.cursor() as markor:
        for nr, tabell in enumerate(tabeller):
            markor.execute(_KOLONNER, [tabell])
            (kolonner,) = markor.fetchone()
            markor.execute(f"SELECT quote_literal(json_agg(t)) FROM {tabell} t")
            (rader,) = markor.fetchone()
            innsettinger.append(
                f"t{nr} AS (INSERT INTO {tabell} ({kolonner}) OVERRIDING SYSTEM VALUE"
                f" SELECT {kolonner} FROM json_populate_recordset(NULL::{tabell}, {rader}))"
            )
    return f"WITH {', '.join(innsettinger)} SELECT 1"
