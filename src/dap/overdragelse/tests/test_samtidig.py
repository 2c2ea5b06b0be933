"""Requirement: two who hand over, or take over, at once: one wins, and nothing happens twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from opptak import Opptak
from rollebesetning import DALEN, FJORDBY, NAA, Rollebesetning

from dap.kontor.queries import kontor_for_person
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.models import Veiledertildeling
from dap.oppfolging.tests.hjelp import hendelser, utfall
from dap.oppfolging.values import Tildelingsvalg
from dap.overdragelse import operations as o
from dap.overdragelse.models import Overdragelse
from dap.overdragelse.values import Del
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folk(opptak_av_roller: Opptak[Rollebesetning], transactional_db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


def samtidig(*jobber: Callable[[], str]) -> list[str]:
    def en(jobb: Callable[[], str]) -> str:
        try:
            return jobb()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobber)) as pool:
        return sorted(pool.map(en, jobber))


def begynn(folk: Rollebesetning, av: str, til: str, kontor_nr: str = FJORDBY) -> str:
    return utfall(
        o.begynn, aktor=getattr(folk, av), person_id=folk.amina.id, til_kontor=kontor_nr,
        til_veileder=getattr(folk, til).id, deler={Del.ORD: "Hei"}, naa=NAA,
    )  # fmt: skip


def send(folk: Rollebesetning, av: str, id_: UUID) -> str:
    return utfall(o.send, aktor=getattr(folk, av), overdragelse_id=id_, versjon=1, naa=NAA)


def test_two_givers_make_one_draft_and_one_move(folk: Rollebesetning) -> None:
    svar = samtidig(lambda: begynn(folk, "kari", "ola", DALEN), lambda: begynn(folk, "tor", "per"))
    assert svar == ["OVERDRAGELSE_FINNES", "ok"]
    rad = Overdragelse.objects.get()

    svar = samtidig(*(lambda av=av: send(folk, av, rad.id) for av in ("kari", "tor", "per")))

    assert svar.count("ok") == 1
    assert set(svar) <= {"ok", "OVERDRAGELSE_SENDT", "KREVER_BEGRUNNELSE"}
    assert hendelser(folk.amina).count("OVERDRAGELSE_SENDT") == 1
    (naa,) = Veiledertildeling.objects.filter(person_id=folk.amina.id, til=None)
    assert naa.ansatt_id == rad.til_veileder_id
    enhet = kontor_for_person(folk.amina.id)
    assert enhet is not None
    assert enhet.nr == rad.til_kontor_id
    assert Varsel.objects.filter(slag="OVERDRATT").count() == 1


def test_a_hand_over_and_another_assignment_at_once(folk: Rollebesetning) -> None:
    begynn(folk, "kari", "per")
    id_ = Overdragelse.objects.get().id

    def tildel() -> str:
        return utfall(
            oppfolging.tildel_veileder, aktor=folk.tor, person_id=folk.amina.id,
            ansatt_id=folk.siv.id, naa=NAA, ventet=Tildelingsvalg(folk.amina.id, folk.kari.id),
        )  # fmt: skip

    assert samtidig(lambda: send(folk, "kari", id_), tildel) == ["TILDELT_AV_ANDRE", "ok"]
    (naa,) = Veiledertildeling.objects.filter(person_id=folk.amina.id, til=None)
    sendt = Overdragelse.objects.get().sendt is not None
    assert naa.ansatt_id == (folk.per.id if sendt else folk.siv.id)


def test_the_receiver_confirms_twice_at_once_and_a_leader_never(folk: Rollebesetning) -> None:
    begynn(folk, "kari", "per")
    id_ = Overdragelse.objects.get().id
    assert send(folk, "kari", id_) == "ok"

    def les(hvem: Any) -> Callable[[], str]:
        return lambda: utfall(o.bekreft_lest, aktor=hvem, overdragelse_id=id_, naa=NAA)

    assert samtidig(les(folk.per), les(folk.tor), les(folk.per)) == ["IKKE_MOTTAKER", "ok", "ok"]
    assert hendelser(folk.amina).count("OVERDRAGELSE_LEST") == 1
    assert Overdragelse.objects.get().lest_av_id == folk.per.id
