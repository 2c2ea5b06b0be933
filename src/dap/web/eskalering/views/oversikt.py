"""Who has an open warning: one's own users, or the whole office."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.eskalering import queries
from dap.eskalering.values import Filter, Hvem, Oversiktsrad
from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import PERSONROLLER
from dap.web.eskalering.side import uleste
from dap.web.eskalering.tekster import FILTER, HVEM, KILDER, fristord
from dap.web.felles.htmx import vis
from dap.web.felles.person import lenke_til
from dap.web.felles.tilgang import AktorRequest, krever_rolle
from dap.web.felles.ytring import si

V = TypeVar("V", bound=StrEnum)


def _valg(request: AktorRequest, navn: str, type_: type[V], ellers: V) -> V:
    valgt = request.GET.get(navn, "")
    return type_(valgt) if valgt in set(type_) else ellers


@krever_rolle(*PERSONROLLER)
@require_safe
def oversikt(request: AktorRequest) -> HttpResponse:
    aktor, naa = request.aktor, timezone.now()
    ellers = Hvem.KONTORET if aktor.har_rolle(*LEDERROLLER) else Hvem.MINE
    hvem = _valg(request, "hvem", Hvem, ellers)
    filter_ = _valg(request, "vis", Filter, Filter.ALLE)
    mine = oppfolging.mine_brukere(aktor, naa=naa) if hvem == Hvem.MINE else None
    kontekst = {
        "uleste": _uleste(aktor, mine, filter_, naa),
        "rader": [_rad(r) for r in queries.oversikt(aktor, hvem=hvem, filter_=filter_, naa=naa)],
        "hvem": [(str(tekst), f"?hvem={h}&vis={filter_}", h == hvem) for h, tekst in HVEM.items()],
        "filtre": [
            (str(tekst), f"?hvem={hvem}&vis={f}", f == filter_) for f, tekst in FILTER.items()
        ],
        "filtrert": filter_ != Filter.ALLE,
    }
    return vis(request, "eskalering/oversikt.html", kontekst)


def _uleste(
    aktor: Aktor, mine: Collection[UUID] | None, filter_: Filter, naa: datetime
) -> list[dict[str, Any]]:
    """Prior notices that the filter is about: nobody has answered or outlived what is unread."""
    if filter_ in {Filter.BESVART, Filter.UTLOPT}:
        return []
    alle = uleste(aktor, mine, dato(naa))
    return [u for u in alle if u["over_frist"]] if filter_ == Filter.OVER_FRIST else alle


def _rad(r: Oversiktsrad) -> tuple[Oversiktsrad, str, str, str, str]:
    return (
        r,
        lenke_til("eskalering:vis", r.person_id, eskalering_id=r.id),
        si(r.navn),
        fristord(r.dager_igjen),
        str(KILDER[r.kilde]) if r.kilde else "",
    )
