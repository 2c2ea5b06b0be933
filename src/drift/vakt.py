"""From Ctrl-C, SIGTERM or an error to an exit code, with everything stopped on the way."""

import contextlib
import errno
import signal
from collections.abc import Callable
from types import FrameType

from drift.feil import Driftsfeil, disken_er_full
from drift.melding import si

_SIGNALER = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Avbrutt(BaseException):
    """Somebody asked us to stop. Not an error, so nothing may catch it by accident."""


def kjor(arbeid: Callable[[contextlib.ExitStack], int]) -> int:
    """Run the work; what it puts on the stack is undone however it ends. Returns the exit code."""
    for sig in _SIGNALER:
        if sig != signal.SIGHUP or signal.getsignal(sig) != signal.SIG_IGN:  # nohup bin/demo
            signal.signal(sig, _avbryt)
    try:
        with contextlib.ExitStack() as opprydding:
            try:
                return arbeid(opprydding)
            finally:
                _ikke_forstyrr()
    except Avbrutt:
        si("Stoppet.")
        return 0
    except Driftsfeil as feil:
        si(str(feil))
        return 1
    except OSError as feil:
        si(str(_forklart(feil)))
        return 1


def _forklart(feil: OSError) -> Driftsfeil:
    if feil.errno == errno.ENOSPC:
        return disken_er_full(feil.filename or "")
    if isinstance(feil, PermissionError):
        return Driftsfeil(
            f"Mangler rettigheter til {feil.filename}. Er mappen laget av en annen bruker?"
            " Start som den, eller velg en annen mappe med --data.",
            f"No permission for {feil.filename}. Was the folder made by another user?"
            " Start as that one, or choose another folder with --data.",
        )
    raise feil


def _avbryt(_signal: int, _ramme: FrameType | None) -> None:
    _ikke_forstyrr()
    raise Avbrutt


def _ikke_forstyrr() -> None:
    """Stopping is under way: a second Ctrl-C must not leave half of it running."""
    for sig in _SIGNALER:
        signal.signal(sig, signal.SIG_IGN)
