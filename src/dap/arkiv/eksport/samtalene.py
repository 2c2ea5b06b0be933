"""The chapters of what was said: the dialog, and the meetings."""

from collections import defaultdict
from uuid import UUID

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import avsender, ord_for, tidspunkt
from dap.arkiv.eksport.planen import enighet, enighetsposter
from dap.arkiv.eksport.ramme import Ramme, opplysning, skrevet_ned
from dap.arkiv.eksport.varselene import varsler_om_stans
from dap.arkiv.eksportverdier import Innhold, Kapittel, Post, Vedleggspost
from dap.dialog import queries as dialog
from dap.dialog.values import Meldingsuttrekk, Traduttrekk
from dap.digilab import queries as digilab
from dap.digilab.values import Egendata
from dap.felles.tid import midnatt
from dap.mote import queries as mote
from dap.mote.values import Moteuttrekk, Moteversjon
from dap.referat import queries as referat
from dap.referat.values import Deltdata, Kommentarslag, Referatuttrekk


def dialogen(r: Ramme) -> Kapittel:
    """Threads with their messages; a thread without a message in the days chosen is left out."""
    trader = [t for t in dialog.uttrekk_trader(r.innsyn) if r.i_periode(t.periode_id)]
    meldinger: dict[UUID, list[Post]] = defaultdict(list)
    for m in dialog.uttrekk_meldinger(r.innsyn, [t.id for t in trader]):
        if r.i_tid(m.sendt):
            meldinger[m.trad_id].append(_melding(m, med_vedlegg=r.utvalg.vedlegg))
    poster = tuple(_trad(t, meldinger[t.id]) for t in trader if meldinger[t.id])
    return Kapittel(Innhold.DIALOG, _("Dialog"), (*poster, *varsler_om_stans(r)))


def _trad(t: Traduttrekk, meldinger: list[Post]) -> Post:
    overlevert = [
        Post(
            f"trad/{t.id}/overlevering/{nr}",
            "OVERLEVERING",
            _("Sendt videre fra %(fra)s til %(til)s")
            % {"fra": ord_for("MOTTAKER", fra), "til": ord_for("MOTTAKER", til)},
            tid=tid,
            tekst=hvorfor,
        )
        for nr, (tid, fra, til, hvorfor) in enumerate(t.overleveringer, 1)
    ]
    return Post(
        f"trad/{t.id}",
        "TRAD",
        t.overskrift or ord_for("TEMA", t.tema),
        tid=t.opprettet,
        opplysninger=(
            *opplysning("tema", _("Gjelder"), t.tema.value, ord_for("TEMA", t.tema)),
            *opplysning(
                "mottaker", _("Svares av"), t.mottaker.value, ord_for("MOTTAKER", t.mottaker)
            ),
            *opplysning("meldinger", _("Antall meldinger"), len(meldinger)),
            *opplysning("aktivitet", _("Hører til aktivitet"), str(t.aktivitet_id or "")),
        ),
        poster=(*meldinger, *overlevert),
        rom=t.rom,
    )


def _melding(m: Meldingsuttrekk, *, med_vedlegg: bool) -> Post:
    vedlegg = tuple(Vedleggspost(v.id, v.navn, v.mime, v.storrelse) for v in m.vedlegg)
    return Post(
        f"melding/{m.id}",
        "MELDING",
        "",
        tid=m.sendt,
        hvem=avsender(m.avsender, av_bruker=m.fra_bruker),
        tekst=_(m.tekst) if m.kassert else m.tekst,
        opplysninger=(
            *opplysning("slettet", _("Slettet"), m.kassert),
            *opplysning("slettet_fordi", _("Grunn"), m.kassert_fordi),
            *skrevet_ned(m.ved),
        ),
        vedlegg=vedlegg if med_vedlegg else (),
    )


def motene(r: Ramme) -> Kapittel:
    alle = [u for u in mote.uttrekk(r.innsyn) if _er_med(r, u)]
    dager = [_gruppedag(d) for d in digilab.uttrekk(r.innsyn) if r.i_tid(d.dag.start)]
    return Kapittel(Innhold.MOTE, _("Møter"), (*(_mote(u) for u in alle), *dager))


def _gruppedag(d: Egendata) -> Post:
    behov = ", ".join(ord_for("HJELPEBEHOV", b) for b in d.behov)
    return Post(
        f"digilab/{d.id}",
        "DIGILAB",
        d.dag.tittel,
        tid=d.dag.start,
        opplysninger=(
            *opplysning("status", _("Status"), d.status, ord_for("DIGILABSTATUS", d.status)),
            *opplysning("start", _("Tid"), d.dag.start),
            *opplysning("varighet", _("Minutter"), d.dag.minutter),
            *opplysning("sted", _("Sted"), d.dag.sted),
            *opplysning("sprak", _("Språk"), d.dag.sprak),
            *opplysning("behov", _("Trenger hjelp til:"), behov),
        ),
        tekst=d.notat,
        rom=d.rom,
    )


