"""What a visit on a slow phone is counted as."""

from maling.treg import brukbar


def test_a_page_is_usable_when_it_stands_there_and_its_script_has_run() -> None:
    assert brukbar(storst=700, ferdig=400, oppgaver=[]).brukbar == 700
    assert brukbar(storst=300, ferdig=400, oppgaver=[]).brukbar == 400


def test_only_what_a_task_takes_beyond_50_ms_is_blocked() -> None:
    assert brukbar(0, 0, [50, 80, 130]).blokkert == 110
