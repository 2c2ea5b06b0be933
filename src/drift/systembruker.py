"""PostgreSQL refuses to run as root. When we are root it runs as a user without rights."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from drift.feil import Driftsfeil

NAVN = "pgserver"
LAGER = Path("/var/lib/dap-postgres")
_UNODVENDIG = shutil.ignore_patterns("pginstall", "include", "*.a", "*.py", "__pycache__")


def systembruker() -> pwd.struct_passwd | None:
    """The user PostgreSQL must run as, or None when it can run as ourselves."""
    if os.geteuid() != 0:
        return None
    for navn in (NAVN, "nobody"):
        try:
            return pwd.getpwnam(navn)
        except KeyError:
            if navn == NAVN and _opprettet():
                return pwd.getpwnam(NAVN)
    raise Driftsfeil(
        "PostgreSQL kan ikke kjøre som root, og brukeren «pgserver» lot seg ikke opprette."
        " Start som en vanlig bruker, eller sett DATABASE_URL.",
        "PostgreSQL cannot run as root, and the user 'pgserver' could not be made."
        " Start as an ordinary user, or set DATABASE_URL.",
    )


def _opprettet() -> bool:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return False
    kommando = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAVN]
    return subprocess.run(kommando, check=False, capture_output=True).returncode == 0  # noqa: S603


def kan_na(mappe: Path, bruker: pwd.struct_passwd | None) -> bool:
    """Whether that user may enter the folder (every folder above it counts too)."""
    if bruker is None:
        return os.access(mappe, os.X_OK)
    proving = subprocess.run(  # noqa: S603 - the folder is an argument, not code
        ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(mappe)],
        check=False,
        capture_output=True,
        cwd="/",
        user=bruker.pw_uid,
        group=bruker.pw_gid,
        extra_groups=[],
    )
    return proving.returncode == 0


def kan_kjore(program: Path, bruker: pwd.struct_passwd | None) -> bool:
    """Whether that user can run the program, the libraries beside it included."""
    if bruker is None:
        return os.access(program, os.X_OK)
    try:
        svar = subprocess.run(  # noqa: S603 - a program of the installed package
            [str(program), "--version"],
            check=False,
            capture_output=True,
            cwd="/",
            user=bruker.pw_uid,
            group=bruker.pw_gid,
            extra_groups=[],
        )
    except OSError:
        return False
    return svar.returncode == 0


def kopi_som_kan_nas(kilder: Sequence[Path], navn: str) -> Path:
    """The folders side by side where the user can reach them: a copy under /var/lib.

    Opening the closed folder instead would let every user of the machine in.
    """
    mal = LAGER / navn
    if not mal.exists():
        _lager()
        midlertidig = Path(tempfile.mkdtemp(dir=LAGER, prefix=".ny-"))
        for kilde in kilder:
            if kilde.is_dir():
                shutil.copytree(kilde, midlertidig / kilde.name, symlinks=True, ignore=_UNODVENDIG)
        for sti in [midlertidig, *midlertidig.rglob("*")]:
            if not sti.is_symlink():
                kjorbar = sti.is_dir() or sti.stat().st_mode & 0o100
                sti.chmod(sti.stat().st_mode | (0o055 if kjorbar else 0o044))
        midlertidig.rename(mal)
    return mal


def datamappe_som_kan_nas(lenke: Path) -> Path:
    """A new folder under /var/lib, with a link to it from where it was asked for."""
    _lager()
    mappe = Path(tempfile.mkdtemp(dir=LAGER, prefix="data-"))
    mappe.chmod(0o711)
    lenke.symlink_to(mappe / lenke.name)
    return mappe / lenke.name


def _lager() -> None:
    LAGER.mkdir(parents=True, exist_ok=True)
    LAGER.chmod(0o711)
