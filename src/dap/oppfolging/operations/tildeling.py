"""Who is responsible for the person."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.oppfolging.models import Veiledertildeling
from dap.oppfolging.operations._felles import krev_nav, registrer


@transaction.atomic
def tildel_veileder(*, aktor: Aktor, person_id: UUID, ansatt_id: UUID, naa: datetime) -> None:
    """Make a member of staff responsible for the person from now on."""
    krev_nav(aktor, person_id, "tildel_veileder", naa)
    apne = Veiledertildeling.objects.select_for_update().filter(person_id=person_id, til=None)
    for rad in apne:
        if rad.ansatt_id == ansatt_id:
            return
        rad.til = naa
        rad.save(update_fields=["til"])
    Veiledertildeling.objects.create(person_id=person_id, ansatt_id=ansatt_id, fra=naa)
    registrer(aktor, person_id, "VEILEDER_TILDELT", ansatt_id, naa)
