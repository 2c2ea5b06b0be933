"""Across persons: what waits for a second person, and how decisions come about at an office."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Q

from dap.felles.aktor import LEDERROLLER, Aktor, Rolle
from dap.felles.feil import IkkeTilgang
from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.felles.rom import Rom
from dap.felles.smatall import MINST, del_av, fordelt, tall
from dap.person import queries as person
from dap.tilgang.queries import apnbare_vilkar
from dap.vedtak.models import Kildebilde, Klage, Melding, Utkast, Vedtak
from dap.vedtak.values import (
    KREVER_BESLUTTER,
    Besluttersak,
    Beslutterstatus,
    Kilde,
    Linje,
    Prosesstall,
    Utkaststatus,
    Varighet,
    Vedtakstype,
)

TRENGER_BESLUTTER = "TRENGER_BESLUTTER"
SORTERINGER = ("endret", "opprettet", "navn", "status", "gruppe", "ansvarlig", "beslutter")


def beslutteroversikt(
    aktor: Aktor,
    *,
    status: str = "",
    mine: bool = False,
    kontor: str = "",
    navn: str = "",
    sorter: str = "endret",
) -> list[Besluttersak]:
    """Drafts that need, have or had a second person, of everybody the beslutter may open.

    `navn`: how words of the user's or the adviser's name begin. `sorter`: one of SORTERINGER, a minus
    before it turns it round. Two queries. Raises IkkeTilgang.
    """
    if not aktor.har_rolle(Rolle.BESLUTTER):
        raise IkkeTilgang("MANGLER_ROLLE")
    rader = _synlige(Utkast.objects.all(), aktor).filter(
        status=Utkaststatus.APENT,
        innsatsgruppe__in=sorted(KREVER_BESLUTTER),
    )
    rader = rader.exclude(beslutterstatus=Beslutterstatus.INGEN)
    if mine:
        rader = rader.filter(beslutter_id=aktor.id)
    if kontor:
        rader = rader.filter(kontor_id=kontor)
    liste = list(rader.select_related("ansvarlig", "beslutter", "kontor"))
    navnene = person.navn([r.person_id for r in liste])
    saker = [_sak(r, navnene, aktor) for r in liste]
    if navn:
        saker = [s for s in saker if _heter(s, navn)]
    if status:
        saker = [s for s in saker if s.status == status]
    return _sortert(saker, sorter)


def _heter(sak: Besluttersak, navn: str) -> bool:
    """Every word of the question begins a word of the user's name, or of the adviser's."""
    sokt = navn.casefold().split()
    return any(
        all(any(o.startswith(s) for o in hvem.casefold().split()) for s in sokt)
        for hvem in (sak.person, sak.ansvarlig)
    )


def _synlige(rader: Any, aktor: Aktor) -> Any:
    """Of the persons one may open without a reason, where one sees the state's room."""
    kontorer = [nr for nr, rom in aktor.kontorrom.items() if Rom.STAT in rom]
    return rader.filter(
        apnbare_vilkar(aktor),
        rom=Rom.STAT,
        person__kontorer__til=None,
        person__kontorer__kontor_id__in=kontorer,
    ).distinct()


def _sak(r: Utkast, navn: dict[UUID, str], aktor: Aktor) -> Besluttersak:
    hos = r.beslutterstatus == Beslutterstatus.KLAR_TIL_BESLUTTER
    return Besluttersak(
        utkast_id=r.id,
        person_id=r.person_id,
        person=navn.get(r.person_id, ""),
        innsatsgruppe=Innsatsgruppe(r.innsatsgruppe),
        status=TRENGER_BESLUTTER if hos and r.beslutter_id is None else r.beslutterstatus,
        ansvarlig=r.ansvarlig.navn,
        beslutter=r.beslutter.navn if r.beslutter else "",
        min=r.beslutter_id == aktor.id,
        kontor=r.kontor.navn,
        opprettet=r.opprettet,
        endret=r.endret,
    )


