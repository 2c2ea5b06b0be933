"""Reads of the machinery: is it ready, what waits, what has failed. No person in any of it."""

from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Max, Min, Q
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
    ProcrastinateWorker,
)

from dap.arkiv.queries import leveringsko
from dap.dialog.queries import restanse
from dap.felles.aktor import Aktor
from dap.felles.kotall import Kotall
from dap.sporing.queries import forseglingsko
from dap.tilgang.policies import krev_administrator
from dap.tilstand.values import MAKS_FEILEDE, DodUtsending, FeiletJobb, Restanse, Tilstand
from dap.varsel.queries import antall_returpost, dode, kofakta
from dap.varsel.queries import returpost as _returpost
from dap.varsel.values import Kofakta, Returpostrad


def mangler_for_a_svare() -> list[str]:
    """Why this process cannot serve: "database" or "tabeller"; empty when it can."""
    try:
        connection.ensure_connection()
        utforer = MigrationExecutor(connection)
        if utforer.migration_plan(utforer.loader.graph.leaf_nodes()):
            return ["tabeller"]
    except DatabaseError:
        return ["database"]
    return []


def tilstand(*, naa: datetime) -> Tilstand:
    """Every queue and the backlog of answers, for the metrics and for who runs DAP."""
    kanaler = tuple(kofakta(naa=naa))
    koer = (_jobbko(naa), *_utboks(kanaler, naa), leveringsko(naa=naa), forseglingsko())
    ubesvart, over, usett, eldste = restanse(naa=naa)
    sett = ProcrastinateWorker.objects.aggregate(siste=Max("last_heartbeat"))["siste"]
    rest = Restanse(ubesvart, over, usett, eldste)
    return Tilstand(naa, koer, rest, sett, kanaler, antall_returpost())


def feilede_jobber(aktor: Aktor) -> list[FeiletJobb]:
    """Jobs that have given up, the last one first; for the administrator. Raises IkkeTilgang."""
    krev_administrator(aktor)
    rader = (
        ProcrastinateJob.objects.filter(status="failed")
        .annotate(feilet=Max("procrastinateevent__at", filter=_FEILET))
        .order_by("-id")[:MAKS_FEILEDE]
    )
    return [FeiletJobb(r.id, r.task_name.rpartition(".")[2], r.attempts, r.feilet) for r in rader]


def gitt_opp(aktor: Aktor) -> list[DodUtsending]:
    """Notifications that no channel would take, the last one first; names nobody. Raises IkkeTilgang."""
    krev_administrator(aktor)
    return [
        DodUtsending(u.id, u.slag, u.kanal, u.feilkode, u.forsok, u.bestilt)
        for u in dode(antall=MAKS_FEILEDE)
    ]


def returpost(aktor: Aktor) -> list[Returpostrad]:
    """Mail that came back and that nobody understood, the last one first; tells nobody's words. Raises
    IkkeTilgang."""
    krev_administrator(aktor)
    return _returpost(antall=MAKS_FEILEDE)


def hengende_jobber(*, naa: datetime, etter: timedelta) -> list[int]:
    """Ids of jobs that a worker took and then went silent."""
    i_gang = ProcrastinateJob.objects.filter(status="doing")
    stille = Q(worker__isnull=True) | Q(worker__last_heartbeat__lt=naa - etter)
    return list(i_gang.filter(stille).values_list("id", flat=True))


def _utboks(kanaler: tuple[Kofakta, ...], naa: datetime) -> list[Kotall]:
    return [
        Kotall(
            k.kanal.lower(),
            k.venter,
            naa - timedelta(seconds=k.eldste) if k.venter else None,
            k.dode,
        )
        for k in kanaler
    ]


_FEILET = Q(procrastinateevent__type="failed")


def _jobbko(naa: datetime) -> Kotall:
    """Jobs that are due. One that is planned for later does not wait."""
    venter = Q(status="todo") & (Q(scheduled_at=None) | Q(scheduled_at__lte=naa))
    tall = ProcrastinateJob.objects.aggregate(
        venter=Count("id", filter=venter), feilet=Count("id", filter=Q(status="failed"))
    )
    forst = ProcrastinateEvent.objects.filter(
        job__in=ProcrastinateJob.objects.filter(venter), type__in=("deferred", "scheduled")
    ).aggregate(eldste=Min("at"))
    return Kotall("jobber", tall["venter"], forst["eldste"], tall["feilet"])
