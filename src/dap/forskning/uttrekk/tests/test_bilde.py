"""What commits while the extract is read is not in it."""

from datetime import date
from threading import Thread

import pytest
from django.db import connection

from dap.forskning.uttrekk.bilde import ett_bilde
from dap.kontor import operations as kontor
from dap.kontor.queries import finnes_noen
from dap.kontor.values import Ansettelse


@pytest.mark.django_db(transaction=True)
def test_alt_er_lest_i_samme_oyeblikk() -> None:
    def annen() -> None:
        kontor.opprett_kontor(nr="1402", navn="NAV Nyby")
        kontor.opprett_ansatt(
            ident="X100003", navn="Ny Ansatt", ansettelse=Ansettelse.STAT, kontorer=["1402"],
            roller=[], fra=date(2020, 1, 1),
        )  # fmt: skip
        connection.close()

    with ett_bilde():
        assert not finnes_noen()
        traad = Thread(target=annen)
        traad.start()
        traad.join()
        assert not finnes_noen()
    assert finnes_noen()
