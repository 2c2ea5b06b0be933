"""What the adviser reads: both sides by name."""

from collections.abc import Mapping

from dap.aktivitet.historikk.ord_felles import ORD as FELLES
from dap.felles.sprak import N_, Ytring

ORD: Mapping[str, str] = FELLES


def hvem(navn: str, *, av_bruker: bool) -> Ytring:
    if not navn:
        return Ytring(N_("Bruker")) if av_bruker else Ytring(N_("NAV"))
    return Ytring(N_("%(navn)s (bruker)") if av_bruker else "%(navn)s", {"navn": navn})
