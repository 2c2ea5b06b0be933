"""Requirement: two who decide at once, and one who writes meanwhile: one of them wins, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from kasseringshjelp import SATT, SENERE, be, lag_mal, star_et_sted
from rollebesetning import Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.hendelse.models import Hendelse
from dap.kassering import operations
from dap.kassering.models import Kassering
from dap.mal import operations as mal

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_two_deciders_wins_and_who_writes_meanwhile_loses(roller: Rollebesetning) -> None:
    ting = lag_mal(roller)
    id_ = be(roller, ting)

    def avgjor(av: Aktor) -> str:
        try:
            operations.avgjor(aktor=av, kassering_id=id_, godkjent=True, versjon=2, naa=SENERE)
        except DapFeil as feil:
            return feil.kode
        finally:
            connection.close()
        return "ok"

    with ThreadPoolExecutor(2) as pool:
        svar = sorted(pool.map(avgjor, (roller.per, roller.tor)))

    assert svar == ["KASSERING_ER_AVGJORT", "ok"]
    assert Kassering.objects.get().godkjent
    assert Hendelse.objects.filter(type="INNHOLD_KASSERT").count() == 1
    with pytest.raises(DapFeil, match="VERSJONSKONFLIKT"):
        mal.endre_mal(
            aktor=roller.amina, mal_id=ting[1], versjon=2, tekst=SATT, viktighet=None,
            realisme=None, revurderes=None, naa=SENERE,
        )  # fmt: skip
    assert not star_et_sted()
