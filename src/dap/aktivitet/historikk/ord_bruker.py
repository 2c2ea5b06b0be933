"""What the user reads: "du" for themself, a name for NAV, no words of the trade."""

from collections.abc import Mapping

from dap.aktivitet.historikk.ord_felles import ORD as FELLES
from dap.felles.sprak import N_, Ytring

ORD: Mapping[str, str] = {
    **FELLES,
    "FHO_SENDT": N_("sendte deg informasjon om ansvaret ditt"),
    "FHO_LEST": N_("leste informasjonen om ansvaret ditt"),
}


def hvem(navn: str, *, av_bruker: bool) -> Ytring:
    if av_bruker:
        return Ytring(N_("Du"))
    return Ytring(N_("%(navn)s i NAV"), {"navn": navn}) if navn else Ytring(N_("NAV"))
