"""Apache Spark, in the process (`local[2]`) or on a cluster (`spark://host:7077`).

PySpark is not among the product's requirements: whoever wants Spark installs it, and a Java.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from dap.felles import java
from dap.felles.sprak import N_
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor.felles import Motor, Motorfeil, Rad
from dap.forskning.tekst import Ordrett, Tekst

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


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

    def arbeidere(self) -> int:
        """How many executors there are besides the driver."""
        kontekst = self._sesjon.sparkContext._jsc.sc()
        return int(kontekst.statusTracker().getExecutorInfos().__len__()) - 1

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
    krev_java()
    try:
        # Only here: PySpark is not installed with the product, and takes half a second to import.
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as feil:
        raise Motorfeil(
            N_(
                "PySpark er ikke installert. Det følger med requirements-spark.txt; ellers: pip install "
                "pyspark"
            )
        ) from feil
    logging.getLogger("py4j").setLevel(logging.WARNING)
    bygger = SparkSession.builder.master(master).appName("dap-forskning")
    for navn, verdi in {**_STANDARDVALG, **valg}.items():
        bygger = bygger.config(navn, verdi)
    try:
        sesjon: SparkSession = bygger.getOrCreate()
    except Exception as feil:
        mal = N_(
            "Spark kunne ikke startes mot %(master)s. Kjører klyngen, og er adressen riktig? Spark sier: "
            "%(grunn)s"
        )
        raise Motorfeil(
            Tekst(mal, master=Ordrett(master), grunn=Ordrett(_grunn(feil)))
        ) from None  # the rest is pages of Java
    sesjon.sparkContext.setLogLevel("ERROR")
    return sesjon


def _grunn(feil: Exception) -> str:
    """Of what Java says: what went wrong, not where."""
    linjer = [linje.strip(": ") for linje in str(feil).splitlines() if linje.strip()]
    unntak = (linje for linje in linjer if "Exception" in linje or "Error:" in linje)
    return next(unntak, linjer[0] if linjer else type(feil).__name__)


_STANDARDVALG = {
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "true",
}


def krev_java() -> None:
    """Spark's own script would only say that something failed. Raises Motorfeil."""
    if java.finn():
        return
    funnet = java.forste()
    hvordan = Ordrett("apt-get install openjdk-17-jre-headless")
    if not funnet:
        mal = N_(
            "Spark trenger Java 17 eller 21. Installer det (Debian: %(hvordan)s) eller sett JAVA_HOME."
        )
        raise Motorfeil(Tekst(mal, hvordan=hvordan))
    mal = N_(
        "Spark trenger Java 17 eller 21. %(funnet)s er Java %(versjon)s. Installer det (Debian: "
        "%(hvordan)s) eller sett JAVA_HOME."
    )
    raise Motorfeil(
        Tekst(
            mal,
            funnet=Ordrett(funnet),
            versjon=Ordrett(java.versjon(funnet)),
            hvordan=hvordan,
        )
    )
