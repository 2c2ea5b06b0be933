"""Requirement: dates read as a person would say them, in Oslo's time."""

from datetime import UTC, date, datetime

from django.template import engines


def test_dates_and_times_are_words_in_oslo() -> None:
    mal = engines["django"].from_string(
        "{% load tid %}{{ d|dag }}; {{ t|dag }}; {{ t|tidspunkt }}; {{ ingen|dag }}"
    )
    t = datetime(2020, 6, 30, 22, 30, tzinfo=UTC)
    assert mal.render({"d": date(2020, 3, 4), "t": t, "ingen": None}) == (
        "4. mars 2020; 1. juli 2020; 1. juli 2020 kl. 00.30; "
    )
