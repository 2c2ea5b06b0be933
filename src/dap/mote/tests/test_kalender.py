"""Slots, an adviser's week, the private feed, reminders, and what the clock in Oslo shows."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.kontor.models import Kontortilhorighet
from dap.mote import operations, queries
from dap.mote.models import Kalenderstrom, LedigTid, Mote
from dap.mote.tests.hjelp import avlys, innhold, kall_inn, les, om, rad
from dap.mote.values import Apnet, Kanal, Motestatus
from dap.oppfolging import operations as oppfolging
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db

DAG = date(2026, 1, 16)
"""Friday of the same week as NAA."""
MANDAG = date(2026, 1, 12)


def apne(av: Any, hos: Any = None, **valg: Any) -> Apnet:
    felles: dict[str, Any] = {
        "dag": DAG, "fra": time(9), "til": time(11), "varighet": 30,
        "kanaler": [Kanal.OPPMOTE, Kanal.TELEFON], "sted": "Rom 2", "naa": NAA,
    }  # fmt: skip
    return operations.apne_tider(aktor=av, veileder_id=(hos or av).id, **(felles | valg))


def ledige(for_: Any, naa: datetime = NAA) -> list[Any]:
    innsyn = apne_person(aktor=for_, person_id=for_.id, hva="mote", naa=naa)
    return queries.ledige_tider(innsyn, naa=naa)


def book(hvem: Any, ledig_id: Any, **valg: Any) -> Any:
    felles: dict[str, Any] = {
        "kanal": Kanal.TELEFON, "tittel": "Prat", "hensikt": "", "nokkel": uuid.uuid4(), "naa": NAA,
    }  # fmt: skip
    return operations.book_ledig_tid(aktor=hvem, ledig_id=ledig_id, **(felles | valg))


def test_slots_in_a_row_that_a_user_books(roller: Rollebesetning) -> None:
    assert apne(roller.kari) == Apnet(4, 0)
    assert apne(roller.kari) == Apnet(0, 4), "the same form again opens nothing"
    tider = ledige(roller.amina)
    assert [t.start for t in tider] == [
        datetime(2026, 1, 16, 8, 0, tzinfo=UTC) + timedelta(minutes=30 * n) for n in range(4)
    ]
    assert tider == ledige(roller.bjorn)
    assert ledige(roller.daniel) == [], "only of the adviser who follows one up"

    id_ = book(roller.amina, tider[1].id)

    m = les(roller.kari, id_)
    assert (m.status, m.start, m.veileder, m.rom) == (
        Motestatus.AVTALT, tider[1].start, "Kari Nordmo", Rom.STAT
    )  # fmt: skip
    assert m.bekreftet == NAA
    assert tider[1].id not in [t.id for t in ledige(roller.bjorn)]
    with pytest.raises(Regelbrudd, match="LEDIG_TID_ER_TATT"):
        book(roller.bjorn, tider[1].id)
    with pytest.raises(IkkeFunnet):
        book(roller.daniel, tider[0].id)
    with pytest.raises(Regelbrudd, match="UKJENT_VALG"):
        book(roller.amina, tider[3].id, kanal=Kanal.VIDEO)
    with pytest.raises(Regelbrudd, match="TIDEN_ER_FORBI"):
        book(roller.amina, tider[3].id, naa=om(3))


def test_a_cancelled_booking_gives_the_slot_back(roller: Rollebesetning) -> None:
    apne(roller.kari)
    tid = ledige(roller.amina)[0]
    id_ = book(roller.amina, tid.id)
    avlys(roller.amina, id_)
    assert tid.id in [t.id for t in ledige(roller.bjorn)]
    book(roller.bjorn, tid.id)


def test_a_booking_that_is_moved_gives_the_slot_back(roller: Rollebesetning) -> None:
    apne(roller.kari)
    tid = ledige(roller.amina)[0]
    id_ = book(roller.amina, tid.id)
    operations.endre(
        aktor=roller.kari, mote_id=id_, versjon=1, start=om(4), naa=NAA,
        innhold=innhold(tittel="Prat", kanal=Kanal.TELEFON, sted="Rom 2", hensikt=""),
    )  # fmt: skip
    assert tid.id in [t.id for t in ledige(roller.bjorn)]
    book(roller.bjorn, tid.id)
    assert (rad(id_).versjon, les(roller.amina, id_).start) == (2, om(4))


def test_a_meeting_closes_the_slots_under_it(roller: Rollebesetning) -> None:
    apne(roller.kari)
    start = ledige(roller.amina)[1].start
    kall_inn(roller.kari, roller.bjorn, start, innhold=innhold(varighet=45))
    assert len(ledige(roller.amina)) == 2
    assert apne(roller.kari) == Apnet(0, 4)


def test_a_user_is_not_in_two_meetings_at_once_whatever_room(roller: Rollebesetning) -> None:
    """What staff of one room do never tells them of the other; what the user does is checked in both."""
    apne(roller.kari)
    tid = ledige(roller.amina)[0]
    kommunalt = kall_inn(roller.lise, roller.amina, tid.start)
    with pytest.raises(Regelbrudd, match="TIDEN_ER_OPPTATT"):
        book(roller.amina, tid.id)
    statlig = kall_inn(roller.kari, roller.amina, tid.start)
    assert les(roller.amina, statlig).krasjer
    assert les(roller.amina, kommunalt).krasjer
    assert not les(roller.kari, statlig).krasjer


@pytest.mark.parametrize(
    ("endret", "felt", "kode"),
    [
        ({"varighet": 0}, "varighet", "UGYLDIG_VARIGHET"),
        ({"varighet": 600}, "varighet", "UGYLDIG_VARIGHET"),
        ({"til": time(9, 20)}, "til", "INGEN_PLASS_I_TIDSROMMET"),
        ({"til": time(8)}, "til", "INGEN_PLASS_I_TIDSROMMET"),
        ({"dag": date(2026, 1, 13)}, "dag", "TIDEN_ER_FORBI"),
        ({"fra": time(6), "til": time(23), "varighet": 15}, "til", "FOR_MANGE_LEDIGE"),
        ({"kanaler": []}, "kanaler", "MANGLER"),
        ({"sted": ""}, "sted", "MANGLER"),
    ],
)
def test_slots_that_cannot_be_opened(
    roller: Rollebesetning, endret: dict[str, Any], felt: str, kode: str
) -> None:
    with pytest.raises(Regelbrudd, match=kode) as feil:
        apne(roller.kari, **endret)
    assert feil.value.felt == felt
    assert not LedigTid.objects.exists()


@pytest.mark.parametrize(
    ("hvem", "kan"),
    [("kari", True), ("per", True), ("tor", True), ("ola", False), ("mona", False), ("rut", False),
     ("adam", False)],
)  # fmt: skip
def test_the_office_opens_slots_for_its_own(roller: Rollebesetning, hvem: str, kan: bool) -> None:
    av = getattr(roller, hvem)
    if kan:
        assert apne(av, roller.kari).antall == 4
        return
    with pytest.raises(IkkeTilgang):
        apne(av, roller.kari)
    apne(roller.kari)
    with pytest.raises(IkkeFunnet):
        operations.fjern_ledig_tid(aktor=av, ledig_id=LedigTid.objects.all()[0].id, naa=NAA)


def test_a_slot_is_taken_away_unless_somebody_has_it(roller: Rollebesetning) -> None:
    apne(roller.kari)
    forste, andre = ledige(roller.amina)[:2]
    book(roller.amina, forste.id)
    with pytest.raises(Regelbrudd, match="LEDIG_TID_ER_TATT"):
        operations.fjern_ledig_tid(aktor=roller.kari, ledig_id=forste.id, naa=NAA)
    for _ in range(2):
        operations.fjern_ledig_tid(aktor=roller.tor, ledig_id=andre.id, naa=NAA)
    assert andre.id not in [t.id for t in ledige(roller.amina)]


def test_a_user_is_invited_to_choose(roller: Rollebesetning) -> None:
    with pytest.raises(Regelbrudd, match="INGEN_LEDIGE_TIDER"):
        operations.inviter_til_ledig_tid(aktor=roller.kari, person_id=roller.amina.id, naa=NAA)
    apne(roller.kari)
    operations.inviter_til_ledig_tid(aktor=roller.kari, person_id=roller.amina.id, naa=NAA)
    ventende = Varsel.objects.filter(mottaker_id=roller.amina.id, slag="LEDIGE_TIDER")
    assert ventende.filter(stoppet=None).count() == 1
    book(roller.amina, ledige(roller.amina)[0].id)
    assert ventende.filter(stoppet=None).count() == 0
    assert Hendelse.objects.filter(type="MOTE_INVITERT").count() == 1


def test_the_week_shows_no_more_than_the_reader_may_see(roller: Rollebesetning) -> None:
    kall_inn(roller.kari, roller.amina, om(1))
    kall_inn(roller.siv, roller.stine, om(1))
    kall_inn(roller.lise, roller.amina, om(2))

    def avtaler(hvem: Any, hos: Any) -> list[Any]:
        uke = queries.uke(hvem, hos.id, MANDAG, naa=NAA)
        return [(a.person, a.tittel, a.mote_id is None) for d in uke.dager for a in d.avtaler]

    assert avtaler(roller.kari, roller.kari) == [("Amina Yusuf", "Veien videre", False)]
    assert avtaler(roller.tor, roller.kari) == [("Amina Yusuf", "Veien videre", False)]
    assert avtaler(roller.lise, roller.kari) == [("", "", True)], "another room: taken, no more"
    assert avtaler(roller.kari, roller.siv) == [("", "", True)], "a protected address"
    assert avtaler(roller.siv, roller.siv) == [("Stine Gjemlund", "Veien videre", False)]
    for hvem in (roller.ola, roller.mona, roller.rut):
        with pytest.raises(IkkeFunnet):
            avtaler(hvem, roller.kari)


def test_the_week_has_its_days_and_slots(roller: Rollebesetning) -> None:
    apne(roller.kari)
    uke = queries.uke(roller.per, roller.kari.id, MANDAG, naa=NAA)
    assert [len(d.ledige) for d in uke.dager] == [0, 0, 0, 0, 4, 0, 0]
    assert [d.arbeidsdag for d in uke.dager] == [True] * 5 + [False] * 2
    assert uke.kan_apne
    assert (roller.kari.id, "Kari Nordmo") in queries.kalendere(roller.tor, naa=NAA)
    assert queries.kalendere(roller.mona, naa=NAA) == []


def test_a_meeting_across_the_change_to_summer_time_lasts_as_long_as_it_says(
    roller: Rollebesetning,
) -> None:
    """On 29 March 2026 the clock goes from 02 to 03."""
    start = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    id_ = kall_inn(roller.kari, roller.amina, start, innhold=innhold(varighet=60))
    m = les(roller.amina, id_)
    assert m.slutt == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    with pytest.raises(Regelbrudd, match="TIDEN_ER_OPPTATT"):
        kall_inn(roller.kari, roller.bjorn, start + timedelta(minutes=59))
    kall_inn(roller.kari, roller.bjorn, start + timedelta(minutes=60))


def test_the_feed_gives_times_and_nothing_else_and_can_be_taken_back(
    roller: Rollebesetning,
) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    borte = kall_inn(roller.kari, roller.amina, om(4))
    avlys(roller.kari, borte)
    hemmelig = operations.opprett_strom(aktor=roller.amina, naa=NAA)

    strom = queries.strom(hemmelig, naa=NAA)
    assert strom is not None
    assert strom.for_bruker
    assert [(p.id, p.start) for p in strom.punkter] == [(id_, om(2))]
    assert hemmelig not in str(list(Kalenderstrom.objects.values()))
    assert queries.strom(hemmelig[:-1], naa=NAA) is None

    ny = operations.opprett_strom(aktor=roller.amina, naa=NAA)
    assert queries.strom(hemmelig, naa=NAA) is None, "a new address replaces the old"
    karis = queries.strom(operations.opprett_strom(aktor=roller.kari, naa=NAA), naa=NAA)
    assert karis is not None
    assert [p.id for p in karis.punkter] == [id_]
    hemmelig_karis = operations.opprett_strom(aktor=roller.kari, naa=NAA)
    Kontortilhorighet.objects.filter(ansatt_id=roller.kari.id).update(til=dato(NAA))
    assert queries.strom(hemmelig_karis, naa=NAA) is None, "who has left has no calendar here"
    assert operations.trekk_strom(aktor=roller.amina, naa=NAA)
    assert not operations.trekk_strom(aktor=roller.amina, naa=NAA)
    assert queries.strom(ny, naa=NAA) is None
    assert queries.har_strom(roller.amina) is None


def paminnelser(for_: Any) -> int:
    return Varsel.objects.filter(
        mottaker_id=for_.id, slag="MOTE_PAMINNELSE", stoppet=None, lest=None
    ).count()


def test_the_user_is_reminded_a_day_before_once(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina, om(2))
    assert operations.minn_om_moter(naa=om(0.9)) == 0
    assert operations.minn_om_moter(naa=om(1)) == 1
    assert operations.minn_om_moter(naa=om(1.1)) == 0
    assert paminnelser(roller.amina) == 1
    assert rad(id_).versjon == 1

    operations.endre(
        aktor=roller.kari, mote_id=id_, versjon=1, innhold=innhold(sted="Rom 9"), start=om(2),
        naa=om(1.2),
    )  # fmt: skip
    assert paminnelser(roller.amina) == 0, "the old place is not what to be reminded of"
    assert operations.minn_om_moter(naa=om(1.2)) == 1
    avlys(roller.kari, id_, naa=om(1.3))
    assert paminnelser(roller.amina) == 0
    assert operations.minn_om_moter(naa=om(1.4)) == 0


def test_nobody_is_reminded_in_the_last_hour_or_of_a_wish(roller: Rollebesetning) -> None:
    kall_inn(roller.kari, roller.amina, om(1))
    assert operations.minn_om_moter(naa=om(1, -0.5)) == 0
    assert operations.minn_om_moter(naa=om(1, -1)) == 1


def test_a_user_who_moves_office_keeps_the_meeting_and_the_new_adviser_sees_it(
    roller: Rollebesetning,
) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    oppfolging.tildel_veileder(
        aktor=roller.tor, person_id=roller.amina.id, ansatt_id=roller.per.id, naa=NAA
    )
    assert les(roller.per, id_).veileder == "Kari Nordmo"
    assert Mote.objects.count() == 1
    assert dato(om(2)) == DAG
