"""Text that people type: cleaned the same way everywhere, measured as the reader counts it."""

import unicodedata
from urllib.parse import urlsplit

from dap.felles.feil import Regelbrudd

# Direction overrides can make a text read as something else than it is; plain marks are kept.
_RETNINGSTVANG = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_TILLATTE_KONTROLLTEGN = {"\n", "\t"}
TILLATTE_SKJEMAER = {"http", "https"}


def rens(tekst: str) -> str:
    """NFC, Unix line breaks, no control characters, no direction overrides, no surrounding space."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    tekst = unicodedata.normalize("NFC", tekst).translate(_RETNINGSTVANG)
    tekst = "".join(
        tegn
        for tegn in tekst
        if tegn in _TILLATTE_KONTROLLTEGN or unicodedata.category(tegn) not in {"Cc", "Cs"}
    )
    return tekst.strip()


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
