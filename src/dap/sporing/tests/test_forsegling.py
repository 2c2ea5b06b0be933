"""Requirement: rows are only ever added, and any change to a sealed row is found."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from rollebesetning import NAA, Rollebesetning

from dap.sporing.models import Blokk, Oppslag, Uforseglet
from dap.sporing.operations import forsegl, hent_glemte, skriv_oppslag
from dap.sporing.queries import forseglingsko, hvem_har_sett, kontroller
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


def test_sealing_reads_what_waits_and_not_the_whole_trace(roller: Rollebesetning) -> None:
    _skriv(roller)
    forsegl(naa=SENERE)
    _skriv(roller, 2)
    assert list(Uforseglet.objects.order_by("oppslag_id")) == list(
        Uforseglet.objects.filter(oppslag__forsegling__isnull=True).order_by("oppslag_id")
    )
    assert forseglingsko().venter == 2
    with CaptureQueriesContext(connection) as sporringer:
        forsegl(naa=SENERE)
    lest = [q["sql"] for q in sporringer if 'FROM "sporing_oppslag"' in q["sql"]]
    assert lest
    assert all('"sporing_oppslag"."id" IN (' in sql for sql in lest)
    assert forseglingsko().venter == 0


def test_a_look_written_past_the_operations_waits_too(roller: Rollebesetning) -> None:
    _skriv(roller, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sporing_oppslag"
            " (tid, aktor_type, aktor_id, aktor_navn, kontor, person_id, hva, hvorfor)"
            " SELECT tid, aktor_type, aktor_id, aktor_navn, kontor, person_id, hva, hvorfor"
            " FROM sporing_oppslag, generate_series(1, 3)"
        )
    assert forsegl(naa=SENERE) == 4


@pytest.mark.parametrize(
    "sql", ["UPDATE sporing_uforseglet SET oppslag_id = 0", "DELETE FROM sporing_uforseglet"]
)
def test_nothing_stops_waiting_without_a_seal(roller: Rollebesetning, sql: str) -> None:
    _skriv(roller)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert forsegl(naa=SENERE) == 3


def test_what_was_made_to_be_forgotten_is_told_and_can_be_sealed(roller: Rollebesetning) -> None:
    """Behind the guards: the job of each minute passes it by, the check does not."""
    senere = NAA + timedelta(hours=1)
    _skriv(roller)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM sporing_uforseglet WHERE oppslag_id = %s", [_forste()])
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert forsegl(naa=senere) == 2
    (brudd,) = kontroller(naa=senere).brudd
    assert (brudd.type, brudd.oppslag) == (Bruddtype.IKKE_FORSEGLET, _forste())
    assert (hent_glemte(naa=senere), hent_glemte(naa=senere)) == (1, 0)
    assert forsegl(naa=senere) == 1
    assert kontroller(naa=senere).brudd == ()


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
