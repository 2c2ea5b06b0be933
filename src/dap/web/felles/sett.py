"""Opening the page of a record: seen as it is now, and read in the bell."""

from datetime import datetime
from uuid import UUID

from dap.hendelse.operations import merk_sett
from dap.tilgang.values import Personinnsyn
from dap.varsel.operations import merk_lest
from dap.web.felles.tilgang import AktorRequest


def merk_apnet(
    request: AktorRequest, innsyn: Personinnsyn, objekt_type: str, objekt_id: UUID, naa: datetime
) -> None:
    """Nothing for staff in the user's own view."""
    if not innsyn.kan_skrive:
        return
    merk_sett(
        aktor=request.aktor,
        person_id=innsyn.person_id,
        objekt_type=objekt_type,
        objekt_id=objekt_id,
        naa=naa,
    )
    merk_lest(aktor=request.aktor, objekt_id=objekt_id, naa=naa)
