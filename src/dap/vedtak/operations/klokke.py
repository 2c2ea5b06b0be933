"""What happens in other rooms, and ends a draft."""

from dap.felles.aktor import SYSTEM
from dap.hendelse.values import Hendelsesrad
from dap.varsel import operations as varsel
from dap.vedtak.models import Utkast
from dap.vedtak.values import Utkaststatus


def folg_hendelse(rad: Hendelsesrad) -> None:
    """Projection: a follow-up that ends takes its open draft with it. Nothing is ever decided here."""
    if rad.type != "OPPFOLGING_AVSLUTTET":
        return
    apne = Utkast.objects.select_for_update().filter(
        periode_id=rad.objekt_id, status=Utkaststatus.APENT
    )
    for utkast in apne:
        utkast.status = Utkaststatus.AVSLUTTET
        utkast.stempl(aktor=SYSTEM, handling="OPPFOLGING_AVSLUTTET", naa=rad.tid)
        utkast.save()
        varsel.stopp(objekt_id=utkast.id, naa=rad.tid)
