"""The chapters of the plan: situation and goals, and the activities, with every version."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import (
    FRISTDATO,
    STATUSETIKETTER,
    Aktivitetsdetaljer,
    Aktivitetsuttrekk,
    Fhotype,
    Forhandsdata,
)
from dap.arkiv.eksport.ord import avsender, dag, malfelt, ord_for, si
from dap.arkiv.eksport.ramme import Ramme, opplysning, skrevet_ned
from dap.arkiv.eksportverdier import Innhold, Kapittel, Opplysning, Post
from dap.felles.aktor import AktorType
from dap.felles.blanke import fyll_ut
from dap.forstaelse import queries as forstaelse
from dap.forstaelse.values import Forstaelsedata, Mening, Utsagn
from dap.hendelse import queries as hendelse
from dap.mal import queries as mal
from dap.mal.values import MILEPAEL, Maluttrekk, Versjon
from dap.tilgang.values import Personinnsyn

Enighet = dict[UUID, Forstaelsedata]


def enighet(innsyn: Personinnsyn, ider: list[UUID]) -> Enighet:
    return forstaelse.om_flere(innsyn, ider)


def enighetsposter(data: Forstaelsedata | None, r: Ramme) -> list[Post]:
    """What each side has said of the version that stands."""
    if data is None:
        return []
    sider = [(data.bruker, True), (data.nav, False)]
    return [_utsagn(data, u, av_bruker, r) for u, av_bruker in sider if u is not None]


def _utsagn(data: Forstaelsedata, u: Utsagn, av_bruker: bool, r: Ramme) -> Post:
    ved = hendelse.skrevet_ned(r.innsyn).get((data.objekt_id, u.tid)) if av_bruker else None
    tittel = _("Enig") if u.mening == Mening.ENIG else _("Uenig")
    return Post(
        f"forstaelse/{data.objekt_id}/{'bruker' if av_bruker else 'nav'}",
        "FORSTAELSE",
        tittel,
        tid=u.tid,
        hvem=avsender(u.navn, av_bruker=av_bruker),
        tekst=u.kommentar,
        opplysninger=(*opplysning("versjon", _("Om versjon"), data.versjon), *skrevet_ned(ved)),
    )


def malene(r: Ramme) -> Kapittel:
    """Situation, goals with milestones, expectations."""
    alle = [u for u in mal.uttrekk(r.innsyn) if u.versjoner]
    ider = {u.id for u in alle if _er_med(r, u)}
    enige = enighet(r.innsyn, list(ider))
    under: dict[UUID, list[Post]] = defaultdict(list)
    for u in alle:
        if u.slag == MILEPAEL and u.mal_id in ider:
            under[u.mal_id].append(_mal(u, []))
    poster = tuple(
        _mal(u, [*under[u.id], *enighetsposter(enige.get(u.id), r)])
        for u in alle
        if u.slag != MILEPAEL and u.id in ider
    )
    return Kapittel(Innhold.MAL, _("Situasjon, mål og forventninger"), poster)


def _er_med(r: Ramme, u: Maluttrekk) -> bool:
    perioder = {u.periode_id, *(v.periode_id for v in u.versjoner)}
    i_periode = any(r.i_periode(p) for p in perioder if p is not None) or perioder == {None}
    return i_periode and r.i_tid(*(v.skrevet.tid for v in u.versjoner))


def _malslag(slag: str) -> str:
    return {
        "SITUASJON": _("Situasjonen"),
        "MAL": _("Mål"),
        MILEPAEL: _("Delmål"),
        "FORVENTNING": _("Forventning fra NAV"),
    }[slag]


def _mal(u: Maluttrekk, under: list[Post]) -> Post:
    na = u.versjoner[-1]
    versjoner = [_malversjon(u, v) for v in reversed(u.versjoner)] if len(u.versjoner) > 1 else []
    return Post(
        f"{u.slag.lower()}/{u.id}",
        u.slag,
        _malslag(u.slag),
        tid=na.skrevet.tid,
        hvem=avsender(na.skrevet.navn, av_bruker=na.skrevet.av_bruker),
        tekst=na.tekst,
        opplysninger=tuple(_malfakta(u.slag, na)),
        poster=(*under, *versjoner),
        rom=u.rom,
    )


def _malversjon(u: Maluttrekk, v: Versjon) -> Post:
    return Post(
        f"{u.slag.lower()}/{u.id}/versjon/{v.versjon}",
        "VERSJON",
        _("Versjon %(nr)s: %(hva)s") % {"nr": v.versjon, "hva": ord_for("MALHANDLING", v.handling)},
        tid=v.skrevet.tid,
        hvem=avsender(v.skrevet.navn, av_bruker=v.skrevet.av_bruker),
        tekst=v.tekst,
        opplysninger=(*_malfakta(u.slag, v), *opplysning("begrunnelse", _("Grunn"), v.begrunnelse)),
    )


def _malfakta(slag: str, v: Versjon) -> list[Opplysning]:
    ut: list[Opplysning] = []
    for kode, verdi in v.felt.items():
        for navn, tekst in malfelt({kode: verdi}):
            if slag == "FORVENTNING" and kode == "status":
                tekst = ord_for("FORVENTNINGSSTATUS", verdi)
            ut += opplysning(kode, navn, verdi, tekst)
    if v.felt.get("fjernet"):
        ut += opplysning("fjernet", _("Fjernet"), verdi=True)
    return ut


def aktivitetene(r: Ramme) -> Kapittel:
    alle = [u for u in aktivitet.uttrekk(r.innsyn) if _aktivitet_er_med(r, u)]
    enige = enighet(r.innsyn, [u.na.id for u in alle])
    mal_ider = {u.na.mal_id for u in alle if u.na.mal_id}
    maltekster = mal.maltekster(r.innsyn, mal_ider) if mal_ider else {}
    poster = tuple(
        _aktivitet(r, u, maltekster, enighetsposter(enige.get(u.na.id), r)) for u in alle
    )
    return Kapittel(Innhold.AKTIVITET, _("Aktiviteter"), poster)


def _aktivitet_er_med(r: Ramme, u: Aktivitetsuttrekk) -> bool:
    if not r.i_periode(u.na.periode_id):
        return False
    fra, til = u.na.verdier.get("fra_dato"), u.na.verdier.get("til_dato")
    return r.i_tid(*(v.tid for v, _data in u.versjoner)) or r.overlapper(fra, til)


def _tittel(a: Aktivitetsdetaljer) -> str:
    return si(a.tittel) if a.fast_tittel else a.tittel


def _aktivitet(
    r: Ramme, u: Aktivitetsuttrekk, maltekster: dict[UUID, str], enige: list[Post]
) -> Post:
    a = u.na
    versjoner = [
        Post(
            f"aktivitet/{a.id}/versjon/{v.nr}",
            "VERSJON",
            _("Versjon %(nr)s") % {"nr": v.nr},
            tid=v.tid,
            hvem=avsender(v.av, av_bruker=v.av_type == AktorType.BRUKER),
            opplysninger=(*_fakta(d), *opplysning("begrunnelse", _("Grunn"), v.begrunnelse)),
        )
        for v, d in reversed(u.versjoner)
        if len(u.versjoner) > 1
    ]
    malet = maltekster.get(a.mal_id) if a.mal_id else None
    return Post(
        f"aktivitet/{a.id}",
        "AKTIVITET",
        _tittel(a),
        tid=a.opprettet,
        hvem=avsender(a.opprettet_av, av_bruker=a.opprettet_av_type == AktorType.BRUKER),
        opplysninger=(*_fakta(a), *opplysning("mal", _("Mål"), str(a.mal_id or ""), malet or "")),
        poster=(*_fho(a, r), *enige, *_historikk(u), *versjoner),
        rom=a.rom,
    )


def _fakta(a: Aktivitetsdetaljer) -> list[Opplysning]:
    ut = [
        *opplysning("type", _("Type"), a.type.kode, si(a.type.navn)),
        *opplysning("status", _("Status"), a.status.value, si(STATUSETIKETTER[a.status])),
        *opplysning("avtalt", _("Avtalt med NAV"), a.avtalt),
    ]
    for fv in a.feltverdier():
        if fv.tom:
            continue
        kode = fv.felt.navn
        if fv.felt.valg:
            ut += opplysning(kode, si(fv.felt.etikett), fv.verdi, si(fv.felt.valgetikett(fv.verdi)))
        else:
            ut += opplysning(kode, si(fv.felt.etikett), _enkel(fv.verdi))
    return ut + opplysning("avsluttet_kommentar", _("Kommentar"), a.avsluttet_kommentar)


def _enkel(verdi: Any) -> Any:
    return verdi if isinstance(verdi, str | int | bool | date) else str(verdi)


def _fho(a: Aktivitetsdetaljer, r: Ramme) -> list[Post]:
    if a.fho is None or a.fho.type == Fhotype.IKKE_SEND:
        return []
    lest = a.fho.lest
    ved = hendelse.skrevet_ned(r.innsyn).get((a.id, lest)) if lest else None
    return [
        Post(
            f"aktivitet/{a.id}/forhandsorientering",
            "FORHANDSORIENTERING",
            _("Forhåndsorientering"),
            tid=a.fho.sendt,
            tekst=_fho_tekst(a.fho),
            opplysninger=(
                *opplysning("malversjon", _("Versjon av teksten"), a.fho.malversjon),
                *opplysning("frist", _("Frist"), a.fho.frist),
                *opplysning("lest", _("Lest"), a.fho.lest),
                *skrevet_ned(ved),
                *opplysning("postet", _("Sendt i posten"), a.fho.brev_postet),
                *opplysning("svar", _("Svar fra brukeren"), a.fho.svar),
            ),
        )
    ]


def _fho_tekst(fho: Forhandsdata) -> str:
    tekst = si(fho.tekst) if fho.type == Fhotype.STANDARD else fho.tekst
    return fyll_ut(tekst, {FRISTDATO: dag(fho.frist)}) if fho.frist else tekst


def _historikk(u: Aktivitetsuttrekk) -> list[Post]:
    return [
        Post(
            f"aktivitet/{u.na.id}/historikk/{nr}",
            "HISTORIKK",
            f"{si(h.hvem)} {', '.join(si(e) for e in h.endringer)}",
            tid=h.tid,
            opplysninger=tuple(opplysning("begrunnelse", _("Grunn"), h.begrunnelse)),
        )
        for nr, h in enumerate(reversed(u.historikk), 1)
    ]
