"""Requirement: two at once – one wins, the other is told; nothing is lost and nothing is twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations
from dap.aktivitet.models import Aktivitet, versjonsrader
from dap.aktivitet.tests.hjelp import EKSEMPLER, lag, person, utfall_av
from dap.aktivitet.values import Status
from dap.hendelse.models import Hendelse
from dap.oppfolging.operations import avslutt_periode
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db(transaction=True)


def samtidig(*gjoremal: Callable[[], Any]) -> list[Any]:
    """Run each in a thread of its own, let go at the same instant."""
    start = Barrier(len(gjoremal))

    def kjor(gjor: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            return gjor()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(gjoremal)) as tradene:
        return [f.result(timeout=60) for f in [tradene.submit(kjor, g) for g in gjoremal]]


def test_two_editors_at_once(transactional_db: None, roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id

    def endre(hvem: str) -> Callable[[], str]:
        return lambda: utfall_av(
            operations.endre,
            aktor=getattr(roller, hvem),
            aktivitet_id=id_,
            versjon=1,
            felter={"tittel": hvem},
            naa=NAA,
        )

    utfall = samtidig(endre("amina"), endre("kari"), endre("per"))
    assert sorted(utfall) == ["VERSJONSKONFLIKT", "VERSJONSKONFLIKT", "ok"]
    vinner = ["amina", "kari", "per"][utfall.index("ok")]
    assert Aktivitet.objects.get().tittel == vinner
    assert versjonsrader(id_).count() == 2


def test_a_double_click_is_one_activity(transactional_db: None, roller: Rollebesetning) -> None:
    nokkel = uuid4()

    def opprett() -> Any:
        return operations.opprett(
            aktor=roller.amina,
            person_id=person(roller.amina),
            type="EGEN",
            felter=EKSEMPLER["EGEN"],
            nokkel=nokkel,
            naa=NAA,
        )

    utfall = samtidig(opprett, opprett, opprett, opprett)
    assert len(set(utfall)) == 1
    assert Aktivitet.objects.count() == 1
    assert Hendelse.objects.filter(objekt_type="AKTIVITET").count() == 1
    assert Varsel.objects.count() == 1


def test_a_move_does_not_slip_past_the_end_of_the_period(
    transactional_db: None, roller: Rollebesetning
) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    flyttet, _ = samtidig(
        lambda: utfall_av(
            operations.flytt,
            aktor=roller.amina,
            aktivitet_id=id_,
            versjon=1,
            til=Status.GJENNOMFORES,
            naa=NAA,
        ),
        lambda: avslutt_periode(
            aktor=roller.kari, person_id=person(roller.amina), begrunnelse="I jobb", naa=NAA
        ),
    )
    rekkefolge = list(
        Hendelse.objects.filter(type__in=["AKTIVITET_FLYTTET", "OPPFOLGING_AVSLUTTET"])
        .order_by("id")
        .values_list("type", flat=True)
    )
    if flyttet == "ok":
        assert rekkefolge == ["AKTIVITET_FLYTTET", "OPPFOLGING_AVSLUTTET"]
    else:
        assert flyttet in {"HISTORISK", "IKKE_UNDER_OPPFOLGING"}
        assert rekkefolge == ["OPPFOLGING_AVSLUTTET"]