def _er_med(r: Ramme, u: Moteuttrekk) -> bool:
    return r.i_periode(u.periode_id) and r.i_tid(u.na.start, *(v.tid for v in u.versjoner))


def _mote(u: Moteuttrekk) -> Post:
    m = u.na
    punkter = [
        Post(
            f"punkt/{p.id}",
            "SAKLISTE",
            _("Punkt på saklisten"),
            hvem=avsender(p.navn, av_bruker=p.av_bruker),
            tekst=p.tekst,
        )
        for p in m.punkter
    ]
    versjoner = [_versjon(m.id, v) for v in reversed(u.versjoner) if len(u.versjoner) > 1]
    return Post(
        f"mote/{m.id}",
        "MOTE",
        m.tittel,
        tid=m.start or m.opprettet,
        opplysninger=(
            *opplysning("status", _("Status"), m.status.value, ord_for("MOTESTATUS", m.status)),
            *opplysning("start", _("Tid"), m.start),
            *opplysning("varighet", _("Minutter"), m.varighet),
            *opplysning("kanal", _("Møteform"), m.kanal.value, ord_for("KANAL", m.kanal)),
            *opplysning("sted", _("Sted"), m.sted),
            *opplysning("videolenke", _("Lenke til videomøtet"), m.videolenke),
            *opplysning("veileder", _("Veileder"), m.veileder),
            *opplysning("tolk", _("Tolk"), m.tolk),
            *opplysning("bekreftet", _("Bekreftet"), m.bekreftet),
            *opplysning("hensikt", _("Hensikt"), m.hensikt),
            *opplysning("forberedelser", _("Forberedelser"), m.forberedelser),
            *opplysning("sluttord", _("Hvorfor det endte slik"), m.sluttord),
        ),
        poster=(*punkter, *versjoner),
        rom=m.rom,
    )


def _versjon(mote_id: UUID, v: Moteversjon) -> Post:
    return Post(
        f"mote/{mote_id}/versjon/{v.nr}",
        "VERSJON",
        _("Versjon %(nr)s") % {"nr": v.nr},
        tid=v.tid,
        hvem=avsender(v.navn, av_bruker=v.av_bruker),
        opplysninger=(
            *opplysning("status", _("Status"), v.status.value, ord_for("MOTESTATUS", v.status)),
            *opplysning("start", _("Tid"), v.start, tidspunkt(v.start) if v.start else None),
            *opplysning("varighet", _("Minutter"), v.varighet),
            *opplysning("sted", _("Sted"), v.sted),
            *opplysning("begrunnelse", _("Grunn"), v.begrunnelse),
        ),
    )


def referatene(r: Ramme) -> Kapittel:
    """Minutes that are shared. What is not shared is in nobody's file."""
    alle = [
        u
        for u in referat.uttrekk(r.innsyn)
        if r.i_periode(u.periode_id) and r.i_tid(midnatt(u.dag), *(d.delt for d in u.delte))
    ]
    enige = enighet(r.innsyn, [u.id for u in alle])
    poster = tuple(_referat(u, enighetsposter(enige.get(u.id), r)) for u in alle)
    return Kapittel(Innhold.REFERAT, _("Referater"), poster)


def _referat(u: Referatuttrekk, enige: list[Post]) -> Post:
    na = u.delte[-1]
    eldre = [
        Post(
            f"referat/{u.id}/versjon/{d.nr}",
            "VERSJON",
            _("Versjon %(nr)s") % {"nr": d.nr},
            tid=d.delt,
            hvem=avsender(d.navn, av_bruker=d.av_bruker),
            tekst=d.tekst,
        )
        for d in reversed(u.delte[:-1])
    ]
    kommentarer = [
        Post(
            f"kommentar/{k.id}",
            "KOMMENTAR",
            _("Rettelse") if k.slag == Kommentarslag.RETTELSE else _("Kommentar"),
            tid=k.tid,
            hvem=avsender(k.navn, av_bruker=k.av_bruker),
            tekst=k.tekst,
            opplysninger=tuple(opplysning("versjon", _("Om versjon"), k.til_nr)),
        )
        for k in u.kommentarer
    ]
    return Post(
        f"referat/{u.id}",
        "REFERAT",
        u.tema,
        tid=na.delt,
        hvem=avsender(na.navn, av_bruker=na.av_bruker),
        tekst=na.tekst,
        opplysninger=(
            *opplysning("dag", _("Dag"), u.dag),
            *opplysning("kanal", _("Møteform"), u.kanal.value, ord_for("KANAL", u.kanal)),
            *opplysning("ferdig", _("Ferdig"), u.ferdig),
        ),
        poster=(*_sitater(u, na), *kommentarer, *enige, *eldre),
        rom=u.rom,
    )


def _sitater(u: Referatuttrekk, na: Deltdata) -> list[Post]:
    return [
        Post(
            f"referat/{u.id}/sitat/{s.melding_id}",
            "SITAT",
            _("Sitat fra dialogen"),
            tid=s.sendt,
            hvem=s.avsender,
            tekst=s.tekst,
        )
        for s in na.sitater
    ]
