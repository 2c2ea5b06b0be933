"""The cursor: where a page ends, as the next one asks. It has what the rows are sorted by, names too,
so it is encrypted: an address tells nobody anything, and cannot be made by hand."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from dap.felles.feil import Regelbrudd

MAKS_PEKER = 2_000


@dataclass(frozen=True, slots=True)
class Peker:
    """A row's place: its values by the sort keys, its id, and its number among all."""

    orden: str
    """The sort keys that it belongs to."""
    verdier: tuple[Any, ...]
    person_id: UUID
    nr: int


@lru_cache(maxsize=1)
def _las(nokkel: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(b"portefolje.peker" + nokkel.encode()).digest()))


def skriv(peker: Peker) -> str:
    innhold = [peker.orden, [_ut(v) for v in peker.verdier], str(peker.person_id), peker.nr]
    return _las(settings.SECRET_KEY).encrypt(json.dumps(innhold).encode()).decode().rstrip("=")


def les(tekst: str, orden: str) -> Peker:
    """Raises Regelbrudd UGYLDIG_PEKER when it is not ours, or belongs to another order."""
    if len(tekst) > MAKS_PEKER or not tekst.isascii():
        raise Regelbrudd("UGYLDIG_PEKER")
    try:
        hel = tekst + "=" * (-len(tekst) % 4)
        sin, verdier, person_id, nr = json.loads(_las(settings.SECRET_KEY).decrypt(hel.encode()))
    except (InvalidToken, ValueError) as feil:
        raise Regelbrudd("UGYLDIG_PEKER") from feil
    if sin != orden:
        raise Regelbrudd("UGYLDIG_PEKER")
    return Peker(sin, tuple(_inn(v) for v in verdier), UUID(person_id), nr)


def _ut(verdi: Any) -> Sequence[Any] | None:
    match verdi:
        case None:
            return None
        case datetime():
            return ["t", verdi.isoformat()]
        case date():
            return ["d", verdi.isoformat()]
        case Decimal():
            return ["n", str(verdi)]
        case _:
            return ["", verdi]


def _inn(par: Sequence[Any] | None) -> Any:
    if par is None:
        return None
    slag, verdi = par
    match slag:
        case "t":
            return datetime.fromisoformat(verdi)
        case "d":
            return date.fromisoformat(verdi)
        case "n":
            return Decimal(verdi)
        case _:
            return verdi
