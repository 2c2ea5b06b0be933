"""The timeline: the spine and what the user was told, joined with the titles of the records.

The number of queries depends on which kinds of record a page has, never on how many lines.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any
from uuid import UUID

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import OBJEKT as AKTIVITET
from dap.arkiv.eksport.ord import hjelpeord
from dap.arkiv.journal.lesing import blikk as journalblikk
from dap.arkiv.journalverdier import OBJEKT as JOURNALPOST
from dap.arkiv.values import (
    SIDE,
    STILLE_SLAG,
    TYPER,
    Filter,
    Filtervalg,
    Merke,
    Punkt,
    Slag,
    Tidslinjeside,
    slag_for,
)
from dap.dialog import queries as dialog
from dap.digilab import queries as digilab
from dap.digilab.values import OBJEKT as DIGILAB
from dap.eskalering import queries as eskalering
from dap.eskalering.values import OBJEKT as ESKALERING
from dap.felles.aktor import SYSTEM, AktorType
from dap.hendelse import queries as hendelse
from dap.hendelse.values import Hendelsesrad, Utvalg
from dap.kontor import queries as kontor
from dap.mal import queries as mal
from dap.mal.values import Objekttype
from dap.mote import queries as mote
from dap.mote.values import OBJEKT as MOTE
from dap.person import queries as person
from dap.referat import queries as referat
from dap.referat.values import OBJEKT as REFERAT
from dap.referat.values import OBJEKT_UTKAST as REFERATUTKAST
from dap.tabell.blikk import Blikk, Nokkel
from dap.tilgang.values import Personinnsyn
from dap.varsel import queries as varsel
from dap.varsel.values import Varselrad

_TRAD = "TRAD"
_INGEN, _ALLE = UUID(int=0), UUID(int=2**128 - 1)
_SISTE_RAD = 2**63 - 1

Oppslag = Callable[[Personinnsyn, Iterable[Nokkel]], dict[Nokkel, Blikk]]
_OPPSLAG: dict[str, Oppslag] = {
    AKTIVITET: aktivitet.blikk,
    MOTE: mote.blikk,
    DIGILAB: digilab.blikk,
    REFERAT: referat.blikk,
    REFERATUTKAST: referat.blikk,
    JOURNALPOST: journalblikk,
    ESKALERING: eskalering.blikk,
    **{
        type_: lambda innsyn, nokler, type_=type_: mal.blikk(innsyn, type_, nokler)  # type: ignore[misc]
        for type_ in Objekttype
    },
}
"""Who knows what a record of the kind was called, and why it was changed."""


def tidslinje(
    innsyn: Personinnsyn, filter_: Filter, *, for_: Merke | None = None, antall: int = SIDE
) -> Tidslinjeside:
    """A page of everything that happened, newest first: only what the reader sees now.

    A record in the other room, notes of staff, and minutes that are not shared leave no line.
    """
    utvalg = _utvalg(innsyn, filter_)
    to = [
        [_av_hendelse(h) for h in _hendelser(innsyn, filter_, utvalg, for_, antall + 1)],
        [_av_varsel(v, innsyn) for v in _varsler(innsyn, filter_, utvalg, for_, antall + 1)],
    ]
    rader = list(islice(merge(*to, key=_rekkefolge, reverse=True), antall + 1))
    vist = rader[:antall]
    neste = vist[-1].merke if len(rader) > antall else None
    return Tidslinjeside(tuple(_med_ord(innsyn, vist)), neste)


def filtervalg(innsyn: Personinnsyn) -> Filtervalg:
    """Who and what the reader may choose: nobody and nothing that they do not see. Three queries."""
    navn = kontor.navn(hendelse.ansatte(innsyn, dialog.skjulte_trader(innsyn)))
    return Filtervalg(
        ansatte=tuple(sorted(navn.items(), key=lambda par: par[1].casefold())),
        aktiviteter=tuple(aktivitet.titler(innsyn)),
    )


# --- what is asked for --------------------------------------------------------------------------


def _utvalg(innsyn: Personinnsyn, f: Filter) -> Utvalg:
    valgte = f.slag or frozenset(Slag) - STILLE_SLAG
    objekter = None
    if f.aktivitet is not None:
        objekter = frozenset({f.aktivitet, *dialog.trader_om(innsyn, f.aktivitet)})
    return Utvalg(
        typer=frozenset().union(*(TYPER[s] for s in valgte)),
        objekter=objekter,
        skjulte=dialog.skjulte_trader(innsyn),
        aktor_id=f.aktor_id,
        aktor_typer=frozenset({f.aktor_type.value}) if f.aktor_type else None,
        fra=f.fra,
        til=f.til,
    )


def _hendelser(
    innsyn: Personinnsyn, f: Filter, utvalg: Utvalg, for_: Merke | None, antall: int
) -> list[Hendelsesrad]:
    if not utvalg.typer:
        return []
    etter = None if for_ is None else (for_.tid, for_.hendelse or _SISTE_RAD)
    return hendelse.tidslinje(innsyn, utvalg, for_=etter, antall=antall)


def _varsler(
    innsyn: Personinnsyn, f: Filter, utvalg: Utvalg, for_: Merke | None, antall: int
) -> list[Varselrad]:
    """Notifications are the system's own doing."""
    av_andre = f.aktor_id is not None or f.aktor_type not in {None, AktorType.SYSTEM}
    if av_andre or (f.slag and Slag.VARSEL not in f.slag):
        return []
    return varsel.til_brukeren(
        innsyn,
        for_=None if for_ is None else (for_.tid, for_.varsel or _INGEN),
        antall=antall,
        fra=utvalg.fra,
        til=utvalg.til,
        objekter=utvalg.objekter,
        skjulte=utvalg.skjulte,
    )


