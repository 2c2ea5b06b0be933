"""Who is told of what happens to the follow-up itself."""

from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.oppfolging.values import OBJEKT
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


def varsle(
    slag: Varselslag, mottaker_id: UUID, person_id: UUID, periode_id: UUID, *, naa: datetime
) -> None:
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker_id,
        person_id=person_id,
        rom=Rom.STAT,
        objekt_type=OBJEKT,
        objekt_id=periode_id,
        naa=naa,
    )


def varsle_begge(
    slag: Varselslag,
    person_id: UUID,
    periode_id: UUID,
    *,
    aktor: Aktor,
    veileder_id: UUID | None,
    naa: datetime,
) -> None:
    """The user and the responsible adviser, except the one who did it."""
    for mottaker in (person_id, veileder_id):
        if mottaker is not None and mottaker != aktor.id:
            varsle(slag, mottaker, person_id, periode_id, naa=naa)
