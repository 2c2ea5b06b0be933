"""Requirement: two who do something with a warning at once: one comes first, and nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from opptak import Opptak
from rollebesetning import NAA, Rollebesetning

from dap.dialog.models import Melding, Trad
from dap.eskalering import operations
from dap.eskalering.models import Eskalering, Levering, Svar
from dap.eskalering.tests.hjelp import apne_traden, avslutt, start, svar
from dap.eskalering.values import Status
from dap.felles.feil import DapFeil, Regelbrudd
from dap.hendelse.models import Hendelse
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db(transaction=True)
SNART = NAA + timedelta(days=1)


@pytest.fixture
def folk(opptak_av_roller: Opptak[Rollebesetning], transactional_db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


def samtidig(*jobber: Callable[[], Any]) -> list[Any]:
    def en(jobb: Callable[[], Any]) -> Any:
        try:
            return jobb()
        except DapFeil as feil:
            return feil
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobber)) as pool:
        return list(pool.map(lambda jobb: en(jobb), jobber))


def test_two_advisers_who_start_at_once_give_one_warning(folk: Rollebesetning) -> None:
    svarene = samtidig(*(lambda av=av: start(av, folk.amina) for av in (folk.kari, folk.per) * 2))
    avslag = [s.kode for s in svarene if isinstance(s, Regelbrudd)]
    assert avslag == ["ESKALERING_ALLEREDE_AKTIV"] * 3
    assert Eskalering.objects.count() == Trad.objects.count() == Varsel.objects.count() == 1
    assert Hendelse.objects.filter(type="ESKALERING_STARTET").count() == 1


def test_an_end_while_the_user_answers_loses_no_word(folk: Rollebesetning) -> None:
    id_ = start(folk.kari, folk.amina)
    svarene = samtidig(
        lambda: avslutt(folk.kari, id_, SNART, Status.STOPPET),
        lambda: svar(folk.amina, id_, SNART),
        lambda: apne_traden(folk.amina, id_, SNART),
    )
    assert svarene == [None, None, None]
    e = Eskalering.objects.get()
    assert e.status == Status.STOPPET
    assert Melding.objects.filter(trad_id=e.trad_id).count() == 3
    # An answer is the warning's when it came before the end, and else a message like any other.
    svaret = Melding.objects.get(trad_id=e.trad_id, avsender_type="BRUKER")
    assert list(Svar.objects.values_list("nr", flat=True)) in ([], [svaret.nr])
    assert Svar.objects.exists() == (svaret.nr == 2)
    assert Levering.objects.count() <= 1


def test_two_who_end_or_extend_at_once(folk: Rollebesetning) -> None:
    id_ = start(folk.kari, folk.amina)
    frist = Eskalering.objects.get().frist + timedelta(days=7)
    svarene = samtidig(
        lambda: avslutt(folk.kari, id_, SNART, versjon=1),
        lambda: avslutt(folk.per, id_, SNART, Status.STOPPET, versjon=1),
        lambda: operations.forleng(
            aktor=folk.per, eskalering_id=id_, versjon=1, frist=frist, grunn="Mer tid", naa=SNART
        ),
    )
    assert [s for s in svarene if s is None] == [None]
    assert {s.kode for s in svarene if s} <= {"ESKALERING_IKKE_AKTIV", "VERSJONSKONFLIKT"}
    assert Eskalering.objects.get().versjon == 2