def _rekkefolge(p: Punkt) -> tuple[datetime, int, UUID]:
    """What was told stands above what it tells of, when both came at once."""
    return p.tid, p.merke.hendelse or _SISTE_RAD, p.merke.varsel or _ALLE


# --- lines --------------------------------------------------------------------------------------


def _av_hendelse(h: Hendelsesrad) -> Punkt:
    return Punkt(
        slag=slag_for(h.type),
        tid=h.tid,
        type=h.type,
        varsel=None,
        aktor_type=h.aktor_type,
        aktor_id=h.aktor_id,
        aktor="",
        objekt_type=h.objekt_type,
        objekt_id=h.objekt_id,
        data=h.data,
        merke=Merke(h.tid, hendelse=h.id),
    )


def _av_varsel(v: Varselrad, innsyn: Personinnsyn) -> Punkt:
    return Punkt(
        slag=Slag.VARSEL,
        tid=v.tid,
        type="",
        varsel=v.slag,
        aktor_type=AktorType.SYSTEM,
        aktor_id=SYSTEM.id,
        aktor="",
        objekt_type=v.objekt_type,
        objekt_id=v.objekt_id,
        data={"lest": v.lest},
        merke=Merke(v.tid, varsel=v.id),
    )


def _med_ord(innsyn: Personinnsyn, punkter: list[Punkt]) -> Iterable[Punkt]:
    """The lines with names, titles, versions and reasons: one or two queries a kind of record."""
    navn = _navn(innsyn, punkter)
    blikk = _blikk(innsyn, punkter)
    trader = dialog.tradblikk(innsyn, ider) if (ider := set(_trader(punkter))) else {}
    hjelp = hendelse.med_hjelp(innsyn)
    flyttet = [p.objekt_id for p in punkter if p.type == "TRAD_OVERLEVERT"]
    hvorfor = dialog.overleveringsgrunner(innsyn, flyttet) if flyttet else {}
    for p in punkter:
        nokkel = (p.objekt_id, p.tid)
        ny: dict[str, Any] = {"aktor": navn.get(p.aktor_id, "")}
        if (skrev := _skrev_ned(p)) is not None:
            ny["ved"] = navn.get(skrev, "")
        if p.merke.hendelse and p.tid in hjelp:
            ny["hjelp"] = hjelpeord(innsyn, hjelp[p.tid])
        if (b := blikk.get(nokkel)) is not None:
            ny |= {
                "tittel": "" if p.objekt_type == Objekttype.SITUASJON else b.tittel,
                "versjon": b.versjon,
                "begrunnelse": "" if p.varsel else b.begrunnelse,
                "kanal": b.kanal,
            }
        elif (t := trader.get(_trad_id(p) or _INGEN)) is not None:
            ny |= {"tittel": t.overskrift, "antall": t.antall}
            ny |= {"begrunnelse": hvorfor.get(nokkel, "")}
        yield replace(p, **ny)


def _navn(innsyn: Personinnsyn, punkter: list[Punkt]) -> Mapping[UUID, str]:
    ansatte = {p.aktor_id for p in punkter if p.aktor_type == AktorType.VEILEDER}
    ansatte |= {id_ for p in punkter if (id_ := _skrev_ned(p)) is not None}
    return person.navn([innsyn.person_id]) | (kontor.navn(ansatte) if ansatte else {})


def _skrev_ned(p: Punkt) -> UUID | None:
    """Who wrote down the user's act for them."""
    ved = p.data.get("ved")
    return UUID(ved["ansatt"]) if ved else None


def _blikk(innsyn: Personinnsyn, punkter: list[Punkt]) -> dict[Nokkel, Blikk]:
    per_type: dict[str, set[Nokkel]] = {}
    for p in punkter:
        per_type.setdefault(p.objekt_type, set()).add((p.objekt_id, p.tid))
    ut: dict[Nokkel, Blikk] = {}
    for type_, nokler in per_type.items():
        if type_ in _OPPSLAG:
            ut |= _OPPSLAG[type_](innsyn, nokler)
    return ut


def _trader(punkter: list[Punkt]) -> Iterable[UUID]:
    return (id_ for p in punkter if (id_ := _trad_id(p)) is not None)


def _trad_id(p: Punkt) -> UUID | None:
    """The thread that the line is about: itself, or the one a colleague was asked about."""
    if p.objekt_type == _TRAD:
        return p.objekt_id
    om = p.data.get("trad_id")
    return UUID(om) if om else None
