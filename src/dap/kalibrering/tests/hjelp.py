"""Rounds made through the operations, for tests."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.kalibrering import operations
from dap.kalibrering.models import Runde, Sak
from dap.kalibrering.values import (
    Alder,
    Erfaring,
    Helse,
    Innsatsgruppe,
    Saksinnhold,
    Sikkerhet,
    Utdanning,
)

FJORDBY = "1201"
STANDARD = Innsatsgruppe.STANDARD_INNSATS
SITUASJON = Innsatsgruppe.SITUASJONSBESTEMT_INNSATS


def innhold(tekst: str = "Mann i 40-årene. Vondt i ryggen, vil på lager.") -> Saksinnhold:
    return Saksinnhold(tekst, Alder.FRA_30_TIL_49, Utdanning.VIDEREGAENDE, Erfaring.OVER_TO_AR,
                       Helse.NOE)  # fmt: skip


def runde(av: Aktor, naa: datetime, **valg: Any) -> UUID:
    felles: dict[str, Any] = {
        "kontor_nr": FJORDBY, "tittel": "Standard eller situasjonsbestemt?",
        "frist": dato(naa) + timedelta(days=7), "nokkel": uuid.uuid4(),
    }  # fmt: skip
    return operations.ny_runde(aktor=av, naa=naa, **(felles | valg))


def sak(av: Aktor, runde_id: UUID, naa: datetime, tekst: str = "", **valg: Any) -> UUID:
    felles: dict[str, Any] = {"anonymisert": True, "nokkel": uuid.uuid4()}
    return operations.ny_sak(
        aktor=av, runde_id=runde_id, innhold=innhold(tekst) if tekst else innhold(), naa=naa,
        **(felles | valg),
    )  # fmt: skip


def apne(av: Aktor, runde_id: UUID, naa: datetime) -> None:
    versjon = Runde.objects.get(id=runde_id).versjon
    operations.apne_runde(aktor=av, runde_id=runde_id, versjon=versjon, naa=naa)


def apen(av: Aktor, naa: datetime, saker: int = 2) -> tuple[UUID, list[UUID]]:
    """A round that is open, with so many cases."""
    id_ = runde(av, naa)
    for nr in range(saker):
        sak(av, id_, naa, f"Sak nummer {nr}.")
    apne(av, id_, naa)
    return id_, list(Sak.objects.filter(runde_id=id_).order_by("id").values_list("id", flat=True))


def svar(av: Aktor, sak_id: UUID, naa: datetime, gruppe: Innsatsgruppe = STANDARD,
         grunn: str = "Trenger lite hjelp.") -> None:  # fmt: skip
    operations.svar_pa_sak(
        aktor=av, sak_id=sak_id, gruppe=gruppe, begrunnelse=grunn,
        sikkerhet=Sikkerhet.GANSKE_SIKKER, naa=naa,
    )  # fmt: skip
