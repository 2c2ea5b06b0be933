"""Requirement: the trace is sealed by the clock, and anybody can verify it with one command."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from rollebesetning import NAA, Rollebesetning

from dap.jobber import tasks
from dap.sporing.models import Forsegling, Oppslag
from dap.sporing.operations import skriv_oppslag


def _skriv(roller: Rollebesetning, antall: int = 3) -> None:
    for n in range(antall):
        skriv_oppslag(
            aktor=roller.kari,
            person_id=roller.amina.id,
            hva="plan",
            naa=NAA + timedelta(seconds=n),
        )


def _kjor(handling: str) -> str:
    ut = StringIO()
    call_command("sporing", handling, stdout=ut)
    return ut.getvalue()


def test_a_whole_chain_is_said_to_be_whole(roller: Rollebesetning) -> None:
    _skriv(roller)
    assert "3 rader forseglet" in _kjor("forsegl")
    assert "0 rader forseglet" in _kjor("forsegl")
    tekst = _kjor("kontroller")
    assert "1 blokker med 3 rader" in tekst
    assert "hel" in tekst


def test_a_changed_row_is_told_and_the_command_fails(roller: Rollebesetning) -> None:
    _skriv(roller)
    _kjor("forsegl")
    rad = Oppslag.objects.first()
    assert rad is not None
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE sporing_oppslag DISABLE TRIGGER USER")
        cursor.execute("UPDATE sporing_oppslag SET hva = 'ingenting' WHERE id = %s", [rad.id])
        cursor.execute("ALTER TABLE sporing_oppslag ENABLE TRIGGER USER")
    ut = StringIO()
    with pytest.raises(CommandError, match="1 brudd"):
        call_command("sporing", "kontroller", stdout=ut)
    assert "endret etter forseglingen" in ut.getvalue()


def test_rows_that_nobody_seals_are_a_break(roller: Rollebesetning) -> None:
    _skriv(roller, 1)
    with pytest.raises(CommandError):
        _kjor("kontroller")


def test_the_clock_seals(roller: Rollebesetning) -> None:
    _skriv(roller)
    for _ in range(2):
        tasks.forsegl_sporing(timestamp=0)
    assert Forsegling.objects.count() == 3
