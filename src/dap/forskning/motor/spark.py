"""Apache Spark, in the process (`local[2]`) or on a cluster (`spark://host:7077`).

PySpark is not among the product's requirements: whoever wants Spark installs it, and a Java.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor.felles import Motor, Motorfeil, Rad

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

JAVAER = range(17, 22)
"""The versions of Java that Spark 4 is made for."""


class Sparkmotor(Motor):
    """Derived tables are kept in the executors' memory, or on their disks when that is full."""

    navn = "spark"

    def __init__(
        self,
        kilde: Uttrekk,
        *,
        master: str = "local[2]",
        valg: Mapping[str, str] | None = None,
        sesjon: "SparkSession | None" = None,
    ) -> None:
        super().__init__(kilde)
        self._egen = sesjon is None
        self._sesjon = sesjon or apne_sesjon(master, valg or {})
        self._base = ibis.pyspark.connect(self._sesjon)
        self._beholdt: list[str] = []

    def hent(self, uttrykk: ir.Table) -> list[Rad]:
        return [rad.asDict() for rad in self._sesjon.sql(self._base.compile(uttrykk)).collect()]

    def kolonner(self, uttrykk: ir.Table) -> pa.Table:
        return self._sesjon.sql(self._base.compile(uttrykk)).toArrow()

    def lukk(self) -> None:
        for navn in self._beholdt:
            self._sesjon.catalog.uncacheTable(navn)
            self._sesjon.catalog.dropTempView(navn)
        self._beholdt.clear()
        if self._egen:
            self._sesjon.stop()

    def _les(self, navn: str, stier: Sequence[str]) -> ir.Table:
        ramme = self._sesjon.read.option("mergeSchema", "true").parquet(*stier)
        ramme.createOrReplaceTempView(f"raa_{navn}")
        return self._base.table(f"raa_{navn}")

    def _behold(self, navn: str, uttrykk: ir.Table) -> ir.Table:
        self._sesjon.sql(self._base.compile(uttrykk)).createOrReplaceTempView(navn)
        self._sesjon.catalog.cacheTable(navn)
        self._beholdt.append(navn)
        return self._base.table(navn)


def apne_sesjon(master: str, valg: Mapping[str, str]) -> "SparkSession":
    """A session in UTC. Says in words what is missing when there is no Spark or no Java."""
    finn_java()
    try:
        # Only here: PySpark is not installed with the product, and takes half a second to import.
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as feil:
        raise Motorfeil(
            "PySpark er ikke installert. Det følger med requirements-dev.txt; ellers:"
            " pip install pyspark"
        ) from feil
    bygger = SparkSession.builder.master(master).appName("dap-forskning")
    for navn, verdi in {**_STANDARDVALG, **valg}.items():
        bygger = bygger.config(navn, verdi)
    try:
        sesjon: SparkSession = bygger.getOrCreate()
    except Exception as feil:
        raise Motorfeil(f"Spark kunne ikke startes mot {master}: {feil}") from feil
    sesjon.sparkContext.setLogLevel("ERROR")
    return sesjon


_STANDARDVALG = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "true",
}


def finn_java() -> str:
    """JAVA_HOME's, or the first on PATH. Spark's own script would only say that something failed."""
    hjem = os.environ.get("JAVA_HOME")
    java = os.path.join(hjem, "bin", "java") if hjem else shutil.which("java")
    if not java or not os.access(java, os.X_OK):
        raise Motorfeil(
            "Spark trenger Java 17 eller 21. Installer det (Debian: apt-get install"
            " openjdk-17-jre-headless) eller sett JAVA_HOME."
        )
    svar = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    versjon = _hovedversjon(svar.stderr)
    if versjon is not None and versjon not in JAVAER:
        raise Motorfeil(f"Spark trenger Java 17 eller 21, men {java} er Java {versjon}.")
    return java


def _hovedversjon(utskrift: str) -> int | None:
    """17 of: openjdk version "17.0.12" 2024-07-16."""
    _, _, rest = utskrift.partition('version "')
    tall = rest.split(".", 1)[0].split('"', 1)[0]
    return int(tall) if tall.isdigit() else None
