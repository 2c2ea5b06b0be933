"""What somebody who acts for a user may bring about."""

from dap.felles.aktor import Hjelp
from dap.felles.feil import IkkeTilgang
from dap.hendelse.values import BARE_BRUKEREN, NEDLASTING, OM_HJELPEN, Hendelsestype


def krev_hjelp_til(hjelp: Hjelp | None, type_: Hendelsestype) -> None:
    """Raises IkkeTilgang HJELPER_KAN_BARE_LESE, BARE_BRUKEREN_SELV or HJELPER_KAN_IKKE_LASTE_NED.

    Every operation that changes anything comes by here, so nothing needs to ask for itself.
    """
    if hjelp is None or type_ in OM_HJELPEN:
        return
    if type_ in BARE_BRUKEREN:
        raise IkkeTilgang("BARE_BRUKEREN_SELV")
    if type_ in NEDLASTING:
        if not hjelp.kan_laste_ned:
            raise IkkeTilgang("HJELPER_KAN_IKKE_LASTE_NED")
        return
    if not hjelp.kan_skrive:
        raise IkkeTilgang("HJELPER_KAN_BARE_LESE")
