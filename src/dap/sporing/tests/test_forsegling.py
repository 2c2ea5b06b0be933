"""Requirement: rows are only ever added, and any change to a sealed row is found."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from rollebesetning import NAA, Rollebesetning

from dap.sporing.models import Blokk, Oppslag
from dap.sporing.operations import forsegl, skriv_oppslag
from dap.sporing.queries import hvem_har_sett, kontroller
from dap.sporing.values import Bruddtype

SENERE = NAA + timedelta(minutes=10)


def _skriv(roller: Rollebesetning, antall: int = 3) -> None:
    assert roller.amina.person_id is not None
    for n in range(antall):
        skriv_oppslag(
            aktor=roller.kari,
            person_id=roller.amina.person_id,
            hva="plan",
            kontor="NAV Fjordby",
            naa=NAA + timedelta(seconds=n),
        )


def test_a_sealed_chain_is_whole(roller: Rollebesetning) -> None:
    _skriv(roller)
    assert forsegl(naa=SENERE) == 3
    assert forsegl(naa=SENERE) == 0
    _skriv(roller, 2)
    assert forsegl(naa=SENERE) == 2
    resultat = kontroller(naa=SENERE)
    assert (resultat.blokker, resultat.rader, resultat.brudd) == (2, 5, ())


def test_rows_of_the_last_minutes_wait_for_requests_that_are_still_running(
    roller: Rollebesetning,
) -> None:
    _skriv(roller)
    assert forsegl(naa=NAA + timedelta(minutes=1)) == 0


@pytest.mark.parametrize(
    "sql", ["UPDATE sporing_oppslag SET hva='x'", "DELETE FROM sporing_oppslag"]
)
def test_the_database_refuses_to_change_a_row(roller: Rollebesetning, sql: str) -> None:
    _skriv(roller)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_row_changed_behind_the_guard_is_found(roller: Rollebesetning) -> None:
    _skriv(roller)
    forsegl(naa=SENERE)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE sporing_oppslag SET aktor_navn = 'En annen' WHERE id = %s", [_forste()]
        )
    assert [b.type for b in kontroller(naa=SENERE).brudd] == [Bruddtype.ENDRET_RAD]


def test_a_block_taken_out_breaks_the_chain(roller: Rollebesetning) -> None:
    for _ in range(3):
        _skriv(roller)
        forsegl(naa=SENERE)
    midterste = Blokk.objects.order_by("id")[1].id
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM sporing_forsegling WHERE blokk_id = %s", [midterste])
        cursor.execute("DELETE FROM sporing_blokk WHERE id = %s", [midterste])
    typer = {b.type for b in kontroller(naa=SENERE).brudd}
    assert Bruddtype.BRUTT_KJEDE in typer


def test_a_row_that_nobody_sealed_is_reported(roller: Rollebesetning) -> None:
    _skriv(roller, 1)
    brudd = kontroller(naa=NAA + timedelta(hours=1)).brudd
    assert [b.type for b in brudd] == [Bruddtype.IKKE_FORSEGLET]


def test_the_user_reads_who_has_looked_newest_first(roller: Rollebesetning) -> None:
    _skriv(roller, 62)
    assert roller.amina.person_id is not None
    rader = hvem_har_sett(roller.amina.person_id)
    assert [(r.navn, r.kontor, r.hva) for r in rader] == [
        ("Kari Nordmo", "NAV Fjordby", "plan")
    ] * 2
    assert rader[0].tid > rader[1].tid


def _forste() -> int:
    return Oppslag.objects.order_by("id").values_list("id", flat=True)[0]
