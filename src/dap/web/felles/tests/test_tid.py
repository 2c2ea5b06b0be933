"""Requirement: dates read as a person would say them, in Oslo's time."""

from datetime import UTC, date, datetime

from django.template import engines
from django.utils.translation import override


def test_dates_and_times_are_words_in_oslo() -> None:
    mal = engines["django"].from_string(
        "{% load tid %}{{ d|dag }}; {{ t|dag }}; {{ t|tidspunkt }}; {{ ingen|dag }}"
    )
    t = datetime(2020, 6, 30, 22, 30, tzinfo=UTC)
    assert mal.render({"d": date(2020, 3, 4), "t": t, "ingen": None}) == (
        "4. mars 2020; 1. juli 2020; 1. juli 2020 kl. 00.30; "
    )


def test_english_has_its_own_form_of_dates_and_times() -> None:
    mal = engines["django"].from_string(
        "{% load tid dialog %}{{ d|dag }}; {{ t|tidspunkt }}; {{ t|frist }}"
    )
    t = datetime(2020, 6, 30, 12, 5, tzinfo=UTC)
    with override("en"):
        assert mal.render({"d": date(2020, 3, 4), "t": t}) == (
            "4 March 2020; 30 June 2020 at 14:05; Tuesday 30 June 2020 at 14:05"
        )
    with override("nn"):
        assert mal.render({"d": date(2020, 3, 4), "t": t}) == (
            "4. mars 2020; 30. juni 2020 kl. 14.05; tysdag 30. juni 2020 kl. 14.05"
        )
