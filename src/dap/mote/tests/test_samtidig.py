"""Requirement: no double booking under concurrency; the database guards it (ADR 20)."""

import itertools
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import NumericRange
from opptak import Opptak
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.kontor.operations import meld_fravar
from dap.mote import operations, queries, rules
from dap.mote.models import Kalender, Kalenderstrom, LedigTid, Mote, Opptatt
from dap.mote.tests.hjelp import be, innhold, kall_inn, les, om
from dap.mote.values import Kanal
from dap.oppfolging import operations as oppfolging

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folk(opptak_av_roller: Opptak[Rollebesetning], transactional_db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


def samtidig(*jobber: Callable[[], Any]) -> list[Any]:
    """Run them in threads with a connection each; what each returned or raised."""

    def en(jobb: Callable[[], Any]) -> Any:
        try:
            return jobb()
        except Exception as feil:
            return feil
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobber)) as pool:
        return list(pool.map(en, jobber))


def koder(svar: list[Any]) -> list[str]:
    return sorted(s.kode if isinstance(s, Regelbrudd) else "OK" for s in svar)


def apne_en(folk: Rollebesetning, uke: int = 0) -> uuid.UUID:
    dag = dato(om(2 + 7 * uke))
    operations.apne_tider(
        aktor=folk.kari, veileder_id=folk.kari.id, dag=dag, fra=time(9), til=time(9, 30),
        varighet=30, kanaler=[Kanal.TELEFON], naa=NAA,
    )  # fmt: skip
    return LedigTid.objects.get(apen=True).id


def book(hvem: Any, ledig_id: uuid.UUID) -> Callable[[], Any]:
    return lambda: operations.book_ledig_tid(
        aktor=hvem, ledig_id=ledig_id, kanal=Kanal.TELEFON, tittel="Prat", hensikt="",
        nokkel=uuid.uuid4(), naa=NAA,
    )  # fmt: skip


def test_two_users_who_take_the_last_slot_at_once(folk: Rollebesetning) -> None:
    """Exactly one gets it, the other is told in so many words."""
    for uke in range(3):
        ledig_id = apne_en(folk, uke)
        svar = samtidig(book(folk.amina, ledig_id), book(folk.bjorn, ledig_id))
        assert koder(svar) == ["LEDIG_TID_ER_TATT", "OK"]
        assert Mote.objects.filter(ledig_tid_id=ledig_id).count() == 1


def test_the_stand_ins_last_slot_is_taken_by_one_of_two_advisers_users(
    folk: Rollebesetning,
) -> None:
    """Bjørn's adviser is absent, and Kari stands in: her own user wants the same slot."""
    oppfolging.tildel_veileder(
        aktor=folk.tor, person_id=folk.bjorn.id, ansatt_id=folk.per.id, naa=NAA
    )
    dag = dato(om(2))
    meld_fravar(
        ansatt_id=folk.per.id, stedfortreder_id=folk.kari.id, fra=dag, til=dag + timedelta(days=1)
    )
    ledig_id = apne_en(folk)
    svar = samtidig(book(folk.amina, ledig_id), book(folk.bjorn, ledig_id))
    assert koder(svar) == ["LEDIG_TID_ER_TATT", "OK"]
    assert Mote.objects.filter(ledig_tid_id=ledig_id).count() == 1


def test_the_same_booking_sent_five_times_at_once_is_one(folk: Rollebesetning) -> None:
    ledig_id, nokkel = apne_en(folk), uuid.uuid4()

    def en() -> Any:
        return operations.book_ledig_tid(
            aktor=folk.amina, ledig_id=ledig_id, kanal=Kanal.TELEFON, tittel="Prat", hensikt="",
            nokkel=nokkel, naa=NAA,
        )  # fmt: skip

    svar = samtidig(*[en] * 5)
    assert len(set(svar)) == 1
    assert Mote.objects.count() == 1


