"""Requirement: what is put together once answers for the one who asks, and nobody else."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import TextField, Value
from django.test.utils import CaptureQueriesContext
from rollebesetning import NAA, Rollebesetning

from dap.felles.rom import Rom
from dap.person.models import Person
from dap.tabell.ferdig import ferdig
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn

satt_sammen: list[Any] = []


@ferdig
def personer(innsyn: Personinnsyn, dag: date, *, antall: int) -> Any:
    satt_sammen.append(innsyn)
    if not innsyn.rom:
        return Person.objects.filter(id__in=[]).values_list("id")
    rader = Person.objects.filter(id=innsyn.person_id, fodt__lt=dag)
    if not innsyn.er_bruker:
        rader = rader.exclude(id=innsyn.leser_id)
    return rader.values_list("id", "fornavn", "konto__type")[:antall]


@pytest.fixture
def amina(roller: Rollebesetning) -> Personinnsyn:
    satt_sammen.clear()
    personer._kjente.clear()
    return apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="plan", naa=NAA)


def test_it_is_put_together_once_and_asked_for_each(
    roller: Rollebesetning, amina: Personinnsyn
) -> None:
    annen = replace(amina, person_id=roller.bjorn.id, leser_id=roller.bjorn.id)
    dag = NAA.date()
    with CaptureQueriesContext(connection) as sporringer:
        assert [r.id for r in personer(amina, dag, antall=5)] == [roller.amina.id]
        assert [r.id for r in personer(annen, dag, antall=5)] == [roller.bjorn.id]
        assert personer(replace(amina, person_id=uuid4()), dag, antall=5) == []
        assert personer(amina, date(1900, 1, 1), antall=5) == []
    assert len(sporringer) == 4
    assert len(satt_sammen) == 1
    assert satt_sammen[0].person_id not in {roller.amina.id, roller.bjorn.id}


def test_who_sees_what_is_never_shared(roller: Rollebesetning, amina: Personinnsyn) -> None:
    dag = NAA.date() + timedelta(days=1)
    assert personer(amina, dag, antall=5)
    ansatt = replace(amina, er_bruker=False, leser_id=amina.person_id)
    assert personer(ansatt, dag, antall=5) == []
    assert personer(replace(amina, rom=frozenset[Rom]()), dag, antall=5) == []
    assert personer(amina, dag, antall=0) == []
    assert isinstance(personer(amina, dag, antall=5)[0].id, UUID)


@ferdig
def mange(ider: Any, etter: Any) -> Any:
    satt_sammen.append(ider)
    rader = Person.objects.filter(id__in=ider).order_by("etternavn")
    return rader if etter is None else rader.filter(fodt__gt=etter)


def test_how_many_ids_there_are_makes_few_questions(
    roller: Rollebesetning, amina: Personinnsyn
) -> None:
    alle = [roller.amina.id, roller.bjorn.id, roller.daniel.id, roller.frida.id, roller.stine.id]
    for antall in range(1, 6):
        svar = mange(frozenset(alle[:antall]), None)
        assert {p.id for p in svar} == set(alle[:antall])
    assert [len(ider) for ider in satt_sammen] == [1, 2, 4, 8]
    assert mange(frozenset[UUID](), None) == []


def test_without_columns_it_has_every_column(roller: Rollebesetning, amina: Personinnsyn) -> None:
    (rad,) = mange((roller.amina.id,), date(1900, 1, 1))
    person = Person.objects.get(id=roller.amina.id)
    assert rad == tuple(getattr(person, navn) for navn in rad._fields)
    assert rad._fields == tuple(f.attname for f in Person._meta.concrete_fields)


def test_no_more_is_kept_than_there_is_room_for(amina: Personinnsyn) -> None:
    for antall in range(1, 500):
        personer(amina, NAA.date(), antall=antall)
    assert len(personer._kjente) <= 200


@ferdig
def med_tegn(person_id: UUID, tegn: str, *, bare: bool) -> Any:
    rader = Person.objects.filter(id=person_id, fornavn__contains=tegn, skjermet=not bare)
    return rader.annotate(tegn=Value(tegn, output_field=TextField())).values_list("id", "tegn")


@pytest.mark.parametrize("tegn", ["", "'", "%", "%s", "%%s", "\\", "é"])
def test_what_never_changes_is_written_into_the_question(roller: Rollebesetning, tegn: str) -> None:
    navn = f"A{tegn}mina"
    Person.objects.filter(id=roller.amina.id).update(fornavn=navn)
    for _ in range(2):
        assert [r.tegn for r in med_tegn(roller.amina.id, tegn, bare=True)] == [tegn]
        assert med_tegn(roller.amina.id, tegn, bare=False) == []
        assert med_tegn(roller.amina.id, f"{tegn}§", bare=True) == []
