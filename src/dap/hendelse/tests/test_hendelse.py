"""Requirement: what happened is written once, never changed, and read only in the reader's rooms."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.hendelse import operations
from dap.hendelse.models import Hendelse
from dap.hendelse.operations import merk_sett, registrer
from dap.hendelse.queries import hendelser, sist_sett
from dap.hendelse.values import Hendelsesrad, Hendelsestype
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn

PROJISERT: list[Hendelsesrad] = []


def huskende_projeksjon(hendelse: Hendelsesrad) -> None:
    PROJISERT.append(hendelse)


def _registrer(aktor: Aktor, person_id: UUID, rom: Rom = Rom.STAT, minutter: int = 0) -> int:
    return registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type="MAL_ENDRET",
        objekt_type="MAL_ENDRET",
        objekt_id=uuid4(),
        naa=NAA + timedelta(minutes=minutter),
    )


def _innsyn(aktor: Aktor, person_id: UUID) -> Personinnsyn:
    return apne_person(aktor=aktor, person_id=person_id, hva="plan", naa=NAA)


def test_what_others_did_since_a_time_comes_newest_first(roller: Rollebesetning) -> None:
    amina = roller.amina.id
    _registrer(roller.kari, amina, minutter=1)
    _registrer(roller.amina, amina, minutter=2)
    siste = _registrer(roller.kari, amina, minutter=3)
    rader = hendelser(_innsyn(roller.amina, amina), fra=NAA, av_andre=True)
    assert [r.aktor_id for r in rader] == [roller.kari.id] * 2
    assert rader[0].id == siste


def test_the_other_room_and_other_persons_are_not_there(roller: Rollebesetning) -> None:
    _registrer(roller.lise, roller.amina.id, Rom.KOMMUNE, minutter=1)
    _registrer(roller.kari, roller.bjorn.id, minutter=1)
    kari = hendelser(_innsyn(roller.kari, roller.amina.id), fra=NAA)
    lise = hendelser(_innsyn(roller.lise, roller.amina.id), fra=NAA)
    assert (len(kari), len(lise)) == (0, 1)


def test_the_database_refuses_to_rewrite_what_happened(roller: Rollebesetning) -> None:
    _registrer(roller.kari, roller.amina.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        Hendelse.objects.update(type="NOE_ANNET")
    with pytest.raises(DatabaseError), transaction.atomic():
        Hendelse.objects.all().delete()


def test_projections_run_in_the_same_transaction(roller: Rollebesetning) -> None:
    PROJISERT.clear()
    stier = f"{__name__}.STIER"
    operations._projeksjoner.cache_clear()
    try:
        with override_settings(HENDELSE_PROJEKSJONER=stier):
            id_ = _registrer(roller.kari, roller.amina.id)
    finally:
        operations._projeksjoner.cache_clear()
    assert [(h.id, h.type) for h in PROJISERT] == [(id_, "MAL_ENDRET")]


STIER = [f"{__name__}.huskende_projeksjon"]


def test_what_a_reader_has_seen_is_one_row_that_moves_forward(roller: Rollebesetning) -> None:
    kort = uuid4()
    for minutter in (0, 5):
        merk_sett(
            aktor=roller.kari,
            person_id=roller.amina.id,
            objekt_type="AKTIVITET",
            objekt_id=kort,
            naa=NAA + timedelta(minutes=minutter),
        )
    assert sist_sett(_innsyn(roller.kari, roller.amina.id)) == {
        ("AKTIVITET", kort): NAA + timedelta(minutes=5)
    }
    assert sist_sett(_innsyn(roller.amina, roller.amina.id)) == {}


def test_signing_in_is_kept_but_is_no_news(roller: Rollebesetning) -> None:
    registrer(
        aktor=roller.amina,
        person_id=roller.amina.id,
        rom=Rom.STAT,
        type=Hendelsestype.PALOGGET,
        objekt_type="PERSON",
        objekt_id=roller.amina.id,
        naa=NAA,
    )
    assert hendelser(_innsyn(roller.kari, roller.amina.id), fra=NAA - timedelta(minutes=1)) == []
    assert Hendelse.objects.filter(type=Hendelsestype.PALOGGET).count() == 1


def test_a_type_outside_the_catalogue_is_refused(roller: Rollebesetning) -> None:
    with pytest.raises(ValueError, match="NOE_NYTT"):
        registrer(
            aktor=roller.kari,
            person_id=roller.amina.id,
            rom=Rom.STAT,
            type="NOE_NYTT",
            objekt_type="PROVE",
            objekt_id=uuid4(),
            naa=NAA,
        )
