"""From one user to the next in the list. The list is asked for anew, with the reader's own access now:
who has left it is passed over, and whoever may not be seen was never in it."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.portefolje import queries
from dap.portefolje.values import Side, Utvalg
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import PERSONROLLER
from dap.web.bruker.personhode import sideadresse
from dap.web.felles.lista import Listested, glem, husk
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.lesing import Lest, les, spor

_MAKS_NR = 9
"""Digits."""


@krever_ansatt
@require_safe
def bla(request: AktorRequest, person_id: UUID) -> HttpResponse:
    """Opens the person, or the one before or after them, and remembers the place in the list."""
    if not request.aktor.har_rolle(*PERSONROLLER):
        raise IkkeFunnet
    lest, retning = les(request.GET), request.GET.get("retning", "")
    nr = request.GET.get("nr", "")
    fra = int(nr) if nr.isdecimal() and len(nr) <= _MAKS_NR else 1
    funnet = _finn(request.aktor, lest, person_id, fra, {"neste": 1, "forrige": -1}.get(retning, 0))
    if funnet is None and retning:
        return HttpResponseRedirect(adresse(lest.utvalg))
    hvem = person_id
    if funnet is None:
        apne_person(aktor=request.aktor, person_id=person_id, hva="person", naa=timezone.now())
        glem(request, person_id)
    else:
        hvem, sted = funnet
        husk(request, hvem, sted)
    return HttpResponseRedirect(sideadresse(hvem, request.GET.get("fane", "")))


def _finn(
    aktor: Aktor, lest: Lest, person_id: UUID, nr: int, steg: int
) -> tuple[UUID, Listested] | None:
    """None when there is nobody there. Who has left the list leaves their number to the next one."""
    utvalg, side = _side(aktor, lest.utvalg)
    sto = next((n for n, r in enumerate(side.rader) if r.person_id == person_id), None)
    if sto is None and not steg:
        return None
    plass = nr - side.fra + min(steg, 0) if sto is None else sto + steg
    if plass >= len(side.rader) and side.neste and steg > 0:
        utvalg, side = _side(aktor, replace(utvalg, etter=side.neste, for_=""))
        plass = 0
    elif plass < 0 and side.forrige:
        utvalg, side = _side(aktor, replace(utvalg, for_=side.forrige, etter=""))
        plass = len(side.rader) - 1
    if not 0 <= plass < len(side.rader):
        return None
    sted = Listested(queries.skriv(utvalg), side.fra + plass, side.total)
    return side.rader[plass].person_id, sted


def _side(aktor: Aktor, utvalg: Utvalg) -> tuple[Utvalg, Side]:
    lest, side = spor(aktor, Lest(utvalg), timezone.now(), ekstra=("navn",), fasetter=frozenset())
    return lest.utvalg, side
