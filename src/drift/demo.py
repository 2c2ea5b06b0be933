"""bin/demo: set up, start everything, say when it serves, and stop it all again."""

import argparse
import contextlib
import errno
import http.client
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from drift import barn, postgres, ressurser
from drift.feil import Driftsfeil, disken_er_full
from drift.klargjoring import Klargjoring
from drift.mappelas import Mappelas
from drift.melding import si

ROT = Path(__file__).resolve().parents[2]
_MINST_LEDIG = 200 * 1024 * 1024
_KLARFRIST = 90.0
_SIGNALER = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Avbrutt(BaseException):
    """Somebody asked us to stop. Not an error, so nothing may catch it by accident."""


def main(argumenter: Sequence[str] | None = None) -> int:
    """Serve until told to stop. Returns the exit code."""
    valg = _les(argumenter)
    for sig in _SIGNALER:
        signal.signal(sig, _avbryt)
    try:
        with contextlib.ExitStack() as opprydding:
            _kjor(valg.port, valg.data.resolve(), opprydding)
    except Avbrutt:
        si("Stoppet.")
        return 0
    except Driftsfeil as feil:
        si(str(feil))
        return 1
    except OSError as feil:
        if feil.errno != errno.ENOSPC:
            raise
        si(str(disken_er_full(valg.data)))
        return 1
    return 0


def _les(argumenter: Sequence[str] | None) -> argparse.Namespace:
    leser = argparse.ArgumentParser(prog="bin/demo", description="Start DAP på denne maskinen.")
    leser.add_argument("--port", type=int, default=8000, help="0: en ledig port")
    leser.add_argument(
        "--data", type=_sti, default=ROT / "var" / "demo", help="mappe for alt som lagres"
    )
    valg = leser.parse_args(argumenter)
    if not 0 <= valg.port <= 65535:
        leser.error("--port må være mellom 0 og 65535")
    return valg


def _sti(tekst: str) -> Path:
    """Relative to where the command was given; bin/demo has moved to the checkout since."""
    return Path(os.environ.get("DAP_HER", ""), tekst)


def _kjor(port: int, data: Path, opprydding: contextlib.ExitStack) -> None:
    _krev_mappe(data)
    opprydding.enter_context(Mappelas(data / "demo.las"))
    barn.rydd_etter_drept(data)
    port = _ledig_port(port)
    ressurser.bygg()
    miljo = _miljo(port, data)
    egen_base = "DATABASE_URL" not in os.environ
    if egen_base:
        server = postgres.start(data / "pg")
        opprydding.callback(server.stopp)
        miljo["DATABASE_URL"] = server.url()
    klargjoring = Klargjoring(data, miljo, egen_base=egen_base)
    klargjoring.migrer()
    klargjoring.samle_statiske()
    klargjoring.demodata()
    klargjoring.personer()
    flokk = barn.Barneflokk(data, miljo)
    opprydding.callback(flokk.stopp)
    opprydding.callback(_ikke_forstyrr)
    for oppskrift in barn.oppskrifter(port, int(miljo["DAP_OIDC_PORT"]), data):
        flokk.start(oppskrift)
    _vent_til_klar(port, flokk)
    sys.stdout.write(f"DAP klar: http://127.0.0.1:{port}/\n")
    sys.stdout.flush()
    while True:
        flokk.krev_i_live()
        time.sleep(0.25)


def _miljo(port: int, data: Path) -> dict[str, str]:
    """The environment of every child. Settings read these names (docs/drift/konfigurasjon.md)."""
    oidc = _ledig_port(port + 1400 if port + 1400 < 65536 else 0, ellers_hvilken_som_helst=True)
    return {
        **os.environ,
        "PYTHONPATH": str(ROT / "src"),
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "DAP_DATA": str(data),
        "DAP_STATISK": str(data / "statisk"),
        "DAP_ADRESSE": f"http://127.0.0.1:{port}",
        "DAP_OIDC_PORT": str(oidc),
        "DAP_OIDC_ADRESSE": f"http://127.0.0.1:{oidc}",
    }


def _krev_mappe(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        proving = data / ".proving"
        proving.write_bytes(b"")
        proving.unlink()
    except OSError as feil:
        if feil.errno == errno.ENOSPC:
            raise disken_er_full(data) from feil
        raise Driftsfeil(
            f"Kan ikke skrive i {data}: {feil.strerror}. Velg en annen mappe med --data.",
            f"Cannot write in {data}. Choose another folder with --data.",
        ) from feil
    if shutil.disk_usage(data).free < _MINST_LEDIG:
        raise disken_er_full(data)


def _ledig_port(port: int, *, ellers_hvilken_som_helst: bool = False) -> int:
    """The port itself when nobody listens on it; 0 asks for any free one."""
    with contextlib.closing(socket.socket()) as proving:
        proving.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proving.bind(("127.0.0.1", port))
        except OSError as feil:
            if ellers_hvilken_som_helst:
                return _ledig_port(0)
            grunn = "krever rettigheter" if feil.errno == errno.EACCES else "er opptatt"
            raise Driftsfeil(
                f"Port {port} {grunn}. Stopp det som bruker den, eller velg en annen med --port.",
                f"Port {port} cannot be used. Stop what uses it, or choose another with --port.",
            ) from feil
        return int(proving.getsockname()[1])


def _vent_til_klar(port: int, flokk: barn.Barneflokk) -> None:
    si("Starter …")
    frist = time.monotonic() + _KLARFRIST
    while (status := _svarer(port)) is None or status >= 500:
        flokk.krev_i_live()
        if time.monotonic() > frist:
            raise Driftsfeil(
                f"DAP svarer ikke som det skal (status {status}). Se {flokk.data / 'logg'}.",
                f"DAP does not answer as it should (status {status}). See the logs there.",
            )
        time.sleep(0.05)
    flokk.krev_i_live()


def _svarer(port: int) -> int | None:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as kobling:
        try:
            kobling.request("GET", "/")
            return kobling.getresponse().status
        except (OSError, http.client.HTTPException):
            return None


def _avbryt(_signal: int, _ramme: FrameType | None) -> None:
    _ikke_forstyrr()
    raise Avbrutt


def _ikke_forstyrr() -> None:
    """Stopping is under way: a second Ctrl-C must not leave half of it running."""
    for sig in _SIGNALER:
        signal.signal(sig, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())
