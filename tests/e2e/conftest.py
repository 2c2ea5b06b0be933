"""A real browser for the tests: pages of two widths and two themes, and axe-core on them.

def test_x(side, live_server, roller, logg_inn, sjekk_utgaver):
    logg_inn(side, "amina")
    side.goto(live_server.url + "/plan/")
    sjekk_utgaver(side)

See docs/hvordan/skrive-en-billig-test.md.
"""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from django.utils import timezone
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from dap.konto.models import Konto
from dap.web.felles import okt
from drift import nettleser
from frontend import bygg

MOBIL, SKJERM = 390, 1440
Tema = Literal["light", "dark"]
TEMAER: tuple[Tema, ...] = ("light", "dark")
NySide = Callable[..., Page]
SjekkUU = Callable[..., None]
SjekkUtgaver = Callable[..., None]
BILDER = os.environ.get("DAP_BILDER", "")
"""A folder for a look at every page that `sjekk_utgaver` meets."""

_FLAGG = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # A page lives for a second: what is compiled once more, to run faster later, is thrown away.
    "--js-flags=--no-turbofan,--no-maglev",
]
_PROV = Path(__file__).with_name("kontrast.js")
# A colour on its way from one theme to the other is in neither. At the end of the page the bar at
# the foot covers nothing.
_SE = """([bareFarger, kjente]) => {
  document.getAnimations().forEach(a => a instanceof CSSTransition && a.finish())
  const forBred = document.documentElement.scrollWidth - innerWidth
  if (forBred > 0) return {forBred}
  if (!window.sjekkSiden) return null
  scrollTo(0, document.documentElement.scrollHeight)
  return sjekkSiden(bareFarger, kjente)}"""


def _vindu(bredde: int) -> ViewportSize:
    return {"width": bredde, "height": 844 if bredde < 600 else 900}


