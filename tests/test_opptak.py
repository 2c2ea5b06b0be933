"""What the tests themselves stand on: the cast put back is the cast as made, and nothing stays."""

from pathlib import Path

import pytest
import testbase
from django.db import connection, transaction
from opptak import Opptak, ta_opp, ta_opp_for_alle
from rollebesetning import NAA, Rollebesetning, lag_rollebesetning

from dap.hendelse.models import Hendelse
from dap.kontor import operations as kontor
from dap.mal import operations as mal
from dap.person.models import Person
from dap.tabell import berort


def _antall() -> dict[str, int]:
    with connection.cursor() as markor:
        tall = {}
        for tabell in testbase.fylte():
            markor.execute(f"SELECT count(*) FROM {tabell}")
            tall[tabell] = markor.fetchone()[0]
    return tall


@pytest.mark.django_db
def test_what_is_put_back_is_what_was_made(opptak_av_roller: Opptak[Rollebesetning]) -> None:
    with transaction.atomic():
        lag_rollebesetning()
        berort.gjor_ferdig()
        laget = _antall()
        transaction.set_rollback(True)
    assert not Person.objects.exists()

    roller = opptak_av_roller.spill_av()

    assert _antall() == laget
    assert Person.objects.get(id=roller.amina.id).fornavn == "Amina"


@pytest.mark.django_db
def test_the_triggers_work_afterwards(roller: Rollebesetning) -> None:
    for_ = _antall()
    mal.opprett_mal(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Få førerkort",
        nokkel=roller.kari.id, naa=NAA,
    )  # fmt: skip
    nye = {tabell for tabell, antall in _antall().items() if antall > for_.get(tabell, 0)}
    assert "mal_mal" in nye
    assert any(tabell.startswith("mal_mal") and tabell != "mal_mal" for tabell in nye), nye


@pytest.mark.django_db
def test_what_is_taken_up_leaves_nothing() -> None:
    opptak = ta_opp(lambda: kontor.opprett_kontor(nr="1201", navn="NAV Fjordby"))
    assert "kontor_kontor" not in testbase.fylte()
    opptak.spill_av()
    assert "kontor_kontor" in testbase.fylte()


@pytest.mark.django_db
def test_what_another_process_took_up_is_put_back_here(tmp_path: Path) -> None:
    """Its rows, its answer, and numbers that what is made afterwards does not run into."""
    laget = ta_opp_for_alle(lag_rollebesetning, tmp_path / "a.opptak")
    with connection.cursor() as markor:
        # As in a database in which nothing has been made.
        markor.execute("ALTER SEQUENCE hendelse_hendelse_id_seq RESTART")

    lest = ta_opp_for_alle(lambda: pytest.fail("made twice"), tmp_path / "a.opptak")

    assert lest.spill_av() == laget.svar
    assert Person.objects.get(id=laget.svar.amina.id).fornavn == "Amina"
    siste = Hendelse.objects.latest("id").id
    mal.opprett_mal(
        aktor=laget.svar.amina, person_id=laget.svar.amina.id, tekst="Få førerkort",
        nokkel=laget.svar.kari.id, naa=NAA,
    )  # fmt: skip
    assert Hendelse.objects.latest("id").id > siste


@pytest.mark.django_db(transaction=True)
def test_emptying_leaves_only_what_is_spared(roller: Rollebesetning) -> None:
    forst = {t for t in testbase.fylte() if t.startswith(("django_", "auth_"))}
    testbase.tom(frozenset({*forst, "kontor_kontor"}))
    assert set(testbase.fylte()) == {*forst, "kontor_kontor"}
    with connection.cursor() as markor:
        markor.execute("SHOW session_replication_role")
        assert markor.fetchone() == ("origin",)
