"""What the writing help shows of a text: the context of `klarsprak/funn.html`."""

from typing import Any

from dap.felles.klarsprak import Funn, sjekk
from dap.web.klarsprak.tekster import KATEGORIER, NIVAER


def klarsprakkontekst(tekst: str) -> dict[str, Any]:
    """`klarsprak`: the findings, the level in words, and the sensitive words by category."""
    funn = sjekk(tekst)
    return {
        "klarsprak": {
            "funn": funn,
            "niva": NIVAER[funn.niva] if funn.niva else "",
            "tung": funn.lix is not None and funn.lix >= 50,
            "kategorier": _etter_kategori(funn.sensitive),
        }
    }


def _etter_kategori(funn: tuple[Funn, ...]) -> list[tuple[Any, list[str]]]:
    grupper: dict[str, list[str]] = {}
    for f in funn:
        grupper.setdefault(f.gruppe, []).append(f.ord)
    return [(KATEGORIER[kode], ord_) for kode, ord_ in grupper.items()]
