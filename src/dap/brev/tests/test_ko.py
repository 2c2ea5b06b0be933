"""From order to envelope: the letter, the queue, the bundle, and what comes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.arkiv import queries as arkiv
from dap.arkiv.values import Eksportvalg, Innhold
from dap.brev import operations, queries
from dap.brev.models import Brev
from dap.brev.tests.hjelp import (
    GATA,
    SENERE,
    av_seg_selv,
    brev_til,
    bunt,
    ett,
    melding,
    papir,
    postet,
)
from dap.brev.values import Brevslag, Brevstatus, Returgrunn
from dap.dialog import operations as dialog
from dap.felles.feil import DapFeil, IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.hendelse.models import Hendelse
from dap.kassering import operations as kassering
from dap.kontor.models import Kontor
from dap.mal import operations as mal
from dap.person import operations as person
from dap.person.queries import adressefakta
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person
from dap.tilgang.queries import aktor_for_ansatt
from dap.varsel.models import Utsending, Varsel


def hendelser(*typer: str) -> list[str]:
    rader = Hendelse.objects.filter(objekt_type="BREV").order_by("id")
    return [h.type for h in rader if not typer or h.type in typer]


def test_a_message_to_somebody_on_paper_becomes_a_letter_by_itself(roller: Rollebesetning) -> None:
    papir(roller.amina)
    melding(roller.kari, roller.amina, "Kom innom torsdag.")
    assert av_seg_selv() == 1
    assert av_seg_selv() == 0, "an order is answered once"

    (brev,) = brev_til(roller.amina, roller.kari)
    assert (brev.slag, brev.status, brev.av) == (Brevslag.MELDING, Brevstatus.KLAR, "")
    rad = Brev.objects.get()
    assert rad.innhold["deler"][-1]["tekst"] == "Kom innom torsdag."
    assert rad.innhold["underskrift"] == ["Kari Nordmo"]
    assert Utsending.objects.get(kanal="BREV").status == "SENDT"
    assert hendelser() == ["BREV_LAGET"]


def test_a_digital_user_gets_no_letter_by_itself(roller: Rollebesetning) -> None:
    melding(roller.kari, roller.amina)
    assert av_seg_selv() == 0


def test_a_second_message_stands_in_the_letter_that_waits(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina, "Den første.")
    av_seg_selv()
    dialog.send_melding(
        aktor=roller.kari, trad_id=m.trad_id, tekst="Den andre.", nokkel=uuid4(),
        naa=SENERE + timedelta(minutes=2),
    )  # fmt: skip
    rad = Brev.objects.get()
    assert [d["tekst"] for d in rad.innhold["deler"]] == ["Den første.", "Den andre."]


def test_a_message_soon_after_a_printed_one_gets_its_own_letter(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina, "Den første.")
    av_seg_selv()
    bunt(roller.kari, Brev.objects.get().id)
    dialog.send_melding(
        aktor=roller.kari, trad_id=m.trad_id, tekst="Den andre.", nokkel=uuid4(),
        naa=SENERE + timedelta(minutes=2),
    )  # fmt: skip
    assert Brev.objects.filter(status=Brevstatus.KLAR).count() == 1


def test_one_click_is_one_letter(roller: Rollebesetning) -> None:
    m, nokkel = melding(roller.kari, roller.amina), uuid4()
    sett = {
        operations.bestill(
            aktor=roller.kari, person_id=roller.amina.id, objekt_type="TRAD",
            objekt_id=m.trad_id, nokkel=nokkel, naa=NAA,
        )
        for _ in range(2)
    }  # fmt: skip
    assert len(sett) == 1
    assert Brev.objects.count() == 1


def test_the_plan_is_a_booklet_in_large_type(roller: Rollebesetning) -> None:
    operations.bestill(
        aktor=roller.kari, person_id=roller.amina.id, objekt_type="PLAN",
        objekt_id=roller.amina.id, nokkel=ny_id(), naa=NAA,
    )  # fmt: skip
    rad = Brev.objects.get()
    assert (rad.slag, rad.stor_skrift, rad.rom) == (Brevslag.PLAN, True, ["STAT"])


WHO = {
    "kari": "", "per": "", "siv": "INHABIL?", "tor": "", "ola": "IKKE_DITT_KONTOR",
    "mona": "MANGLER_ROLLE", "finn": "MANGLER_ROLLE", "rut": "MANGLER_ROLLE", "adam": "MANGLER_ROLLE",
}  # fmt: skip


@pytest.mark.parametrize(("hvem", "kode"), WHO.items())
def test_the_queue_is_for_the_staff_of_the_office_who_follow_people_up(
    roller: Rollebesetning, hvem: str, kode: str
) -> None:
    ett(roller)
    aktor = getattr(roller, hvem)
    if kode.isupper() and kode != "INHABIL?":
        with pytest.raises(IkkeTilgang) as feil:
            queries.ko(aktor, FJORDBY, naa=NAA)
        assert feil.value.kode == kode
        return
    assert len(queries.ko(aktor, FJORDBY, naa=NAA).klare) == 1
    with pytest.raises(IkkeFunnet):
        queries.ko(roller.amina, FJORDBY, naa=NAA)


def test_the_protected_and_the_other_room_are_hidden_in_the_queue(roller: Rollebesetning) -> None:
    ett(roller)
    for bruker in (roller.frida, roller.stine, roller.signe):
        ett(roller, bruker, roller.siv)
    assert len(queries.ko(roller.kari, FJORDBY, naa=NAA).klare) == 1
    sett = queries.ko(roller.siv, FJORDBY, naa=NAA).klare
    assert sorted(b.vernet for b in sett) == [False, True, True, True]
    assert queries.ko(roller.lise, FJORDBY, naa=NAA).klare == (), "the municipality sees its own"


def test_the_protected_have_a_bundle_of_their_own(roller: Rollebesetning) -> None:
    vanlig, vernet = ett(roller), ett(roller, roller.frida, roller.siv)
    with pytest.raises(Regelbrudd) as feil:
        bunt(roller.siv, vanlig, vernet)
    assert feil.value.kode == "BLANDET_BUNKE"
    egen = bunt(roller.siv, vernet)
    with pytest.raises(IkkeFunnet):
        queries.bunke(roller.kari, egen)
    with pytest.raises(IkkeFunnet):
        operations.merk_skrevet_ut(aktor=roller.kari, bunke_id=egen, naa=SENERE)
    assert queries.ko(roller.kari, FJORDBY, naa=SENERE).bunker == ()
    assert [b.vernet for b in queries.ko(roller.siv, FJORDBY, naa=SENERE).bunker] == [True]


def test_the_whole_way_to_the_post(roller: Rollebesetning) -> None:
    papir(roller.amina)
    melding(roller.kari, roller.amina)
    av_seg_selv()
    id_ = Brev.objects.get().id
    bunke = bunt(roller.kari, id_)
    with pytest.raises(Regelbrudd) as feil:
        operations.merk_postet(aktor=roller.kari, bunke_id=bunke, naa=SENERE)
    assert feil.value.kode == "IKKE_SKREVET_UT"
    for _ in range(2):
        operations.merk_skrevet_ut(aktor=roller.kari, bunke_id=bunke, naa=SENERE)
        operations.merk_postet(aktor=roller.per, bunke_id=bunke, naa=SENERE)
    (brev,) = brev_til(roller.amina, roller.kari)
    assert brev.framme == SENERE + timedelta(days=7)
    assert Utsending.objects.get(kanal="BREV").status == "LEVERT"
    assert hendelser() == ["BREV_LAGET", "BREV_I_BUNKE", "BREV_SKREVET_UT", "BREV_POSTET"]
    assert [b.id for b in brev_til(roller.amina, roller.amina)] == [id_], "the user sees it"


def test_a_bundle_given_up_is_in_the_queue_again(roller: Rollebesetning) -> None:
    id_ = ett(roller)
    bunke = bunt(roller.kari, id_)
    operations.merk_skrevet_ut(aktor=roller.kari, bunke_id=bunke, naa=SENERE)
    for _ in range(2):
        operations.legg_tilbake(aktor=roller.per, bunke_id=bunke, naa=SENERE)
    assert Brev.objects.get().status == Brevstatus.KLAR
    ny = postet(roller.per, id_)
    with pytest.raises(Regelbrudd) as feil:
        operations.legg_tilbake(aktor=roller.per, bunke_id=ny, naa=SENERE)
    assert feil.value.kode == "BUNKEN_ER_POSTET"


def test_a_letter_that_comes_back_tells_the_adviser_and_marks_the_address(
    roller: Rollebesetning,
) -> None:
    papir(roller.amina)
    melding(roller.kari, roller.amina)
    av_seg_selv()
    id_ = Brev.objects.get().id
    postet(roller.per, id_)
    for _ in range(2):
        operations.merk_returnert(
            aktor=roller.per, brev_id=id_, grunn=Returgrunn.FLYTTET, naa=SENERE
        )
    fakta = adressefakta(roller.amina.id)
    assert fakta is not None
    assert fakta.feil_siden == SENERE
    assert Varsel.objects.filter(slag="BREV_RETURNERT", mottaker_id=roller.kari.id).count() == 1
    utsending = Utsending.objects.get(kanal="BREV")
    assert (utsending.status, utsending.feilkode) == ("FEILET", "RETUR")
    (rad,) = queries.ko(roller.kari, FJORDBY, naa=SENERE).returnerte
    assert rad.returgrunn == Returgrunn.FLYTTET

    ny = operations.skriv_ut_igjen(aktor=roller.kari, brev_id=id_, naa=SENERE)
    assert operations.skriv_ut_igjen(aktor=roller.kari, brev_id=id_, naa=SENERE) == ny
    assert Brev.objects.get(id=ny).runde == 2
    assert queries.ko(roller.kari, FJORDBY, naa=SENERE).returnerte == ()


@pytest.mark.parametrize(
    ("grunn", "ord_", "kode"),
    [(Returgrunn.ANNET, "", "MANGLER"), (Returgrunn.FLYTTET, "", "BREV_FEIL_STATUS")],
)
def test_what_is_not_posted_cannot_come_back(
    roller: Rollebesetning, grunn: Returgrunn, ord_: str, kode: str
) -> None:
    with pytest.raises(Regelbrudd) as feil:
        operations.merk_returnert(
            aktor=roller.kari, brev_id=ett(roller), grunn=grunn, ord_=ord_, naa=NAA
        )
    assert feil.value.kode == kode


def test_one_click_answers_what_was_to_come_by_itself(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    felles = {"aktor": roller.kari, "person_id": roller.amina.id, "objekt_type": "TRAD"}
    id_ = operations.bestill(objekt_id=m.trad_id, nokkel=ny_id(), naa=NAA, **felles)
    bunke = bunt(roller.kari, id_, naa=NAA)
    assert av_seg_selv() == 0, "the same words are in an envelope already"
    utsending = Utsending.objects.get(person_id=roller.amina.id)
    assert (utsending.status, utsending.sendt) == ("SENDT", NAA)
    operations.merk_skrevet_ut(aktor=roller.kari, bunke_id=bunke, naa=SENERE)
    operations.merk_postet(aktor=roller.kari, bunke_id=bunke, naa=SENERE)
    utsending.refresh_from_db()
    assert (utsending.status, utsending.levert) == ("LEVERT", SENERE)


def test_one_click_after_it_was_taken_out_is_what_the_user_is_told(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    av_seg_selv()
    (brev,) = brev_til(roller.amina, roller.kari)
    operations.stopp(aktor=roller.kari, brev_id=brev.id, grunn="Skrivefeil", naa=SENERE)
    felles = {"aktor": roller.kari, "person_id": roller.amina.id, "objekt_type": "TRAD"}
    ny = operations.bestill(objekt_id=m.trad_id, nokkel=ny_id(), naa=SENERE, **felles)
    postet(roller.kari, ny)
    assert Utsending.objects.get(person_id=roller.amina.id).status == "LEVERT"


def test_one_that_is_taken_out_was_never_sent_and_has_not_come_back(
    roller: Rollebesetning,
) -> None:
    papir(roller.amina)
    melding(roller.kari, roller.amina)
    av_seg_selv()
    (brev,) = brev_til(roller.amina, roller.kari)
    operations.stopp(aktor=roller.kari, brev_id=brev.id, grunn="Fikk det i hånda", naa=SENERE)
    utsending = Utsending.objects.get(person_id=roller.amina.id)
    assert (utsending.status, utsending.feilkode, utsending.sendt) == ("STOPPET", "TATT_UT", None)


def test_a_waiting_letter_can_be_stopped_and_follows_the_person(roller: Rollebesetning) -> None:
    id_, andre = ett(roller), ett(roller)
    operations.stopp(aktor=roller.kari, brev_id=id_, grunn="Fikk det i hånda", naa=SENERE)
    from dap.oppfolging import operations as oppfolging  # noqa: PLC0415

    oppfolging.bytt_kontor(
        aktor=roller.kari, person_id=roller.amina.id, kontor_nr="1202", naa=SENERE
    )
    assert {b.kontor_id for b in Brev.objects.filter(id=andre)} == {"1202"}
    assert queries.ko(roller.kari, FJORDBY, naa=SENERE).klare == ()
    assert [b.id for b in queries.ko(roller.ola, "1202", naa=SENERE).klare] == [andre]


@pytest.mark.parametrize("hvem", ["ola", "mona", "rut", "adam", "amina", "bjorn", "lise"])
def test_only_who_follows_the_person_up_touches_the_letter(
    roller: Rollebesetning, hvem: str
) -> None:
    id_, aktor = ett(roller), getattr(roller, hvem)
    for prov in (
        lambda: operations.stopp(aktor=aktor, brev_id=id_, grunn="Nei", naa=SENERE),
        lambda: operations.skriv_ut_igjen(aktor=aktor, brev_id=id_, naa=SENERE),
        lambda: operations.lag_bunke(
            aktor=aktor, kontor_nr=FJORDBY, brev_ider=[id_], nokkel=ny_id(), naa=SENERE
        ),
    ):
        with pytest.raises(DapFeil):
            prov()
    assert Brev.objects.get().status == Brevstatus.KLAR


def test_what_is_not_shared_is_in_no_letter(roller: Rollebesetning) -> None:
    with pytest.raises(IkkeFunnet):
        operations.bestill(
            aktor=roller.kari, person_id=roller.amina.id, objekt_type="REFERAT",
            objekt_id=uuid4(), nokkel=ny_id(), naa=NAA,
        )  # fmt: skip
    with pytest.raises(Regelbrudd) as feil:
        operations.bestill(
            aktor=roller.kari, person_id=roller.amina.id, objekt_type="NOTAT",
            objekt_id=uuid4(), nokkel=ny_id(), naa=NAA,
        )  # fmt: skip
    assert feil.value.kode == "KAN_IKKE_SENDES"


def test_the_queue_takes_as_many_queries_for_many_letters(
    roller: Rollebesetning, django_assert_max_num_queries: object
) -> None:
    person.sett_adresse(person_id=roller.amina.id, adresse=GATA, naa=NAA)
    for _ in range(6):
        ett(roller)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        assert len(queries.ko(roller.kari, FJORDBY, naa=NAA).klare) == 6


def test_letters_are_in_the_file_with_the_case(roller: Rollebesetning) -> None:
    papir(roller.amina)
    melding(roller.kari, roller.amina, "Husk papirene.")
    av_seg_selv()
    ett(roller)
    postet(roller.kari, Brev.objects.order_by("bestilt", "id").last().id)  # type: ignore[union-attr]
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="eksport", naa=SENERE)
    valg = Eksportvalg(innhold=frozenset({Innhold.BREV}))
    (kapittel,) = arkiv.saksinnhold(innsyn, valg, naa=SENERE).kapitler
    (post,) = kapittel.poster
    assert (post.tittel, post.tekst) == ("Melding", "")
    assert {o.navn: o.tekst for o in post.opplysninger}["Status"] == "Sendt"


def test_what_is_erased_is_erased_from_the_letter_and_stops_it(roller: Rollebesetning) -> None:
    hemmelig = "Dette gjelder en annen person."
    m = melding(roller.kari, roller.amina, hemmelig)
    for _ in range(2):
        operations.bestill(
            aktor=roller.kari, person_id=roller.amina.id, objekt_type="TRAD",
            objekt_id=m.trad_id, nokkel=ny_id(), naa=NAA,
        )  # fmt: skip
    sendt, venter = Brev.objects.order_by("id")
    postet(roller.kari, sendt.id)
    be = kassering.be_om(
        aktor=roller.kari, slag="MELDING", objekt_id=m.melding_id, hele=["tekst"], versjon=1,
        begrunnelse="Hos feil bruker", naa=SENERE,
    )  # fmt: skip
    kassering.avgjor(aktor=roller.per, kassering_id=be, godkjent=True, versjon=1, naa=SENERE)
    for rad in Brev.objects.all():
        assert rad.innhold == {}
    assert Brev.objects.get(id=venter.id).status == Brevstatus.STOPPET
    assert Brev.objects.get(id=sendt.id).status == Brevstatus.POSTET
    with pytest.raises(Regelbrudd) as feil:
        operations.skriv_ut_igjen(aktor=roller.kari, brev_id=sendt.id, naa=SENERE)
    assert feil.value.kode == "INNHOLDET_ER_SLETTET"


def test_the_municipality_has_letters_of_its_own(roller: Rollebesetning) -> None:
    papir(roller.amina)
    melding(roller.lise, roller.amina, "Om bostøtten.")
    av_seg_selv()
    rad = Brev.objects.get()
    assert rad.rom == ["KOMMUNE"]
    assert queries.ko(roller.kari, FJORDBY, naa=SENERE).klare == ()
    assert brev_til(roller.amina, roller.kari) == []
    assert [b.id for b in queries.ko(roller.lise, FJORDBY, naa=SENERE).klare] == [rad.id]
    with pytest.raises(Regelbrudd) as feil:
        bunt(roller.kari, rad.id)
    assert feil.value.kode == "BREV_TATT", "as if it were not there"


def test_a_booklet_of_both_rooms_is_for_who_sees_both(roller: Rollebesetning) -> None:
    Kontor.objects.filter(nr=FJORDBY).update(kommunen_ser_stat=True)
    lise = aktor_for_ansatt(roller.lise.id, naa=NAA)
    assert lise is not None
    for aktor in (roller.kari, lise):
        mal.opprett_forventning(
            aktor=aktor, person_id=roller.amina.id, tekst=f"Fra {aktor.navn}", nokkel=ny_id(),
            naa=NAA,
        )  # fmt: skip
    mal.lagre_situasjon(
        aktor=roller.lise, person_id=roller.amina.id, tekst="Fra kommunen", versjon=0, naa=NAA
    )
    for aktor, rom in ((roller.kari, ["STAT"]), (lise, ["KOMMUNE", "STAT"])):
        id_ = operations.bestill(
            aktor=aktor, person_id=roller.amina.id, objekt_type="PLAN",
            objekt_id=roller.amina.id, nokkel=ny_id(), naa=NAA,
        )  # fmt: skip
        assert Brev.objects.get(id=id_).rom == rom
    assert len(queries.ko(roller.kari, FJORDBY, naa=NAA).klare) == 1
    assert len(queries.ko(lise, FJORDBY, naa=NAA).klare) == 2


def test_a_letter_that_lies_printed_is_not_printed_anew_beside_its_bundle(
    roller: Rollebesetning,
) -> None:
    id_ = ett(roller)
    bunke = bunt(roller.kari, id_)
    operations.merk_skrevet_ut(aktor=roller.kari, bunke_id=bunke, naa=SENERE)
    with pytest.raises(Regelbrudd) as feil:
        operations.skriv_ut_igjen(aktor=roller.kari, brev_id=id_, naa=SENERE)
    assert feil.value.kode == "BREV_FEIL_STATUS"
