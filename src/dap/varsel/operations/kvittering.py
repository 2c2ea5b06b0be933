"""Receipts: what a channel tells afterwards."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.varsel.kanaler.oppdrag import Svar
from dap.varsel.models import Utsending
from dap.varsel.operations._etterpa import gjenta, prov_annen_kanal, stopp_andre
from dap.varsel.rules.tilstand import Utfall, etter_kvittering
from dap.varsel.values import Feilkode, Kanal, Utsendingsstatus


@transaction.atomic
def ta_imot_kvittering(
    *,
    utsending_id: UUID,
    levert: bool,
    kanal: Kanal,
    naa: datetime,
    feilkode: Feilkode = Feilkode.AVVIST,
) -> bool:
    """A channel says that a message arrived, or that it never will. The same receipt again, or one
    that comes too late, changes nothing. False for a message that we never sent in that channel."""
    rad = (
        Utsending.objects.select_for_update(no_key=True, of=("self",))
        .select_related("varsel")
        .filter(id=utsending_id, kanal=kanal, forsok__gt=0)
        .first()
    )
    if rad is None:
        return False
    ny = etter_kvittering(Utsendingsstatus(rad.status), levert=levert)
    if ny is None:
        return True
    felter = {"status": ny, "sendt": rad.sendt or naa}
    felter |= {"levert": naa, "feilkode": ""} if levert else {"feilkode": feilkode}
    Utsending.objects.filter(id=rad.id).update(**felter)
    Utsending.objects.filter(samlet_i=rad.id).update(**felter)
    if levert:
        stopp_andre(rad)
        gjenta([rad], naa=naa)
    else:
        prov_annen_kanal({rad.id: Svar(Utfall.VARIG, feilkode)}, naa=naa)
    return True
