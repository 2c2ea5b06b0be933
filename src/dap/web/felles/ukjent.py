"""Somebody who has signed in, and whom nobody here knows: the number, until they begin to register.

It lies encrypted in their session, and goes with it; nothing else of them is kept.
"""

from django.contrib.sessions.backends.base import SessionBase

from dap.web.felles.kryptering import dekrypter, krypter, tjenernokkel

_NOKKEL = "okt_ukjent_fnr"
_FORMAL = "ukjent bruker"


def husk(sesjon: SessionBase, fnr: str) -> None:
    sesjon[_NOKKEL] = krypter(fnr, tjenernokkel(_FORMAL))


def hent(sesjon: SessionBase) -> str | None:
    kryptert = sesjon.get(_NOKKEL)
    return dekrypter(kryptert, tjenernokkel(_FORMAL)) if isinstance(kryptert, str) else None


def glem(sesjon: SessionBase) -> None:
    sesjon.pop(_NOKKEL, None)
