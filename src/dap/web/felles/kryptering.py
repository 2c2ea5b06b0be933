"""Text that lies in a session but must not be read from the database alone."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def ny_nokkel() -> str:
    return Fernet.generate_key().decode()


def tjenernokkel(formal: str) -> str:
    """A key of this installation for one purpose, derived from SECRET_KEY."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=formal.encode())
    return urlsafe_b64encode(hkdf.derive(settings.SECRET_KEY.encode())).decode()


def krypter(tekst: str, nokkel: str) -> str:
    return Fernet(nokkel).encrypt(tekst.encode()).decode()


def dekrypter(kryptert: str, nokkel: str, *, levetid: int | None = None) -> str | None:
    """The text, or None when the key is another one or it is older than `levetid` seconds."""
    try:
        return Fernet(nokkel).decrypt(kryptert.encode(), ttl=levetid).decode()
    except (InvalidToken, ValueError):
        return None
