"""The same on Spark: in the process, and on a real cluster. Results equal to 1e-9."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dap.forskning.avledet import avled
from dap.forskning.beregning import Resultat, beregn
from dap.forskning.beregning.tests.klynge import klynge
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor import Duckmotor, Motorfeil, Sparkmotor, apne
from dap.forskning.motor.spark import krev_java
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.tabeller.grunnlag import HENTINGER
from dap.forskning.tests import fasit, kanter, tilfeldig

KORT_LIV = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A Java that lives for seconds gains nothing by compiling as if it were to live for hours."""
PA_LOOPBACK = {
    "spark.driver.extraJavaOptions": KORT_LIV,
    "spark.executor.extraJavaOptions": KORT_LIV,
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executor.memory": "512m",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
}
UTEN_KOMPILERING = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""For a few rows compiling takes longer than what is compiled; the cluster does it the usual way."""


@pytest.fixture(scope="module")
def uttrekk(tmp_path_factory: pytest.TempPathFactory) -> Uttrekk:
    """The hand-made persons and random ones, each table in a folder of parts, as Spark writes them."""
    rader = tilfeldig.rader(7, 40)
    for navn in rader:
        rader[navn] += pq.read_table(kanter.MAPPE / f"{navn}.parquet").to_pylist()
    return Uttrekk(tilfeldig.lag(tmp_path_factory.mktemp("u") / "uttrekk", rader, deler=2))


@pytest.fixture(scope="module")
def ventet(uttrekk: Uttrekk) -> Resultat:
    with Duckmotor(uttrekk) as motor:
        return beregn(motor, PROBA_2022_9)


def ulike(a: Any, b: Any, sti: str = "") -> Iterator[str]:
    """Where two results differ by more than 1e-9."""
    if isinstance(a, dict):
        if set(a) != set(b):
            yield f"{sti}: {list(a)} og {list(b)}"
        for k in a.keys() & b.keys():
            yield from ulike(a[k], b[k], f"{sti}.{k}")
    elif isinstance(a, float) and isinstance(b, float):
        if not math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{sti}: {a} og {b}"
    elif a != b:
        yield f"{sti}: {a} og {b}"


def _sammenlikn(motor: Sparkmotor, ventet: Resultat) -> None:
    fikk = beregn(motor, PROBA_2022_9)
    assert list(ulike(ventet.resultater, fikk.resultater)) == []
    for a, b in zip(ventet.tabeller, fikk.tabeller, strict=True):
        assert [(r.rad, r.serie, r.maal) for r in a.rader] == [
            (r.rad, r.serie, r.maal) for r in b.rader
        ]
        assert [v for v in a.vern if v.maks1] == pytest.approx([v for v in b.vern if v.maks1])


@pytest.mark.spark
@pytest.mark.slow
def test_the_same_in_the_process(uttrekk: Uttrekk, ventet: Resultat) -> None:
    with Sparkmotor(uttrekk, master="local[2]", valg=PA_LOOPBACK | UTEN_KOMPILERING) as motor:
        _sammenlikn(motor, ventet)
        assert kanter.avvik(motor) == []


@pytest.mark.spark
@pytest.mark.slow
def test_the_same_on_a_cluster_of_a_master_and_two_workers(
    uttrekk: Uttrekk, tmp_path: Path
) -> None:
    """Every derived table and a few of the aggregates: all of them are tried in the process."""
    with (
        Duckmotor(uttrekk) as duck,
        klynge(tmp_path) as master,
        Sparkmotor(uttrekk, master=master, valg=PA_LOOPBACK) as motor,
    ):
        avled(duck, PROBA_2022_9, lambda _: None)
        avled(motor, PROBA_2022_9, lambda _: None)
        assert kanter.avvik(motor) == []
        for navn in ("dialoger", "forlop", "nye_kort"):
            sporring = HENTINGER[navn][1]
            fra = [_sortert(m.hent(sporring(m, PROBA_2022_9))) for m in (duck, motor)]
            assert list(ulike(*fra)) == []
        assert motor.arbeidere() == 2


def _sortert(rader: list[dict[str, Any]]) -> dict[str, Any]:
    """By what they are grouped by, so that they can be laid side by side."""
    return {str([v for v in r.values() if not isinstance(v, float)]): r for r in rader}


def test_an_engine_nobody_has_heard_of(uttrekk: Uttrekk) -> None:
    with pytest.raises(Motorfeil, match="Ukjent motor: dbase"):
        apne("dbase", uttrekk)
    with pytest.raises(Motorfeil, match="--master gjelder bare"):
        apne("duckdb", uttrekk, "spark://her:7077")


def test_without_java_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", "/finnes/ikke")
    with pytest.raises(Motorfeil, match=r"Spark trenger Java 17 eller 21\..*openjdk-17"):
        krev_java()


def test_the_plain_evaluation_agrees_on_the_same_extract(ventet: Resultat) -> None:
    """So that the three agree: DuckDB, Spark and a person at a time."""
    rader = tilfeldig.rader(7, 40)
    for navn in rader:
        rader[navn] += pq.read_table(kanter.MAPPE / f"{navn}.parquet").to_pylist()
    svar = fasit.regn(rader, PROBA_2022_9)
    assert fasit.avvik(svar, ventet.resultater["kapittel_8_12"]) == []
