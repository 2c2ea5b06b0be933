"""Requirement: the database lets a message be emptied, and bears no other change of it."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import InternalError, transaction
from django.db.utils import DatabaseError
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations
from dap.dialog.models import Melding
from dap.dialog.values import KASSERT_TEKST, Tema

pytestmark = pytest.mark.django_db
SKREVET = "Det som ble skrevet"


@pytest.mark.parametrize(
    "endring",
    [
        {"tekst": "Noe annet"},
        {"tekst": ""},
        {"tekst": KASSERT_TEKST},
        {"tekst": KASSERT_TEKST, "kassert": NAA, "avsender_id": uuid4()},
        {"kassert": NAA},
    ],
)
def test_the_database_bears_no_other_change(
    roller: Rollebesetning, endring: dict[str, Any]
) -> None:
    sendt = operations.ny_trad(
        aktor=roller.kari, person_id=roller.amina.id, tema=Tema.ARBEID_AKTIVITETER, tekst=SKREVET,
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    rad = Melding.objects.filter(id=sendt.melding_id)
    with pytest.raises((InternalError, DatabaseError)), transaction.atomic():
        rad.update(**endring)
    with pytest.raises((InternalError, DatabaseError)), transaction.atomic():
        rad.delete()
    assert rad.get().tekst == SKREVET
