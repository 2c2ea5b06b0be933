"""The items of a case as lines that can be marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dap.arkiv.values import Post, Saksinnhold

UTDRAG = 240
_MERKES = {"MELDING", "VERSJON", "MILEPAEL", "SAKLISTE", "FORSTAELSE", "OVERLEVERING", "KOMMENTAR"}
"""What lies under an item and can be taken out alone."""


@dataclass(frozen=True, slots=True)
class Linje:
    id: str
    tittel: str
    hvem: str
    tid: datetime | None
    utdrag: str
    markert: bool
    under: bool
    """Belongs to the line above it that does not."""


def kapitler(sak: Saksinnhold, markert: frozenset[str]) -> list[tuple[str, list[Linje]]]:
    """Title and lines of each chapter that has any."""
    return [(k.tittel, list(_linjer(k.poster, markert))) for k in sak.kapitler if k.poster]


def _linjer(poster: tuple[Post, ...], markert: frozenset[str]) -> Iterator[Linje]:
    for post in poster:
        yield _linje(post, markert, under=False)
        for u in post.poster:
            if u.type in _MERKES:
                yield _linje(u, markert, under=True)


def _linje(p: Post, markert: frozenset[str], *, under: bool) -> Linje:
    tekst = p.tekst or "; ".join(f"{o.navn}: {o.tekst}" for o in p.opplysninger)
    tekst = " ".join(tekst.split())
    utdrag = tekst if len(tekst) <= UTDRAG else tekst[: UTDRAG - 1] + "…"
    return Linje(p.id, p.tittel, p.hvem, p.tid, utdrag, p.id in markert, under)
