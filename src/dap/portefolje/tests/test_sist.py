"""The row is made once, last in the transaction (docs/adr/0054): in the commit, or not at all."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, cast
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from rollebesetning import NAA, Rollebesetning, lag_rollebesetning

from dap.kontor import operations as kontor
from dap.kontor.queries import kontor as kontoret
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Kategori
from dap.person import operations as person
from dap.person.values import Tilrettelegging
from dap.portefolje import rad
from dap.portefolje.models import Rad
from dap.tabell import berort

pytestmark = pytest.mark.django_db


def laget(sporringer: CaptureQueriesContext) -> int:
    """How many times rows were locked to be made."""
    return sum("plan_cache_mode" in s["sql"] for s in sporringer)


def merk(folk: Rollebesetning) -> None:
    oppfolging.sett_fargekategori(
        aktor=folk.kari, person_id=folk.amina.id, kategori=Kategori.A, naa=NAA
    )


def tolk(person_id: UUID) -> None:
    person.sett_tilrettelegging(person_id=person_id, ny=Tilrettelegging(tolkesprak="somali"))


def test_several_changes_in_a_transaction_make_the_row_once(roller: Rollebesetning) -> None:
    with CaptureQueriesContext(connection) as sporringer:
        with transaction.atomic():
            merk(roller)
            tolk(roller.amina.id)
            tolk(roller.bjorn.id)
            assert laget(sporringer) == 0
        assert laget(sporringer) == 1
    assert Rad.objects.filter(tolkesprak="somali").count() == 2
    assert not list(rad.avvik())


def test_who_reads_before_the_commit_asks_for_it(roller: Rollebesetning) -> None:
    with transaction.atomic():
        tolk(roller.amina.id)
        assert not Rad.objects.filter(tolkesprak="somali").exists()
        berort.gjor_ferdig()
        assert Rad.objects.get(tolkesprak="somali").person_id == roller.amina.id


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_undone_makes_no_row(transactional_db: None) -> None:
    folk = lag_rollebesetning()

    @transaction.atomic
    def ombestem() -> None:
        tolk(folk.amina.id)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ombestem()
    with CaptureQueriesContext(connection) as sporringer:
        with transaction.atomic():
            assert not Rad.objects.filter(tolkesprak="somali").exists()
        assert laget(sporringer) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("feil", [ZeroDivisionError, DatabaseError])
def test_when_the_row_cannot_be_made_nothing_is_stored(
    transactional_db: None, feil: type[Exception]
) -> None:
    def nei(_ider: set[Any]) -> None:
        raise feil

    @transaction.atomic
    def forsok() -> None:
        kontor.opprett_kontor(nr="1299", navn="NAV Borte")
        cast(Any, connection).gjor_sist(nei, ())

    with pytest.raises(feil):
        forsok()
    assert kontoret("1299") is None
    kontor.opprett_kontor(nr="1299", navn="NAV Her")
    assert kontoret("1299") is not None


@pytest.mark.django_db(transaction=True)
def test_two_who_change_the_same_person_at_once_are_both_in_the_row(transactional_db: None) -> None:
    folk = lag_rollebesetning()
    holder = Event()

    def forst() -> None:
        """Has the row, and does not commit before the other waits for it."""
        with transaction.atomic():
            tolk(folk.amina.id)
            berort.gjor_ferdig()
            holder.set()
            vent_paa_lasen()
        connection.close()

    def sa() -> None:
        holder.wait(10)
        merk(folk)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for jobb in (pool.submit(forst), pool.submit(sa)):
            jobb.result(30)
    assert Rad.objects.filter(person_id=folk.amina.id, tolkesprak="somali", kategori_s=1).exists()
    assert not list(rad.avvik())


def vent_paa_lasen() -> None:
    frist = time.monotonic() + 10
    with connection.cursor() as peker:
        while time.monotonic() < frist:
            peker.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            if peker.fetchone():
                return
    raise AssertionError("nobody came to wait")
