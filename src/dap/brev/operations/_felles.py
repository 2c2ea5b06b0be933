"""What every write here does first and last: access, the lock, and the word on the spine."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.brev.models import Brev
from dap.brev.values import OBJEKT
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.felles.rom import Rom
from dap.hendelse import operations as hendelse
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn

HVA = "brev"


def apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """Access to one person for who may send them letters."""
    if not aktor.er_ansatt:
        raise IkkeFunnet
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def hent(aktor: Aktor, brev_id: UUID, naa: datetime) -> Brev:
    """One letter, locked. IkkeFunnet when it does not exist or is not theirs to see."""
    person_id = Brev.objects.filter(id=brev_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne(aktor, person_id, naa)
    rad = (
        Brev.objects.synlig_for(innsyn)
        .select_for_update(of=("self",), no_key=True)
        .filter(id=brev_id)
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    return rad


def hendelsesrom(rom: Iterable[str]) -> Rom:
    """Where the word of it lies: one that has content of both rooms is told in the municipality's,
    which those who see both can see."""
    return Rom.KOMMUNE if Rom.KOMMUNE in set(rom) else Rom.STAT


def registrer(aktor: Aktor, rad: Brev, type_: str, naa: datetime, **data: Any) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=rad.person_id,
        rom=hendelsesrom(rad.rom),
        type=type_,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
        data={"slag": rad.slag, **data},
    )
