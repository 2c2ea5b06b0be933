"""Reading settings from the environment. A value that cannot be right stops the start."""

import os
from collections.abc import Collection
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_JA = {"1", "ja", "true", "yes", "on"}
_NEI = {"0", "nei", "false", "no", "off"}


def tekst(navn: str, standard: str | None = None) -> str:
    """A text; without a default it must be given."""
    verdi = os.environ.get(navn, "").strip()
    if verdi:
        return verdi
    if standard is None:
        raise ImproperlyConfigured(f"{navn} must be set (docs/drift/konfigurasjon.md)")
    return standard


def tall(navn: str, standard: int, *, minst: int, hoyst: int) -> int:
    """A whole number within the limits, both included."""
    verdi = tekst(navn, str(standard))
    try:
        funnet = int(verdi)
    except ValueError:
        raise ImproperlyConfigured(f"{navn} must be a whole number") from None
    if not minst <= funnet <= hoyst:
        raise ImproperlyConfigured(f"{navn} must be from {minst} to {hoyst}, not {funnet}")
    return funnet


def ja_nei(navn: str, *, standard: bool) -> bool:
    verdi = tekst(navn, "ja" if standard else "nei").lower()
    if verdi not in _JA | _NEI:
        raise ImproperlyConfigured(f"{navn} must be ja or nei")
    return verdi in _JA


def en_av(navn: str, standard: str, tillatte: Collection[str]) -> str:
    """One of the values allowed."""
    verdi = tekst(navn, standard)
    if verdi not in tillatte:
        raise ImproperlyConfigured(f"{navn} must be one of {', '.join(tillatte)}")
    return verdi


def liste(navn: str) -> list[str]:
    """Values with commas between; at least one."""
    verdier = [del_.strip() for del_ in tekst(navn).split(",") if del_.strip()]
    if not verdier:
        raise ImproperlyConfigured(f"{navn} must hold at least one value")
    return verdier


def vertsnavn(navn: str) -> list[str]:
    """Host names that DAP answers to. A star would let anybody name the host of our links."""
    verter = liste(navn)
    for vert in verter:
        if "*" in vert or "/" in vert or " " in vert:
            raise ImproperlyConfigured(f"{navn}: {vert!r} is not a host name")
    return verter


def hemmelighet(navn: str, *, minst: int = 50, valgfri: bool = False) -> str:
    """A secret, from NAVN or from the file that NAVN_FIL points at. Empty when it is optional and
    neither is set."""
    fil = os.environ.get(f"{navn}_FIL")
    if valgfri and not fil and not tekst(navn, ""):
        return ""
    if fil:
        try:
            verdi = Path(fil).read_text(encoding="utf-8").strip()
        except OSError as feil:
            raise ImproperlyConfigured(f"{navn}_FIL: {feil.strerror}") from None
    else:
        verdi = tekst(navn)
    if len(verdi) < minst or len(set(verdi)) < 10:
        raise ImproperlyConfigured(f"{navn} must be at least {minst} random characters")
    return verdi
