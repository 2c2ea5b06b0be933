"""Requirement: the embedded database starts, stops, survives being killed, and says what is wrong."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from drift import postgres, prosess, systembruker
from drift.feil import Driftsfeil
from drift.mappelas import MappeIBruk

Start = Callable[[Path], postgres.Server]


@pytest.fixture
def start() -> Iterator[Start]:
    startet: list[postgres.Server] = []

    def _start(mappe: Path) -> postgres.Server:
        startet.append(postgres.start(mappe))
        return startet[-1]

    yield _start
    for server in startet:
        server.stopp()


def _skriv(server: postgres.Server) -> None:
    with psycopg.connect(server.url()) as kobling:
        kobling.execute("CREATE TABLE husk AS SELECT 'blåbær' AS hva")


def _les(server: postgres.Server) -> object:
    with psycopg.connect(server.url()) as kobling:
        return kobling.execute("SELECT upper(hva) FROM husk").fetchone()


def test_two_servers_run_side_by_side_and_stop_without_a_trace(
    datamappe: Path, start: Start
) -> None:
    en, to = start(datamappe / "pg"), start(datamappe / "annen")

    _skriv(en)

    with psycopg.connect(to.url()) as kobling:
        assert kobling.execute("SELECT to_regclass('husk')").fetchone() == (None,)
    for server in (en, to):
        server.stopp()
        assert not prosess.lever(server.pid)
        assert not postgres.kjorer(server.mappe)


def test_a_second_server_on_the_same_folder_is_refused(datamappe: Path, start: Start) -> None:
    start(datamappe / "pg")

    with pytest.raises(MappeIBruk, match=f"prosess {os.getpid()}"):
        start(datamappe / "pg")


def test_what_was_stored_is_there_after_the_server_was_killed(
    datamappe: Path, start: Start
) -> None:
    server = start(datamappe / "pg")
    _skriv(server)
    psutil.Process(server.pid).kill()
    psutil.wait_procs([psutil.Process(server.pid)], timeout=10)
    server.las.slipp()

    assert _les(start(datamappe / "pg")) == ("BLÅBÆR",)


def test_a_server_that_outlived_its_starter_is_replaced(datamappe: Path, start: Start) -> None:
    forrige = start(datamappe / "pg")
    _skriv(forrige)
    forrige.las.slipp()  # as the kernel does when the starter dies

    ny = start(datamappe / "pg")

    assert not prosess.lever(forrige.pid)
    assert _les(ny) == ("BLÅBÆR",)


def test_a_pid_file_whose_number_now_belongs_to_another_is_no_hindrance(
    datamappe: Path, start: Start
) -> None:
    server = start(datamappe / "pg")
    pidfil = (server.mappe / "postmaster.pid").read_text()
    server.stopp()
    (server.mappe / "postmaster.pid").write_text(pidfil.replace(str(server.pid), str(os.getpid())))

    start(datamappe / "pg")

    assert postgres.kjorer(datamappe / "pg")


def test_the_server_dies_with_its_starter(datamappe: Path, start: Start) -> None:
    program = (
        "import sys, pathlib, os, signal; from drift import postgres;"
        "s = postgres.start(pathlib.Path(sys.argv[1]), postgres.TEST);"
        "print(s.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    svar = subprocess.run(
        [sys.executable, "-c", program, str(datamappe / "pg")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert svar.returncode == -signal.SIGKILL
    start(datamappe / "pg")
    assert not prosess.lever(int(svar.stdout))


def test_a_folder_from_another_version_is_refused_in_words(datamappe: Path, start: Start) -> None:
    server = start(datamappe / "pg")
    server.stopp()
    (server.mappe / "PG_VERSION").write_text("16\n")

    with pytest.raises(Driftsfeil, match=r"laget av PostgreSQL 16.*\n.*made by PostgreSQL 16"):
        start(datamappe / "pg")


def test_a_folder_with_other_things_in_it_is_left_alone(datamappe: Path, start: Start) -> None:
    (datamappe / "pg").mkdir()
    (datamappe / "pg" / "bilde.png").write_text("mitt")

    with pytest.raises(Driftsfeil, match="ikke en database"):
        start(datamappe / "pg")

    assert (datamappe / "pg" / "bilde.png").read_text() == "mitt"


def test_a_folder_with_a_long_name_works(datamappe: Path, start: Start) -> None:
    lang = datamappe / ("langt-" * 20)
    lang.mkdir()

    server = start(lang / "pg")
    _skriv(server)

    assert postgres.url_til_mappe(lang / "pg") == server.url()
    server.stopp()
    assert not server.sokkelmappe.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as somebody else")
def test_root_keeps_a_closed_folder_closed(datamappe: Path, start: Start) -> None:
    stengt = datamappe / "stengt"
    stengt.mkdir(mode=0o700)

    server = start(stengt / "pg")

    assert stengt.stat().st_mode & 0o777 == 0o700
    assert server.mappe.is_relative_to(systembruker.LAGER)
    assert psutil.Process(server.pid).uids().effective != 0
    server.stopp()
    assert start(stengt / "pg").mappe == server.mappe
    (datamappe / "pg").symlink_to(server.mappe)  # for the fixture to clear away
