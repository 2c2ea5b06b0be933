"""What the pages of assessments show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dap.felles.innsatsgruppe import navn
from dap.felles.tid import dato
from dap.forstaelse import queries as forstaelse
from dap.oppfolging.queries import apen_periode
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn
from dap.vurdering import queries
from dap.vurdering.values import (
    DELER,
    OBJEKT,
    Del,
    Egendel,
    Egenvurderingsdata,
    Ferdigdata,
    Innsatsgruppe,
    Slag,
    Vurderingsdata,
    Vurderingsrad,
)
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import si
from dap.web.forstaelse.side import forstaelsekontekst
from dap.web.vurdering.tekster import DELORD, MAATER, OM_SLAGET, SLAG, SPORSMAL

Tekst = str | Promise
Merke = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Avsnitt:
    tittel: Tekst
    tekst: str


@dataclass(frozen=True, slots=True)
class Ulikhet:
    """One part in two versions."""

    tittel: Tekst
    for_: str
    naa: str


def gruppenavn(gruppe: Innsatsgruppe, dag: date | None = None) -> str:
    """What the group was called that day, or is called today."""
    return si(navn(gruppe, dag=dag or dato(timezone.now())))


def gruppenavn_i_rekke(grupper: Iterable[Innsatsgruppe], dag: date) -> list[str]:
    valgte = set(grupper)
    return [gruppenavn(g, dag) for g in Innsatsgruppe if g in valgte]


def egne_avsnitt(eget: Egenvurderingsdata) -> list[Avsnitt]:
    return [Avsnitt(SPORSMAL[d], eget.svar[d]) for d in Egendel if eget.svar[d]]


def maate(eget: Egenvurderingsdata | None) -> Tekst:
    return MAATER[eget.maate] if eget is not None and eget.maate else ""


def deltittel(del_: Del, *, er_bruker: bool) -> Tekst:
    return DELORD[del_].bruker if er_bruker else DELORD[del_].nav


def nav_avsnitt(slag: Slag, ferdig: Ferdigdata, *, er_bruker: bool) -> list[Avsnitt]:
    """NAV's parts without the conclusion, opportunities first."""
    tekster = {d.del_: d.tekst for d in ferdig.deler}
    return [
        Avsnitt(deltittel(d, er_bruker=er_bruker), tekster[d])
        for d in DELER[slag]
        if d in tekster and d != Del.KONKLUSJON
    ]


def konklusjon(ferdig: Ferdigdata) -> str:
    return next((d.tekst for d in ferdig.deler if d.del_ == Del.KONKLUSJON), "")


def ferdigkontekst(slag: Slag, ferdig: Ferdigdata, *, er_bruker: bool) -> dict[str, Any]:
    """One finished version, for `vurdering/ferdig_versjon.html`."""
    return {
        "f": ferdig,
        "konklusjon": konklusjon(ferdig),
        "konklusjonstittel": deltittel(Del.KONKLUSJON, er_bruker=er_bruker),
        "grupper": gruppenavn_i_rekke(ferdig.konklusjon.stotter, dato(ferdig.tid)),
        "avsnitt": nav_avsnitt(slag, ferdig, er_bruker=er_bruker),
        "egne": egne_avsnitt(ferdig.eget) if ferdig.eget else [],
        "maate": maate(ferdig.eget),
    }


def merker(v: Vurderingsrad, innsyn: Personinnsyn) -> list[Merke]:
    ut: list[Merke] = []
    if v.ferdig_nr:
        ut.append((_("Ferdig"), "success", "outline"))
    if v.har_utkast:
        ut.append((_("Utkast"), "neutral", "moderate"))
    if v.bedt_om_eget and not v.historisk:
        egen = _("NAV spør hva du selv tenker"), "warning", "moderate"
        ut.append(egen if innsyn.er_bruker else (_("Venter på brukeren"), "neutral", "outline"))
    if v.rom == "KOMMUNE" and innsyn.er_bruker:
        ut.append((_("Fra kommunen"), "neutral", "outline"))
    return ut


