"""Ordering extracts and reports, making them, and throwing them away."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.tid import dato
from dap.forskning import lager, rules
from dap.forskning.models import Oppdrag, Oppdragslogg
from dap.forskning.policies import krev_analytiker
from dap.forskning.queries import finn, som_rad
from dap.forskning.values import (
    MAKS_SAMTIDIG,
    Handling,
    Oppdragsfeil,
    Oppdragsrad,
    Oppdragsstatus,
    Oppdragstype,
    Rapportvalg,
    Syntetiskvalg,
    Uttrekksvalg,
)
from dap.tilgang.queries import aktor_for_ansatt

JOBB = "dap.jobber.tasks.lag_forskningsoppdrag"
GIR_OPP = timedelta(hours=12)
"""An order that stands so long without an end: who made it was stopped."""
_I_GANG = [Oppdragsstatus.BESTILT, Oppdragsstatus.LAGES]
logg = logging.getLogger(__name__)


def bestill_uttrekk(
    *, aktor: Aktor, valg: Uttrekksvalg, nokkel: UUID, naa: datetime
) -> Oppdragsrad:
    """Order an extract of the live database. The same key again is the same order.

    Raises IkkeFunnet, and Regelbrudd FOR_MANGE_OPPDRAG or those of `rules.krev_uttrekk`.
    """
    krev_analytiker(aktor)
    valg = rules.krev_uttrekk(valg, naa=naa)
    ny = Oppdrag(
        type=Oppdragstype.UTTREKK,
        fra=valg.fra,
        til=valg.til,
        formaal=valg.formaal,
        hjemmel=valg.hjemmel,
        sluttdato=valg.sluttdato,
        kommune_tillatelse=valg.kommune_tillatelse,
    )
    return _bestill(aktor, ny, nokkel, naa)


def bestill_syntetisk(
    *, aktor: Aktor, valg: Syntetiskvalg, nokkel: UUID, naa: datetime
) -> Oppdragsrad:
    """Order an extract without real persons. Raises IkkeFunnet, and Regelbrudd also ANTALL_UTENFOR."""
    krev_analytiker(aktor)
    rules.krev_syntetisk(valg)
    ny = Oppdrag(type=Oppdragstype.SYNTETISK, personer=valg.personer, fro=valg.fro)
    return _bestill(aktor, ny, nokkel, naa)


def bestill_rapport(*, aktor: Aktor, valg: Rapportvalg, nokkel: UUID, naa: datetime) -> Oppdragsrad:
    """Order the tables and figures of one's own extract; one that is being made is waited for.

    Raises IkkeFunnet, and Regelbrudd also those of `rules.krev_rapport`.
    """
    kilde = finn(aktor, valg.kilde_id)
    if kilde.type == Oppdragstype.RAPPORT:
        raise IkkeFunnet
    valg = rules.krev_rapport(valg, som_rad(kilde), idag=dato(naa))
    ny = Oppdrag(
        type=Oppdragstype.RAPPORT,
        kilde=kilde,
        fra=valg.fra,
        til=valg.til,
        formaal=valg.formaal,
        nivaa=valg.nivaa,
        godkjenning=valg.godkjenning,
        grunn=valg.grunn,
    )
    return _bestill(aktor, ny, nokkel, naa)


@transaction.atomic
def _bestill(aktor: Aktor, ny: Oppdrag, nokkel: UUID, naa: datetime) -> Oppdragsrad:
    mine = Oppdrag.objects.filter(bestilt_av_id=aktor.id)
    fra_for = mine.filter(nokkel=nokkel).first()
    if fra_for is not None:
        return som_rad(fra_for)
    if mine.filter(status__in=_I_GANG).count() >= MAKS_SAMTIDIG:
        raise Regelbrudd("FOR_MANGE_OPPDRAG", maks=MAKS_SAMTIDIG)
    ny.bestilt_av_id, ny.bestilt, ny.nokkel, ny.status = (
        aktor.id,
        naa,
        nokkel,
        Oppdragsstatus.BESTILT,
    )
    try:
        with transaction.atomic():
            ny.save()
    except IntegrityError:
        return som_rad(mine.get(nokkel=nokkel))
    _skriv_logg(ny.id, Handling.BESTILT, naa, aktor, ny.formaal)
    if ny.kilde is None or ny.kilde.status == Oppdragsstatus.FERDIG:
        app.configure_task(JOBB).defer(oppdrag_id=str(ny.id))
    return som_rad(ny)


def lag_oppdrag(*, oppdrag_id: UUID, klokke: Callable[[], datetime]) -> None:
    """Make what was ordered. For a job: does nothing to an order that is made or being made.

    Who ordered must still be an analyst. Whatever goes wrong, the order says so, and nothing is left.
    """
    tok = Oppdrag.objects.filter(id=oppdrag_id, status=Oppdragsstatus.BESTILT).update(
        status=Oppdragsstatus.LAGES, framdrift=1, begynt=klokke()
    )
    if not tok:
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
    except Oppdragsfeil as feil:
        _feilet(oppdrag_id, str(feil), klokke())
    except Exception:
        _feilet(oppdrag_id, "", klokke())
        raise


def _framdrift(oppdrag_id: UUID, gjort: int, av: int, hva: str) -> None:
    prosent = min(max(100 * gjort // max(av, 1), 1), 99)
    Oppdrag.objects.filter(id=oppdrag_id, status=Oppdragsstatus.LAGES).update(
        framdrift=prosent, steg=hva[:200]
    )


@transaction.atomic
def _ferdig(oppdrag_id: UUID, naa: datetime) -> None:
    Oppdrag.objects.filter(id=oppdrag_id, status=Oppdragsstatus.LAGES).update(
        status=Oppdragsstatus.FERDIG,
        framdrift=100,
        steg="",
        ferdig=naa,
        storrelse=lager.storrelse(oppdrag_id),
    )
    _skriv_logg(oppdrag_id, Handling.LAGET, naa)
    for venter in Oppdrag.objects.filter(kilde_id=oppdrag_id, status=Oppdragsstatus.BESTILT):
        app.configure_task(JOBB).defer(oppdrag_id=str(venter.id))


@transaction.atomic
def _feilet(oppdrag_id: UUID, feil: str, naa: datetime) -> None:
    """Those that wait for it cannot be made either."""
    logg.warning("research order failed: %s", oppdrag_id)
    lager.slett(oppdrag_id)
    rammet = Oppdrag.objects.filter(id=oppdrag_id) | Oppdrag.objects.filter(
        kilde_id=oppdrag_id, status=Oppdragsstatus.BESTILT
    )
    for o in rammet:
        Oppdrag.objects.filter(id=o.id).update(
            status=Oppdragsstatus.FEILET, framdrift=0, steg="", feil=feil[:4000]
        )
        _skriv_logg(o.id, Handling.FEILET, naa)


def noter_innsyn(
    *, aktor: Aktor, oppdrag_id: UUID, handling: Handling, hva: str, naa: datetime
) -> None:
    """That results were opened or taken away. Raises IkkeFunnet."""
    o = finn(aktor, oppdrag_id)
    _skriv_logg(o.id, handling, naa, aktor, hva)


@transaction.atomic
def slett_oppdrag(*, aktor: Aktor, oppdrag_id: UUID, naa: datetime) -> None:
    """Throw the files away. What is being made cannot be. Raises IkkeFunnet, Regelbrudd OPPDRAG_I_GANG."""
    o = Oppdrag.objects.select_for_update().get(id=finn(aktor, oppdrag_id).id)
    if o.status in _I_GANG or o.rapporter.filter(status__in=_I_GANG).exists():
        raise Regelbrudd("OPPDRAG_I_GANG")
    if o.status == Oppdragsstatus.SLETTET:
        return
    _slett(o.id, naa, aktor)


def _slett(oppdrag_id: UUID, naa: datetime, aktor: Aktor | None = None) -> None:
    lager.slett(oppdrag_id)
    Oppdrag.objects.filter(id=oppdrag_id).update(status=Oppdragsstatus.SLETTET, storrelse=0)
    _skriv_logg(oppdrag_id, Handling.SLETTET, naa, aktor)


@transaction.atomic
def rydd_oppdrag(*, naa: datetime) -> int:
    """H13: delete extracts past their end date, with reports that were not made for publishing.

    Gives up orders that stand still. For a job. Returns how many were deleted.
    """
    for o in Oppdrag.objects.filter(status__in=_I_GANG, bestilt__lt=naa - GIR_OPP):
        _feilet(o.id, "", naa)
    utlopt = Oppdrag.objects.select_for_update().filter(
        sluttdato__lt=dato(naa), status=Oppdragsstatus.FERDIG
    )
    antall = 0
    for o in utlopt:
        interne = o.rapporter.filter(status=Oppdragsstatus.FERDIG, nivaa="intern")
        for oppdrag_id in (o.id, *interne.values_list("id", flat=True)):
            _slett(oppdrag_id, naa)
            antall += 1
    return antall


def _skriv_logg(
    oppdrag_id: UUID, handling: Handling, naa: datetime, aktor: Aktor | None = None, hva: str = ""
) -> None:
    Oppdragslogg.objects.create(
        oppdrag_id=oppdrag_id,
        tid=naa,
        handling=handling,
        ansatt_id=aktor.id if aktor else None,
        hva=hva[:300],
    )
