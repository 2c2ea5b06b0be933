"""Requirement: agreed with NAV is for good, told of beforehand, and read by the user."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations, queries
from dap.aktivitet.models import Aktivitet, Forhandsorientering
from dap.aktivitet.tests.hjelp import I_DAG, innsyn, lag, les, person, utfall_av
from dap.aktivitet.tests.test_flytte import flytt, hendelser, uleste
from dap.aktivitet.values import FHO_TEKSTER, Fhotype, Status
from dap.felles.aktor import Aktor
from dap.oppfolging.operations import avslutt_periode, sett_manuell
from dap.varsel.models import Varsel


def avtal(av: Aktor, id_: UUID, versjon: int = 1, **valg: Any) -> str:
    return utfall_av(
        operations.avtal,
        aktor=av,
        aktivitet_id=id_,
        versjon=versjon,
        naa=NAA,
        **{"fhotype": Fhotype.STANDARD, **valg},
    )


def les_fho(av: Aktor, id_: UUID, etter: timedelta = timedelta(hours=1)) -> str:
    return utfall_av(
        operations.les_forhandsorientering, aktor=av, aktivitet_id=id_, naa=NAA + etter
    )


def test_the_user_is_told_and_the_reading_is_kept(roller: Rollebesetning) -> None:
    utfall = lag(roller.amina, roller.amina)
    id_ = utfall.aktivitet_id
    assert avtal(roller.kari, id_) == "ok"
    kort = queries.plan(innsyn(roller.amina, roller.amina))[0]
    assert (kort.avtalt, kort.fho_ulest, kort.endret_siden_sist) == (True, True, True)
    assert uleste(id_, roller.amina) == ["FORHANDSORIENTERING"]
    fho = les(roller.amina, roller.amina, utfall).fho
    assert fho is not None
    assert (fho.tekst, fho.lest) == (FHO_TEKSTER[Fhotype.STANDARD], None)

    assert les_fho(roller.kari, id_) == "BARE_BRUKEREN_LESER"
    assert les_fho(roller.bjorn, id_) == "IKKE_FUNNET"
    assert les_fho(roller.amina, id_) == "ok"
    assert les_fho(roller.amina, id_, timedelta(hours=2)) == "ok"

    lest = les(roller.kari, roller.amina, utfall)
    assert lest.fho is not None
    assert lest.fho.lest == NAA + timedelta(hours=1)
    assert lest.versjon == 2
    assert uleste(id_, roller.amina) == []
    assert hendelser(id_) == ["AKTIVITET_OPPRETTET", "AKTIVITET_AVTALT", "FHO_LEST"]


def test_the_advisers_own_words_on_11_9(roller: Rollebesetning) -> None:
    utfall = lag(roller.kari, roller.amina)
    assert avtal(roller.kari, utfall.aktivitet_id, fhotype=Fhotype.PARAGRAF_11_9) == "MANGLER"
    tekst = "Møt på kurset hver dag."
    inndata: dict[str, Any] = {"fhotype": Fhotype.PARAGRAF_11_9, "tekst": tekst}
    assert avtal(roller.kari, utfall.aktivitet_id, **inndata) == "ok"
    fho = les(roller.amina, roller.amina, utfall).fho
    assert fho is not None
    assert fho.tekst == tekst


def test_agreed_without_a_notice_has_nothing_to_read(roller: Rollebesetning) -> None:
    utfall = lag(roller.kari, roller.amina)
    assert avtal(roller.kari, utfall.aktivitet_id, fhotype=Fhotype.IKKE_SEND) == "ok"
    assert not queries.plan(innsyn(roller.amina, roller.amina))[0].fho_ulest
    assert les_fho(roller.amina, utfall.aktivitet_id) == "INGEN_FORHANDSORIENTERING"
    assert uleste(utfall.aktivitet_id, roller.amina) == ["AKTIVITET_ENDRET"]


def test_only_once_only_nav_and_only_the_version_that_was_read(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    assert avtal(roller.amina, id_) == "BARE_NAV"
    assert avtal(roller.kari, id_, 2) == "VERSJONSKONFLIKT"
    assert avtal(roller.kari, id_) == "ok"
    assert avtal(roller.kari, id_, 2) == "ALLEREDE_AVTALT"
    assert Forhandsorientering.objects.count() == 1


@pytest.mark.parametrize(
    ("til_dato", "utfall"),
    [
        (I_DAG + timedelta(days=7), "ok"),
        (I_DAG + timedelta(days=6), "FHO_FOR_KORT_TID"),
        (None, "FHO_UTEN_TIL_DATO"),
    ],
)
def test_the_notice_comes_at_least_seven_days_before_the_end(
    roller: Rollebesetning, til_dato: object, utfall: str
) -> None:
    id_ = lag(roller.kari, roller.amina, "STILLING", felter={"til_dato": til_dato}).aktivitet_id
    assert queries.fho_sperre(innsyn(roller.kari, roller.amina), id_, dag=I_DAG) == (
        "" if utfall == "ok" else utfall
    )
    assert avtal(roller.kari, id_) == utfall
    if utfall != "ok":
        assert avtal(roller.kari, id_, fhotype=Fhotype.IKKE_SEND) == "ok"


def test_a_user_on_paper_gets_the_notice_when_there_is_time_for_a_letter(
    roller: Rollebesetning,
) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    sett_manuell(
        aktor=roller.kari, person_id=person(roller.amina), manuell=True, grunn="Brev", naa=NAA
    )
    assert avtal(roller.kari, id_) == "ok"
    kort = lag(
        roller.kari, roller.amina, felter={"til_dato": I_DAG + timedelta(days=13)}
    ).aktivitet_id
    assert avtal(roller.kari, kort) == "FHO_FOR_KORT_TID"
    assert avtal(roller.kari, kort, fhotype=Fhotype.IKKE_SEND) == "ok"


def test_the_user_reads_before_finishing_and_the_end_stops_the_reminder(
    roller: Rollebesetning,
) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    avtal(roller.kari, id_)
    assert flytt(roller.amina, id_, 2, Status.FULLFORT, "Ferdig") == (
        "LES_FORHANDSORIENTERING_FORST"
    )
    assert flytt(roller.kari, id_, 2, Status.AVBRUTT, "Kurset er avlyst") == "ok"
    assert "FORHANDSORIENTERING" not in uleste(id_, roller.amina)
    operations.angre_flytting(
        aktor=roller.kari, aktivitet_id=id_, versjon=3, naa=NAA + timedelta(minutes=65)
    )
    assert "FORHANDSORIENTERING" in uleste(id_, roller.amina)


def test_when_follow_up_ends_nobody_is_reminded(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    avtal(roller.kari, id_)
    avslutt_periode(
        aktor=roller.kari, person_id=person(roller.amina), begrunnelse="I jobb", naa=NAA
    )
    assert uleste(id_, roller.amina) == []
    assert Varsel.objects.filter(objekt_id=id_, stoppet=NAA).exists()


# --- what the database itself refuses


def test_agreed_cannot_be_undone_even_past_the_operations(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    avtal(roller.kari, id_)
    with pytest.raises(DatabaseError), transaction.atomic():
        Aktivitet.objects.filter(id=id_).update(avtalt=False, versjon=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        Aktivitet.objects.filter(id=id_).delete()


@pytest.mark.parametrize(
    "brudd",
    [
        {"status": "FERDIG"},
        {"til_dato": I_DAG - timedelta(days=1)},
        {"fra_dato": I_DAG.replace(year=1800)},
        {"venter_paa": "NAV"},
        {"avsluttet_kommentar": "åpen, men med sluttord"},
        {"tittel": ""},
        {"type": "' or 1=1"},
    ],
)
def test_what_must_never_be_false(roller: Rollebesetning, brudd: dict[str, Any]) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    with pytest.raises(DatabaseError), transaction.atomic():
        Aktivitet.objects.filter(id=id_).update(versjon=2, **brudd)


def test_a_version_is_never_written_over(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    with pytest.raises(IntegrityError), transaction.atomic():
        Aktivitet.objects.filter(id=id_).update(tittel="Uten ny versjon")