def listekontekst(request: AktorRequest, innsyn: Personinnsyn) -> dict[str, Any]:
    """Both kinds as they stand now, and those of periods that have ended."""
    rader = [r for r in queries.vurderinger(innsyn) if not r.tom]
    na = [r for r in rader if not r.historisk]
    aktiv = apen_periode(innsyn.person_id) is not None
    skriver = aktiv and not queries.skrivesperre(innsyn)
    return {
        "slag": [_slagkort(request, s, na, innsyn) for s in (Slag.BEHOV, Slag.ARBEIDSEVNE)],
        "historiske": [_linje(request, r, innsyn) for r in rader if r.historisk],
        "kan_skrive": skriver,
        "er_nav": skriver and not innsyn.er_bruker,
        "forstaelser": forstaelse.tilstander(innsyn, objekt_type=OBJEKT),
    }


def _slagkort(
    request: AktorRequest, slag: Slag, rader: list[Vurderingsrad], innsyn: Personinnsyn
) -> dict[str, Any]:
    egne = [r for r in rader if r.slag == slag]
    rom = eget_rom(request.aktor, innsyn.rom)
    finnes = any(r.rom == rom for r in egne)
    kort = {
        "navn": SLAG[slag],
        "om": OM_SLAGET[slag],
        "rader": [_linje(request, r, innsyn) for r in egne],
        "ny": not finnes,
        "egen": lenke(request, "vurdering:egen", slag=slag.value),
    }
    if innsyn.er_bruker:
        return kort
    nav = {n: lenke(request, f"vurdering:{n}", slag=slag.value) for n in ("begynn", "spor")}
    return kort | nav


def _linje(request: AktorRequest, r: Vurderingsrad, innsyn: Personinnsyn) -> dict[str, Any]:
    adresse = lenke(request, "vurdering:vurdering", vurdering_id=r.id)
    return {"v": r, "navn": SLAG[r.slag], "merker": merker(r, innsyn), "adresse": adresse}


def vurderingskontekst(
    request: AktorRequest, innsyn: Personinnsyn, vurdering_id: UUID
) -> dict[str, Any]:
    v = queries.en_vurdering(innsyn, vurdering_id)
    er_bruker = innsyn.er_bruker
    return {
        "v": v,
        "navn": SLAG[v.slag],
        "om": OM_SLAGET[v.slag],
        "merker": merker(v, innsyn),
        "ferdig": ferdigkontekst(v.slag, v.gjeldende, er_bruker=er_bruker) if v.gjeldende else None,
        "eget": egne_avsnitt(v.eget) if v.eget else [],
        "egen_maate": maate(v.eget),
        "nytt_eget": er_nyere(v),
        "deler": utkastdeler(request, v),
        **(forstaelsekontekst(request, innsyn, vurdering_id) if v.ferdig_nr else {}),
    }


def er_nyere(v: Vurderingsdata) -> bool:
    """Whether the user's own words have changed since the newest version was finished."""
    if v.eget is None:
        return False
    frosset = v.gjeldende.eget if v.gjeldende else None
    return frosset is None or frosset.versjon != v.eget.versjon


def utkastdeler(request: AktorRequest, v: Vurderingsdata) -> list[dict[str, Any]]:
    """The parts of the draft in their order, with where each is written."""
    if v.utkast is None:
        return []
    return [
        {
            "d": d,
            "tittel": DELORD[d.del_].nav,
            "mangler": d.del_ in v.utkast.mangler,
            "grupper": gruppenavn_i_rekke(d.konklusjon.stotter, dato(timezone.now())),
            "adresse": lenke(request, "vurdering:del", vurdering_id=v.id, del_=d.del_.value),
        }
        for d in v.utkast.deler
    ]


def ulikheter(
    slag: Slag, eldre: Ferdigdata, nyere: Ferdigdata, *, er_bruker: bool
) -> list[Ulikhet]:
    """Every part where the two versions differ, the user's own words first."""
    ut: list[Ulikhet] = []
    for egendel in Egendel:
        par = [f.eget.svar[egendel] if f.eget else "" for f in (eldre, nyere)]
        ut.append(Ulikhet(SPORSMAL[egendel], *par))
    for del_ in DELER[slag]:
        par = [next((d.tekst for d in f.deler if d.del_ == del_), "") for f in (eldre, nyere)]
        ut.append(Ulikhet(deltittel(del_, er_bruker=er_bruker), *par))
    grupper = [
        ", ".join(gruppenavn_i_rekke(f.konklusjon.stotter, dato(f.tid))) for f in (eldre, nyere)
    ]
    ut.append(Ulikhet(_("Innsatsgrupper som vurderingen støtter"), *grupper))
    return [u for u in ut if u.for_ != u.naa]
