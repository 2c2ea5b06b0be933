"""What stands in the archive: the roles, not the names, and what was done in full."""

from collections.abc import Mapping

from dap.aktivitet.historikk.ord_felles import ORD as FELLES
from dap.felles.sprak import N_, Ytring

ORD: Mapping[str, str] = {
    **FELLES,
    "OPPRETTET": N_("opprettet aktiviteten"),
    "AVTALT": N_("satte aktiviteten til «Avtalt med NAV»"),
    "GODTATT": N_("godtok forslaget, og aktiviteten fikk status %(til)s"),
    "AVSLATT": N_("avslo forslaget"),
    "GJENAPNET": N_("gjenåpnet aktiviteten med status %(til)s"),
}


def hvem(navn: str, *, av_bruker: bool) -> Ytring:
    return Ytring(N_("Bruker")) if av_bruker else Ytring(N_("NAV"))
