"""Requirement: rebooking, cancelling with a reason, no-show; the calendar follows."""

import uuid
from datetime import datetime
from typing import Any

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import IkkeFunnet, ManglerBegrunnelse, Regelbrudd, VersjonsKonflikt
from dap.hendelse import queries as hendelse
from dap.hendelse.models import Hendelse
from dap.mote import operations, queries
from dap.mote.models import Mote, Opptatt
from dap.mote.tests.hjelp import avlys, be, innhold, kall_inn, les, om, rad
from dap.mote.values import Kanal, Motestatus, Radgrunn
from dap.oppfolging import operations as oppfolging
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db


def endre(roller: Rollebesetning, id_: Any, start: datetime | None = None, **valg: Any) -> None:
    operations.endre(
        aktor=valg.pop("aktor", roller.kari),
        mote_id=id_,
        versjon=valg.pop("versjon", rad(id_).versjon),
        innhold=innhold(**valg.pop("innhold", {})),
        start=start or rad(id_).start,
        naa=valg.pop("naa", NAA),
        **valg,
    )


def uleste(mottaker: Any) -> list[str]:
    rader = Varsel.objects.filter(mottaker_id=mottaker.id, lest=None, stoppet=None)
    return list(rader.order_by("id").values_list("slag", flat=True))


def test_a_new_time_must_be_confirmed_again_and_the_old_one_is_kept(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina, om(2))
    operations.bekreft(aktor=roller.amina, mote_id=id_, versjon=1, naa=NAA)

    endre(roller, id_, om(4), ord="Sykt barn")

    m = les(roller.amina, id_)
    assert (m.start, m.bekreftet) == (om(4), None)
    assert [(t.start, t.ord) for t in m.tidligere] == [(om(2), "Sykt barn")]
    assert uleste(roller.amina) == ["MOTE_ENDRET"]
    kall_inn(roller.kari, roller.bjorn, om(2))


@pytest.mark.parametrize(
    ("endret", "ma_bekreftes"),
    [
        ({"sted": "Rom 9"}, True),
        ({"kanal": Kanal.TELEFON}, True),
        ({"varighet": 60}, True),
        ({"hensikt": "Noe annet"}, False),
        ({"forberedelser": "Les brevet"}, False),
        ({"tittel": "Nytt tema"}, False),
    ],
)
def test_what_makes_the_user_confirm_again(
    roller: Rollebesetning, endret: dict[str, Any], ma_bekreftes: bool
) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    operations.bekreft(aktor=roller.amina, mote_id=id_, versjon=1, naa=NAA)
    endre(roller, id_, innhold=endret)
    assert (rad(id_).bekreftet is None) == ma_bekreftes
    siste = Hendelse.objects.latest("id")
    assert siste.type == ("MOTE_FLYTTET" if ma_bekreftes else "MOTE_ENDRET")
    assert uleste(roller.amina) == ["MOTE_ENDRET" if ma_bekreftes else "MOTE_DETALJER"]


def test_saving_what_stands_does_nothing_and_an_old_version_is_a_conflict(
    roller: Rollebesetning,
) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    endre(roller, id_)
    assert rad(id_).versjon == 1
    endre(roller, id_, innhold={"sted": "Rom 3"})
    with pytest.raises(VersjonsKonflikt) as konflikt:
        endre(roller, id_, innhold={"sted": "Rom 4"}, versjon=1)
    assert konflikt.value.gjeldende.sted == "Rom 3"


def test_a_taken_time_is_refused_and_nothing_changes(roller: Rollebesetning) -> None:
    kall_inn(roller.kari, roller.bjorn, om(3))
    id_ = kall_inn(roller.kari, roller.amina, om(2))
    for start in (om(3), om(3, 0.25), om(3, -0.25)):
        with pytest.raises(Regelbrudd, match="TIDEN_ER_OPPTATT"):
            endre(roller, id_, start)
    with pytest.raises(Regelbrudd, match="TIDEN_ER_OPPTATT"):
        kall_inn(roller.per, roller.amina, om(2, 0.25))
    endre(roller, id_, om(3, 0.5))
    assert rad(id_).start == om(3, 0.5), "one after the other is no overlap"


