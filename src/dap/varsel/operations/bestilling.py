"""Ordering a notification, in the transaction that caused it."""

import contextlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from dap.varsel.models import Utsending, Varsel
from dap.varsel.queries.mottak import mottak_for
from dap.varsel.rules.kanal import forste
from dap.varsel.values import DIGITALE, KATALOG, Mottak, Utsendingsstatus, Varselslag

JOBB = "dap.jobber.tasks.send_varsler"


def bestill(
    *,
    slag: Varselslag,
    mottaker_id: UUID,
    person_id: UUID | None,
    rom: str,
    objekt_type: str,
    objekt_id: UUID,
    naa: datetime,
) -> bool:
    """Order a notification in the transaction that caused it. False when it was throttled.

    For the user it is ordered outside the product too; staff are told only in it. `person_id` None:
    about nobody, for staff.
    """
    regel = KATALOG[slag]
    if regel.struping and _finnes_ulest(slag, mottaker_id, objekt_id, naa - regel.struping):
        return False
    varsel = Varsel.objects.create(
        slag=slag,
        mottaker_id=mottaker_id,
        person_id=person_id,
        rom=rom,
        objekt_type=objekt_type,
        objekt_id=objekt_id,
        bestilt=naa,
    )
    if person_id is not None and mottaker_id == person_id and regel.ekstern is not None:
        _legg_i_utboks([varsel], mottak_for([person_id]), naa)
    return True


@transaction.atomic
def bestill_mange(
    *,
    slag: Varselslag,
    objekter: Iterable[tuple[UUID, UUID]],
    rom: str,
    objekt_type: str,
    naa: datetime,
) -> int:
    """As `bestill`, for many users at once, each with an object of their own (person, object).

    Four queries however many they are. Not throttled: who orders many knows that it is once.
    """
    varsler = [
        Varsel(
            slag=slag,
            mottaker_id=person_id,
            person_id=person_id,
            rom=rom,
            objekt_type=objekt_type,
            objekt_id=objekt_id,
            bestilt=naa,
        )
        for person_id, objekt_id in objekter
    ]
    Varsel.objects.bulk_create(varsler)
    if KATALOG[slag].ekstern is not None:
        _legg_i_utboks(varsler, mottak_for({v.mottaker_id for v in varsler}), naa)
    return len(varsler)


def _legg_i_utboks(varsler: list[Varsel], mottak: Mapping[UUID, Mottak], naa: datetime) -> None:
    """One row each, with the channel that would be used now; it is decided again when sent."""
    rader = []
    for v in varsler:
        regel = KATALOG[Varselslag(v.slag)]
        kanal, status, feilkode = forste(mottak.get(v.mottaker_id), regel)
        tidligst = naa + regel.forsinkelse if kanal in DIGITALE else naa
        rader.append(
            Utsending(
                varsel=v,
                person_id=v.mottaker_id,
                kanal=kanal,
                status=status,
                feilkode=feilkode,
                tidligst=tidligst,
                neste=tidligst,
            )
        )
    Utsending.objects.bulk_create(rader)
    if any(r.status == Utsendingsstatus.VENTER and r.tidligst <= naa for r in rader):
        transaction.on_commit(vekk_sender, robust=True)


def vekk_sender() -> None:
    """Wake the one who sends. Best effort: a job of every minute finds what nobody was woken for."""
    with contextlib.suppress(AlreadyEnqueued):
        app.configure_task(JOBB, queueing_lock=JOBB).defer()


def _finnes_ulest(
    slag: Varselslag, mottaker_id: UUID, objekt_id: UUID, bestilt_etter: datetime
) -> bool:
    return Varsel.objects.filter(
        mottaker_id=mottaker_id,
        objekt_id=objekt_id,
        lest=None,
        stoppet=None,
        slag=slag,
        bestilt__gt=bestilt_etter,
    ).exists()
