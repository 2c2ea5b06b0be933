"""Time in the server and number of queries: through every middleware, without the network."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from maling.scene import lag_okt
from maling.tall import Fordeling, Rad, fordeling

OPPVARMING = 10
Be = Callable[[Client], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Maling:
    """One kind of request. `regnet_ms` is the processor's time here, the database's not with it:
    it says the same on a busy machine."""

    tid: Fordeling
    sporringer: int
    regnet_ms: float

    def rader(self, navn: str, grense: float | None) -> list[Rad]:
        return [
            *self.tid.rader(navn, grense),
            Rad(f"{navn}, regnetid i Python", self.regnet_ms, "ms"),
            Rad(f"{navn}, spørringer", self.sporringer, "stk."),
        ]


def klient(konto_id: str) -> Client:
    """A browser with a session of its own."""
    nettleser = Client(SERVER_NAME="127.0.0.1")
    for navn, verdi in lag_okt(konto_id).items():
        nettleser.cookies[navn] = verdi
    return nettleser


def mal(konto_id: str, be: Be, runder: int) -> Maling:
    """Do the same request so many times. An answer that is no answer stops it."""
    nettleser = klient(konto_id)
    for _ in range(OPPVARMING):
        _krev(be(nettleser))
    # As the server does when it has started (config/wsgi.py).
    gc.collect()
    gc.freeze()
    with CaptureQueriesContext(connection) as sporringer:
        _krev(be(nettleser))
    antall = len(sporringer)  # the next request empties the log
    tider = []
    regnet = time.process_time()
    for _ in range(runder):
        start = time.perf_counter()
        svar = be(nettleser)
        tider.append(time.perf_counter() - start)
        _krev(svar)
        # Said on the next page that is shown; here none is, and the cookie would grow and grow.
        nettleser.cookies.pop("messages", None)
    regnet = (time.process_time() - regnet) / runder
    return Maling(fordeling(tider), antall, round(regnet * 1000, 2))


def _krev(svar: Any) -> None:
    if svar.status_code >= 400:
        raise RuntimeError(f"{svar.status_code} from {svar.request['PATH_INFO']}")
