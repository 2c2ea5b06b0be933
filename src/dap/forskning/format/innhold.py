"""The checksum of a table: over its rows, so that order, parts and compression do not matter.

The rows are sorted by key; columns stand in the order of the schema with «|» between them, null is
empty, instants are ISO 8601 with offset, booleans True and False, and each row ends with a newline.
"""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from dap.forskning.format.skjema import Kolonne, Tabell, Type

MINNE: Final = "600MB"
"""What DuckDB may use here; what does not fit is put on disk beside the extract."""
_BUNKE: Final = 65_536


def koble(midlertidig: Path, minne: str = MINNE) -> duckdb.DuckDBPyConnection:
    """DuckDB in UTC, with a limit to its memory and somewhere to put what exceeds it."""
    kobling = duckdb.connect(":memory:")
    kobling.execute("SET TimeZone='UTC'")
    kobling.execute(f"SET memory_limit='{minne}'")
    kobling.execute("SET preserve_insertion_order=false")
    kobling.execute("SET temp_directory=?", [str(midlertidig)])
    return kobling


def les_parquet(stier: Sequence[Path]) -> str:
    """The SQL that reads these files as one table."""
    liste = ", ".join("'" + str(sti).replace("'", "''") + "'" for sti in stier)
    # Parts may have their columns in different orders.
    etter_navn = ", union_by_name=true" if len(stier) > 1 else ""
    return f"read_parquet([{liste}]{etter_navn})"


def innhold_sha256(
    kobling: duckdb.DuckDBPyConnection, tabell: Tabell, fra: str, har: Collection[str]
) -> str:
    """`fra` is the SQL of the table (see `les_parquet`), `har` the columns that it has."""
    kolonner = [k for k in tabell.kolonner if k.navn in har]
    linje = " || '|' || ".join(f"coalesce({_som_tekst(k)}, '')" for k in kolonner)
    orden = ", ".join(f'"{navn}" NULLS FIRST' for navn in tabell.rekkefolge if navn in har)
    spoerring = f"SELECT {linje} || chr(10) AS linje FROM {fra} ORDER BY {orden}"
    sum_ = hashlib.sha256()
    for bunke in kobling.sql(spoerring).to_arrow_reader(_BUNKE):
        sum_.update(_bytes(bunke.column(0)))
    return sum_.hexdigest()


def _som_tekst(kolonne: Kolonne) -> str:
    navn = f'"{kolonne.navn}"'
    if kolonne.type == Type.SANN:
        return f"CASE WHEN {navn} THEN 'True' WHEN NOT {navn} THEN 'False' END"
    if kolonne.type == Type.OYEBLIKK:
        hele = f"strftime({navn}, '%Y-%m-%dT%H:%M:%S')"
        brok = (
            f"CASE WHEN microsecond({navn}) % 1000000 = 0 THEN '' ELSE strftime({navn}, '.%f') END"
        )
        return f"({hele} || {brok} || '+00:00')"
    return f"CAST({navn} AS VARCHAR)"


def _bytes(linjer: pa.Array) -> bytes | memoryview:
    """All the text of the array after each other: it lies like that in memory."""
    if isinstance(linjer, pa.ChunkedArray):
        linjer = linjer.combine_chunks()
    if not isinstance(linjer, pa.StringArray):
        linjer = linjer.cast(pa.string())
    if len(linjer) == 0:
        return b""
    _, steder, tekst = linjer.buffers()
    grenser = memoryview(steder).cast("i")
    return memoryview(tekst)[grenser[linjer.offset] : grenser[linjer.offset + len(linjer)]]
