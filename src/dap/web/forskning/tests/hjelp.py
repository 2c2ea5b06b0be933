"""An analyst who is signed in, and what she has ordered."""

import uuid
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.forskning.models import Oppdrag
from dap.forskning.operations import lag_oppdrag


@pytest.fixture(autouse=True)
def mappe(settings: Any, tmp_path: Path) -> None:
    settings.DAP_FORSKNING = str(tmp_path / "forskning")


@pytest.fixture
def ane(roller: Rollebesetning) -> Client:
    return logget_inn("ane")


def siste(*, lag: bool = True) -> UUID:
    id_ = Oppdrag.objects.latest("bestilt").id
    if lag:
        lag_oppdrag(oppdrag_id=id_, klokke=timezone.now)
    return id_


def bestill_syntetisk(ane: Client, personer: int = 100) -> UUID:
    ane.post("/forskning/syntetisk/", {"personer": personer, "fro": 1, "nokkel": uuid.uuid4()})
    return siste()
