"""Requirement: what is put together once answers for the one who asks, and nobody else."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
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
