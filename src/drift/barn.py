"""What the demo runs beside its database, and how all of it is stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from drift import prosess
from drift.feil import Driftsfeil

MERKE = "DAP_DEMO"
TJENERE = 2
# Requests that may wait for the database at once, in each server worker. More threads than this
# only make two cores change between them.
TRADER = 2
_STOPPFRIST = 15.0


@dataclass(frozen=True)
class Oppskrift:
    """One child: its name in logs and messages, and how it is started."""

    navn: str
    kommando: list[str]


@dataclass
class Barn:
    """A child that runs."""

    navn: str
    prosess: subprocess.Popen[bytes]
    logg: Path


def innlogging(port: int, personer: Path) -> Oppskrift:
    """ID-porten and Entra ID on loopback, for the people in the file."""
    valg = ["--port", str(port), "--data", str(personer)]
    return Oppskrift("innlogging", [sys.executable, "-m", "motparter.oidc", *valg])


def registre(port: int, innhold: Path) -> Oppskrift:
    """The registers that DAP asks, on loopback, with the answers of the file."""
    valg = ["--port", str(port), "--data", str(innhold)]
    return Oppskrift("registre", [sys.executable, "-m", "motparter.register", *valg])


def arkiv(mappe: Path) -> Oppskrift:
    """The archive that takes what is journalled: a folder, and who answers in it."""
    return Oppskrift("arkiv", [sys.executable, "-m", "motparter.arkiv", "--mappe", str(mappe)])


def epost(port: int, mappe: Path) -> Oppskrift:
    """A mail server that keeps what the demo sends."""
    valg = ["--port", str(port), "--mappe", str(mappe)]
    return Oppskrift("epost", [sys.executable, "-m", "motparter.epost", *valg])


def sms(port: int, mappe: Path) -> Oppskrift:
    """An SMS gateway that keeps what the demo sends, and gives receipts."""
    valg = ["--port", str(port), "--mappe", str(mappe)]
    return Oppskrift("sms", [sys.executable, "-m", "motparter.sms", *valg])


def jobber() -> Oppskrift:
    """What is ordered in a request and done after it."""
    kommando = [sys.executable, "-m", "django", "procrastinate", "worker"]
    # Two at once: a report for an analyst takes a minute or ten, and notifications do not wait for it.
    return Oppskrift("jobber", [*kommando, "--concurrency", "2", "--delete-jobs", "successful"])


def tjener(port: int) -> Oppskrift:
    """Granian on loopback."""
    valg = f"--interface wsgi --host 127.0.0.1 --port {port} --workers {TJENERE} --no-ws"
    valg += f" --http 1 --blocking-threads {TRADER} --backlog 2048 --workers-kill-timeout 10"
    kommando = [sys.executable, "-m", "granian", *valg.split(), "config.wsgi:application"]
    return Oppskrift("tjener", kommando)


@dataclass
class Barneflokk:
    """Every child of this process, started and stopped together."""

    data: Path
    miljo: Mapping[str, str]
    barn: list[Barn] = field(default_factory=list)

    def start(self, oppskrift: Oppskrift) -> None:
        logg = self.data / "logg" / f"{oppskrift.navn}.log"
        logg.parent.mkdir(parents=True, exist_ok=True)
        miljo = {**self.miljo, MERKE: str(self.data)}
        with logg.open("wb") as ut:
            barn = prosess.start(oppskrift.kommando, miljo=miljo, ut=ut)
        self.barn.append(Barn(oppskrift.navn, barn, logg))

    def krev_i_live(self) -> None:
        """Raise Driftsfeil with the last words of the first child that is dead."""
        for barn in self.barn:
            kode = barn.prosess.poll()
            if kode is not None:
                siste = barn.logg.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
                utskrift = "\n".join(siste)
                raise Driftsfeil(
                    f"{utskrift}\n«{barn.navn}» stoppet uventet (kode {kode}), så DAP stopper."
                    f" Hele loggen: {barn.logg}",
                    f"'{barn.navn}' stopped unexpectedly (code {kode}), so DAP stops."
                    " Its whole log stands in the file above.",
                )

    def stopp(self) -> None:
        """Ask all to stop at once; those that have not within the time limit are killed."""
        for barn in self.barn:
            if barn.prosess.poll() is None:
                barn.prosess.send_signal(signal.SIGTERM)
        frist = time.monotonic() + _STOPPFRIST
        for barn in self.barn:
            try:
                barn.prosess.wait(max(0.1, frist - time.monotonic()))
            except subprocess.TimeoutExpired:
                barn.prosess.kill()
            prosess.drep_gruppe(barn.prosess.pid)
        self.barn.clear()


def rydd_etter_drept(data: Path) -> None:
    """Stop what a killed run on this folder left behind. We hold the folder's lock."""
    etterlatte = [p for p in psutil.process_iter() if _hoerer_til(p, data)]
    for etterlatt in etterlatte:
        try:
            etterlatt.terminate()
        except psutil.NoSuchProcess:
            continue
    _, igjen = psutil.wait_procs(etterlatte, timeout=10)
    for etterlatt in igjen:
        etterlatt.kill()


def _hoerer_til(kandidat: psutil.Process, data: Path) -> bool:
    if kandidat.pid == os.getpid():
        return False
    try:
        return kandidat.environ().get(MERKE) == str(data)
    except (psutil.Error, OSError):
        return False
