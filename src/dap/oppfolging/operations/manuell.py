"""On paper and in person, or digitally."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.tekst import krev_lengde
from dap.oppfolging.models import Manuellstatus
from dap.oppfolging.operations._felles import krev_nav, registrer


@transaction.atomic
def sett_manuell(
    *, aktor: Aktor, person_id: UUID, manuell: bool, grunn: str, naa: datetime
) -> None:
    """Follow up on paper and in person (or digitally again), with the reason."""
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=500)
    krev_nav(aktor, person_id, "manuell_oppfolging", naa)
    Manuellstatus.objects.create(person_id=person_id, manuell=manuell, fra=naa, grunn=grunn)
    registrer(
        aktor, person_id, "SATT_TIL_MANUELL" if manuell else "SATT_TIL_DIGITAL", person_id, naa
    )
