"""The row: one statement, three uses. One person, in the transaction that changed something; everybody,
when the overview is built; and everybody again, to prove that what is stored is what is true."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from dap.portefolje.rad.setning import (
    EN,
    FLERE,
    KOLONNENAVN,
    TABELL,
    TABELLER,
    oppdatering,
    utregnet,
)
from dap.tabell import berort

_HALER = 2_000
_NY_RAD = 20_260_050
# The statement for one person is planned once for the connection: planning takes ten times as long as
# the work, and PostgreSQL would else do it each time. The setting ends with the transaction.
_LAS = f"""
SELECT set_config('plan_cache_mode', 'force_generic_plan', true), (SELECT count(*) FROM (
    SELECT FROM {TABELL} WHERE person_id = ANY(%(ider)s) ORDER BY person_id FOR UPDATE) l)"""


def oppdater(person_ider: Collection[UUID]) -> None:
    """Make the rows of these people anew, in the caller's transaction. One statement, however many.

    Their rows are locked first, in one order: whoever changed something about the same person at
    the same time has then committed, and is seen. Who has no row is made twice, one writer at a
    time: then the row is theirs.
    """
    if not person_ider:
        return
    ider = sorted(set(person_ider))
    with connection.cursor() as peker:
        peker.execute(_LAS, {"ider": ider})
        if peker.fetchone()[1] < len(ider):
            peker.execute("SELECT pg_advisory_xact_lock(%s)", [_NY_RAD])
            _gjor(peker, ider)
        _gjor(peker, ider)


def _gjor(peker: Any, ider: list[UUID]) -> None:
    if len(ider) > 1:
        peker.execute(oppdatering(FLERE), {"ider": ider})
    else:
        peker.cursor.execute(oppdatering(EN), {"id": ider[0]}, prepare=True)


@transaction.atomic
def bygg() -> int:
    """Make every row anew. Returns how many there are."""
    with connection.cursor() as peker:
        peker.execute(f"LOCK TABLE {TABELL} IN SHARE ROW EXCLUSIVE MODE")
        peker.execute(f"ANALYZE {', '.join(sorted(TABELLER))}")
        peker.execute("SET LOCAL work_mem = '256MB'")
        peker.execute(f"DELETE FROM {TABELL}")
        # An office's rows lie together, in the order of its list: it is read a few pages at a time.
        rader = f"{utregnet()} ORDER BY kontor, navn_orden, person_id"
        peker.execute(f"INSERT INTO {TABELL} ({', '.join(KOLONNENAVN)}) {rader}")
        return int(peker.rowcount)


def rydd() -> None:
    """Clear away the rows of before. Else every reader wades through them, until the server does it itself.
    Nothing in a transaction, where it cannot be done."""
    if not connection.in_atomic_block:
        with connection.cursor() as peker:
            peker.execute(f"VACUUM (ANALYZE) {TABELL}")


@dataclass(frozen=True, slots=True)
class Avvik:
    """A stored value that is not what is true now. `kolonne` is empty when the row itself is."""

    person_id: UUID
    kolonne: str
    lagret: Any = None
    riktig: Any = None


@transaction.atomic
def avvik() -> Iterator[Avvik]:
    """Every difference between what is stored and what is computed now, from one snapshot."""
    berort.gjor_ferdig()
    kol = ", ".join(KOLONNENAVN)
    par = ", ".join(f"l.{n}, f.{n}" for n in KOLONNENAVN)
    sql = (
        f"WITH f AS MATERIALIZED ({utregnet()})"
        f" SELECT {par} FROM (SELECT {kol} FROM {TABELL}) l FULL JOIN f USING (person_id)"
        " WHERE l IS DISTINCT FROM f"
    )
    with connection.cursor() as peker:
        peker.execute("SET LOCAL work_mem = '256MB'")
        peker.execute(sql)
        while rader := peker.fetchmany(_HALER):
            for rad in rader:
                yield from _avvik(rad)


def _avvik(rad: tuple[Any, ...]) -> Iterator[Avvik]:
    lagret, riktig = rad[0::2], rad[1::2]
    if lagret[0] is None or riktig[0] is None:
        yield Avvik(lagret[0] or riktig[0], "", lagret[0] and "rad", riktig[0] and "rad")
        return
    for navn, a, b in zip(KOLONNENAVN, lagret, riktig, strict=True):
        if a != b:
            yield Avvik(riktig[0], navn, a, b)