def test_only_staff_change_a_meeting_and_not_after_it_has_begun(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    with pytest.raises(IkkeFunnet):
        endre(roller, id_, om(3), aktor=roller.amina)
    with pytest.raises(Regelbrudd, match="MOTET_HAR_BEGYNT"):
        endre(roller, id_, om(5), naa=om(2, 0.1))
    with pytest.raises(Regelbrudd, match="TIDEN_ER_FORBI"):
        endre(roller, id_, om(-1))


@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_either_side_calls_it_off_with_a_reason(roller: Rollebesetning, hvem: str) -> None:
    av, annen = getattr(roller, hvem), roller.kari if hvem == "amina" else roller.amina
    id_ = kall_inn(roller.kari, roller.amina)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        avlys(av, id_, " ")

    avlys(av, id_, "Syk")
    avlys(av, id_, "Syk")

    m = les(roller.amina, id_)
    assert (m.status, m.sluttord) == (Motestatus.AVLYST, "Syk")
    assert uleste(annen) == ["MOTE_AVLYST"]
    assert Opptatt.objects.count() == 0
    assert Hendelse.objects.filter(type="MOTE_AVLYST").count() == 1
    with pytest.raises(Regelbrudd, match="MOTET_ER_AVSLUTTET"):
        avlys(av, id_, "Enda en gang")


def test_a_wish_is_taken_back(roller: Rollebesetning) -> None:
    id_ = be(roller.amina, roller.amina)
    avlys(roller.amina, id_, "Fant det ut selv")
    m = les(roller.kari, id_)
    assert (m.status, m.venter_paa, m.forslag) == (Motestatus.AVLYST, None, ())


def test_a_user_does_not_call_off_what_has_begun(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina, om(1))
    with pytest.raises(Regelbrudd, match="MOTET_HAR_BEGYNT"):
        avlys(roller.amina, id_, naa=om(1))
    avlys(roller.kari, id_, "Jeg ble syk", naa=om(1, 1))
    assert rad(id_).status == Motestatus.AVLYST


def utfall(
    roller: Rollebesetning, id_: Any, hva: Motestatus, naa: datetime, ord_: str = ""
) -> None:
    operations.registrer_utfall(
        aktor=roller.kari, mote_id=id_, versjon=rad(id_).versjon, utfall=hva, ord=ord_, naa=naa
    )


def test_how_it_went_is_said_after_it_began_and_can_be_put_right(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina, om(1))
    with pytest.raises(Regelbrudd, match="MOTET_HAR_IKKE_BEGYNT"):
        utfall(roller, id_, Motestatus.GJENNOMFORT, om(0.9))
    utfall(roller, id_, Motestatus.IKKE_MOTT, om(1, 1), "Ringte ikke")
    assert uleste(roller.amina) == ["MOTE_IKKE_MOTT"]
    utfall(roller, id_, Motestatus.GJENNOMFORT, om(1, 2))
    assert rad(id_).status == Motestatus.GJENNOMFORT
    assert uleste(roller.amina) == []
    with pytest.raises(Regelbrudd, match="UGYLDIG_UTFALL"):
        utfall(roller, id_, Motestatus.AVSLATT, om(1, 3))
    with pytest.raises(IkkeFunnet):
        operations.registrer_utfall(
            aktor=roller.amina, mote_id=id_, versjon=1, utfall=Motestatus.GJENNOMFORT, naa=om(2)
        )


def test_a_new_meeting_stands_for_the_one_that_was_missed(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina, om(1))
    with pytest.raises(Regelbrudd, match="MOTET_KAN_FLYTTES"):
        kall_inn(roller.kari, roller.amina, om(3), etter_id=id_)
    utfall(roller, id_, Motestatus.IKKE_MOTT, om(1, 1))

    ny = kall_inn(roller.kari, roller.amina, om(3), etter_id=id_, naa=om(1, 2))

    assert les(roller.amina, id_).ny == ny
    assert les(roller.amina, ny).etter == id_
    with pytest.raises(IkkeFunnet):
        kall_inn(roller.kari, roller.bjorn, om(4), etter_id=id_, naa=om(1, 3))
    with pytest.raises(Regelbrudd, match="HAR_NY_TID_ALLEREDE"):
        kall_inn(roller.kari, roller.amina, om(4), etter_id=id_, naa=om(1, 3))


def test_when_follow_up_ends_what_lies_ahead_is_over(roller: Rollebesetning) -> None:
    holdt = kall_inn(roller.kari, roller.amina, om(1))
    foran = kall_inn(roller.kari, roller.amina, om(5))
    onske = be(roller.amina, roller.amina, om(7))
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="I jobb", naa=om(2)
    )
    assert [rad(i).status for i in (holdt, foran, onske)] == ["AVTALT", "AVLYST", "AVLYST"]
    assert sorted(s for s in uleste(roller.amina) if s.startswith("MOTE")) == ["MOTE_AVLYST"] * 2
    assert not [s for s in uleste(roller.kari) if s.startswith("MOTE")]  # she ended it herself
    assert les(roller.amina, foran, om(3)).historisk
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        be(roller.amina, roller.amina, om(9), naa=om(3))
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        avlys(roller.amina, holdt, naa=om(3))
    kall_inn(roller.kari, roller.bjorn, om(5), naa=om(3))


