"""The answer clock counts hours of working days in Oslo, whatever the season."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.felles import tid


@pytest.mark.parametrize(
    ("start", "timer", "forventet"),
    [
        # Friday 14 in Oslo (winter) -> Tuesday 14
        (datetime(2026, 1, 16, 13, tzinfo=UTC), 48, datetime(2026, 1, 20, 13, tzinfo=UTC)),
        # Saturday -> counted from Monday 00 -> Wednesday 00 Oslo
        (datetime(2026, 1, 17, 13, tzinfo=UTC), 48, datetime(2026, 1, 20, 23, tzinfo=UTC)),
        # Maundy Thursday, Good Friday, the weekend and Easter Monday 2026 (2-6 April) do not count
        (datetime(2026, 4, 1, 10, tzinfo=UTC), 48, datetime(2026, 4, 8, 10, tzinfo=UTC)),
        # 17 May 2027 is a Monday
        (datetime(2027, 5, 14, 10, tzinfo=UTC), 24, datetime(2027, 5, 18, 10, tzinfo=UTC)),
    ],
)
def test_the_due_time_skips_days_that_are_not_working_days(
    start: datetime, timer: int, forventet: datetime
) -> None:
    assert tid.legg_til_arbeidstimer(start, timer) == forventet


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        tid.oslo(datetime(2026, 1, 1))


def test_the_day_begins_at_midnight_in_oslo_in_summer_and_winter() -> None:
    assert tid.midnatt(date(2026, 7, 1)) == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert tid.midnatt(date(2026, 1, 1)) == datetime(2025, 12, 31, 23, tzinfo=UTC)


@given(
    st.datetimes(
        datetime(2024, 1, 1),
        datetime(2029, 1, 1),
        timezones=st.just(UTC),
    ),
    st.integers(1, 200),
)
def test_the_working_time_up_to_the_due_time_is_what_was_asked_for(
    start: datetime, timer: int
) -> None:
    frist = tid.legg_til_arbeidstimer(start, timer)
    assert tid.arbeidstid_mellom(start, frist) == timedelta(hours=timer)
    assert tid.er_arbeidsdag(tid.dato(frist))
