"""What is made once through the product's operations, and put back in each test in one statement.

The cast takes 200 queries to make, and two tests in three need it. Its rows are read once in each
process, in a transaction that is rolled back, and each test gets the same rows in.
"""

from collections.abc import Callable
from dataclasses import dataclass
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
