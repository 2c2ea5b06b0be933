"""Everything the page of one activity shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.utils.translation import gettext as _

from dap.aktivitet import queries
from dap.aktivitet.values import (
    FRISTDATO,
    Aktivitetsdetaljer,
    Feltslag,
    Feltverdi,
    Fhotype,
    Forhandsdata,
    Historikkpost,
    Leser,
    Part,
    er_fast_tittel,
)
from dap.felles.blanke import fyll_ut
from dap.felles.tid import dato
from dap.tilgang.values import Personinnsyn
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import dag as datotekst
from dap.web.felles.ytring import si
from dap.web.plan.kort import Merke, flyttevalg

BREDE = {Feltslag.LANGTEKST, Feltslag.LENKE}
FORST_I_HISTORIKKEN = 5
I_HISTORIKKEN = 20
"""Versions told of on the activity's own page; all of them stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Faktum:
    etikett: str
    verdi: str
    lenke: str = ""
    hel: bool = False
    """Over both columns."""


@dataclass(frozen=True, slots=True)
class Historikklinje:
    tid: datetime
    tekst: str
    begrunnelse: str
    versjon: int | None


def fho_tekst(fho: Forhandsdata) -> str:
    """What the user was told, in the reader's language, with its date."""
    return med_frist(si(fho.tekst) if fho.type == Fhotype.STANDARD else fho.tekst, fho.frist)


def med_frist(tekst: str, frist: date | None) -> str:
    return fyll_ut(tekst, {FRISTDATO: datotekst(frist, med_ar=True)}) if frist else tekst


def part_for(innsyn: Personinnsyn) -> Part:
    return Part.BRUKER if innsyn.er_bruker else Part.NAV


def leser_for(innsyn: Personinnsyn) -> Leser:
    return Leser.BRUKER if innsyn.er_bruker else Leser.VEILEDER


def tittel(a: Aktivitetsdetaljer) -> str:
    return si(a.tittel) if a.fast_tittel or er_fast_tittel(a.tittel) else a.tittel


def verditekst(fv: Feltverdi) -> str:
    """The value of a field as a person reads it."""
    if fv.felt.slag == Feltslag.VALG:
        return si(fv.felt.valgetikett(fv.verdi or ""))
    if isinstance(fv.verdi, date):
        return datotekst(fv.verdi, med_ar=True)
    return "" if fv.verdi is None else str(fv.verdi)


def fakta(a: Aktivitetsdetaljer, *, utenom: Iterable[str] = ("tittel",)) -> list[Faktum]:
    """The fields that have something to say, in the order of the form."""
    ut = []
    for fv in a.feltverdier():
        if fv.tom or fv.felt.navn in utenom or fv.felt.eget_grep:
            continue
        er_lenke = fv.felt.slag == Feltslag.LENKE
        tekst = kort_lenke(str(fv.verdi)) if er_lenke else verditekst(fv)
        lenke_ = str(fv.verdi) if er_lenke else ""
        ut.append(Faktum(si(fv.felt.etikett), tekst, lenke_, fv.felt.slag in BREDE))
    return ut


def kort_lenke(adresse: str) -> str:
    """Host and first part of the path: enough to know where one goes."""
    deler = urlsplit(adresse)
    forste = deler.path.strip("/").partition("/")[0]
    return f"{deler.hostname or adresse}/{forste}" if forste else deler.hostname or adresse


def historikklinjer(poster: Iterable[Historikkpost]) -> list[Historikklinje]:
    """Sentences: "Du flyttet aktiviteten fra Planlegger til Gjennomfører"."""
    return [Historikklinje(p.tid, _setning(p), p.begrunnelse, p.versjon) for p in poster]


def _setning(post: Historikkpost) -> str:
    deler = [si(endring) for endring in post.endringer]
    if len(deler) > 1:
        ord_ = _("%(forst)s og %(sist)s") % {"forst": ", ".join(deler[:-1]), "sist": deler[-1]}
    else:
        ord_ = "".join(deler)
    return f"{si(post.hvem)} {ord_}"


def merker(a: Aktivitetsdetaljer, part: Part) -> list[Merke]:
    ut: list[Merke] = []
    if a.venter_paa is not None:
        ut.append(_venter(a.venter_paa, part))
    if a.avtalt:
        ut.append(Merke(_("Avtalt med NAV"), "info", "strong"))
    if a.fho and a.fho.ulest:
        ulest = _("Ulest") if part == Part.BRUKER else _("Ikke lest av bruker")
        ut.append(Merke(ulest, "warning", "moderate"))
    for fv in a.feltverdier():
        if fv.felt.pa_kort and fv.felt.valg and fv.verdi:
            valg = next((v for v in fv.felt.valg if v.kode == fv.verdi), None)
            if valg:
                ut.append(Merke(si(valg.etikett), valg.farge, "moderate"))
    return ut


def _venter(venter_paa: Part, part: Part) -> Merke:
    if venter_paa == part:
        return Merke(_("Venter på svar fra deg"), "warning", "moderate")
    hvem = _("Venter på svar fra NAV"), _("Venter på svar fra bruker")
    return Merke(hvem[0] if venter_paa == Part.NAV else hvem[1], "neutral", "moderate")


def aktivitetskontekst(
    request: AktorRequest, innsyn: Personinnsyn, a: Aktivitetsdetaljer, naa: datetime
) -> dict[str, Any]:
    """Context that every page about the activity has."""
    part = part_for(innsyn)
    return {
        "a": a,
        "innsyn": innsyn,
        "er_nav": part == Part.NAV,
        "tittel": tittel(a),
        "typenavn": si(a.type.navn),
        "statustekst": si(a.status.etikett),
        "rot": lenke(request, "plan:oversikt"),
        "her": lenke(request, "aktivitet:vis", aktivitet_id=a.id),
        "merker": merker(a, part),
        "fakta": fakta(a),
        "flytt": flyttevalg(a, part) if a.handlinger.flytt or not innsyn.kan_skrive else (),
        "flytt_sperret": tekst_for(a.handlinger.flytt_sperret) if _vis_sperre(a, innsyn) else "",
        "versjon": a.versjon,
        "nokkel": uuid4(),
        "i_dag": dato(naa),
    }


def _vis_sperre(a: Aktivitetsdetaljer, innsyn: Personinnsyn) -> bool:
    return bool(a.handlinger.flytt_sperret) and innsyn.kan_skrive


def historikk(
    innsyn: Personinnsyn, a: Aktivitetsdetaljer, *, siste: int | None = None
) -> list[Historikklinje]:
    return historikklinjer(queries.historikk(innsyn, a.id, leser_for(innsyn), siste=siste))