def test_colleagues_who_fill_one_calendar_at_once(folk: Rollebesetning) -> None:
    """Ten at once for overlapping times of two advisers and two users: never two for anybody."""

    def inn(av: Any, for_: Any, timer: float, hos: Any) -> Callable[[], Any]:
        return lambda: kall_inn(
            av, for_, om(2, timer), veileder_id=hos.id, innhold=innhold(varighet=60)
        )

    kari, per, tor = folk.kari, folk.per, folk.tor
    svar = samtidig(
        inn(kari, folk.amina, 0, kari), inn(per, folk.amina, 0.5, per),
        inn(tor, folk.bjorn, 0, kari), inn(per, folk.bjorn, 0.5, per),
        inn(kari, folk.bjorn, 0.5, kari), inn(tor, folk.amina, 0, per),
        inn(kari, folk.amina, 1, kari), inn(per, folk.bjorn, 1, per),
    )  # fmt: skip
    assert set(koder(svar)) <= {"OK", "TIDEN_ER_OPPTATT"}, svar
    for felt in ("veileder_id", "person_id"):
        _ingen_overlapper(felt)
    assert Opptatt.objects.count() == 2 * Mote.objects.count() > 0


def _ingen_overlapper(felt: str) -> None:
    per_eier: dict[Any, list[Mote]] = {}
    for m in Mote.objects.order_by("start"):
        per_eier.setdefault(getattr(m, felt), []).append(m)
    for rader in per_eier.values():
        for a, b in itertools.pairwise(rader):
            assert a.start is not None
            assert b.start is not None
            assert a.start + timedelta(minutes=a.varighet) <= b.start


def test_an_acceptance_and_a_summons_for_the_same_hour(folk: Rollebesetning) -> None:
    id_ = be(folk.amina, folk.amina, om(2))
    m = les(folk.kari, id_)
    svar = samtidig(
        lambda: operations.godta_tid(
            aktor=folk.kari, mote_id=id_, versjon=1, forslag_id=m.forslag[0].id, naa=NAA
        ),
        lambda: kall_inn(folk.per, folk.bjorn, om(2), veileder_id=folk.kari.id),
    )
    assert koder(svar) == ["OK", "TIDEN_ER_OPPTATT"]


def test_two_acts_on_the_same_version_at_once(folk: Rollebesetning) -> None:
    id_ = kall_inn(folk.kari, folk.amina)
    svar = samtidig(
        lambda: operations.avlys(aktor=folk.kari, mote_id=id_, versjon=1, ord="Syk", naa=NAA),
        lambda: operations.bekreft(aktor=folk.amina, mote_id=id_, versjon=1, naa=NAA),
    )
    assert len([s for s in svar if s is None]) >= 1
    assert Mote.objects.get().versjon == 2


def test_the_database_itself_says_no(folk: Rollebesetning) -> None:
    """Without any operation: overlapping minutes in one calendar, and only there."""
    mote_id = kall_inn(folk.kari, folk.amina)
    annet = kall_inn(folk.per, folk.bjorn, om(5))
    plass = Opptatt.objects.filter(mote_id=mote_id).order_by("id").first()
    assert plass is not None
    fra = plass.spenn.lower
    for start, slutt in ((fra + 29, fra + 31), (fra - 5, fra + 1), (fra, fra + 30)):
        with pytest.raises(IntegrityError, match="mote_ikke_to_samtidig"), transaction.atomic():
            Opptatt.objects.create(
                kalender_id=plass.kalender_id, mote_id=annet, spenn=NumericRange(start, slutt)
            )
    Opptatt.objects.create(
        kalender_id=plass.kalender_id, mote_id=annet, spenn=NumericRange(fra + 30, fra + 60)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Kalender.objects.create(eier_id=folk.kari.id, rom="")
    assert rules.spenn(1, om(9999), 450)[1] < rules.spenn(2, NAA - timedelta(days=9999), 15)[0]


def test_two_calendar_addresses_asked_for_at_once_leave_one_that_works(
    folk: Rollebesetning,
) -> None:
    svar = samtidig(*[lambda: operations.opprett_strom(aktor=folk.amina, naa=NAA)] * 2)
    assert all(isinstance(s, str) for s in svar)
    assert Kalenderstrom.objects.filter(eier_id=folk.amina.id, trukket=None).count() == 1
    virker = [s for s in svar if queries.strom(s, naa=NAA) is not None]
    assert len(virker) == 1
