"""Who may act for the person, and the mark on what they did."""

from dataclasses import replace

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import hjelpeord, ord_for
from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksportverdier import Kapittel, Post
from dap.hendelse import queries as hendelse
from dap.hjelper import queries as hjelper
from dap.tilgang.values import Personinnsyn


def hjelperne(r: Ramme) -> list[Post]:
    """Guardians, powers of attorney and helpers the person has named: about the person, for who may
    open them. And the sessions at the office, in the reader's rooms."""
    if not r.innsyn.har_hjelp:
        return []
    forhold = [
        Post(
            f"hjelper/{f.id}",
            "HJELPER",
            ord_for("HJELPESLAG", f.slag),
            opplysninger=(
                *opplysning("navn", _("Navn"), _skjult(f.hjelper, r.innsyn, skjult=f.skjult)),
                *opplysning("status", _("Status"), f.status, ord_for("HJELPESTATUS", f.status)),
                *opplysning("skrive", _("Kan skrive"), f.kan_skrive),
                *opplysning("laste_ned", _("Kan laste ned alt"), f.kan_laste_ned),
                *opplysning("fra", _("Fra"), f.fra),
                *opplysning("til", _("Til og med"), f.til),
            ),
        )
        for f in hjelper.alle_hjelpere(r.innsyn.person_id)
    ]
    kontor = [
        Post(
            f"assistanse/{a.id}",
            "ASSISTANSE",
            _("Hjelp på kontoret"),
            tid=a.startet,
            hvem=_("%(navn)s i NAV") % {"navn": a.ansatt},
            rom=a.rom,
            opplysninger=tuple(opplysning("til", _("Til"), a.avsluttet)),
        )
        for a in hjelper.assistanser(r.innsyn.person_id, rom=r.innsyn.rom, antall=1000)
        if r.i_tid(a.startet)
    ]
    return [*forhold, *kontor]


def _skjult(navn: str, innsyn: Personinnsyn, *, skjult: bool) -> str:
    if skjult and not (innsyn.er_bruker and innsyn.leser_selv):
        return _("(navnet er skjult)")
    return navn


def med_hjelp(kapittel: Kapittel, innsyn: Personinnsyn) -> Kapittel:
    """What the user wrote with somebody's help says so, in whatever chapter it stands."""
    hjelp = hendelse.med_hjelp(innsyn)
    if not hjelp:
        return kapittel
    bruker = _("Bruker")

    def merk(post: Post) -> Post:
        under = tuple(merk(p) for p in post.poster)
        hjelp_id = hjelp.get(post.tid) if post.tid and post.hvem == bruker else None
        hvem = f"{post.hvem} ({hjelpeord(innsyn, hjelp_id)})" if hjelp_id else post.hvem
        return replace(post, hvem=hvem, poster=under)

    return replace(kapittel, poster=tuple(merk(p) for p in kapittel.poster))
