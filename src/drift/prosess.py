"""Child processes that do not outlive us, even when we are killed."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

import psutil

from drift.melding import si

_PR_SET_PDEATHSIG = 1


def start(
    kommando: Sequence[str | Path],
    *,
    dodssignal: signal.Signals = signal.SIGTERM,
    bruker: int | None = None,
    gruppe: int | None = None,
    miljo: Mapping[str, str] | None = None,
    ut: IO[bytes] | int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own (Ctrl-C in the terminal is for us to pass on).

    On Linux the kernel sends it `dodssignal` when we die. Elsewhere the next start finds it.
    """
    return subprocess.Popen(  # noqa: S603 - only commands of our own
        [str(del_) for del_ in kommando],
        stdin=subprocess.DEVNULL,
        stdout=ut,
        stderr=subprocess.STDOUT if ut is not None else None,
        env=None if miljo is None else dict(miljo),
        user=bruker,
        group=gruppe,
        extra_groups=None if bruker is None else [],
        start_new_session=True,
        preexec_fn=_knytt_til_forelder(dodssignal),
    )


def _knytt_til_forelder(dodssignal: signal.Signals) -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    forelder = os.getpid()

    def knytt() -> None:
        prctl(_PR_SET_PDEATHSIG, int(dodssignal), 0, 0, 0)
        if os.getppid() != forelder:  # died between fork and here
            os._exit(1)

    return knytt


def lever(pid: int) -> bool:
    """Whether the process runs. One that is dead and not buried (a zombie) does not: in a
    container nobody may ever bury it."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def stopp(pid: int, *signaler: tuple[signal.Signals, float]) -> bool:
    """Send each signal in turn and wait up to its seconds. True when the process is gone."""
    for sig, sekunder in signaler:
        try:
            os.kill(pid, sig)
        except ProcessLookupError:
            return True
        frist = time.monotonic() + sekunder
        while lever(pid) and time.monotonic() < frist:
            time.sleep(0.01)
        if not lever(pid):
            return True
    return False


def drep_gruppe(leder: int) -> None:
    """Kill what a child started by `start` left behind: it leads a process group of its own."""
    try:
        os.killpg(leder, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def vis(kommando: Sequence[str | Path], miljo: Mapping[str, str]) -> tuple[int, str]:
    """Run a command and pass on what it says to stderr. Returns its code and its last lines."""
    barn = start(kommando, miljo=miljo, ut=subprocess.PIPE)
    slutt: deque[str] = deque(maxlen=20)
    try:
        for linje in barn.stdout or ():
            slutt.append(linje.decode("utf-8", "replace").rstrip())
            si(slutt[-1])
        return barn.wait(), "\n".join(slutt)
    finally:
        drep_gruppe(barn.pid)
