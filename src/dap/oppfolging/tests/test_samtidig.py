"""Requirement: two who assign, or register absence, at once: one wins, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from opptak import Opptak
from rollebesetning import NAA, Rollebesetning

from dap.kontor import operations as kontor
from dap.kontor.models import Fravar
from dap.oppfolging import operations as o
from dap.oppfolging.models import Veiledertildeling
from dap.oppfolging.tests.hjelp import utfall
from dap.oppfolging.values import Tildelingsvalg

pytestmark = pytest.mark.django_db(transaction=True)


def samtidig(*jobber: Callable[[], str]) -> list[str]:
    def en(jobb: Callable[[], str]) -> str:
        try:
            return jobb()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobber)) as pool:
        return sorted(pool.map(en, jobber))


@pytest.fixture
def folk(opptak_av_roller: Opptak[Rollebesetning], transactional_db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


def test_two_assign_at_once(folk: Rollebesetning) -> None:
    def til(hvem: Any) -> Callable[[], str]:
        return lambda: utfall(
            o.tildel_veileder, aktor=folk.tor, person_id=folk.amina.id, ansatt_id=hvem.id, naa=NAA,
            ventet=Tildelingsvalg(folk.amina.id, folk.kari.id),
        )  # fmt: skip

    assert samtidig(til(folk.per), til(folk.siv)) == ["TILDELT_AV_ANDRE", "ok"]
    assert Veiledertildeling.objects.filter(person_id=folk.amina.id, til=None).count() == 1

    # The same two who stand in for each other.
    def borte(hvem: Any, vikar: Any) -> Callable[[], str]:
        return lambda: utfall(
            kontor.registrer_fravar, aktor=folk.tor, ansatt_id=hvem.id, stedfortreder_id=vikar.id,
            fra=NAA.date(), til=NAA.date() + timedelta(days=3), naa=NAA,
        )  # fmt: skip

    svar = samtidig(borte(folk.kari, folk.per), borte(folk.per, folk.kari))
    assert svar[1] == "ok"
    assert svar[0] in {"ER_STEDFORTREDER", "STEDFORTREDER_BORTE"}
    assert Fravar.objects.count() == 1
