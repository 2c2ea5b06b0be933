"""What the pages of warnings show."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from dap.aktivitet import queries as aktivitet
from dap.eskalering import queries
from dap.eskalering.values import Eskaleringsdata, Svarmate
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn
from dap.web.eskalering.tekster import (
    MAATER,
    fristord,
    leveringsord,
    merker,
    svarord,
)
from dap.web.felles.person import lenke, lenke_til
from dap.web.felles.ytring import si


def varselkontekst(
    request: HttpRequest, innsyn: Personinnsyn, e: Eskaleringsdata
) -> dict[str, Any]:
    """One warning, and what the reader may do with it."""
    styrer = kan_styre(innsyn) and e.aktiv
    return {
        "e": e,
        "gjelder": si(e.mal.navn),
        "om_frist": fristord(e.dager_igjen),
        "merker": merker(e, er_bruker=innsyn.er_bruker),
        "levert": leveringsord(e),
        "svart": svarord(e),
        "svar": [(s, str(MAATER[s.maate]), s.maate == Svarmate.DIALOG) for s in e.svar],
        "kilder": [(si(k.lov), k.paragraf, si(k.om)) for k in e.mal.kilder],
        "traden": lenke(request, "dialog:trad", trad_id=e.trad_id),
        "styrer": styrer,
        "kan_sende_brev": styrer and not e.leveringer,
        "utlopt": queries.er_utlopt(e),
    }


def kan_styre(innsyn: Personinnsyn) -> bool:
    return (
        not innsyn.er_bruker
        and innsyn.kan_skrive
        and innsyn.kan_endre_plan
        and innsyn.ser_rom(Rom.STAT)
    )


def uleste(aktor: Aktor, bare: Collection[UUID] | None, i_dag: date) -> list[dict[str, Any]]:
    """Prior notices that nobody has read, those that are late first."""
    rader = aktivitet.uleste_forhandsorienteringer(aktor, bare=bare)
    navn = person.navn({r.person_id for r in rader}) if rader else {}
    return [
        {
            "person": navn.get(r.person_id, ""),
            "tittel": si(r.tittel) if r.fast_tittel else r.tittel,
            "adresse": lenke_til("aktivitet:vis", r.person_id, aktivitet_id=r.aktivitet_id),
            "fho": r.fho,
            "over_frist": r.fho.over_frist(i_dag),
            "levert": r.fho.levert(i_dag),
        }
        for r in rader
    ]


def beskjeder(request: HttpRequest, innsyn: Personinnsyn) -> list[dict[str, Any]]:
    """Every prior notice the person has got."""
    return [
        {
            "tittel": si(r.tittel) if r.fast_tittel else r.tittel,
            "adresse": lenke(request, "aktivitet:vis", aktivitet_id=r.aktivitet_id),
            "fho": r.fho,
        }
        for r in aktivitet.forhandsorienteringer(innsyn)
    ]


def banner(request: HttpRequest, naa: datetime | None = None) -> dict[str, Any]:
    """The warning that stands, for the pages where both meet it; empty without one."""
    innsyn = getattr(request, "innsyn", None)
    if innsyn is None:
        return {}
    e = queries.aktivt(innsyn, naa=naa or timezone.now())
    if e is None:
        return {}
    return {
        "e": e,
        "er_bruker": innsyn.er_bruker,
        "innledning": e.tekst.partition("\n\n")[0],
        "om_frist": fristord(e.dager_igjen),
        "levert": leveringsord(e),
        "svart": svarord(e),
        "adresse": lenke(request, "eskalering:vis", eskalering_id=e.id),
        "traden": lenke(request, "dialog:trad", trad_id=e.trad_id),
    }
