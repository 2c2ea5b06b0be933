"""Files that came with what a letter says: what a digital reader opens, printed behind the letter.

The letter keeps which they are; what is in them is read when it is printed, as the one who prints may.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dap.arkiv.values import Post
from dap.brev.values import LeggVed
from dap.dialog import queries as dialog
from dap.pdf.bilder import INGEN, Bilder, kan_tegnes, som_bilder
from dap.tilgang.values import Personinnsyn

MAKS_SIDER = 40
"""Pages of files behind one letter."""
MAKS_I_BUNKE = 100
"""And in one bundle: what is more is put in by hand."""


class Mangler(StrEnum):
    """Why a file is not printed behind the letter."""

    MA_LEGGES_VED = "MA_LEGGES_VED"
    """It cannot be drawn, or is too long: whoever posts the letter prints it from the conversation."""
    SLETTET = "SLETTET"


@dataclass(frozen=True, slots=True)
class Vedleggsark:
    navn: str
    bilder: Bilder = INGEN
    mangler: Mangler | None = None


@dataclass(slots=True)
class Plass:
    """What is left of a bundle's pages."""

    sider: int = MAKS_I_BUNKE


def filene(poster: Iterable[Post], *, ogsa_egne: bool, trad_id: str = "") -> list[dict[str, str]]:
    """Which files came with these items, as a letter keeps it; with `ogsa_egne` the user's own too."""
    bruker = _("Bruker")
    return [
        {"id": str(v.id), "navn": v.navn, "mime": v.mime, "trad": trad}
        for melding, trad in _meldinger(poster, trad_id)
        if ogsa_egne or melding.hvem != bruker
        for v in melding.vedlegg
    ]


def _meldinger(poster: Iterable[Post], trad: str) -> Iterator[tuple[Post, str]]:
    """Every message with the thread it stands in."""
    for p in poster:
        if p.type == "MELDING":
            yield p, trad
        yield from _meldinger(p.poster, p.id.rpartition("/")[2] if p.type == "TRAD" else trad)


def for_hand(innhold: Mapping[str, Any]) -> tuple[LeggVed, ...]:
    """Files that are never printed behind the letter, whatever is in them."""
    return tuple(
        LeggVed(f["navn"], UUID(f["trad"]), UUID(f["id"]))
        for f in innhold.get("filer", ())
        if f["trad"] and not kan_tegnes(f["mime"])
    )


def ark(innhold: Mapping[str, Any], innsyn: Personinnsyn, plass: Plass) -> tuple[Vedleggsark, ...]:
    """What is printed behind one letter, in order. One query, none without files."""
    filer = innhold.get("filer", ())
    if not filer:
        return ()
    lest = dict(dialog.uttrekk_vedlegg(innsyn, [UUID(f["id"]) for f in filer]))
    igjen, ut = min(MAKS_SIDER, plass.sider), []
    for f in filer:
        if UUID(f["id"]) not in lest:
            ut.append(Vedleggsark(f["navn"], mangler=Mangler.SLETTET))
            continue
        bilder = som_bilder(lest[UUID(f["id"])], f["mime"], maks=igjen)
        igjen -= len(bilder.sider)
        plass.sider -= len(bilder.sider)
        mangler = None if bilder.sider else Mangler.MA_LEGGES_VED
        ut.append(Vedleggsark(f["navn"], bilder, mangler))
    return tuple(ut)
