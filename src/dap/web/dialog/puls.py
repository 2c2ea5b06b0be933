"""The cheap question of an open thread page: has anything happened?

The page holds a signed token that names the thread and the reader for a short while. The question
needs neither session nor person, reads one row by its key, and answers 204 when nothing is new. It
tells nothing else: what is new is fetched by the ordinary page with its ordinary access check.
"""

from uuid import UUID

from django.core import signing
from django.urls import reverse

from dap.dialog.values import Tradinnsyn

_SALT = "dap.dialog.puls"
VARER_SEKUNDER = 20 * 60
"""A page that is still open then gets a new token with its next fetch."""


def puls_adresse(innsyn: Tradinnsyn, versjon: int) -> str:
    token = signing.dumps([innsyn.trad_id.hex, innsyn.leser_id.hex], salt=_SALT)
    return f"{reverse('dialog:puls', kwargs={'token': token})}?v={versjon}"


def les_token(token: str) -> UUID | None:
    """The thread, or None when the token is false or too old."""
    try:
        trad, _leser = signing.loads(token, salt=_SALT, max_age=VARER_SEKUNDER)
        return UUID(hex=trad)
    except (signing.BadSignature, ValueError, TypeError):
        return None
