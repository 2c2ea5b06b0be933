"""What happens to the threads when a period ends. What was written stays, and can be read."""

from dap.dialog.models import Trad
from dap.dialog.operations import _tilstand as t
from dap.dialog.rules import Tilstand
from dap.dialog.values import Utfall
from dap.felles.aktor import SYSTEM
from dap.hendelse.values import Hendelsesrad


def folg_hendelse(rad: Hendelsesrad) -> None:
    """Projection: when follow-up ends, nobody waits for an answer any more, in any of its threads."""
    if rad.type != "OPPFOLGING_AVSLUTTET":
        return
    trader = Trad.objects.select_for_update(no_key=True).filter(periode_id=rad.objekt_id)
    for trad in trader.order_by("id"):
        if t.tilstand(trad) == _STILLE and trad.flytting_foreslatt is None:
            continue
        t.stopp_klokke(trad, Utfall.OPPFOLGING_AVSLUTTET, aktor=SYSTEM, naa=rad.tid)
        t.sett_tilstand(trad, _STILLE)
        trad.flytting_foreslatt = None
        t.lagre(
            trad, "flytting_foreslatt", aktor=SYSTEM, handling="OPPFOLGING_AVSLUTTET", naa=rad.tid
        )


_STILLE = Tilstand(None, None, None, None)
