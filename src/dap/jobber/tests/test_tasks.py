"""What runs by the clock."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app
from rollebesetning import Rollebesetning

from dap.jobber.tasks import rydd_gamle_kladder, rydd_gamle_okter
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
