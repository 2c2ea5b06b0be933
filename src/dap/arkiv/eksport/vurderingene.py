"""The chapter of assessments: finished versions, and the user's own words with every version."""

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import avsender, ord_for, si
from dap.arkiv.eksport.planen import enighet, enighetsposter
from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksportverdier import Innhold, Kapittel, Opplysning, Post
from dap.felles.innsatsgruppe import navn
from dap.felles.tid import dato
from dap.vurdering import queries as vurdering
from dap.vurdering.values import (
    Egendel,
    Egenvurderingsdata,
    Ferdigdata,
    Innsatsgruppe,
    Vurderingsuttrekk,
)


def vurderingene(r: Ramme) -> Kapittel:
    """What the user knows of. What NAV is writing is in nobody's file."""
    alle = [
        u
        for u in vurdering.uttrekk(r.innsyn)
        if r.i_periode(u.periode_id)
        and r.i_tid(*(f.tid for f in u.versjoner), *(e.tid for e in u.egne))
    ]
    enige = enighet(r.innsyn, [u.id for u in alle])
    poster = tuple(_vurdering(u, enighetsposter(enige.get(u.id), r)) for u in alle)
    return Kapittel(Innhold.VURDERING, _("Vurderinger"), poster)


def _vurdering(u: Vurderingsuttrekk, enige: list[Post]) -> Post:
    rot = f"vurdering/{u.id}"
    versjoner = [_versjon(rot, f) for f in reversed(u.versjoner)]
    egne = [_eget(f"{rot}/eget/{e.versjon}", e) for e in reversed(u.egne)]
    siste = u.versjoner[-1] if u.versjoner else None
    return Post(
        rot,
        "VURDERING",
        ord_for("VURDERINGSSLAG", u.slag),
        tid=siste.tid if siste else u.egne[-1].tid,
        opplysninger=tuple(opplysning("ferdig", _("Ferdig"), siste is not None)),
        poster=(*versjoner, *egne, *enige),
        rom=u.rom,
    )


def _versjon(rot: str, f: Ferdigdata) -> Post:
    """One finished version, with the user's words as they were then."""
    sti = f"{rot}/versjon/{f.nr}"
    deler = [
        Post(f"{sti}/{d.del_.value.lower()}", "VURDERINGSDEL", ord_for("VURDERINGSDEL", d.del_),
             tekst=d.tekst)
        for d in f.deler
    ]  # fmt: skip
    eget = _svar(f"{sti}/eget", f.eget, _("Brukerens ord: %(sporsmal)s")) if f.eget else []
    return Post(
        sti,
        "VERSJON",
        _("Versjon %(nr)s") % {"nr": f.nr},
        tid=f.tid,
        hvem=avsender(f.navn, av_bruker=False),
        opplysninger=tuple(_utfall(f)),
        poster=(*deler, *eget),
    )


def _utfall(f: Ferdigdata) -> list[Opplysning]:
    valgte = [g for g in Innsatsgruppe if g in f.konklusjon.stotter]
    return [
        *opplysning(
            "stotter",
            _("Støtter innsatsgruppe"),
            ", ".join(g.value for g in valgte),
            ", ".join(si(navn(g, dag=dato(f.tid))) for g in valgte),
        ),
        *opplysning("bor_vurderes", _("Arbeidsevnen bør vurderes"), f.konklusjon.bor_vurderes),
        *opplysning("uten_eget", _("Hvorfor det ikke er noen egenvurdering"), f.uten_eget),
    ]


def _eget(sti: str, e: Egenvurderingsdata) -> Post:
    maate = ord_for("EGENMAATE", e.maate) if e.maate else ""
    return Post(
        sti,
        "EGENVURDERING",
        _("Egenvurdering"),
        tid=e.tid,
        hvem=avsender(e.navn, av_bruker=e.av_bruker),
        opplysninger=tuple(
            opplysning(
                "maate", _("Skrevet ned for brukeren"), e.maate.value if e.maate else "", maate
            )
        ),
        poster=tuple(_svar(sti, e, "%(sporsmal)s")),
    )


def _svar(sti: str, e: Egenvurderingsdata, tittel: str) -> list[Post]:
    """The answers, each under its question."""
    return [
        Post(f"{sti}/{d.value.lower()}", "VURDERINGSDEL",
             tittel % {"sporsmal": ord_for("EGENSPORSMAL", d)}, tekst=e.svar[d])
        for d in Egendel
        if e.svar[d]
    ]  # fmt: skip
