"""Requirement: what the user is told is ordered outside the product too, in the same transaction."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries
from rollebesetning import NAA, Rollebesetning

from dap.felles.rom import Rom
from dap.felles.tid import OSLO
from dap.person.models import Person
from dap.tilgang.operations import apne_person
from dap.varsel import operations, queries
from dap.varsel.models import Utsending, Varsel, Varselvalg
from dap.varsel.values import (
    KATALOG,
    Feilkode,
    Kanal,
    Utsendingsstatus,
    Varselslag,
    Varseltype,
)


def bestill(
    person_id: UUID, slag: Varselslag = Varselslag.BER_OM_SVAR, mottaker_id: UUID | None = None
) -> UUID:
    objekt_id = uuid4()
    assert operations.bestill(
        slag=slag,
        mottaker_id=mottaker_id or person_id,
        person_id=person_id,
        rom=Rom.STAT,
        objekt_type="TRAD",
        objekt_id=objekt_id,
        naa=NAA,
    )
    return objekt_id


def test_the_user_is_told_outside_the_product_and_staff_only_in_it(roller: Rollebesetning) -> None:
    bestill(roller.amina.id)
    bestill(roller.amina.id, mottaker_id=roller.kari.id)

    (rad,) = Utsending.objects.all()

    assert rad.varsel.mottaker_id == rad.person_id == roller.amina.id
    assert (rad.kanal, rad.status, rad.runde) == (Kanal.SMS, Utsendingsstatus.VENTER, 0)
    assert rad.tidligst == rad.neste == NAA


def test_what_can_wait_waits_so_that_who_reads_now_is_not_disturbed(
    roller: Rollebesetning,
) -> None:
    bestill(roller.amina.id, Varselslag.NY_MELDING)
    assert Utsending.objects.get().tidligst == NAA + timedelta(minutes=5)


def test_who_looks_at_what_waits_reads_when_it_will_go_by_their_own_choices(
    roller: Rollebesetning,
) -> None:
    bestill(roller.amina.id, Varselslag.NY_MELDING)
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="varsler", naa=NAA)

    def naar_den_gar() -> datetime:
        ((rad,),) = queries.utsendinger_av(innsyn, Varsel.objects.values_list("id")).values()
        return rad.neste.astimezone(OSLO).replace(tzinfo=None)

    assert naar_den_gar() == datetime(2026, 1, 14, 13, 5)
    Varselvalg.objects.create(person_id=roller.amina.id, stille_fra=time(12), stille_til=time(15))
    assert naar_den_gar() == datetime(2026, 1, 14, 15)
    Varselvalg.objects.update(samling="DAGLIG")
    assert naar_den_gar() == datetime(2026, 1, 15, 8)


BREV = (Kanal.BREV, Utsendingsstatus.VENTER, Feilkode.IKKE_DIGITAL)
INGEN = (Kanal.BREV, Utsendingsstatus.HOPPET_OVER, Feilkode.IKKE_DIGITAL)


@pytest.mark.parametrize(
    ("endring", "slag", "utfall"),
    [
        ({"reservert_krr": True, "kan_varsles": False}, Varselslag.BER_OM_SVAR, BREV),
        ({"kan_varsles": False}, Varselslag.BER_OM_SVAR, BREV),
        ({"kan_varsles": False}, Varselslag.ENIG, INGEN),
        ({"telefon": "", "epost": ""}, Varselslag.BER_OM_SVAR, BREV),
        (
            {"telefon": ""},
            Varselslag.BER_OM_SVAR,
            (Kanal.EPOST, Utsendingsstatus.VENTER, Feilkode.INGEN),
        ),
        (
            {"folkeregisterstatus": "DOD"},
            Varselslag.BER_OM_SVAR,
            (Kanal.BREV, Utsendingsstatus.HOPPET_OVER, Feilkode.DOD_PERSON),
        ),
    ],
)
def test_the_channel_follows_how_the_person_can_be_reached(
    roller: Rollebesetning, endring: dict[str, Any], slag: Varselslag, utfall: object
) -> None:
    Person.objects.filter(id=roller.amina.id).update(**endring)
    bestill(roller.amina.id, slag)
    rad = Utsending.objects.get()
    assert (rad.kanal, rad.status, rad.feilkode) == utfall


def test_many_are_ordered_with_a_fixed_number_of_queries(
    roller: Rollebesetning, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    brukere = [roller.amina.id, roller.bjorn.id, roller.daniel.id, roller.frida.id]
    with django_assert_max_num_queries(8):
        antall = operations.bestill_mange(
            slag=Varselslag.BER_OM_SVAR,
            objekter=[(id_, uuid4()) for id_ in brukere],
            rom=Rom.STAT,
            objekt_type="TRAD",
            naa=NAA,
        )
    assert antall == Varsel.objects.count() == Utsending.objects.count() == 4


def test_a_letter_is_taken_once_made_and_sent(roller: Rollebesetning) -> None:
    Person.objects.filter(id=roller.amina.id).update(kan_varsles=False)
    bestill(roller.amina.id)

    (rad,) = operations.ta_brev(antall=10, naa=NAA)
    assert operations.ta_brev(antall=10, naa=NAA) == []
    (igjen,) = operations.ta_brev(antall=10, naa=NAA + timedelta(minutes=11))
    assert igjen.id == rad.id

    assert operations.brev_laget(utsending_id=rad.id, naa=NAA)
    assert not operations.brev_laget(utsending_id=rad.id, naa=NAA)
    assert operations.brev_levert(utsending_id=rad.id, naa=NAA)
    assert operations.brev_returnert(utsending_id=rad.id, naa=NAA)
    ut = Utsending.objects.get()
    assert (ut.status, ut.feilkode) == (Utsendingsstatus.FEILET, Feilkode.RETUR)


def test_no_letter_of_what_is_read_or_over_unless_somebody_asked(roller: Rollebesetning) -> None:
    Person.objects.filter(id=roller.amina.id).update(kan_varsles=False)
    lest, over = bestill(roller.amina.id), bestill(roller.amina.id)
    operations.merk_lest(aktor=roller.amina, objekt_id=lest, naa=NAA)
    operations.stopp(objekt_id=over, naa=NAA)

    assert operations.ta_brev(antall=10, naa=NAA) == []
    assert {u.feilkode for u in Utsending.objects.all()} == {Feilkode.LEST, Feilkode.OVER}

    varsel = Varsel.objects.get(objekt_id=lest)
    assert operations.bestill_brev(varsel_id=varsel.id, naa=NAA)
    assert not operations.bestill_brev(varsel_id=varsel.id, naa=NAA)
    assert [r.varsel_id for r in operations.ta_brev(antall=10, naa=NAA)] == [varsel.id]


def test_what_was_sent_is_read_within_the_readers_rooms(roller: Rollebesetning) -> None:
    bestill(roller.amina.id)
    bestill(roller.bjorn.id)
    Varsel.objects.filter(person_id=roller.amina.id).update(rom=Rom.KOMMUNE)
    for leser, antall in ((roller.amina, 1), (roller.kari, 1), (roller.lise, 1)):
        innsyn = apne_person(aktor=leser, person_id=roller.amina.id, hva="varsler", naa=NAA)
        assert len(queries.utsendinger(innsyn)) == (antall if Rom.KOMMUNE in innsyn.rom else 0)


def test_the_outbox_is_counted_per_channel(roller: Rollebesetning) -> None:
    bestill(roller.amina.id)
    sms, epost, brev = queries.kofakta(naa=NAA + timedelta(minutes=2))
    assert (sms.kanal, sms.venter, sms.eldste, sms.dode) == (Kanal.SMS, 1, 120.0, 0)
    assert (epost.venter, brev.venter) == (0, 0)


@pytest.mark.parametrize("slag", [s for s in Varselslag if KATALOG[s].ekstern])
def test_what_is_said_outside_the_product_is_short_and_tells_nothing(slag: Varselslag) -> None:
    ekstern = KATALOG[slag].ekstern
    assert ekstern is not None
    assert len(ekstern.tekst) <= 70
    assert len(ekstern.emne) <= 50
    for ord_ in ("aktivitet", "sykdom", "vedtak", "klage", "vurdering", "stans", "referat"):
        assert ord_ not in (ekstern.tekst + ekstern.emne).lower()


def test_what_asks_for_something_is_repeated_and_what_is_to_know_is_not() -> None:
    for slag, regel in KATALOG.items():
        if regel.gjenta_etter:
            assert regel.type == Varseltype.OPPGAVE, slag
            assert not regel.samles, slag
