"""A line in the log for each request: which route, how it went, how long. No address, nobody's id."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dap.felles import korrelasjon
from dap.felles.rammer import med_rammeplass
from dap.web.felles.tilgang import ser_bort_fra_okt

GetResponse = Callable[[HttpRequest], HttpResponse]
HODE = "X-Request-ID"
logg = logging.getLogger("dap.foresporsel")


class LoggMellomvare:
    """Stands first, so that it sees what every other one answers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    @med_rammeplass
    def __call__(self, request: HttpRequest) -> HttpResponse:
        navn = korrelasjon.ny(request.headers.get(HODE, ""))
        merke = korrelasjon.foresporsel.set(navn)
        start = time.perf_counter()
        try:
            svar = self.get_response(request)
            self._skriv(request, svar.status_code, time.perf_counter() - start)
        finally:
            korrelasjon.foresporsel.reset(merke)
        svar[HODE] = navn
        return svar

    def _skriv(self, request: HttpRequest, status: int, sekunder: float) -> None:
        treff = request.resolver_match
        if treff is None and status < 400:
            return  # a file
        if treff is not None and status < 400 and ser_bort_fra_okt(treff.func):
            return  # what pages and machines ask again and again
        logg.info(
            "svart",
            extra={
                "metode": request.method,
                "rute": treff.view_name if treff else "",
                "status": status,
                "ms": round(sekunder * 1000, 1),
            },
        )
