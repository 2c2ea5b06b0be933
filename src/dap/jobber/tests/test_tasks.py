"""What runs by the clock."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from planhjelp import lag
from procrastinate.contrib.django import app
from rollebesetning import Rollebesetning

from dap.aktivitet.models import Aktivitet, Utforelse
from dap.jobber.tasks import (
    avslutt_inaktive_brukere,
    minn_om_moter_snart,
    rydd_gamle_kladder,
    rydd_gamle_okter,
    rydd_gamle_utforelser,
)
from dap.konto.models import Kladd, Konto
from dap.mote import operations as mote
from dap.mote.values import Kanal, Moteinnhold
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.queries import apen_periode
from dap.varsel.models import Varsel


@pytest.mark.django_db
def test_old_sessions_are_cleared_every_night() -> None:
    Session.objects.create(session_key="gammel", session_data="", expire_date=timezone.now())

    rydd_gamle_okter(timestamp=0)

    assert not Session.objects.exists()
    natt = [t for t in app.periodic_registry.periodic_tasks.values() if t.task is rydd_gamle_okter]
    assert [t.cron for t in natt] == ["17 3 * * *"]


def test_text_that_nobody_came_back_to_is_cleared_and_the_rest_stays(
    roller: Rollebesetning,
) -> None:
    konto = Konto.objects.get(subjekt="amina")
    for sted, dager in (("ny", 1), ("gammel", 100)):
        Kladd.objects.create(
            konto=konto, sted=sted, oppdatert=timezone.now() - timedelta(days=dager)
        )

    rydd_gamle_kladder(timestamp=0)

    assert list(Kladd.objects.values_list("sted", flat=True)) == ["ny"]


def test_a_form_sent_again_within_the_week_is_known_and_older_keys_are_forgotten(
    roller: Rollebesetning,
) -> None:
    ny, gammel = uuid4(), uuid4()
    forst = {n: lag(roller.amina, roller.amina, nokkel=n) for n in (ny, gammel)}
    gammel_tid = timezone.now() - timedelta(days=7, hours=1)
    Utforelse.objects.filter(nokkel=gammel).update(tid=gammel_tid)

    rydd_gamle_utforelser(timestamp=0)

    assert list(Utforelse.objects.values_list("nokkel", flat=True)) == [ny]
    assert lag(roller.amina, roller.amina, nokkel=ny) == forst[ny]
    assert Aktivitet.objects.count() == 2, "what was carried out stays"
    natt = [
        t for t in app.periodic_registry.periodic_tasks.values() if t.task is rydd_gamle_utforelser
    ]
    assert [t.cron for t in natt] == ["57 3 * * *"]


def test_users_are_reminded_of_meetings_every_five_minutes(roller: Rollebesetning) -> None:
    naa = timezone.now()
    mote.kall_inn(
        aktor=roller.kari,
        person_id=roller.amina.id,
        innhold=Moteinnhold("Veien videre", Kanal.TELEFON, 30),
        start=naa + timedelta(hours=20),
        nokkel=uuid4(),
        naa=naa,
    )

    for _ in range(2):
        minn_om_moter_snart(timestamp=0)

    assert Varsel.objects.filter(slag="MOTE_PAMINNELSE").count() == 1
    jobb = [
        t for t in app.periodic_registry.periodic_tasks.values() if t.task is minn_om_moter_snart
    ]
    assert [t.cron for t in jobb] == ["*/5 * * * *"]


@pytest.mark.django_db
def test_who_has_been_inactive_for_28_days_is_out_the_next_night(roller: Rollebesetning) -> None:
    siden = timezone.now() - timedelta(days=28)
    oppfolging.inaktiver(aktor=roller.kari, person_id=roller.amina.id, grunn="Fikk jobb", naa=siden)

    avslutt_inaktive_brukere(timestamp=0)

    assert apen_periode(roller.amina.id) is None
    assert apen_periode(roller.bjorn.id) is not None
