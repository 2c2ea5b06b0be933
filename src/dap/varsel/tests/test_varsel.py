"""Requirement: a notification is ordered with what caused it, throttled per thread, read once."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.varsel.operations import bestill, merk_alle_lest, merk_lest, merk_plan_lest, stopp
from dap.varsel.queries import antall_uleste, varsler
from dap.varsel.values import KATALOG, Varselslag, Varseltype

TRAD = uuid4()


def _bestill(
    mottaker: Aktor,
    naa: datetime = NAA,
    slag: Varselslag = Varselslag.NY_MELDING,
    objekt_id: UUID = TRAD,
) -> bool:
    assert mottaker.person_id is not None
    return bestill(
        slag=slag,
        mottaker_id=mottaker.id,
        person_id=mottaker.person_id,
        rom=Rom.STAT,
        objekt_type="TRAD",
        objekt_id=objekt_id,
        naa=naa,
    )


def test_a_second_message_in_the_same_thread_within_half_an_hour_orders_nothing(
    roller: Rollebesetning,
) -> None:
    assert _bestill(roller.amina)
    assert not _bestill(roller.amina, NAA + timedelta(minutes=29))
    assert _bestill(roller.amina, NAA + timedelta(minutes=31))
    assert _bestill(roller.amina, NAA, objekt_id=uuid4())
    assert antall_uleste(roller.amina) == 3


def test_after_reading_the_next_message_is_notified_at_once(roller: Rollebesetning) -> None:
    _bestill(roller.amina)
    assert merk_lest(aktor=roller.amina, objekt_id=TRAD, naa=NAA) == 1
    assert _bestill(roller.amina, NAA + timedelta(minutes=1))


def test_reading_is_the_receivers_own_act(roller: Rollebesetning) -> None:
    _bestill(roller.amina)
    assert merk_lest(aktor=roller.bjorn, objekt_id=TRAD, naa=NAA) == 0
    assert varsler(roller.bjorn) == []
    assert antall_uleste(roller.amina) == 1


def test_what_is_over_is_stopped_and_shown_no_more(roller: Rollebesetning) -> None:
    _bestill(roller.amina, slag=Varselslag.FORHANDSORIENTERING)
    assert [v.type for v in varsler(roller.amina)] == [Varseltype.OPPGAVE]
    assert stopp(objekt_id=TRAD, naa=NAA) == 1
    assert (varsler(roller.amina), antall_uleste(roller.amina)) == ([], 0)


def test_all_can_be_read_at_once_and_stay_in_the_list(roller: Rollebesetning) -> None:
    for _ in range(3):
        _bestill(roller.amina, objekt_id=uuid4())
    assert merk_alle_lest(aktor=roller.amina, naa=NAA) == 3
    assert varsler(roller.amina, bare_uleste=True) == []
    assert len(varsler(roller.amina)) == 3


def test_those_before_a_time_can_be_read_and_the_newer_left(roller: Rollebesetning) -> None:
    for dager in (0, 2):
        _bestill(roller.amina, naa=NAA - timedelta(days=dager), objekt_id=uuid4())
    naa = NAA + timedelta(hours=1)
    lest = merk_alle_lest(aktor=roller.amina, naa=naa, bestilt_for=NAA - timedelta(days=1))
    assert lest == 1
    assert [v.tid for v in varsler(roller.amina, bare_uleste=True)] == [NAA]


def test_every_kind_has_a_rule() -> None:
    assert set(KATALOG) == set(Varselslag)


def test_looking_at_the_plan_reads_what_changed_in_it_but_not_what_asks_for_something(
    roller: Rollebesetning,
) -> None:
    _bestill(roller.amina, slag=Varselslag.AKTIVITET_ENDRET, objekt_id=uuid4())
    _bestill(roller.amina, slag=Varselslag.FORSLAG_TIL_AKTIVITET, objekt_id=uuid4())
    _bestill(roller.bjorn, slag=Varselslag.MAL_ENDRET, objekt_id=uuid4())

    lest = merk_plan_lest(aktor=roller.amina, person_id=roller.amina.id, naa=NAA)

    assert lest == 1
    assert [v.slag for v in varsler(roller.amina, bare_uleste=True)] == [
        Varselslag.FORSLAG_TIL_AKTIVITET
    ]
    assert antall_uleste(roller.bjorn) == 1
