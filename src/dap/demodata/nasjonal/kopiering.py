"""COPY into the tables, past triggers and indexes, which are put back afterwards.

The one place of the product that writes rows around the operations (docs/adr/0052): a million people
with their lives would take days one act at a time. What the triggers would have written is written here.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
import pyarrow as pa
from psycopg import sql
from pyarrow import csv

_VALG = csv.WriteOptions(include_header=False)
STORE = (
    "person_person",
    "person_kontaktregister",
    "kontor_personkontor",
    "oppfolging_oppfolgingsperiode",
    "oppfolging_arbeidssokerperiode",
    "oppfolging_veiledertildeling",
    "dialog_trad",
    "dialog_melding",
    "dialog_lest",
    "dialog_svarlop",
    "aktivitet_aktivitet",
    "aktivitet_aktivitetevent",
    "aktivitet_forhandsorientering",
    "mote_mote",
    "mote_moteevent",
    "referat_referat",
    "referat_referatevent",
    "referat_utkast",
    "referat_delt",
    "vedtak_utkast",
    "vedtak_utkastevent",
    "vedtak_vedtak",
    "ytelse_ytelse",
    "ytelse_ytelsessporring",
    "hendelse_hendelse",
)
"""Tables whose indexes are made after the rows have come."""


def kopier(forbindelse: psycopg.Connection, tabell: str, rader: pa.Table) -> int:
    """Add the rows. Columns that are not there get the default of the database (null, or a new number)."""
    buffer = io.BytesIO()
    csv.write_csv(rader, buffer, _VALG)
    setning = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)").format(
        sql.Identifier(tabell), sql.SQL(", ").join(map(sql.Identifier, rader.column_names))
    )
    with forbindelse.cursor() as peker, peker.copy(setning) as kopi:
        kopi.write(buffer.getbuffer())
    return int(rader.num_rows)


@contextmanager
def uten_triggere(forbindelse: psycopg.Connection) -> Iterator[None]:
    """No trigger fires and no foreign key is looked up in this session. Needs a superuser."""
    forbindelse.execute("SET session_replication_role = replica")
    try:
        yield
    finally:
        if not forbindelse.broken:
            forbindelse.execute("SET session_replication_role = DEFAULT")


def ta_av_indekser(forbindelse: psycopg.Connection) -> list[str]:
    """Drop what is no constraint of the big tables. Returns the statements that make it again."""
    rader = forbindelse.execute(
        "SELECT i.relname, pg_get_indexdef(x.indexrelid) FROM pg_index x"
        " JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid"
        " LEFT JOIN pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u', 'x')"
        " WHERE t.relname = ANY(%s) AND c.oid IS NULL ORDER BY i.relname",
        [list(STORE)],
    ).fetchall()
    for navn, _ in rader:
        forbindelse.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(navn)))
    return [str(setning) for _, setning in rader]


def kjor_hver(forbindelse: psycopg.Connection, setninger: Sequence[str]) -> None:
    forbindelse.execute("SET maintenance_work_mem = '512MB'")
    for setning in setninger:
        forbindelse.execute(setning.encode())


_FELLES = (
    "SELECT a.attname FROM pg_attribute a JOIN pg_attribute b ON b.attname = a.attname"
    " AND b.attrelid = %s::regclass AND b.attnum > 0 AND NOT b.attisdropped"
    " WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
)


def skriv_historie(forbindelse: psycopg.Connection, tabell: str, naar: str, nokkel: str) -> None:
    """The first version of every row, as the trigger writes it: `naar` is when it came."""
    historie = tabell + "event"
    felles = [r[0] for r in forbindelse.execute(_FELLES, [historie, tabell])]
    kolonner = sql.SQL(", ").join(map(sql.Identifier, felles))
    forbindelse.execute(
        sql.SQL(
            "INSERT INTO {} ({}, pgh_created_at, pgh_label, pgh_obj_id)"
            " SELECT {}, {}, 'insert', {} FROM {}"
        ).format(
            sql.Identifier(historie),
            kolonner,
            kolonner,
            sql.Identifier(naar),
            sql.Identifier(nokkel),
            sql.Identifier(tabell),
        )
    )
