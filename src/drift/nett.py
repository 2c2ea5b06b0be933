"""Ports on this machine."""

import contextlib
import errno
import http.client
import socket

from drift.feil import Driftsfeil


def ledig_port(port: int) -> int:
    """The port itself when nobody listens on it; 0 asks for any free one. Raises Driftsfeil."""
    with contextlib.closing(socket.socket()) as proving:
        proving.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proving.bind(("127.0.0.1", port))
        except OSError as feil:
            grunn = "krever rettigheter" if feil.errno == errno.EACCES else "er opptatt"
            raise Driftsfeil(
                f"Port {port} {grunn}. Stopp det som bruker den, eller velg en annen med --port.",
                f"Port {port} cannot be used. Stop what uses it, or choose another with --port.",
            ) from feil
        return int(proving.getsockname()[1])


def helst_port(port: int) -> int:
    """That port if it is free and exists, else any free one."""
    try:
        return ledig_port(port if port < 65536 else 0)
    except Driftsfeil:
        return ledig_port(0)


def svarer(port: int) -> int | None:
    """The status that the front page answers with; None when nobody answers."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as kobling:
        try:
            kobling.request("GET", "/")
            return kobling.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
