"""Requirement: the user chooses how to be told, and both see everything told and whether it arrived."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from klient import logget_inn
from pytest_django import DjangoAssertNumQueries
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse
from dap.person.models import Person
from dap.varsel import operations
from dap.varsel.models import Utsending, Varsel, Varselvalg
from dap.varsel.values import Feilkode, Kanal, Samling, Utsendingsstatus, Valg, Varselslag

S = Utsendingsstatus
ADRESSE, SENDT = "/om-meg/varsler/", "/om-meg/varsler/sendt/"
SKJEMA = {
    "kanaler": "EPOST",
    "samling": "DAGLIG",
    "stille_fra": "22:00",
    "stille_til": "06:30",
    "sprak": "nn",
    "versjon": "0",
}
VALGT = Valg("nn", (Kanal.EPOST,), Samling.DAGLIG, time(22), time(6, 30))


def bestill(
    person_id: UUID, slag: Varselslag = Varselslag.BER_OM_SVAR, rom: Rom = Rom.STAT
) -> None:
    operations.bestill(
        slag=slag,
        mottaker_id=person_id,
        person_id=person_id,
        rom=rom,
        objekt_type="TRAD",
        objekt_id=uuid4(),
        naa=NAA,
    )


def test_the_choices_are_kept_and_shown_again(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    svar = amina.post(ADRESSE, SKJEMA, follow=True)
    assert "Valgene dine er lagret." in svar.content.decode()
    rad = Varselvalg.objects.get(person_id=roller.amina.id)
    assert (rad.kanaler, rad.samling, rad.sprak, rad.versjon) == (["EPOST"], "DAGLIG", "nn", 1)
    assert Hendelse.objects.filter(type="VARSELVALG_ENDRET").count() == 1
    side = amina.get(ADRESSE).content.decode()
    assert 'value="22:00"' in side
    assert 'value="06:30"' in side


def test_who_chose_in_two_places_sees_both(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    amina.post(ADRESSE, SKJEMA)
    svar = amina.post(ADRESSE, {**SKJEMA, "kanaler": "SMS"})
    assert svar.status_code == 409
    side = svar.content.decode()
    assert "Slik står det nå: Bare e-post" in side
    assert Varselvalg.objects.get().kanaler == ["EPOST"]


@pytest.mark.parametrize(
    ("felt", "sagt"),
    [
        ({"kanaler": ""}, "Fyll ut «Hvordan vil du ha varsler?»."),
        ({"kanaler": "BREV"}, "Velg et av alternativene"),
        ({"samling": "ALDRI"}, "Velg et av alternativene"),
        ({"stille_fra": "25:00"}, "Skriv et klokkeslett"),
        ({"stille_fra": "07:00"}, "høyst 16 timer"),
        ({"sprak": "tlh"}, "Velg et av alternativene"),
        ({"versjon": "x"}, "Noe gikk galt"),
    ],
)
def test_what_cannot_be_chosen_is_said_and_nothing_is_lost(
    roller: Rollebesetning, felt: dict[str, str], sagt: str
) -> None:
    svar = logget_inn("amina").post(ADRESSE, {**SKJEMA, **felt})
    assert svar.status_code == 422
    assert sagt in svar.content.decode() or felt.get("versjon")
    assert not Varselvalg.objects.filter(versjon__gt=0).exists()


@pytest.mark.parametrize(
    ("hvem", "utfall"), [("amina", None), ("bjorn", IkkeFunnet), ("kari", IkkeTilgang)]
)
def test_only_the_user_chooses(
    roller: Rollebesetning, hvem: str, utfall: type[Exception] | None
) -> None:
    aktor: Aktor = getattr(roller, hvem)
    felles: dict[str, Any] = {"aktor": aktor, "person_id": roller.amina.id, "naa": NAA}
    if utfall is not None:
        with pytest.raises(utfall):
            operations.lagre_valg(valg=VALGT, **felles)
        assert not Varselvalg.objects.exists()
        return
    operations.lagre_valg(valg=VALGT, **felles)
    with pytest.raises(VersjonsKonflikt):
        operations.lagre_valg(valg=VALGT, **felles)
    with pytest.raises(Regelbrudd):
        operations.lagre_valg(valg=Valg(kanaler=()), **felles)


SVAR: dict[tuple[str, str, str], str] = {
    (Kanal.SMS, S.LEVERT, ""): "kom fram 14. januar",
    (Kanal.SMS, S.SENDT, ""): "Vi vet ikke om den kom fram",
    (Kanal.SMS, S.FEILET, Feilkode.UGYLDIG_ADRESSE): "nummeret er ikke i bruk",
    (Kanal.EPOST, S.FEILET, Feilkode.UGYLDIG_ADRESSE): "adressen finnes ikke",
    (Kanal.EPOST, S.FEILET, Feilkode.AVVIST): "kom ikke fram",
    (Kanal.EPOST, S.DOD, Feilkode.NEDE): "NAV ser på det",
    (Kanal.SMS, S.STOPPET, Feilkode.LEST): "lest her først",
    (Kanal.SMS, S.STOPPET, Feilkode.OVER): "gjaldt ikke lenger",
    (Kanal.SMS, S.VENTER, ""): "sendes snart",
    (Kanal.BREV, S.LEVERT, ""): "lagt i posten",
    (Kanal.BREV, S.FEILET, Feilkode.RETUR): "kom i retur",
    (Kanal.BREV, S.STOPPET, Feilkode.TATT_UT): "tatt ut av køen, og er ikke sendt",
    (Kanal.BREV, S.HOPPET_OVER, Feilkode.IKKE_DIGITAL): "når noen ber om det",
}


@pytest.mark.parametrize("hva", SVAR)
def test_both_read_in_plain_words_what_became_of_it(
    roller: Rollebesetning, hva: tuple[str, str, str]
) -> None:
    bestill(roller.amina.id)
    kanal, status, feilkode = hva
    Utsending.objects.update(
        kanal=kanal, status=status, feilkode=feilkode, sendt=NAA, levert=NAA, til="90000000"
    )
    for leser, adresse in (("amina", SENDT), ("kari", f"/bruker/{roller.amina.id}/varsler/")):
        side = logget_inn(leser).get(adresse).content.decode()
        assert SVAR[hva] in side
        assert "Du har fått en melding som trenger svar" in side
        assert "(90000000)" in side


def test_staff_see_it_within_their_rooms_and_not_of_whom_they_may_not_open(
    roller: Rollebesetning,
) -> None:
    bestill(roller.amina.id, rom=Rom.KOMMUNE)
    bestill(roller.stine.id)
    adresse = f"/bruker/{roller.amina.id}/varsler/"
    assert "trenger svar" not in logget_inn("kari").get(adresse).content.decode()
    assert "trenger svar" in logget_inn("lise").get(adresse).content.decode()
    assert logget_inn("kari").get(f"/bruker/{roller.stine.id}/varsler/").status_code == 404
    assert logget_inn("amina").get(f"/bruker/{roller.bjorn.id}/varsler/").status_code in (403, 404)


def test_what_is_wrong_with_the_address_is_said_to_both_with_what_to_do(
    roller: Rollebesetning,
) -> None:
    Varselvalg.objects.create(person_id=roller.amina.id, telefon_avvist="90000000")
    for leser, adresse, sagt in (
        ("amina", SENDT, "Rett nummeret på norge.no"),
        ("amina", ADRESSE, "Rett nummeret på norge.no"),
        ("amina", "/om-meg/", "Rett nummeret på norge.no"),
        ("kari", f"/bruker/{roller.amina.id}/varsler/", "Be brukeren rette det på norge.no"),
        ("kari", f"/bruker/{roller.amina.id}/kontaktinfo/", "Be brukeren rette det på norge.no"),
    ):
        assert sagt in logget_inn(leser).get(adresse).content.decode()
    Person.objects.filter(id=roller.amina.id).update(reservert_krr=True, kan_varsles=False)
    assert "Du får brev i stedet" in logget_inn("amina").get(SENDT).content.decode()


def test_the_list_takes_as_many_queries_for_thirty_as_for_one(
    roller: Rollebesetning, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    amina = logget_inn("amina")
    for _ in range(40):
        bestill(roller.amina.id)
    Varsel.objects.update(lest=NAA + timedelta(hours=1))
    with django_assert_max_num_queries(20):
        side = amina.get(SENDT).content.decode()
    assert side.count("lest i DAP") == 30
    assert amina.get(f"{SENDT}?side=2").content.decode().count("lest i DAP") == 10