def _er_klage(melding: ConsoleMessage) -> bool:
    """An error that is not merely an answer with a status the test itself asked for."""
    svar = ("status of", "Response Status Error")
    return melding.type == "error" and not any(ord_ in melding.text for ord_ in svar)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; each test gets contexts of its own."""
    # Playwright keeps an event loop in this thread; Django's ORM is used beside it, not inside.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    bygg.bygg()
    with sync_playwright() as spiller:
        nettleseren = spiller.chromium.launch(executable_path=nettleser.finn(), args=_FLAGG)
        yield nettleseren
        nettleseren.close()


class Trafikk:
    """Requests that are being answered. The database cannot be emptied under one of them."""

    def __init__(self) -> None:
        self._endret = threading.Condition()
        self._antall = 0

    def tell(self, endring: int) -> None:
        with self._endret:
            self._antall += endring
            self._endret.notify_all()

    def vent_til_stille(self) -> None:
        with self._endret:
            assert self._endret.wait_for(lambda: self._antall <= 0, timeout=10)


@pytest.fixture
def trafikk() -> Iterator[Trafikk]:
    telleren = Trafikk()

    def inn(**_: Any) -> None:
        telleren.tell(1)

    def ut(**_: Any) -> None:
        telleren.tell(-1)

    request_started.connect(inn)
    request_finished.connect(ut)
    yield telleren
    request_started.disconnect(inn)
    request_finished.disconnect(ut)


@pytest.fixture
def ny_kontekst(
    chromium: Browser, live_server: LiveServer, trafikk: Trafikk
) -> Iterator[Callable[..., BrowserContext]]:
    """A browser profile: cookies, width, theme of the system, with or without JavaScript."""
    kontekster: list[BrowserContext] = []

    def lag(
        bredde: int = SKJERM, tema: Tema = "light", javascript: bool = True, **andre: Any
    ) -> BrowserContext:
        kontekst = chromium.new_context(
            viewport=_vindu(bredde),
            color_scheme=tema,
            java_script_enabled=javascript,
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            reduced_motion="reduce",
            **andre,
        )
        kontekst.set_default_timeout(10_000)
        kontekster.append(kontekst)
        return kontekst

    yield lag
    for kontekst in kontekster:
        kontekst.close()
    trafikk.vent_til_stille()


@pytest.fixture
def ny_side(ny_kontekst: Callable[..., BrowserContext]) -> Iterator[NySide]:
    """Make a page. What its scripts or the content policy complain about fails the test."""
    klager: list[str] = []

    def lag(**valg: Any) -> Page:
        side = ny_kontekst(**valg).new_page()
        side.on("pageerror", lambda feil: klager.append(str(feil)))
        side.on("console", lambda m: klager.append(m.text) if _er_klage(m) else None)
        return side

    yield lag
    assert klager == []


@pytest.fixture
def side(ny_side: NySide) -> Page:
    """One page, as wide as a screen, light."""
    return ny_side()


def krev_plass(side: Page) -> None:
    """Nothing on the open page sticks out of the window.

    A key or a click waits until the next page is known, not until there is anything on it.
    """
    side.wait_for_load_state()
    _krev_plass(side, side.evaluate("document.documentElement.scrollWidth - innerWidth"))


def _krev_plass(side: Page, for_bred: int) -> None:
    assert for_bred <= 0, f"{side.url}: {for_bred} px too wide"


@pytest.fixture(scope="session")
def gode_par() -> set[str]:
    """The colours, one on the other, that axe has found good in this run (kontrast.js)."""
    return set()


@pytest.fixture
def sjekk_uu(gode_par: set[str]) -> SjekkUU:
    """Fail on any breach of WCAG 2.0-2.2 A and AA that axe-core finds, or of its rules of
    colours alone, and on a page that must be scrolled sideways.
    """
    kilde = Path(bygg.AXE).read_text("utf-8") + _PROV.read_text("utf-8")

    def sjekk(side: Page, bare_farger: bool = False) -> None:
        side.wait_for_load_state()
        svar = side.evaluate(_SE, [bare_farger, list(gode_par)])
        if svar is None:
            # Through the debugger's door: the content policy lets no foreign script into the page.
            side.evaluate(kilde)
            svar = side.evaluate(_SE, [bare_farger, list(gode_par)])
        _krev_plass(side, svar.get("forBred", 0))
        gode_par.update(svar["gode"])
        assert svar["feil"] == [], "\n".join(svar["feil"])

    return sjekk


@pytest.fixture
def sjekk_utgaver(sjekk_uu: SjekkUU) -> SjekkUtgaver:
    """The open page in both widths and themes: no breach of WCAG, nothing that sticks out.

    Loading a page costs more than looking at it, so it is looked at four times where it stands:
    with every rule in each width, and again for the colours alone in the other theme.
    Ends in the other width than it began in: every other page is loaded as on a phone.
    """

    def sjekk(side: Page, navn: str = "", bredder: tuple[int, ...] = (MOBIL, SKJERM)) -> None:
        na = side.viewport_size
        temaer = list(TEMAER)
        for bredde in sorted(bredder, key=lambda b: na is not None and b != na["width"]):
            side.set_viewport_size(_vindu(bredde))
            for tema in temaer:
                side.emulate_media(color_scheme=tema)
                if BILDER and navn:
                    fil = Path(BILDER) / f"{navn}-{bredde}-{tema}.png"
                    side.screenshot(path=fil, full_page=True)
                hvor = f"{side.url}, {bredde} px, {tema}"
                try:
                    sjekk_uu(side, bare_farger=tema != temaer[0])
                except AssertionError as feil:
                    raise AssertionError(f"{hvor}:\n{feil}") from None
            # To change the colours of a page costs: the next width begins in those that it has.
            temaer.reverse()

    return sjekk


LoggInn = Callable[[Page, str], None]


@pytest.fixture
def logg_inn(live_server: LiveServer) -> LoggInn:
    """Sign in one of the cast ("amina", "kari", …) in the page's browser; needs `roller`."""

    def inn(side: Page, hvem: str) -> None:
        konto = Konto.objects.get(subjekt=hvem)
        klient = Client()
        klient.force_login(konto)
        sesjon = klient.session
        okt.start(sesjon, konto=str(konto.id), profil="", subjekt=hvem, naa=timezone.now())
        sesjon.save()
        kake = {"name": settings.SESSION_COOKIE_NAME, "value": sesjon.session_key or ""}
        side.context.add_cookies([{**kake, "url": live_server.url}])  # type: ignore[typeddict-item]

    return inn
