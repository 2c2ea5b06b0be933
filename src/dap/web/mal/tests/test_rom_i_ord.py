"""Requirement: a page never says that the user has nothing, when the reader may not see all."""

import pytest
from django.utils import timezone
from klient import logget_inn
from planhjelp import tekst
from rollebesetning import Rollebesetning

from dap.mal import operations

PASTANDER = ("Brukeren har ikke skrevet", "Brukeren har ikke noe mål", "har ikke noe møte")


@pytest.mark.parametrize("side", ["plan/", "plan/situasjon/", "plan/mal/", "moter/"])
def test_the_municipality_is_told_nothing_that_is_untrue(roller: Rollebesetning, side: str) -> None:
    operations.lagre_situasjon(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Alene med tre barn", versjon=0,
        naa=timezone.now(),
    )  # fmt: skip
    lest = tekst(logget_inn("lise").get(f"/bruker/{roller.amina.id}/{side}"))
    assert "tre barn" not in lest
    assert not [p for p in PASTANDER if p in lest]
