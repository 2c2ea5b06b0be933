"""The times of a session: when it began, when it was last used, when it ends."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from dap.konto.queries import okt_utloper

STARTET = "okt_startet"
SIST_BRUKT = "okt_sist_brukt"
FORRIGE = "okt_forrige"
"""Who was signed in in this browser last: {"konto", "profil", "subjekt"}."""
UTLOPT = "okt_utlopt"


def start(sesjon: SessionBase, *, konto: str, profil: str, subjekt: str, naa: datetime) -> None:
    sesjon[STARTET] = sesjon[SIST_BRUKT] = naa.isoformat()
    sesjon.pop(UTLOPT, None)
    sesjon[FORRIGE] = {"konto": konto, "profil": profil, "subjekt": subjekt}


def merk_brukt(sesjon: SessionBase, naa: datetime) -> None:
    sesjon.setdefault(STARTET, naa.isoformat())
    sesjon[SIST_BRUKT] = naa.isoformat()


def sist_brukt(sesjon: SessionBase) -> datetime | None:
    return _tid(sesjon.get(SIST_BRUKT))


def utloper(sesjon: SessionBase) -> datetime | None:
    """When the session ends if nothing more is done; None before it has begun."""
    startet, brukt = _tid(sesjon.get(STARTET)), sist_brukt(sesjon)
    if startet is None or brukt is None:
        return None
    return okt_utloper(startet=startet, sist_brukt=brukt)


def avslutt(sesjon: SessionBase, *, utlopt: bool = False) -> None:
    """Sign out, with a new key, remembering only who it was: their text may be waiting.

    `utlopt`: the time did it, not the person.
    """
    forrige = sesjon.get(FORRIGE)
    sesjon.flush()
    if forrige:
        sesjon[FORRIGE] = forrige
        sesjon[UTLOPT] = utlopt


def _tid(verdi: Any) -> datetime | None:
    return datetime.fromisoformat(verdi) if isinstance(verdi, str) else None
