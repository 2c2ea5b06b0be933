"""The language of a report: chosen for a while (`paa`), and every text said in it (`si`).

The catalogues are the product's own, read without Django: who makes a report from Python has no
settings. Bokmål is the source and needs no catalogue.
"""

import gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from dap.forskning.tekst import Ordrett, Tekst
from dap.forskning.values import RAPPORTSPRAK

NB, NN, EN = SPRAK = RAPPORTSPRAK
LOCALE = Path(__file__).resolve().parents[3] / "locale"
_valgt: ContextVar[str] = ContextVar("sprak", default=NB)


@contextmanager
def paa(sprak: str) -> Iterator[None]:
    """Everything that is said meanwhile is in this language. Raises ValueError for one we do not have."""
    if sprak not in SPRAK:
        raise ValueError(f"«{sprak}» er ikke et språk rapporten finnes på: {', '.join(SPRAK)}")
    merke = _valgt.set(sprak)
    try:
        yield
    finally:
        _valgt.reset(merke)


def valgt() -> str:
    return _valgt.get()


def si(tekst: str) -> str:
    """The text in the language that is chosen. One that is not in the catalogue stays as it is."""
    if isinstance(tekst, Ordrett):
        return str(tekst)
    if isinstance(tekst, Tekst):
        deler = {k: si(v) if isinstance(v, str) else v for k, v in tekst.deler.items()}
        return _oversatt(valgt(), tekst.mal) % deler
    return _oversatt(valgt(), tekst)


@cache
def _oversatt(sprak: str, tekst: str) -> str:
    return _katalog(sprak)(tekst) if tekst else ""


@cache
def _katalog(sprak: str) -> Callable[[str], str]:
    if sprak == NB:
        return str
    po = LOCALE / sprak / "LC_MESSAGES" / "django.po"
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
        with mo.open("rb") as fil:
            return gettext.GNUTranslations(fil).gettext
    with po.open("rb") as fil:
        tekster = {m.id: m.string for m in read_po(fil, locale=sprak) if m.string and not m.context}
    return lambda tekst: str(tekster.get(tekst, tekst))
