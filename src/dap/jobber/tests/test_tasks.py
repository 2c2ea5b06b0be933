"""What runs by the clock."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app

from dap.jobber.tasks import rydd_gamle_okter


@pytest.mark.django_db
def test_old_sessions_are_cleared_every_night() -> None:
    Session.objects.create(session_key="gammel", session_data="", expire_date=timezone.now())

    rydd_gamle_okter(timestamp=0)

    assert not Session.objects.exists()
    natt = [t for t in app.periodic_registry.periodic_tasks.values() if t.task is rydd_gamle_okter]
    assert [t.cron for t in natt] == ["17 3 * * *"]
