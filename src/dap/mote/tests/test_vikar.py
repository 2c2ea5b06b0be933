"""Requirement: while the adviser is absent, their users book the free slots of who stands in."""

import uuid
from datetime import date, time, timedelta
from typing import Any

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kontor.operations import meld_fravar
from dap.mote import operations, queries, rules
from dap.mote.models import LedigTid, Mote
from dap.mote.tests.hjelp import kall_inn, les
from dap.mote.values import Kanal
from dap.tilgang.operations import apne_person

pytestmark = pytest.mark.django_db

MANDAG = date(2026, 1, 19)


def apne(av: Any, dag: date) -> None:
    operations.apne_tider(
        aktor=av, veileder_id=av.id, dag=dag, fra=time(9), til=time(9, 30), varighet=30,
        kanaler=[Kanal.TELEFON], naa=NAA,
    )  # fmt: skip


def borte(hvem: Any, vikar: Any, fra: date, dager: int) -> None:
    meld_fravar(
        ansatt_id=hvem.id, stedfortreder_id=vikar.id, fra=fra, til=fra + timedelta(days=dager)
    )


def ledige(for_: Any) -> list[tuple[date, str, bool]]:
    innsyn = apne_person(aktor=for_, person_id=for_.id, hva="mote", naa=NAA)
    return [(dato(t.start), t.veileder, t.vikar) for t in queries.ledige_tider(innsyn, naa=NAA)]


def book(hvem: Any, ledig_id: uuid.UUID) -> uuid.UUID:
    return operations.book_ledig_tid(
        aktor=hvem, ledig_id=ledig_id, kanal=Kanal.TELEFON, tittel="Prat", hensikt="",
        nokkel=uuid.uuid4(), naa=NAA,
    )  # fmt: skip


def tid(av: Any, dag: date) -> uuid.UUID:
    return next(t.id for t in LedigTid.objects.filter(veileder_id=av.id) if dato(t.start) == dag)


@pytest.fixture
def uke(roller: Rollebesetning) -> Rollebesetning:
    """Both have a slot each day Monday to Wednesday; Kari is away on the Tuesday."""
    for n in range(3):
        apne(roller.kari, MANDAG + timedelta(days=n))
        apne(roller.per, MANDAG + timedelta(days=n))
    borte(roller.kari, roller.per, MANDAG + timedelta(days=1), 1)
    return roller


def test_each_day_has_the_slots_of_the_one_who_is_there(uke: Rollebesetning) -> None:
    tirsdag = MANDAG + timedelta(days=1)
    assert ledige(uke.amina) == [
        (MANDAG, "Kari Nordmo", False),
        (tirsdag, "Per Solvang", True),
        (MANDAG + timedelta(days=2), "Kari Nordmo", False),
    ]
    for av, dag in ((uke.kari, tirsdag), (uke.per, MANDAG)):
        with pytest.raises(IkkeFunnet):
            book(uke.amina, tid(av, dag))


def test_the_stand_in_holds_the_meeting_and_has_it_in_the_calendar(uke: Rollebesetning) -> None:
    tirsdag = MANDAG + timedelta(days=1)
    id_ = book(uke.amina, tid(uke.per, tirsdag))
    m = les(uke.amina, id_)
    assert (m.veileder, m.rom) == ("Per Solvang", Rom.STAT)
    hos_per = queries.uke(uke.per, uke.per.id, MANDAG, naa=NAA)
    assert [a.person for a in hos_per.dager[1].avtaler] == ["Amina Yusuf"]
    assert [(v.er_borte, v.navn, v.fra, v.til) for v in hos_per.vikariater] == [
        (False, "Kari Nordmo", tirsdag, tirsdag)
    ]
    hos_kari = queries.uke(uke.kari, uke.kari.id, MANDAG, naa=NAA)
    assert [(v.er_borte, v.navn) for v in hos_kari.vikariater] == [(True, "Per Solvang")]
    assert queries.uke(uke.per, uke.per.id, MANDAG + timedelta(days=7), naa=NAA).vikariater == ()
    with pytest.raises(Regelbrudd, match="LEDIG_TID_ER_TATT"):
        book(uke.bjorn, tid(uke.per, tirsdag))
    with pytest.raises(Regelbrudd, match="TIDEN_ER_OPPTATT"):
        kall_inn(uke.per, uke.bjorn, m.start)
    assert Mote.objects.count() == 1


def test_a_stand_in_who_may_not_open_the_person_is_not_offered(roller: Rollebesetning) -> None:
    apne(roller.per, MANDAG)
    borte(roller.siv, roller.per, MANDAG, 5)
    assert ledige(roller.stine) == []
    with pytest.raises(IkkeFunnet):
        book(roller.stine, tid(roller.per, MANDAG))
    apne(roller.ola, MANDAG)
    borte(roller.kari, roller.ola, MANDAG, 5)
    assert ledige(roller.amina) == [], "of another office"


def test_the_user_is_invited_when_only_the_stand_in_has_slots(roller: Rollebesetning) -> None:
    apne(roller.per, MANDAG)
    om_amina = {"aktor": roller.kari, "person_id": roller.amina.id, "naa": NAA}
    with pytest.raises(Regelbrudd, match="INGEN_LEDIGE_TIDER"):
        operations.inviter_til_ledig_tid(**om_amina)
    borte(roller.kari, roller.per, MANDAG, 1)
    operations.inviter_til_ledig_tid(**om_amina)


def test_of_absences_over_each_other_the_last_entered_counts() -> None:
    kari, per, siv = (uuid.uuid4() for _ in range(3))
    nyeste_forst = [
        (siv, MANDAG, MANDAG + timedelta(days=1)), (per, MANDAG, MANDAG + timedelta(days=3))
    ]  # fmt: skip
    hvem = [
        rules.hvem_tar_dagen(kari, nyeste_forst, MANDAG + timedelta(days=n)) for n in range(-1, 4)
    ]
    assert hvem == [kari, siv, per, per, kari]
