"""Requirement: the demo begins with a past in which notifications were sent, and sends what is new."""

from datetime import timedelta
from uuid import UUID, uuid4

from rollebesetning import NAA, Rollebesetning

from dap.felles.rom import Rom
from dap.felles.tid import OSLO
from dap.person.models import Person
from dap.varsel import operations
from dap.varsel.models import Utsending, Varselvalg
from dap.varsel.values import Utsendingsstatus, Varselslag

S = Utsendingsstatus


def bestill(person_id: UUID, dager: int) -> UUID:
    objekt_id = uuid4()
    operations.bestill(
        slag=Varselslag.BER_OM_SVAR,
        mottaker_id=person_id,
        person_id=person_id,
        rom=Rom.STAT,
        objekt_type="TRAD",
        objekt_id=objekt_id,
        naa=NAA - timedelta(days=dager),
    )
    return objekt_id


def rader(person_id: UUID) -> list[tuple[str, int, str]]:
    alle = Utsending.objects.filter(person_id=person_id).order_by("varsel__bestilt", "id")
    return list(alle.values_list("kanal", "runde", "status"))


def test_what_is_old_was_sent_and_what_is_new_waits(roller: Rollebesetning) -> None:
    Person.objects.filter(id=roller.bjorn.id).update(telefon="90000037")
    bestill(roller.amina.id, 20)
    bestill(roller.amina.id, 2)
    bestill(roller.amina.id, 0)
    bestill(roller.bjorn.id, 2)
    operations.stopp(objekt_id=bestill(roller.daniel.id, 3), naa=NAA - timedelta(days=4))

    operations.fortell_om_sendte(for_=NAA - timedelta(hours=12))

    assert rader(roller.amina.id) == [
        ("SMS", 0, S.LEVERT), ("SMS", 1, S.LEVERT), ("SMS", 0, S.LEVERT), ("SMS", 1, S.VENTER),
        ("SMS", 0, S.VENTER),
    ]  # fmt: skip
    assert rader(roller.bjorn.id) == [
        ("SMS", 0, S.FEILET),
        ("EPOST", 0, S.SENDT),
        ("EPOST", 1, S.VENTER),
    ]
    assert rader(roller.daniel.id) == [("SMS", 0, S.STOPPET)]
    assert Varselvalg.objects.get(person_id=roller.bjorn.id).telefon_avvist == "90000037"


def test_nobody_was_woken_in_the_night(roller: Rollebesetning) -> None:
    dag = NAA.replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=5)
    for timer in (-10, 11, 0):  # three in the night, midnight and one in the day, by Oslo's clock
        operations.bestill(
            slag=Varselslag.MOTEINNKALLING, mottaker_id=roller.amina.id, person_id=roller.amina.id,
            rom=Rom.STAT, objekt_type="MOTE", objekt_id=uuid4(), naa=dag + timedelta(hours=timer),
        )  # fmt: skip
    operations.fortell_om_sendte(for_=NAA)
    sendt = Utsending.objects.filter(runde=0).order_by("sendt").values_list("sendt", flat=True)
    klokka = [
        (tid.astimezone(OSLO).day - dag.day, tid.astimezone(OSLO).hour) for tid in sendt if tid
    ]
    assert klokka == [(0, 7), (0, 13), (1, 7)]
