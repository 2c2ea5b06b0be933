"""Threads to test with."""

import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations
from dap.dialog.values import SendtMelding, Tema
from dap.felles.aktor import Aktor


@pytest.fixture
def start(roller: Rollebesetning) -> Callable[..., UUID]:
    """A thread by Amina, or by another user, at NAA."""

    def ny(aktor: Aktor | None = None, **felter: Any) -> UUID:
        hvem = aktor or roller.amina
        alle: dict[str, Any] = {
            "aktor": hvem,
            "person_id": hvem.id,
            "tema": Tema.ARBEID_AKTIVITETER,
            "tekst": "Hei, jeg lurer på kurset",
            "nokkel": uuid.uuid4(),
            "naa": NAA,
        }
        return operations.ny_trad(**(alle | felter)).trad_id

    return ny


@pytest.fixture
def send() -> Callable[..., SendtMelding]:
    def en(aktor: Aktor, trad_id: UUID, **felter: Any) -> SendtMelding:
        alle: dict[str, Any] = {"tekst": "Svar", "nokkel": uuid.uuid4(), "naa": NAA}
        return operations.send_melding(aktor=aktor, trad_id=trad_id, **(alle | felter))

    return en
