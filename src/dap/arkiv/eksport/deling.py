"""A long case becomes several PDFs, each with its own index: one of any length would need any memory."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from dap.arkiv.eksportverdier import Kapittel, Post, Saksinnhold

PER_DEL = 1000
"""Weight of one PDF: about 150 MB while it is made, and two are made at once."""
FAKTA_VEIER = 2
"""So many labelled facts weigh as much as one item."""


def deler(sak: Saksinnhold, per_del: int = PER_DEL) -> list[Saksinnhold]:
    """The case in parts of at most so many items; one part when it is short enough."""
    bunker: list[list[Kapittel]] = [[]]
    plass = per_del
    for kapittel, vekt in _stykker(sak, per_del):
        if vekt > plass and bunker[-1]:
            bunker.append([])
            plass = per_del
        bunker[-1].append(kapittel)
        plass -= vekt
    if len(bunker) == 1:
        return [sak]
    return [
        replace(
            sak,
            tittel=_("%(tittel)s, del %(nr)s av %(av)s")
            % {"tittel": sak.tittel, "nr": nr, "av": len(bunker)},
            kapitler=tuple(_slatt_sammen(bunke)),
        )
        for nr, bunke in enumerate(bunker, 1)
    ]


def _stykker(sak: Saksinnhold, per_del: int) -> Iterator[tuple[Kapittel, int]]:
    for kapittel in sak.kapitler:
        if not kapittel.poster:
            yield kapittel, 1
        for post in kapittel.poster:
            for del_ in _delt(post, per_del):
                yield replace(kapittel, poster=(del_,)), _vekt(del_)


def _vekt(post: Post) -> int:
    """An activity's version with all its facts takes more room than a message."""
    return sum(1 + len(p.opplysninger) // FAKTA_VEIER for p in post.alle())


def _delt(post: Post, per_del: int) -> Iterator[Post]:
    """A thread that alone is too long goes on in the next part."""
    # What lies below a message or a version is little; one level is enough to cut at.
    if len(post.poster) < per_del:
        yield post
        return
    for fra in range(0, len(post.poster), per_del - 1):
        stykke = replace(post, poster=post.poster[fra : fra + per_del - 1])
        yield (
            stykke
            if fra == 0
            else replace(
                stykke,
                tittel=_("%(tittel)s (fortsetter)") % {"tittel": post.tittel},
                opplysninger=(),
            )
        )


def _slatt_sammen(bunke: list[Kapittel]) -> Iterator[Kapittel]:
    """The same chapter again, item after item, is one chapter."""
    naa: Kapittel | None = None
    poster: list[Post] = []
    for kapittel in bunke:
        if naa is not None and kapittel.innhold != naa.innhold:
            yield replace(naa, poster=tuple(poster))
            poster = []
        naa = kapittel
        poster += kapittel.poster
    if naa is not None:
        yield replace(naa, poster=tuple(poster))
