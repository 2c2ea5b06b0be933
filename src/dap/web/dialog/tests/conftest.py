"""The cast in front of the pages, without the way through a provider."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from rollebesetning import Rollebesetning

from dap.dialog import operations
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor
from dap.konto.models import Konto
from dap.web.felles import okt

Inn = Callable[..., Client]


@pytest.fixture
def inn(roller: Rollebesetning) -> Inn:
    """A browser signed in as one of the cast."""

    def som(hvem: str, **valg: Any) -> Client:
        konto = Konto.objects.get(subjekt=hvem)
        klient = Client(**valg)
        klient.force_login(konto)
        sesjon = klient.session
        okt.start(sesjon, konto=str(konto.id), profil="", subjekt=hvem, naa=timezone.now())
        sesjon.save()
        return klient

    return som


@pytest.fixture
def start(roller: Rollebesetning) -> Callable[..., UUID]:
    """A thread by Amina (or another) an hour ago."""

    def ny(aktor: Aktor | None = None, **felter: Any) -> UUID:
        hvem = aktor or roller.amina
        alle: dict[str, Any] = {
            "tema": Tema.ARBEID_AKTIVITETER,
            "tekst": "Hei, jeg lurer på kurset",
            "nokkel": uuid.uuid4(),
            "naa": for_en_time_siden(),
            "person_id": hvem.id,
        }
        return operations.ny_trad(aktor=hvem, **(alle | felter)).trad_id

    return ny


def for_en_time_siden() -> datetime:
    return timezone.now() - timedelta(hours=1)
