"""Text that people type: cleaned the same way everywhere, measured as the reader counts it."""

import unicodedata
from urllib.parse import urlsplit

from dap.felles.feil import Regelbrudd

# Direction overrides can make a text read as something else than it is; plain marks are kept.
_RETNINGSTVANG = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
# Marks that show nothing by themselves, by category; and letters that are drawn as nothing.
_USYNLIGE_SLAG = {"Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc"}
_TOMME_BOKSTAVER = set("\u115f\u1160\u2800\u3164\uffa0")
_TILLATTE_KONTROLLTEGN = {"\n", "\t"}
TILLATTE_SKJEMAER = {"http", "https"}


def rens(tekst: str) -> str:
    """NFC, Unix line breaks, no control characters, no direction overrides, no surrounding space.

    A text that shows nothing is no text: a title of it could not be clicked.
    """
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    tekst = unicodedata.normalize("NFC", tekst).translate(_RETNINGSTVANG)
    tekst = "".join(
        tegn
        for tegn in tekst
        if tegn in _TILLATTE_KONTROLLTEGN or unicodedata.category(tegn) not in {"Cc", "Cs"}
    )
    return tekst.strip() if any(map(_vises, tekst)) else ""


def _vises(tegn: str) -> bool:
    return unicodedata.category(tegn) not in _USYNLIGE_SLAG and tegn not in _TOMME_BOKSTAVER


def krev_lengde(tekst: str, *, felt: str, maks: int, minst: int = 0) -> str:
    """The cleaned text; Regelbrudd MANGLER or FOR_LANG (characters) otherwise."""
    tekst = rens(tekst)
    if len(tekst) < minst:
        raise Regelbrudd("MANGLER", felt=felt)
    if len(tekst) > maks:
        raise Regelbrudd("FOR_LANG", felt=felt, maks=maks, lengde=len(tekst))
    return tekst


def trygg_lenke(tekst: str, *, felt: str, maks: int = 2000) -> str:
    """A web address, with https:// added when no scheme is given; Regelbrudd UGYLDIG_LENKE otherwise."""
    tekst = krev_lengde(tekst, felt=felt, maks=maks)
    if not tekst:
        return ""
    if any(tegn.isspace() for tegn in tekst):
        raise Regelbrudd("UGYLDIG_LENKE", felt=felt)
    if "://" not in tekst and not tekst.lower().startswith(("javascript:", "data:", "vbscript:")):
        tekst = f"https://{tekst}"
    try:
        deler = urlsplit(tekst)
        vert = deler.hostname or ""
    except ValueError as feil:
        raise Regelbrudd("UGYLDIG_LENKE", felt=felt) from feil
    if deler.scheme.lower() not in TILLATTE_SKJEMAER or "." not in vert or deler.username:
        raise Regelbrudd("UGYLDIG_LENKE", felt=felt)
    return tekst
