"""What a human, or the clock, does with jobs that have failed or hang."""

from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.tilgang.policies import krev_administrator
from dap.tilstand.queries import hengende_jobber
from dap.tilstand.values import HENGER_ETTER
from dap.varsel.operations import merk_returpost_behandlet, prov_dode_igjen


def prov_igjen(*, aktor: Aktor, jobb_id: int, naa: datetime) -> None:
    """Put a job that has failed back in the queue. Raises IkkeTilgang, or IkkeFunnet when it has not
    failed (any longer)."""
    krev_administrator(aktor)
    if not ProcrastinateJob.objects.filter(id=jobb_id, status="failed").exists():
        raise IkkeFunnet
    app.job_manager.retry_job_by_id(jobb_id, naa)


def send_igjen(*, aktor: Aktor, naa: datetime, utsending_id: UUID | None = None) -> int:
    """Let one, or everything, that was given up be tried again. How many. Raises IkkeTilgang."""
    krev_administrator(aktor)
    ider = None if utsending_id is None else [utsending_id]
    return prov_dode_igjen(naa=naa, utsending_ider=ider)


def merk_behandlet(*, aktor: Aktor, post_id: UUID, naa: datetime) -> None:
    """A human has looked at mail that nobody understood. Raises IkkeTilgang, IkkeFunnet."""
    krev_administrator(aktor)
    if not merk_returpost_behandlet(post_id=post_id, naa=naa):
        raise IkkeFunnet


def ta_opp_hengende(*, naa: datetime) -> int:
    """Put back what killed workers have left half done: every task may run again. For a job."""
    ider = hengende_jobber(naa=naa, etter=HENGER_ETTER)
    for id_ in ider:
        app.job_manager.retry_job_by_id(id_, naa)
    return len(ider)
