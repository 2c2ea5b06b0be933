"""Taking marked parts out of an export: what is taken out is in no file that is made from it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from dap.arkiv.eksportverdier import (
    SLADD_SLUTT,
    SLADD_START,
    Opplysning,
    Post,
    Saksinnhold,
    Sladding,
)
from dap.felles.sletting import LIK_REKKE

Bytt = Callable[[str], str]


def sladd(sak: Saksinnhold, sladdinger: Sequence[Sladding]) -> Saksinnhold:
    """The case without what is marked: whole items by id, and every place where a text stands.

    What stands in an item that goes, goes wherever it stands word for word, too: frozen sources and
    quotes are copies. A text is found whatever the case and the white space. In the history of an
    activity values are cut short, so the history of one where a text was found is left out; its
    versions say the same.
    """
    hele = {s.post: s.grunn for s in sladdinger if s.post}
    bytt = _bytter([*(s for s in sladdinger if s.tekst), *_kopier(sak, hele)])
    kapitler = tuple(
        replace(k, poster=tuple(_post(p, hele, bytt) for p in k.poster)) for k in sak.kapitler
    )
    return replace(sak, tittel=bytt(sak.tittel), navn=bytt(sak.navn), kapitler=kapitler)


_EGNE_ORD = frozenset({"MAL", "MILEPAEL", "FORVENTNING"})
"""Whose title is what somebody wrote."""


def _kopier(sak: Saksinnhold, hele: dict[str, str]) -> list[Sladding]:
    """The texts of the items that go; short ones say nothing of where they are from."""
    alle = (p for k in sak.kapitler for post in k.poster for p in post.alle() if p.id in hele)
    return [
        Sladding(hele[p.id], tekst=tekst)
        for p in alle
        for under in p.alle()
        for tekst in (under.tekst, under.tittel if under.type in _EGNE_ORD else "")
        if len(tekst.split()) >= LIK_REKKE
    ]


def monster(tekst: str) -> re.Pattern[str]:
    """Finds a text whatever the case, and however its words are parted."""
    return re.compile(r"\s+".join(re.escape(o) for o in tekst.split()), re.IGNORECASE)


def _bytter(sladdinger: Sequence[Sladding]) -> Bytt:
    # The longest first, so that a part of a text does not break the whole.
    par = [
        (monster(s.tekst), _merke(s.grunn))
        for s in sorted(sladdinger, key=lambda s: len(s.tekst), reverse=True)
    ]
    rens = str.maketrans({SLADD_START: "\ufffd", SLADD_SLUTT: "\ufffd"})

    def bytt(tekst: str) -> str:
        tekst = tekst.translate(rens) if SLADD_START in tekst or SLADD_SLUTT in tekst else tekst
        for finn, merke in par:
            tekst = _utenfor_merker(tekst, finn, merke)
        return tekst

    return bytt


_MERKE = re.compile(f"({SLADD_START}[^{SLADD_SLUTT}]*{SLADD_SLUTT})")


def _utenfor_merker(tekst: str, finn: re.Pattern[str], merke: str) -> str:
    """Replace outside the marks that stand already: their reasons are not what was written."""
    if not finn.search(tekst):
        return tekst
    return "".join(
        del_ if del_.startswith(SLADD_START) else finn.sub(lambda _m: merke, del_)
        for del_ in _MERKE.split(tekst)
    )


def _post(post: Post, hele: dict[str, str], bytt: Bytt) -> Post:
    if post.id in hele:
        return Post(post.id, post.type, _("Sladdet"), sladdet=hele[post.id])
    kilde = f"melding/{post.id.rpartition('/')[2]}"
    if post.type == "SITAT" and kilde in hele:
        return Post(post.id, post.type, _("Sladdet"), sladdet=hele[kilde])
    under = tuple(_post(p, hele, bytt) for p in post.poster)
    fakta = tuple(_opplysning(o, hele, bytt) for o in post.opplysninger)
    ny = replace(
        post,
        tittel=_tittel(post, hele) or _av_forste(post, under) or bytt(post.tittel),
        hvem=bytt(post.hvem),
        tekst=bytt(post.tekst),
        opplysninger=fakta,
        vedlegg=tuple(replace(v, navn=bytt(v.navn)) for v in post.vedlegg),
        poster=under,
    )
    if ny == post:
        return post
    return replace(ny, poster=tuple(p for p in under if p.type != "HISTORIKK"))


def _tittel(post: Post, hele: dict[str, str]) -> str:
    """The thread of an activity bears the activity's name."""
    for o in post.opplysninger:
        if o.kode == "aktivitet" and f"aktivitet/{o.verdi}" in hele:
            return _merke(hele[f"aktivitet/{o.verdi}"])
    return ""


def _av_forste(post: Post, under: tuple[Post, ...]) -> str:
    """A thread without a heading of its own is called by the first words of its first message."""
    par = zip(post.poster, under, strict=True)
    for for_, etter in par:
        if for_.type != "MELDING":
            continue
        ord_ = post.tittel.removesuffix("…").strip()
        if for_ == etter or ord_ not in " ".join(for_.tekst.split()):
            return ""
        grunn = etter.sladdet or (_MERKE.findall(etter.tekst) or [""])[0].strip(
            SLADD_START + SLADD_SLUTT
        )
        return _merke(grunn) if grunn else ""
    return ""


def _merke(grunn: str) -> str:
    return f"{SLADD_START}{grunn}{SLADD_SLUTT}"


def _opplysning(o: Opplysning, hele: dict[str, str], bytt: Bytt) -> Opplysning:
    if o.kode == "mal" and f"mal/{o.verdi}" in hele:
        return replace(o, tekst=_merke(hele[f"mal/{o.verdi}"]))
    tekst, verdi = bytt(o.tekst), bytt(str(o.verdi))
    if tekst == o.tekst and verdi == str(o.verdi):
        return o
    if isinstance(o.verdi, str):
        return replace(o, tekst=tekst, verdi=verdi)
    # The words of a number or a date say the same as the value.
    borte = tekst if tekst != o.tekst else verdi
    return replace(o, tekst=borte, verdi=borte)
