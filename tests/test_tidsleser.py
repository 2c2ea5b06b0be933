"""Moments come out of the database as they went in, whatever the driver reads them with."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db
OYEBLIKK = [
    datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    datetime(1900, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, 120000, tzinfo=UTC),
]


@pytest.mark.parametrize("tid", OYEBLIKK)
def test_the_same_moment_in_utc(tid: datetime) -> None:
    with connection.cursor() as peker:
        peker.execute("SELECT %s::timestamptz, NULL::timestamptz", [tid])
        lest, ingen = peker.fetchone()
    assert lest == tid
    assert lest.utcoffset() == timedelta(0)
    assert ingen is None


def test_another_zone_of_the_connection_is_the_same_moment() -> None:
    with connection.cursor() as peker:
        peker.execute("SET LOCAL TIME ZONE 'Europe/Oslo'")
        peker.execute("SELECT '2026-07-01 12:00+02'::timestamptz")
        assert peker.fetchone() == (datetime(2026, 7, 1, 10, tzinfo=UTC),)


def test_a_moment_that_python_has_no_room_for_is_refused() -> None:
    with connection.cursor() as peker:
        peker.execute("SELECT '0044-03-15 12:00+00 BC'::timestamptz")
        with pytest.raises(Exception, match=r"BC|too small|year"):
            peker.fetchone()
