"""Two clerks and two jobs at once: no letter twice, no order twice."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from opptak import Opptak
from rollebesetning import FJORDBY, Rollebesetning

from dap.brev import operations
from dap.brev.models import Brev, Bunke
from dap.brev.tests.hjelp import SENERE, av_seg_selv, ett, melding, papir
from dap.felles.feil import Regelbrudd
from dap.tabell.base import ny_id


@pytest.fixture
def roller(opptak_av_roller: Opptak[Rollebesetning], transactional_db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


def samtidig(*gjoremal: Callable[[], Any]) -> list[Any]:
    """Each in a thread and a connection of its own, started together."""
    port, svar = threading.Barrier(len(gjoremal)), [None] * len(gjoremal)

    def kjor(nr: int) -> None:
        try:
            port.wait()
            svar[nr] = gjoremal[nr]()
        except Regelbrudd as feil:
            svar[nr] = feil.kode  # type: ignore[call-overload]
        finally:
            connections.close_all()

    trader = [threading.Thread(target=kjor, args=(nr,)) for nr in range(len(gjoremal))]
    for t in trader:
        t.start()
    for t in trader:
        t.join()
    return svar


def test_two_clerks_never_take_the_same_letter(roller: Rollebesetning) -> None:
    ider = [ett(roller) for _ in range(3)]
    svar = samtidig(
        *(
            lambda aktor=aktor: operations.lag_bunke(  # type: ignore[misc]
                aktor=aktor, kontor_nr=FJORDBY, brev_ider=ider, nokkel=ny_id(), naa=SENERE
            )
            for aktor in (roller.kari, roller.per)
        )
    )
    antall = [s.antall for s in svar if s != "BREV_TATT"]
    assert sum(antall) == 3
    assert Bunke.objects.count() == len(antall)
    assert {b.status for b in Brev.objects.all()} == {"I_BUNKE"}


def test_two_jobs_make_one_letter(roller: Rollebesetning) -> None:
    papir(roller.amina)
    melding(roller.kari, roller.amina)
    samtidig(av_seg_selv, av_seg_selv)
    assert Brev.objects.count() == 1
