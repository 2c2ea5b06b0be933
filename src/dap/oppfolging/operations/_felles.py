"""What the operations of the follow-up share: who may, and the row on the spine."""

from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang
from dap.felles.rom import Rom
from dap.hendelse import operations as hendelse
from dap.tilgang.operations import apne_person


def krev_nav(aktor: Aktor, person_id: UUID, hva: str, naa: datetime) -> None:
    """The system itself, or staff who may open the person. Never the user."""
    if aktor.er_bruker:
        raise IkkeTilgang("BARE_NAV")
    if aktor.er_ansatt:
        apne_person(aktor=aktor, person_id=person_id, hva=hva, naa=naa)


def registrer(aktor: Aktor, person_id: UUID, type: str, objekt_id: UUID, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=Rom.STAT,
        type=type,
        objekt_type="OPPFOLGING",
        objekt_id=objekt_id,
        naa=naa,
    )
