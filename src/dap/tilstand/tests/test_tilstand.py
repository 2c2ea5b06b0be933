"""Queues, the backlog, and jobs that have failed or hang."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from rollebesetning import Rollebesetning

from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.felles.kotall import Kotall
from dap.tilstand.operations import prov_igjen, ta_opp_hengende
from dap.tilstand.queries import feilede_jobber, mangler_for_a_svare, tilstand

JOBB = "dap.jobber.tasks.lag_bestilt_eksport"


def jobb(status: str = "todo", *, sett: timedelta | None = None) -> int:
    """A job in the state; `sett`: so long ago its worker gave a sign of life."""
    id_ = app.configure_task(JOBB).defer(eksport_id=str(uuid4()))
    with connection.cursor() as cursor:
        arbeider = None
        if sett is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id",
                [timezone.now() - sett],
            )
            arbeider = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s, worker_id = %s WHERE id = %s",
            [status, arbeider, id_],
        )
    return id_


def ko(navn: str) -> Kotall:
    return next(k for k in tilstand(naa=timezone.now()).koer if k.navn == navn)


def test_what_is_due_waits_and_what_is_planned_does_not(db: None) -> None:
    assert (ko("jobber").venter, ko("jobber").eldste) == (0, None)

    jobb()
    jobb("failed")
    app.configure_task(JOBB, schedule_in={"hours": 1}).defer(eksport_id=str(uuid4()))

    na = ko("jobber")
    assert (na.venter, na.feilet) == (1, 1)
    assert 0 <= na.alder(timezone.now()) < 60
    assert tilstand(naa=timezone.now()).henger(na)


def test_an_age_is_never_below_nothing_when_the_clock_goes_back() -> None:
    naa = timezone.now()
    assert Kotall("x", 1, naa + timedelta(hours=1)).alder(naa) == 0


def test_the_backlog_counts_everybody_and_names_nobody(roller: Rollebesetning) -> None:
    naa = timezone.now()
    for dager in (0, 20):
        ny_trad(
            aktor=roller.amina, person_id=roller.amina.id, tema=Tema.MOTE, overskrift="Hei",
            tekst="Hei", nokkel=uuid4(), naa=naa - timedelta(days=dager),
        )  # fmt: skip

    r = tilstand(naa=naa).restanse

    assert (r.ubesvart, r.over_frist) == (2, 1)
    assert r.eldste == naa - timedelta(days=20)


def test_a_worker_that_is_silent_counts_as_gone(db: None) -> None:
    assert tilstand(naa=timezone.now()).arbeider_borte
    jobb("doing", sett=timedelta(minutes=3))
    assert tilstand(naa=timezone.now()).arbeider_borte
    jobb("doing", sett=timedelta(seconds=5))
    assert not tilstand(naa=timezone.now()).arbeider_borte


def test_only_what_a_silent_worker_left_is_taken_up_again(db: None) -> None:
    forlatt, i_gang = jobb("doing", sett=timedelta(minutes=6)), jobb("doing", sett=timedelta(0))
    uten = jobb("doing")

    assert ta_opp_hengende(naa=timezone.now()) == 2

    status = dict(ProcrastinateJob.objects.values_list("id", "status"))
    assert (status[forlatt], status[uten], status[i_gang]) == ("todo", "todo", "doing")
    assert ta_opp_hengende(naa=timezone.now()) == 0


def test_the_administrator_puts_a_failed_job_back(roller: Rollebesetning) -> None:
    id_ = jobb("failed")
    (vist,) = feilede_jobber(roller.adam)
    assert (vist.id, vist.oppgave) == (id_, "lag_bestilt_eksport")

    prov_igjen(aktor=roller.adam, jobb_id=id_, naa=timezone.now())

    assert ProcrastinateJob.objects.get(id=id_).status == "todo"
    with pytest.raises(IkkeFunnet):
        prov_igjen(aktor=roller.adam, jobb_id=id_, naa=timezone.now())


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor", "rut"])
def test_nobody_else_sees_or_touches_the_jobs(roller: Rollebesetning, hvem: str) -> None:
    id_ = jobb("failed")
    with pytest.raises(IkkeTilgang):
        feilede_jobber(getattr(roller, hvem))
    with pytest.raises(IkkeTilgang):
        prov_igjen(aktor=getattr(roller, hvem), jobb_id=id_, naa=timezone.now())


def test_a_database_of_this_version_is_ready(db: None) -> None:
    assert mangler_for_a_svare() == []
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'varsel'")
    assert mangler_for_a_svare() == ["tabeller"]
