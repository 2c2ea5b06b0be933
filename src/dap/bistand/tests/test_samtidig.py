"""Two who decide at once, and one who acts while it ends."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from rollebesetning import NAA, Rollebesetning

from dap.bistand import operations
from dap.bistand.tests.hjelp import fnr, navngi, valgt
from dap.felles.feil import DapFeil
from dap.hendelse.models import Hendelse
from dap.hjelper.models import Assistanse, Hjelpeforhold
from dap.hjelper.values import Samtykke

pytestmark = pytest.mark.django_db(transaction=True)


def _samtidig(*kall: Callable[[], Any]) -> list[Any]:
    start = Barrier(len(kall))

    def en(gjor: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return gjor()
        except DapFeil as feil:
            return feil.kode
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kall)) as traader:
        return list(traader.map(en, kall))


def test_both_end_it_at_once_and_it_ends_once(roller: Rollebesetning) -> None:
    id_ = valgt(roller)
    svar = _samtidig(
        *(
            lambda a=a: operations.avslutt(aktor=a, hjelp_id=id_, naa=NAA)  # type: ignore[misc]
            for a in (roller.amina, roller.daniel)
        )
    )
    assert svar == [None, None]
    assert Hendelse.objects.filter(type="HJELPER_AVSLUTTET").count() == 1


def test_yes_and_withdrawal_at_once_leave_one_state(roller: Rollebesetning) -> None:
    id_ = navngi(roller.amina, fnr(roller.daniel))
    _samtidig(
        lambda: operations.svar(aktor=roller.daniel, hjelp_id=id_, ja=True, naa=NAA),
        lambda: operations.avslutt(aktor=roller.amina, hjelp_id=id_, naa=NAA),
    )
    assert Hjelpeforhold.objects.get(id=id_).status == "AVSLUTTET"


def test_two_employees_cannot_help_one_user_at_once(roller: Rollebesetning) -> None:
    svar = _samtidig(
        *(
            lambda a=a: operations.start_assistanse(  # type: ignore[misc]
                aktor=a, person_id=roller.amina.id, samtykke=Samtykke.MUNTLIG, sesjonsnokkel="",
                naa=NAA,
            )
            for a in (roller.kari, roller.per)
        )
    )  # fmt: skip
    assert svar.count("ASSISTERES_ALLEREDE") == 1
    assert Assistanse.objects.filter(avsluttet=None).count() == 1
