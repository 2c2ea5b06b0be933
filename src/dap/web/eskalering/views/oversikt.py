"""Who has an open warning: one's own users, or the whole office."""

from enum import StrEnum
from typing import TypeVar

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.eskalering import queries
from dap.eskalering.values import Filter, Hvem, Oversiktsrad
from dap.felles.aktor import LEDERROLLER
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
        "uleste": uleste(aktor, mine, dato(naa)),
        "rader": [_rad(r) for r in queries.oversikt(aktor, hvem=hvem, filter_=filter_, naa=naa)],
        "hvem": [(str(tekst), f"?hvem={h}&vis={filter_}", h == hvem) for h, tekst in HVEM.items()],
        "filtre": [
            (str(tekst), f"?hvem={hvem}&vis={f}", f == filter_) for f, tekst in FILTER.items()
        ],
        "filtrert": filter_ != Filter.ALLE,
    }
    return vis(request, "eskalering/oversikt.html", kontekst)


def _rad(r: Oversiktsrad) -> tuple[Oversiktsrad, str, str, str, str]:
    return (
        r,
        lenke_til("eskalering:vis", r.person_id, eskalering_id=r.id),
        si(r.navn),
        fristord(r.dager_igjen),
        str(KILDER[r.kilde]) if r.kilde else "",
    )
