"""What ordering and making have in common: the queue, the locked row, and the log of an order."""

from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

from dap.felles.aktor import Aktor
from dap.forskning import lager
from dap.forskning.models import Oppdrag, Oppdragslogg
from dap.forskning.values import Handling, Oppdragsstatus

JOBB = "dap.jobber.tasks.lag_forskningsoppdrag"
I_GANG = (Oppdragsstatus.BESTILT, Oppdragsstatus.LAGES)
_LAAS = "forskning"
"""One is made at a time, whoever ordered: a report of the whole country takes the memory of a machine."""


def sett_i_ko(oppdrag_id: UUID) -> None:
    app.configure_task(JOBB, lock=_LAAS).defer(oppdrag_id=str(oppdrag_id))


def laast(oppdrag_id: UUID) -> Oppdrag:
    """The order, which nobody else changes until the transaction ends: neither who orders a report of it,
    who stops it, nor the job that makes it."""
    return Oppdrag.objects.select_for_update().get(id=oppdrag_id)


def venter_paa(oppdrag_id: UUID) -> list[Oppdrag]:
    """Reports that wait for this extract. The extract must be locked, or one may come meanwhile."""
    return list(Oppdrag.objects.filter(kilde_id=oppdrag_id, status=Oppdragsstatus.BESTILT))


def skriv_logg(
    oppdrag_id: UUID, handling: Handling, naa: datetime, aktor: Aktor | None = None, hva: str = ""
) -> None:
    Oppdragslogg.objects.create(
        oppdrag_id=oppdrag_id,
        tid=naa,
        handling=handling,
        ansatt_id=aktor.id if aktor else None,
        hva=hva[:300],
    )


def avslutt(
    o: Oppdrag,
    status: Oppdragsstatus,
    naa: datetime,
    *,
    feil: str = "",
    aktor: Aktor | None = None,
) -> None:
    """The order will not be made, nor the reports that wait for it: they say so, and so does their log.
    The order must be locked."""
    for oppdrag_id in (o.id, *(v.id for v in venter_paa(o.id))):
        Oppdrag.objects.filter(id=oppdrag_id).update(
            status=status, framdrift=0, steg="", feil=feil[:4000]
        )
        skriv_logg(oppdrag_id, Handling(status.value), naa, aktor)


def slett_filer(oppdrag_id: UUID, naa: datetime, aktor: Aktor | None = None) -> None:
    lager.slett(oppdrag_id)
    Oppdrag.objects.filter(id=oppdrag_id).update(status=Oppdragsstatus.SLETTET, storrelse=0)
    skriv_logg(oppdrag_id, Handling.SLETTET, naa, aktor)
