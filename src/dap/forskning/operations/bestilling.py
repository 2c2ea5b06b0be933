"""Ordering, stopping and throwing away: what an analyst does."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.tid import dato
from dap.forskning import lager, rules
from dap.forskning.models import Oppdrag
from dap.forskning.operations.logg import (
    I_GANG,
    avslutt,
    laast,
    sett_i_ko,
    skriv_logg,
    slett_filer,
)
from dap.forskning.policies import krev_analytiker
from dap.forskning.queries import finn, som_rad
from dap.forskning.values import (
    MAKS_SAMTIDIG,
    Handling,
    Oppdragsrad,
    Oppdragsstatus,
    Oppdragstype,
    Rapportvalg,
    Syntetiskvalg,
    Uttrekksvalg,
)


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
        dpia=valg.dpia,
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
    dekning = lager.dekning(kilde.id) if kilde.status == Oppdragsstatus.FERDIG else {}
    valg = rules.krev_rapport(valg, som_rad(kilde), dekning, idag=dato(naa))
    ny = Oppdrag(
        type=Oppdragstype.RAPPORT,
        kilde=kilde,
        fra=valg.fra,
        til=valg.til,
        formaal=valg.formaal,
        nivaa=valg.nivaa,
        godkjenning=valg.godkjenning,
        grunn=valg.grunn,
        sprak=valg.sprak,
        valg=dict(valg.valg),
    )
    return _bestill(aktor, ny, nokkel, naa)


@transaction.atomic
def _bestill(aktor: Aktor, ny: Oppdrag, nokkel: UUID, naa: datetime) -> Oppdragsrad:
    mine = Oppdrag.objects.filter(bestilt_av_id=aktor.id)
    fra_for = mine.filter(nokkel=nokkel).first()
    if fra_for is not None:
        return som_rad(fra_for)
    if mine.filter(status__in=I_GANG).count() >= MAKS_SAMTIDIG:
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
    skriv_logg(ny.id, Handling.BESTILT, naa, aktor, ny.formaal)
    if ny.kilde is None or _er_laget(ny.kilde.id):
        sett_i_ko(ny.id)
    return som_rad(ny)


def _er_laget(kilde_id: UUID) -> bool:
    """Locked, because the extract may be ready just now: then one of the two must see the other.

    Raises Regelbrudd KILDE_BORTE when it has come to nothing meanwhile.
    """
    kilde = laast(kilde_id)
    if kilde.status not in {*I_GANG, Oppdragsstatus.FERDIG}:
        raise Regelbrudd("KILDE_BORTE", felt="kilde")
    return kilde.status == Oppdragsstatus.FERDIG


def noter_innsyn(
    *, aktor: Aktor, oppdrag_id: UUID, handling: Handling, hva: str, naa: datetime
) -> None:
    """That results were opened or taken away. Raises IkkeFunnet."""
    o = finn(aktor, oppdrag_id)
    skriv_logg(o.id, handling, naa, aktor, hva)


@transaction.atomic
def avbryt_oppdrag(*, aktor: Aktor, oppdrag_id: UUID, naa: datetime) -> None:
    """Stop what waits or is being made, with the reports that wait for it. The job sees it at its next
    step. What is finished already stays. Raises IkkeFunnet."""
    o = laast(finn(aktor, oppdrag_id).id)
    if o.status in I_GANG:
        avslutt(o, Oppdragsstatus.AVBRUTT, naa, aktor=aktor)


@transaction.atomic
def slett_oppdrag(*, aktor: Aktor, oppdrag_id: UUID, naa: datetime) -> None:
    """Throw the files away. What is being made cannot be, and what came to nothing has none.

    Raises IkkeFunnet, Regelbrudd OPPDRAG_I_GANG."""
    o = laast(finn(aktor, oppdrag_id).id)
    if o.status in I_GANG or o.rapporter.filter(status__in=I_GANG).exists():
        raise Regelbrudd("OPPDRAG_I_GANG")
    if o.status != Oppdragsstatus.FERDIG:
        return
    slett_filer(o.id, naa, aktor)
