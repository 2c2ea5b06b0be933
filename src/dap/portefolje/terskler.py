"""What counts as silent and as need: the product's own numbers, and where an office has its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DAGER: Mapping[str, int] = {
    "ulest": 14,
    "ubesvart": 14,
    "innlogging": 60,
    "ytelse": 56,
    "kontakt": 90,
    "varsel": 7,
}
"""Days: an unread message, an answer waited for, not signed in, before a benefit ends, without contact,
before the deadline of a warning."""
VEKTER: Mapping[str, int] = {
    "SVARFRIST_UTE": 30,
    "KRITISK": 20,
    "STILLE": 25,
    "VARSEL_SNART": 20,
    "UTEN_KONTAKT": 20,
    "UTEN_VEDTAK": 15,
    "YTELSE_SLUTTER": 15,
    "UTEN_AKTIVITET": 15,
    "MOTE_ONSKET": 15,
    "UTLOPT_AKTIVITET": 10,
    "UENIGE": 10,
    "NY": 10,
    "KANDIDAT": 10,
    "FORSLAG": 5,
}
"""Points by reason, in the order that reasons are told."""
MAKS_DAGER, MAKS_VEKT = 730, 100


@dataclass(frozen=True, slots=True)
class Terskler:
    dager: Mapping[str, int] = field(default_factory=lambda: DAGER, hash=False)
    vekter: Mapping[str, int] = field(default_factory=lambda: VEKTER, hash=False)
    versjon: int = 0

    @classmethod
    def fra(cls, dager: Mapping[str, int], vekter: Mapping[str, int], versjon: int) -> "Terskler":
        """The office's own where it has any. What is unknown is left out."""
        return cls(
            {n: int(dager.get(n, d)) for n, d in DAGER.items()},
            {n: int(vekter.get(n, v)) for n, v in VEKTER.items()},
            versjon,
        )
