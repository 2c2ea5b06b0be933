"""Requirement: either side asks; the other accepts, declines or proposes other times."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.feil import (
    DapFeil,
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    UgyldigInndata,
    VersjonsKonflikt,
)
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse
from dap.mote import operations
from dap.mote.models import Mote, Opptatt, Tidsforslag
from dap.mote.tests.hjelp import avlys, be, godta, innhold, kall_inn, les, om, rad
from dap.mote.values import Kanal, Motestatus, Part
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db


def hendelser() -> list[str]:
    return list(
        Hendelse.objects.filter(type__startswith="MOTE")
        .order_by("id")
        .values_list("type", flat=True)
    )


def uleste(mottaker: Aktor) -> list[str]:
    rader = Varsel.objects.filter(mottaker_id=mottaker.id, lest=None, stoppet=None)
    return list(rader.filter(objekt_type="MOTE").order_by("id").values_list("slag", flat=True))


def test_a_user_asks_and_the_adviser_takes_one_of_the_times(roller: Rollebesetning) -> None:
    id_ = be(roller.amina, roller.amina, om(3), om(2), innhold=innhold(sted="", hensikt=""))

    onske = les(roller.kari, id_)
    assert (onske.status, onske.venter_paa) == (Motestatus.ONSKET, Part.NAV)
    assert [f.start for f in onske.forslag] == [om(2), om(3)]
    assert onske.veileder == "Kari Nordmo"
    assert uleste(roller.kari) == ["MOTEFORSLAG"]

    godta(roller.kari, id_, 1)
    avtalt = les(roller.amina, id_)
    assert (avtalt.status, avtalt.start, avtalt.bekreftet) == (Motestatus.AVTALT, om(3), NAA)
    assert avtalt.venter_paa is None
    assert avtalt.forslag == ()
    assert hendelser() == ["MOTE_ONSKET", "MOTE_AVTALT"]
    assert uleste(roller.amina) == ["MOTE_BEKREFTET"]
    assert uleste(roller.kari) == [], "what waited is answered"


def test_the_latest_proposal_counts_and_the_ones_before_are_closed(roller: Rollebesetning) -> None:
    id_ = be(roller.kari, roller.amina, om(2))
    gammelt = les(roller.amina, id_).forslag[0]

    operations.foresla_tider(
        aktor=roller.amina, mote_id=id_, versjon=1, tider=[om(4), om(5)], ord="Da har jeg tid",
        naa=NAA,
    )  # fmt: skip

    m = les(roller.kari, id_)
    assert (m.venter_paa, m.forslag_ord) == (Part.NAV, "Da har jeg tid")
    assert [f.start for f in m.forslag] == [om(4), om(5)]
    assert Tidsforslag.objects.filter(mote_id=id_).count() == 3, "nothing that was said is lost"
    with pytest.raises(Regelbrudd, match="VENTER_PA_DEN_ANDRE"):
        operations.godta_tid(
            aktor=roller.amina, mote_id=id_, versjon=2, forslag_id=gammelt.id, naa=NAA
        )
    with pytest.raises(IkkeFunnet):
        operations.godta_tid(
            aktor=roller.kari, mote_id=id_, versjon=2, forslag_id=gammelt.id, naa=NAA
        )


def test_a_wish_is_declined_with_a_word(roller: Rollebesetning) -> None:
    id_ = be(roller.amina, roller.amina)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        operations.avsla(aktor=roller.kari, mote_id=id_, versjon=1, ord="  ", naa=NAA)

    operations.avsla(aktor=roller.kari, mote_id=id_, versjon=1, ord="Vi tar det skriftlig", naa=NAA)

    m = les(roller.amina, id_)
    assert (m.status, m.sluttord, m.venter_paa) == (
        Motestatus.AVSLATT, "Vi tar det skriftlig", None
    )  # fmt: skip
    assert uleste(roller.amina) == ["MOTE_AVSLATT"]
    operations.avsla(aktor=roller.kari, mote_id=id_, versjon=1, ord="Vi tar det skriftlig", naa=NAA)
    assert hendelser() == ["MOTE_ONSKET", "MOTE_AVSLATT"], "sent again it does nothing"


def test_one_cannot_answer_ones_own_proposal(roller: Rollebesetning) -> None:
    id_ = be(roller.amina, roller.amina)
    with pytest.raises(Regelbrudd, match="VENTER_PA_DEN_ANDRE"):
        godta(roller.amina, id_)
    with pytest.raises(Regelbrudd, match="VENTER_PA_DEN_ANDRE"):
        operations.avsla(aktor=roller.amina, mote_id=id_, versjon=1, ord="Nei", naa=NAA)


def test_a_summons_is_confirmed_by_the_user(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    assert uleste(roller.amina) == ["MOTEINNKALLING"]
    assert les(roller.amina, id_).bekreftet is None
    with pytest.raises(IkkeFunnet):
        operations.bekreft(aktor=roller.kari, mote_id=id_, versjon=1, naa=NAA)

    operations.bekreft(aktor=roller.amina, mote_id=id_, versjon=1, naa=om(0, 1))
    operations.bekreft(aktor=roller.amina, mote_id=id_, versjon=1, naa=om(0, 2))

    assert les(roller.kari, id_).bekreftet == om(0, 1)
    assert hendelser() == ["MOTE_INNKALT", "MOTE_BEKREFTET"]
    assert uleste(roller.amina) == []
    assert uleste(roller.kari) == ["MOTE_BEKREFTET"]


def test_a_wish_to_move_leaves_the_meeting_until_it_is_accepted(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina, om(2))
    operations.foresla_tider(
        aktor=roller.amina, mote_id=id_, versjon=1, tider=[om(6)], ord="Legetime", naa=NAA
    )
    m = les(roller.kari, id_)
    assert (m.status, m.start, m.venter_paa) == (Motestatus.AVTALT, om(2), Part.NAV)

    operations.avsla(aktor=roller.kari, mote_id=id_, versjon=2, ord="Kun denne uken", naa=NAA)
    m = les(roller.amina, id_)
    assert (m.status, m.start, m.venter_paa) == (Motestatus.AVTALT, om(2), None)

    operations.foresla_tider(aktor=roller.amina, mote_id=id_, versjon=3, tider=[om(7)], naa=NAA)
    godta(roller.kari, id_)
    m = les(roller.amina, id_)
    assert (m.start, m.bekreftet) == (om(7), NAA)
    assert [t.start for t in m.tidligere] == [om(2)], "the time it had is kept"
    assert hendelser()[-1] == "MOTE_FLYTTET"


def test_the_same_form_sent_again_makes_one(roller: Rollebesetning) -> None:
    nokkel = uuid.uuid4()
    for _ in range(2):
        be(roller.amina, roller.amina, nokkel=nokkel)
        kall_inn(roller.kari, roller.amina, om(9), nokkel=nokkel)
    id_ = Mote.objects.get(status="ONSKET").id
    operations.foresla_tider(aktor=roller.kari, mote_id=id_, versjon=1, tider=[om(4)], naa=NAA)
    operations.foresla_tider(aktor=roller.kari, mote_id=id_, versjon=1, tider=[om(4)], naa=NAA)
    godta(roller.amina, id_)
    valgt = Tidsforslag.objects.get(mote_id=id_, runde=2)
    operations.godta_tid(aktor=roller.amina, mote_id=id_, versjon=2, forslag_id=valgt.id, naa=NAA)

    assert Mote.objects.count() == 2
    assert sorted(hendelser()) == [
        "MOTE_AVTALT", "MOTE_INNKALT", "MOTE_ONSKET", "MOTE_TIDER_FORESLATT",
    ]  # fmt: skip


def test_who_comes_second_sees_what_stands_now(roller: Rollebesetning) -> None:
    id_ = be(roller.amina, roller.amina, om(2))
    operations.foresla_tider(aktor=roller.amina, mote_id=id_, versjon=1, tider=[om(3)], naa=NAA)
    with pytest.raises(VersjonsKonflikt) as konflikt:
        operations.avsla(aktor=roller.kari, mote_id=id_, versjon=1, ord="Nei", naa=NAA)
    assert konflikt.value.gjeldende.versjon == 2
    assert [f.start for f in konflikt.value.gjeldende.forslag] == [om(3)]


UGYLDIG: list[tuple[dict[str, Any], str, str]] = [
    ({"tittel": "  "}, "tittel", "MANGLER"),
    ({"tittel": "x" * 101}, "tittel", "FOR_LANG"),
    ({"sted": ""}, "sted", "MANGLER"),
    ({"sted": "x" * 256}, "sted", "FOR_LANG"),
    ({"hensikt": "x" * 5001}, "hensikt", "FOR_LANG"),
    ({"forberedelser": "x" * 501}, "forberedelser", "FOR_LANG"),
    ({"varighet": 0}, "varighet", "UGYLDIG_VARIGHET"),
    ({"varighet": 600}, "varighet", "UGYLDIG_VARIGHET"),
    ({"varighet": 14}, "varighet", "UGYLDIG_VARIGHET"),
    ({"varighet": 451}, "varighet", "UGYLDIG_VARIGHET"),
    ({"varighet": -30}, "varighet", "UGYLDIG_VARIGHET"),
    ({"kanal": Kanal.VIDEO, "videolenke": "javascript:alert(1)"}, "videolenke", "UGYLDIG_LENKE"),
    ({"kanal": Kanal.VIDEO, "videolenke": "ftp://x.no/a"}, "videolenke", "UGYLDIG_LENKE"),
]


@pytest.mark.parametrize(("endret", "felt", "kode"), UGYLDIG)
def test_bad_content_is_refused_at_its_field(
    roller: Rollebesetning, endret: dict[str, Any], felt: str, kode: str
) -> None:
    with pytest.raises(UgyldigInndata) as feil:
        kall_inn(roller.kari, roller.amina, innhold=innhold(**endret))
    assert [(f.felt, f.kode) for f in feil.value.feil] == [(felt, kode)]
    assert not Mote.objects.exists()


@pytest.mark.parametrize("minutter", [15, 30, 440, 450])
def test_the_shortest_and_the_longest_are_allowed(roller: Rollebesetning, minutter: int) -> None:
    id_ = kall_inn(roller.kari, roller.amina, innhold=innhold(varighet=minutter))
    assert les(roller.amina, id_).slutt == om(2) + timedelta(minutes=minutter)


@pytest.mark.parametrize(
    ("tider", "kode"),
    [
        ([], "MANGLER_TIDER"),
        ([om(d) for d in range(1, 7)], "FOR_MANGE_TIDER"),
        ([om(1), om(1)], "SAMME_TID_FLERE_GANGER"),
        ([om(1), om(-1)], "TIDEN_ER_FORBI"),
        ([NAA], "TIDEN_ER_FORBI"),
        ([om(400)], "FOR_LANGT_FRAM"),
    ],
)
def test_times_that_cannot_be_proposed(roller: Rollebesetning, tider: list[Any], kode: str) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        operations.be_om_mote(
            aktor=roller.amina, person_id=roller.amina.id, innhold=innhold(), tider=tider,
            nokkel=uuid.uuid4(), naa=NAA,
        )  # fmt: skip
    assert not Mote.objects.exists()


def test_a_proposed_time_that_has_been_is_not_accepted(roller: Rollebesetning) -> None:
    id_ = be(roller.amina, roller.amina, om(1), om(2))
    with pytest.raises(Regelbrudd, match="TIDEN_ER_FORBI"):
        godta(roller.kari, id_, 0, naa=om(1))
    godta(roller.kari, id_, 1, naa=om(1))
    assert rad(id_).start == om(2)


ADGANG: list[tuple[str, str, type[DapFeil] | None]] = [
    ("kari", "amina", None),
    ("per", "amina", None),
    ("tor", "amina", None),
    ("lise", "amina", None),
    ("ola", "amina", ManglerBegrunnelse),
    ("mona", "amina", ManglerBegrunnelse),
    ("siv", "bjorn", IkkeTilgang),
    ("kari", "stine", IkkeFunnet),
    ("rut", "amina", IkkeFunnet),
    ("adam", "amina", IkkeFunnet),
    ("bjorn", "amina", IkkeFunnet),
    ("amina", "amina", IkkeFunnet),
]


@pytest.mark.parametrize(("hvem", "person", "feil"), ADGANG)
def test_who_may_summon_whom(
    roller: Rollebesetning, hvem: str, person: str, feil: type[DapFeil] | None
) -> None:
    av, for_ = getattr(roller, hvem), getattr(roller, person)
    if feil is None:
        assert rad(kall_inn(av, for_)).veileder_id == av.id
        return
    with pytest.raises(feil):
        kall_inn(av, for_)
    assert not Mote.objects.exists()


def test_a_meeting_lies_in_the_room_of_who_holds_it(roller: Rollebesetning) -> None:
    kommunalt = kall_inn(roller.lise, roller.amina, om(2))
    statlig = kall_inn(roller.kari, roller.amina, om(3))
    assert rad(kommunalt).rom == Rom.KOMMUNE
    with pytest.raises(IkkeFunnet):
        les(roller.kari, kommunalt)
    with pytest.raises(IkkeFunnet):
        avlys(roller.lise, statlig)
    assert les(roller.amina, kommunalt).veileder == "Lise Kommedal"
    assert uleste(roller.kari) == [], "nobody learns of the other room"


@pytest.mark.parametrize("hvem", ["ola", "lise", "rut"])
def test_only_who_sees_the_person_and_the_room_can_hold_it(
    roller: Rollebesetning, hvem: str
) -> None:
    with pytest.raises(Regelbrudd, match="VEILEDER_UTEN_TILGANG"):
        kall_inn(roller.kari, roller.amina, veileder_id=getattr(roller, hvem).id)


def test_a_colleague_who_summons_for_the_adviser_lets_them_know(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.tor, roller.amina, veileder_id=roller.kari.id)
    assert rad(id_).veileder_id == roller.kari.id
    assert uleste(roller.kari) == uleste(roller.amina) == ["MOTEINNKALLING"]


def test_the_database_keeps_what_must_never_be_lost(roller: Rollebesetning) -> None:
    id_ = kall_inn(roller.kari, roller.amina)
    avlys(roller.amina, id_)
    assert Opptatt.objects.count() == 0
    historikk: Any = Mote
    versjoner = historikk.pgh_event_model.objects.filter(pgh_obj_id=id_).order_by("versjon")
    assert [(v.handling, v.status) for v in versjoner] == [
        ("INNKALT", "AVTALT"),
        ("AVLYST", "AVLYST"),
    ]
