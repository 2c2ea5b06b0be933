"""DuckDB in the process: the default engine."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from dap.forskning.format.lesing import Uttrekk
from dap.forskning.midlertidig import egen_mappe
from dap.forskning.motor.felles import Motor, Rad

MINNE_MB = 2500
"""What DuckDB may hold; derived tables lie in a temporary file and what does not fit is spilled."""


class Duckmotor(Motor):
    """Derived tables live in a temporary database file, so that memory does not grow with the data."""

    navn = "duckdb"

    def __init__(
        self,
        kilde: Uttrekk,
        *,
        minne_mb: int = MINNE_MB,
        traader: int | None = None,
        arbeidsmappe: Path | None = None,
    ) -> None:
        super().__init__(kilde)
        self._apne = ExitStack()
        self._mappe = self._apne.enter_context(egen_mappe("dap-forskning", arbeidsmappe))
        valg: dict[str, Any] = {
            "memory_limit": f"{minne_mb}MB",
            "temp_directory": str(self._mappe / "spill"),
            "preserve_insertion_order": False,
        }
        if traader:
            valg["threads"] = traader
        try:
            self._base = ibis.duckdb.connect(self._mappe / "motor.duckdb", **valg)
            self._base.raw_sql("SET TimeZone = 'UTC'")
            # The file lives as long as the run: to press it together costs more than to write it.
            self._base.raw_sql("SET force_compression = 'uncompressed'")
        except BaseException:
            self._apne.close()
            raise

    def hent(self, uttrykk: ir.Table) -> list[Rad]:
        rader: list[Rad] = self._base.to_pyarrow(uttrykk).to_pylist()
        return rader

    def kolonner(self, uttrykk: ir.Table) -> pa.Table:
        return self._base.to_pyarrow(uttrykk)

    def lukk(self) -> None:
        try:
            self._base.disconnect()
        finally:
            self._apne.close()

    def _les(self, navn: str, stier: Sequence[str]) -> ir.Table:
        return self._base.read_parquet(
            list(stier), table_name=f"raa_{navn}", union_by_name=len(stier) > 1
        )

    def _behold(self, navn: str, uttrykk: ir.Table) -> ir.Table:
        # Not `overwrite=True`: what Ibis then asks for is not understood by DuckDB 2.
        self._base.raw_sql(f'DROP TABLE IF EXISTS "{navn}"')
        return self._base.create_table(navn, uttrykk)