def _sortert(saker: list[Besluttersak], sorter: str) -> list[Besluttersak]:
    felt = sorter.lstrip("-")
    nokler: dict[str, Any] = {
        "navn": lambda s: s.person.casefold(),
        "status": lambda s: s.status,
        "gruppe": lambda s: s.innsatsgruppe,
        "ansvarlig": lambda s: s.ansvarlig.casefold(),
        "beslutter": lambda s: s.beslutter.casefold(),
        "opprettet": lambda s: s.opprettet,
        "endret": lambda s: s.endret,
    }
    return sorted(saker, key=nokler.get(felt, nokler["endret"]), reverse=sorter.startswith("-"))


# --- the process --------------------------------------------------------------------------------


def prosesstall(aktor: Aktor, *, fra: datetime, til: datetime) -> Prosesstall:
    """How decisions were made at the leader's offices in [fra, til). Numbers below five are hidden.

    Only of persons whom the leader may open. A fixed number of queries. Raises IkkeTilgang.
    """
    if not aktor.har_rolle(*LEDERROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")
    vedtak = list(
        _synlige(Vedtak.objects.all(), aktor)
        .filter(fattet__gte=fra, fattet__lt=til, kontor_id__in=aktor.kontorer)
        .select_related("utkast")
    )
    linjer = _linjer([v.utkast_id for v in vedtak])
    typer = Counter(Vedtakstype(v.type) for v in vedtak)
    grupper = Counter(Innsatsgruppe(v.innsatsgruppe) for v in vedtak)
    med = [v for v in vedtak if v.profil]
    vurdert = Kildebilde.objects.filter(
        vedtak__in=[v.id for v in vedtak], kilde=Kilde.ARBEIDSEVNEVURDERING
    )
    med_vurdering = vurdert.values("vedtak_id").distinct().count()
    klager = Klage.objects.filter(vedtak__in=[v.id for v in vedtak]).values("vedtak_id").distinct()
    sendt = sum(Linje.SENDT_TIL_BESLUTTER in x for x in linjer.values())
    returnert = sum(Linje.SENDT_TIL_VEILEDER in x for x in linjer.values())
    return Prosesstall(
        fattet=tall(len(vedtak)),
        typer=fordelt({t: typer[t] for t in Vedtakstype}),
        grupper=fordelt({g: grupper[g] for g in Innsatsgruppe}),
        varigheter=tuple(_varigheter(vedtak, linjer)),
        til_beslutter=tall(sendt),
        returnert=del_av(returnert, sendt),
        med_forslag=tall(len(med)),
        enige=del_av(sum(v.profil == v.innsatsgruppe for v in med), len(med)),
        klager=tall(klager.count()),
        med_vurdering=tall(med_vurdering),
        avvik=del_av(sum(bool(v.avviksgrunn) for v in vedtak), med_vurdering),
    )


def _linjer(utkast: Iterable[UUID]) -> dict[UUID, dict[str, datetime]]:
    """When each thing first happened to each draft; for an approval the last time."""
    ut: dict[UUID, dict[str, datetime]] = {id_: {} for id_ in utkast}
    rader = Melding.objects.filter(Q(utkast__in=ut) & ~Q(linje=Linje.TEKST)).order_by("tid", "id")
    for id_, linje, tid in rader.values_list("utkast_id", "linje", "tid"):
        if linje == Linje.GODKJENT or linje not in ut[id_]:
            ut[id_][linje] = tid
    return ut


def _varigheter(
    vedtak: list[Vedtak], linjer: dict[UUID, dict[str, datetime]]
) -> Iterable[Varighet]:
    steg: dict[str, list[timedelta]] = {
        "I_ALT": [], "TIL_BESLUTTER": [], "HOS_BESLUTTER": [], "ETTER_GODKJENNING": [],
    }  # fmt: skip
    for v in vedtak:
        hendt = linjer[v.utkast_id]
        sendt, godkjent = hendt.get(Linje.SENDT_TIL_BESLUTTER), hendt.get(Linje.GODKJENT)
        steg["I_ALT"].append(v.fattet - v.utkast.opprettet)
        if sendt and godkjent:
            steg["TIL_BESLUTTER"].append(sendt - v.utkast.opprettet)
            steg["HOS_BESLUTTER"].append(godkjent - sendt)
            steg["ETTER_GODKJENNING"].append(v.fattet - godkjent)
    for navn, tider in steg.items():
        timer = [t / timedelta(hours=1) for t in tider]
        yield Varighet(navn, tall(len(tider)), median(timer) if len(timer) >= MINST else None)