def test_the_agenda_is_both_sides_own(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    nokkel = uuid.uuid4()
    mitt = [
        operations.legg_til_punkt(
            aktor=roller.amina, mote_id=id_, tekst="Kurset", nokkel=nokkel, naa=NAA
        )
        for _ in range(2)
    ]
    assert mitt[0] == mitt[1], "the same form twice is one point"
    karis = operations.legg_til_punkt(
        aktor=roller.kari, mote_id=id_, tekst="Planen", nokkel=uuid.uuid4(), naa=NAA
    )
    assert [(p.tekst, p.navn, p.eget) for p in les(roller.amina, id_).punkter] == [
        ("Kurset", "", True), ("Planen", "Kari Nordmo", False),
    ]  # fmt: skip
    with pytest.raises(Exception, match="IKKE_DITT_PUNKT"):
        operations.fjern_punkt(aktor=roller.amina, mote_id=id_, punkt_id=karis, naa=NAA)
    with pytest.raises(Regelbrudd, match="FOR_LANG"):
        operations.endre_punkt(
            aktor=roller.amina, mote_id=id_, punkt_id=mitt[0], versjon=1, tekst="x" * 301, naa=NAA
        )
    operations.endre_punkt(
        aktor=roller.amina, mote_id=id_, punkt_id=mitt[0], versjon=1, tekst="Kurset i mars", naa=NAA
    )
    with pytest.raises(VersjonsKonflikt):
        operations.endre_punkt(
            aktor=roller.amina, mote_id=id_, punkt_id=mitt[0], versjon=1, tekst="Annet", naa=NAA
        )
    operations.fjern_punkt(aktor=roller.kari, mote_id=id_, punkt_id=karis, naa=NAA)
    assert [p.tekst for p in les(roller.kari, id_).punkter] == ["Kurset i mars"]
    with pytest.raises(Regelbrudd, match="MOTET_HAR_BEGYNT"):
        operations.fjern_punkt(aktor=roller.amina, mote_id=id_, punkt_id=mitt[0], naa=om(2))
    assert uleste(roller.kari) == ["MOTE_AGENDA"]
    with pytest.raises(IkkeFunnet):
        operations.legg_til_punkt(
            aktor=roller.bjorn, mote_id=id_, tekst="Hei", nokkel=uuid.uuid4(), naa=NAA
        )


def test_twenty_points_are_enough(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina)

    def nytt(nr: int) -> None:
        operations.legg_til_punkt(
            aktor=roller.amina, mote_id=id_, tekst=f"Punkt {nr}", nokkel=uuid.uuid4(), naa=NAA
        )

    for nr in range(20):
        nytt(nr)
    with pytest.raises(Regelbrudd, match="FOR_MANGE_PUNKTER"):
        nytt(21)
    assert Mote.objects.get().versjon == 1, "the agenda makes no new version of the meeting"


def test_advice_put_away_is_kept_and_internal(roller: Rollebesetning) -> None:
    def avvis(av: Any, ord_: str) -> None:
        operations.avvis_rad(
            aktor=av, person_id=roller.amina.id, grunn=Radgrunn.INGEN_PA_6_MANEDER, ord=ord_,
            naa=NAA,
        )  # fmt: skip

    with pytest.raises(Regelbrudd, match="MANGLER"):
        avvis(roller.kari, " ")
    with pytest.raises(IkkeFunnet):
        avvis(roller.amina, "Nei")
    with pytest.raises(ManglerBegrunnelse):
        avvis(roller.ola, "Nei")
    avvis(roller.kari, "Vi møttes på kurset")
    for hvem, antall in ((roller.kari, 1), (roller.lise, 0)):
        innsyn = apne_person(aktor=hvem, person_id=roller.amina.id, hva="mote", naa=NAA)
        assert len(queries.avviste_rad(innsyn)) == antall, "each room its own advice"
    brukers = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="mote", naa=NAA)
    assert "MOTERAD_AVVIST" not in [h.type for h in hendelse.hendelser(brukers)]
