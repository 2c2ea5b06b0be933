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
from dap.jobber.tasks import rydd_gamle_kladder, rydd_gamle_okter, rydd_gamle_utforelser
from dap.konto.models import Kladd, Konto


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
