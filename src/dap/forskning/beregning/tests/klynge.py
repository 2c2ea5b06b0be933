"""A real Spark cluster on loopback: a master and two workers, each a process of its own."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark

_HJEM = Path(pyspark.__file__).parent
_FRIST_S = 120


@contextmanager
def klynge(mappe: Path, arbeidere: int = 2) -> Iterator[str]:
    """The master's address, once every worker has reported to it."""
    port = _ledig_port()
    adresse = f"spark://127.0.0.1:{port}"
    with ExitStack() as stabel:
        master = ("master.Master", "--host", "127.0.0.1", "--port", str(port))
        logg = stabel.enter_context(_prosess(mappe / "master", *master))
        _vent(logg, "I have been elected leader", 1)
        for nr in range(arbeidere):
            valg = ("--host", "127.0.0.1", "--cores", "1", "--memory", "600m", adresse)
            stabel.enter_context(_prosess(mappe / f"arbeider-{nr}", "worker.Worker", *valg))
        _vent(logg, "Registering worker", arbeidere)
        yield adresse


@contextmanager
def _prosess(mappe: Path, klasse: str, *valg: str) -> Iterator[Path]:
    mappe.mkdir(parents=True)
    logg = mappe / "logg.txt"
    miljo = {
        **os.environ,
        "SPARK_HOME": str(_HJEM),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(mappe / "arbeid"),
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "SPARK_NO_DAEMONIZE": "1",
    }
    kommando = [str(_HJEM / "bin" / "spark-class"), f"org.apache.spark.deploy.{klasse}"]
    with logg.open("wb") as fil:
        prosess = subprocess.Popen(
            [*kommando, "--webui-port", "0", *valg], env=miljo, stdout=fil, stderr=fil
        )
    try:
        yield logg
    finally:
        prosess.terminate()
        try:
            prosess.wait(20)
        except subprocess.TimeoutExpired:
            prosess.kill()
            prosess.wait()


def _vent(logg: Path, tekst: str, ganger: int) -> None:
    til = time.monotonic() + _FRIST_S
    while logg.read_text(errors="replace").count(tekst) < ganger:
        if time.monotonic() > til:
            raise TimeoutError(logg.read_text(errors="replace")[-3000:])
        time.sleep(0.2)


def _ledig_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
