"""What the printed plan shows, chosen by the address: ?periode=…&fra=…&del=MAL&stor=1."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import Aktivitetsdetaljer, Fhotype, Forhandsdata
from dap.dialog import queries as dialog
from dap.dialog.values import Utskriftstrad
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.mal import queries as mal
from dap.mote import queries as mote
from dap.mote.values import Moterad
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.person import queries as person
from dap.referat import queries as referat
from dap.referat.values import Referatuttrekk
from dap.tilgang.values import Personinnsyn
from dap.web.aktivitet.side import Faktum, fakta, fho_tekst, merker, part_for, tittel
from dap.web.felles.person import lenke
from dap.web.felles.ytring import dag, si
from dap.web.mote.tekster import KANAL
from dap.web.mote.tekster import STATUS as MOTESTATUS
from dap.web.utskrift.utvalg import (
    STATUS,
    Del,
    Tidsrom,
    deltekst,
    les_deler,
    les_tidsrom,
    periodetekst,
)


@dataclass(frozen=True, slots=True)
class Valg:
    verdi: str
    tekst: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Aktivitet:
    tittel: str
    type: str
    merker: list[str]
    fakta: list[Faktum]
    hvorfor: str
    fho: Forhandsdata | None
    fho_tekst: str
    trad: Utskriftstrad | None


@dataclass(frozen=True, slots=True)
class Gruppe:
    tittel: str
    aktiviteter: list[Aktivitet]


@dataclass(frozen=True, slots=True)
class Mote:
    tittel: str
    start: datetime | None
    kanal: str
    sted: str
    veileder: str
    status: str


def kontekst(
    request: HttpRequest, innsyn: Personinnsyn, data: QueryDict, naa: datetime
) -> dict[str, Any]:
    """Everything the page shows."""
    perioder = oppfolging.perioder(innsyn)
    periode = _valgt_periode(perioder, data.get("periode", ""))
    deler, tidsrom = les_deler(data), les_tidsrom(data)
    vises = periode is not None and not tidsrom.feil
    return {
        "navn": person.navn([innsyn.person_id]).get(innsyn.person_id, ""),
        "rot": lenke(request, "utskrift:plan"),
        "planen": lenke(request, "plan:oversikt"),
        "periode": periode,
        "periodetekst": periodetekst(periode) if periode else "",
        "perioder": [Valg(str(p.id), periodetekst(p), p == periode) for p in perioder],
        "deler": [Valg(d.value, deltekst(d), d in deler) for d in Del],
        "tidsrom": tidsrom,
        "stor": data.get("stor") == "1",
        "skrevet_ut": dag(dato(naa), med_ar=True),
        "oppfolging": oppfolging.oppfolgingsbilde(innsyn.person_id, naa=naa),
        **(_innhold(innsyn, periode, deler, tidsrom, naa) if periode and vises else {}),
    }


def _valgt_periode(perioder: Sequence[Periodedata], onsket: str) -> Periodedata | None:
    if not onsket:
        return next((p for p in perioder if p.apen), perioder[0] if perioder else None)
    for periode in perioder:
        if str(periode.id) == onsket:
            return periode
    raise IkkeFunnet


# --- the parts ----------------------------------------------------------------------------------


def _innhold(
    innsyn: Personinnsyn,
    periode: Periodedata,
    deler: frozenset[Del],
    tidsrom: Tidsrom,
    naa: datetime,
) -> dict[str, Any]:
    trader = _dialogen(innsyn, periode, tidsrom) if Del.DIALOG in deler else []
    bilde = mal.malbilde(innsyn, periode_id=periode.id)
    grupper = _grupper(innsyn, periode, deler, tidsrom, trader)
    vist = {t.aktivitet_id for t in trader if t.aktivitet_id in _med_trad(grupper, trader)}
    return {
        "situasjoner": [s for s in bilde.situasjoner if s.tekst] if Del.MAL in deler else [],
        "mal": bilde.mal if Del.MAL in deler else (),
        "forventninger": bilde.forventninger if Del.FORVENTNING in deler else (),
        "grupper": grupper,
        "moter": _moter(innsyn, periode, tidsrom, naa) if Del.MOTE in deler else [],
        "referater": _referater(innsyn, periode, tidsrom) if Del.REFERAT in deler else [],
        "trader": [t for t in trader if t.aktivitet_id is None or t.aktivitet_id not in vist],
    }


def _dialogen(innsyn: Personinnsyn, periode: Periodedata, tidsrom: Tidsrom) -> list[Utskriftstrad]:
    """The messages of those days, under what their conversation is called."""
    alle = (
        replace(t, meldinger=tuple(m for m in t.meldinger if tidsrom.har(m.sendt)))
        for t in dialog.hele_dialogen(innsyn, periode.id)
    )
    return [t for t in alle if t.meldinger]


def _referater(
    innsyn: Personinnsyn, periode: Periodedata, tidsrom: Tidsrom
) -> list[Referatuttrekk]:
    """The newest shared version of each, and what was said of it."""
    alle = (r for r in referat.uttrekk(innsyn) if r.periode_id == periode.id)
    return [r for r in alle if tidsrom.har(r.dag)]


def _grupper(
    innsyn: Personinnsyn,
    periode: Periodedata,
    deler: frozenset[Del],
    tidsrom: Tidsrom,
    trader: Sequence[Utskriftstrad],
) -> list[Gruppe]:
    om = {t.aktivitet_id: t for t in trader if t.aktivitet_id is not None}
    alle = aktivitet.hele_planen(innsyn, periode.id) if deler & set(STATUS) else []
    alle = [
        a for a in alle if tidsrom.overlapper(a.verdier.get("fra_dato"), a.verdier.get("til_dato"))
    ]
    grupper = [
        Gruppe(
            si(status.etikett),
            [_aktivitet(a, innsyn, om.get(a.id)) for a in alle if a.status == status],
        )
        for del_, status in STATUS.items()
        if del_ in deler
    ]
    return [g for g in grupper if g.aktiviteter]


def _med_trad(grupper: Sequence[Gruppe], trader: Sequence[Utskriftstrad]) -> set[UUID | None]:
    """Activities whose conversation stands below them: the others stand by themselves."""
    vist = {id(a.trad) for g in grupper for a in g.aktiviteter if a.trad is not None}
    return {t.aktivitet_id for t in trader if id(t) in vist}


def _aktivitet(
    a: Aktivitetsdetaljer, innsyn: Personinnsyn, trad: Utskriftstrad | None
) -> Aktivitet:
    fho = a.fho if a.fho is not None and a.fho.type != Fhotype.IKKE_SEND else None
    return Aktivitet(
        tittel=tittel(a),
        type=si(a.type.navn),
        merker=[m.tekst for m in merker(a, part_for(innsyn))],
        fakta=fakta(a, utenom=() if a.fast_tittel else ("tittel",)),
        hvorfor=a.avsluttet_kommentar,
        fho=fho,
        fho_tekst=fho_tekst(fho) if fho else "",
        trad=trad,
    )


def _moter(
    innsyn: Personinnsyn, periode: Periodedata, tidsrom: Tidsrom, naa: datetime
) -> list[Mote]:
    """Those with a time in the period, the first first."""
    bilde = mote.moter(innsyn, naa=naa)
    alle = (*bilde.venter, *bilde.kommende, *bilde.tidligere)
    med_tid = [(m.start, m) for m in alle if m.start is not None and _i_perioden(m, periode)]
    return [
        Mote(m.tittel, start, str(KANAL[m.kanal]), m.sted, m.veileder, str(MOTESTATUS[m.status]))
        for start, m in sorted(med_tid, key=lambda par: par[0])
        if tidsrom.har(start)
    ]


def _i_perioden(m: Moterad, periode: Periodedata) -> bool:
    if m.start is None or m.opprettet < periode.start:
        return False
    return periode.slutt is None or m.opprettet < periode.slutt
