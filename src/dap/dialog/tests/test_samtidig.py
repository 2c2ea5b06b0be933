"""Requirement: two who do the same at once do it once, and nothing is lost between them."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from opptak import Opptak
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations
from dap.dialog.models import Melding, Svarlop, Trad
from dap.dialog.values import Tema
from dap.hendelse.models import Hendelse
from dap.oppfolging import operations as oppfolging

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folk(opptak_av_roller: Opptak[Rollebesetning], transactional_db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


def samtidig(*jobber: Callable[[], Any]) -> list[Any]:
    """Run them in threads with a connection each; what each returned or raised."""

    def en(jobb: Callable[[], Any]) -> Any:
        try:
            return jobb()
        except Exception as feil:
            return feil
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobber)) as pool:
        return list(pool.map(en, jobber))


def ny(folk: Rollebesetning, nokkel: uuid.UUID) -> Any:
    return operations.ny_trad(
        aktor=folk.amina,
        person_id=folk.amina.id,
        tema=Tema.ANNET,
        tekst="Hei",
        nokkel=nokkel,
        naa=NAA,
    )


def test_the_same_new_thread_sent_five_times_at_once_is_one(folk: Rollebesetning) -> None:
    nokkel = uuid.uuid4()
    svar = samtidig(*[lambda: ny(folk, nokkel)] * 5)
    assert len({s.melding_id for s in svar}) == 1
    assert sorted(s.gjentatt for s in svar) == [False, True, True, True, True]
    assert Trad.objects.count() == Melding.objects.count() == Svarlop.objects.count() == 1
    assert Hendelse.objects.filter(type="MELDING_SENDT").count() == 1


def test_the_same_message_twice_at_once_is_one_and_others_keep_their_numbers(
    folk: Rollebesetning,
) -> None:
    trad_id = ny(folk, uuid.uuid4()).trad_id
    nokkel = uuid.uuid4()

    def send(aktor: Any, n: uuid.UUID) -> Callable[[], Any]:
        return lambda: operations.send_melding(
            aktor=aktor, trad_id=trad_id, tekst="Til", nokkel=n, naa=NAA
        )

    svar = samtidig(
        send(folk.amina, nokkel),
        send(folk.amina, nokkel),
        send(folk.kari, uuid.uuid4()),
        send(folk.per, uuid.uuid4()),
        send(folk.amina, uuid.uuid4()),
    )
    assert not [s for s in svar if isinstance(s, Exception)]
    assert svar[0].melding_id == svar[1].melding_id
    assert sorted(Melding.objects.values_list("nr", flat=True)) == [1, 2, 3, 4, 5]
    assert Trad.objects.get().antall == 5


def test_a_message_and_the_end_of_the_period_come_one_after_the_other(
    folk: Rollebesetning,
) -> None:
    trad_id = ny(folk, uuid.uuid4()).trad_id
    sendt, avsluttet = samtidig(
        lambda: operations.send_melding(
            aktor=folk.amina, trad_id=trad_id, tekst="Rakk jeg det?", nokkel=uuid.uuid4(), naa=NAA
        ),
        lambda: oppfolging.avslutt_periode(
            aktor=folk.kari, person_id=folk.amina.id, begrunnelse="I jobb", naa=NAA
        ),
    )
    assert avsluttet is None
    assert Melding.objects.count() == (1 if isinstance(sendt, Exception) else 2)
    if isinstance(sendt, Exception):
        assert getattr(sendt, "kode", "") == "TRAD_HISTORISK"
