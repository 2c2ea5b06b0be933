"""`bench treg`: a first and a later visit on a slow phone, in Chromium.

The phone: 4 times slower processor, 1.6 Mbit/s down, 750 kbit/s up, 150 ms. *Usable* is when the
largest piece stands there and the page's own script has run. *Blocked* is what every long task takes
beyond 50 ms, until a second after that. A plain list of 60 rows, without style or script, is measured
in the same run: it says what the machine is worth at the moment.

Each visit has a window of its own, and the browser fills a new one with pages of its own (the address
bar's list of suggestions alone asks for two hundred files). A visit begins when that is over.
"""

import os
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.core.management.base import CommandError
from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from drift import nettleser
from maling.scene import Scene, lag_okt
from maling.tall import Rad, hoyst

FORSTE_MS, SENERE_MS, BLOKKERT_MS = 1000, 500, 50
_CPU, _NED, _OPP, _MS = 4, 1_600_000 // 8, 750_000 // 8, 150
_RUNDER = 15
_VINDU_MS = 2000
"""How long the browser is given for its own pages in a new window."""
_FLAGG = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
_SKJERM: ViewportSize = {"width": 390, "height": 844}
_FOLG_MED = """() => {
  window.benk = {storst: 0, oppgaver: []};
  new PerformanceObserver(l => { for (const e of l.getEntries()) benk.storst = e.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver(l => { for (const e of l.getEntries()) benk.oppgaver.push(e.duration); })
    .observe({type: "longtask", buffered: true});
}"""
_LES = """() => ({
  storst: benk.storst, oppgaver: benk.oppgaver,
  ferdig: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
})"""


@dataclass(frozen=True, slots=True)
class Besok:
    """Milliseconds."""

    brukbar: float
    blokkert: float


def brukbar(storst: float, ferdig: float, oppgaver: Sequence[float]) -> Besok:
    return Besok(max(storst, ferdig), sum(max(0.0, o - 50) for o in oppgaver))


def mal_treg(scene: Scene, runder: int) -> list[Rad]:
    dap = os.environ["DAP_ADRESSE"]
    sider = {
        "plan": (scene.planbruker, "/plan/"),
        "dialog": (scene.tradbruker, f"/dialog/{scene.lang_trad}/"),
    }
    okter = {navn: lag_okt(scene.konto[hvem]) for navn, (hvem, _) in sider.items()}
    sti = nettleser.finn()
    if sti is None:
        raise CommandError("No Chromium: set DAP_CHROMIUM, or install it.")
    antall = min(runder, _RUNDER)
    rader: list[Rad] = []
    with sync_playwright() as spiller, _enkel_tjener() as enkel:
        chromium = spiller.chromium.launch(executable_path=sti, args=_FLAGG)
        for navn, (_, adresse) in sider.items():
            par = _gjenta(chromium, okter[navn], dap + adresse, antall)
            rader += _rader(f"{navn}, første besøk", [p[0] for p in par], FORSTE_MS)
            rader += _rader(f"{navn}, senere besøk", [p[1] for p in par], SENERE_MS)
        tider = [p[0].brukbar for p in _gjenta(chromium, {}, enkel, antall)]
        rader.append(Rad("enkel liste: brukbar, midterst", statistics.median(tider), "ms"))
        chromium.close()
    return rader


def _gjenta(
    chromium: Browser, okt: dict[str, str], adresse: str, antall: int
) -> list[tuple[Besok, Besok]]:
    """Pairs of visits. The first pair warms the server and is left out."""
    return [_to_besok(chromium, okt, adresse) for _ in range(antall + 1)][1:]


_LISTE = "".join(f"<tr><td>{nr}<td>Aktivitet {nr}<td>Planlagt" for nr in range(60))


class _Enkel(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        kropp = f"<!doctype html><title>Plan</title><h1>Plan</h1><table>{_LISTE}</table>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(kropp)))
        self.end_headers()
        self.wfile.write(kropp)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _enkel_tjener() -> Iterator[str]:
    tjener = ThreadingHTTPServer(("127.0.0.1", 0), _Enkel)
    trad = threading.Thread(target=tjener.serve_forever, daemon=True)
    trad.start()
    yield f"http://127.0.0.1:{tjener.server_port}/"
    tjener.shutdown()
    trad.join()


def _rader(navn: str, besok: Sequence[Besok], grense: int) -> list[Rad]:
    tider = [b.brukbar for b in besok]
    return [
        hoyst(f"{navn}: brukbar, midterst", statistics.median(tider), "ms", grense),
        Rad(f"{navn}: brukbar, verst", round(max(tider), 1), "ms"),
        hoyst(
            f"{navn}: blokkert, midterst",
            statistics.median(b.blokkert for b in besok),
            "ms",
            BLOKKERT_MS,
        ),
    ]


def _to_besok(chromium: Browser, okt: dict[str, str], adresse: str) -> tuple[Besok, Besok]:
    """With an empty cache, and again with what it then holds."""
    telefon = chromium.new_context(viewport=_SKJERM, is_mobile=True, device_scale_factor=2)
    telefon.add_cookies([{"name": n, "value": v, "url": adresse} for n, v in okt.items()])
    telefon.add_init_script(f"({_FOLG_MED})()")
    try:
        return _besok(telefon, adresse), _besok(telefon, adresse)
    finally:
        telefon.close()


def _besok(telefon: BrowserContext, adresse: str) -> Besok:
    side = telefon.new_page()
    side.wait_for_timeout(_VINDU_MS)
    cdp = telefon.new_cdp_session(side)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": _CPU})
    cdp.send("Network.enable")
    cdp.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": _MS,
            "downloadThroughput": _NED,
            "uploadThroughput": _OPP,
        },
    )
    svar = side.goto(adresse, wait_until="load")
    if svar is None or svar.status != 200:
        raise CommandError(f"{svar and svar.status} from {adresse}")
    side.wait_for_timeout(1000)
    lest = side.evaluate(_LES)
    side.close()
    return brukbar(lest["storst"], lest["ferdig"], lest["oppgaver"])
