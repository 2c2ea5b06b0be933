"""The preview that one saw, carried by the form: signed, and good for one person and one thing."""

from datetime import datetime
from uuid import UUID

from django.core import signing

from dap.arkiv.values import Bilde, Kilde
from dap.felles.feil import Regelbrudd

LEVER = 24 * 60 * 60
"""Seconds that a page may lie open."""


def pakk(bilde: Bilde, kilde: Kilde, person_id: UUID) -> str:
    data = {
        "tid": bilde.tid.isoformat(),
        "til": bilde.til_hendelse,
        "handtert": bilde.handtert,
        "avtrykk": dict(bilde.avtrykk),
    }
    return signing.dumps(data, salt=_salt(kilde, person_id), compress=True)


def pakk_ut(tekst: str, kilde: Kilde, person_id: UUID) -> Bilde:
    """Regelbrudd FORHANDSVISNING_GAMMEL when it is too old, another's, or changed on its way."""
    try:
        data = signing.loads(tekst, salt=_salt(kilde, person_id), max_age=LEVER)
    except signing.BadSignature:
        raise Regelbrudd("FORHANDSVISNING_GAMMEL") from None
    return Bilde(
        datetime.fromisoformat(data["tid"]), data["til"], data["handtert"], data["avtrykk"]
    )


def _salt(kilde: Kilde, person_id: UUID) -> str:
    return f"dap.journal:{person_id}:{kilde.regel}:{kilde.rom}:{kilde.id}"
