"""Access and traces that every operation of registration shares."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.felles.rom import Rom
from dap.hendelse import operations as hendelse
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn

FERSK = timedelta(hours=24)
"""So long an answer of a register is taken as new."""


def apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """Access to register the person: the user themself, or staff who follow people up.

    Registration lies in the state's room, so who does not see that sees nothing of it.
    """
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="registrering", naa=naa)
    if not innsyn.ser_rom(Rom.STAT):
        raise IkkeFunnet
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


def las(person_id: UUID) -> None:
    """One at a time about a person, until the transaction ends: also where no row is there to lock."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 29))", [str(person_id)])


def registrer(
    aktor: Aktor,
    person_id: UUID,
    type: str,
    objekt: tuple[str, UUID],
    naa: datetime,
    data: dict[str, Any] | None = None,
) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=Rom.STAT,
        type=type,
        objekt_type=objekt[0],
        objekt_id=objekt[1],
        naa=naa,
        data=data,
    )
