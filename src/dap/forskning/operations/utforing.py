"""Making what was ordered, and clearing away what may not be kept."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.forskning import lager
from dap.forskning.models import Oppdrag
from dap.forskning.operations.logg import (
    I_GANG,
    avslutt,
    laast,
    sett_i_ko,
    skriv_logg,
    slett_filer,
    venter_paa,
)
from dap.forskning.policies import krev_analytiker
from dap.forskning.tekst import lagre
from dap.forskning.values import Handling, Oppdragsfeil, Oppdragsstatus, Oppdragstype
from dap.tilgang.queries import aktor_for_ansatt

GIR_OPP = timedelta(hours=12)
"""An order that stands so long without an end: who made it was stopped."""
logg = logging.getLogger(__name__)


class _Avbrutt(Exception):
    """Who ordered does not want it any longer."""


def lag_oppdrag(
    *, oppdrag_id: UUID, klokke: Callable[[], datetime], jobb: int | None = None
) -> None:
    """Make what was ordered. For a job: does nothing to an order that is made, stopped or being made.

    `jobb`: the job's number. The same job a second time means that its worker was killed: it takes the
    order up again. Who ordered must still be an analyst. Whatever goes wrong, the order says so, and
    nothing is left.
    """
    if not _ta(oppdrag_id, jobb, klokke()):
        return
    o = Oppdrag.objects.select_related("kilde").get(id=oppdrag_id)
    # Here, because the engines take two seconds to load, and only the job needs them.
    from dap.forskning.making import LAGERE  # noqa: PLC0415

    try:
        aktor = aktor_for_ansatt(o.bestilt_av_id, naa=klokke())
        if aktor is None:
            raise IkkeFunnet
        krev_analytiker(aktor)
        LAGERE[Oppdragstype(o.type)](o, aktor, klokke(), lambda *a: _framdrift(oppdrag_id, *a))
        _ferdig(oppdrag_id, klokke())
    except _Avbrutt:
        lager.slett(oppdrag_id)
    except Oppdragsfeil as feil:
        _feilet(oppdrag_id, lagre(feil.tekst), klokke())
    except Exception:
        _feilet(oppdrag_id, "", klokke())
        raise


def _ta(oppdrag_id: UUID, jobb: int | None, naa: datetime) -> bool:
    """Whether the order is ours to make: nobody has begun, or this very job had."""
    mitt = Q(status=Oppdragsstatus.LAGES, jobb=jobb) if jobb is not None else Q(pk__in=())
    rader = Oppdrag.objects.filter(id=oppdrag_id)
    med_rester = rader.filter(mitt).exclude(type=Oppdragstype.RAPPORT).exists()
    tok = rader.filter(Q(status=Oppdragsstatus.BESTILT) | mitt).update(
        status=Oppdragsstatus.LAGES, framdrift=1, begynt=naa, jobb=jobb
    )
    stoppet = rader.filter(status__in=[Oppdragsstatus.AVBRUTT, Oppdragsstatus.FEILET]).exists()
    if med_rester or stoppet:
        # What a killed worker left. A report is different: it goes on where it was.
        lager.slett(oppdrag_id)
    return bool(tok)


def _framdrift(oppdrag_id: UUID, gjort: int, av: int, hva: str) -> None:
    """Raises _Avbrutt when the order is not to be made any longer."""
    prosent = min(max(100 * gjort // max(av, 1), 1), 99)
    if not Oppdrag.objects.filter(id=oppdrag_id, status=Oppdragsstatus.LAGES).update(
        framdrift=prosent, steg=lagre(hva)
    ):
        raise _Avbrutt


@transaction.atomic
def _ferdig(oppdrag_id: UUID, naa: datetime) -> None:
    """Raises _Avbrutt when it was stopped in the last moment."""
    if laast(oppdrag_id).status != Oppdragsstatus.LAGES:
        raise _Avbrutt
    Oppdrag.objects.filter(id=oppdrag_id).update(
        status=Oppdragsstatus.FERDIG,
        framdrift=100,
        steg="",
        ferdig=naa,
        storrelse=lager.storrelse(oppdrag_id),
    )
    skriv_logg(oppdrag_id, Handling.LAGET, naa)
    for venter in venter_paa(oppdrag_id):
        sett_i_ko(venter.id)


@transaction.atomic
def _feilet(oppdrag_id: UUID, feil: str, naa: datetime) -> None:
    """Those that wait for it cannot be made either."""
    o = laast(oppdrag_id)
    lager.slett(oppdrag_id)
    if o.status in I_GANG:
        logg.warning("research order failed: %s", oppdrag_id)
        avslutt(o, Oppdragsstatus.FEILET, naa, feil=feil)


@transaction.atomic
def rydd_oppdrag(*, naa: datetime) -> int:
    """H13: delete extracts past their end date, with reports that were not made for publishing.

    Gives up orders that stand still. For a job. Returns how many were deleted.
    """
    for o in Oppdrag.objects.filter(status__in=I_GANG, bestilt__lt=naa - GIR_OPP):
        _feilet(o.id, "", naa)
    utlopt = Oppdrag.objects.select_for_update().filter(
        sluttdato__lt=dato(naa), status=Oppdragsstatus.FERDIG
    )
    antall = 0
    for o in utlopt:
        interne = o.rapporter.filter(status=Oppdragsstatus.FERDIG, nivaa="intern")
        for oppdrag_id in (o.id, *interne.values_list("id", flat=True)):
            slett_filer(oppdrag_id, naa)
            antall += 1
    return antall
