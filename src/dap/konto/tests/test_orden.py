"""Requirement: names stand in the order of the Norwegian alphabet, on every database."""

import pytest
from django.db.models import F

from dap.konto.models import Konto
from dap.tabell.orden import norsk


@pytest.mark.django_db
def test_names_follow_the_norwegian_alphabet() -> None:
    navn = ["ås", "Østby", "Ærø", "Zakariassen", "elise", "Élan", "Ek", "Ådne", "Öberg", "aas"]
    for n in navn:
        Konto.objects.create(type="BRUKER", utsteder="test", subjekt=n)

    ordnet = Konto.objects.order_by(norsk("subjekt"), F("subjekt")).values_list(
        "subjekt", flat=True
    )

    assert list(ordnet) == [
        *("aas", "Ek", "Élan", "elise", "Zakariassen"),
        *("Ærø", "Öberg", "Østby", "Ådne", "ås"),
    ]
