"""The ID token of the session, encrypted: the provider wants it back at sign-out."""

from django.http import HttpRequest

from dap.konto.values import Profil
from dap.web.felles.kryptering import dekrypter, krypter, tjenernokkel

_NOKKEL = "okt_idtoken"
_FORMAL = "id-token"


def husk(request: HttpRequest, profil: Profil, token: str) -> None:
    kryptert = krypter(token, tjenernokkel(_FORMAL))
    request.session[_NOKKEL] = {"profil": profil.value, "kryptert": kryptert}


def hent(request: HttpRequest) -> tuple[Profil, str] | None:
    lagret = request.session.get(_NOKKEL)
    if not lagret:
        return None
    token = dekrypter(lagret["kryptert"], tjenernokkel(_FORMAL))
    return (Profil(lagret["profil"]), token) if token else None
