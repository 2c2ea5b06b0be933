"""Questions about the follow-up, by subject in the files beside."""

from dap.oppfolging.queries.arbeidsmerker import (
    fargekategori,
    fargekategorier,
    huskelapp,
    huskelapper,
    kategorinavn,
)
from dap.oppfolging.queries.innstillinger import (
    innstillinger,
)
from dap.oppfolging.queries.oppfolgingen import (
    STANDARD_SVARFRIST_TIMER,
    ansvarlig_veileder,
    apen_periode,
    brukersperre,
    er_historisk,
    er_manuell,
    krev_apen_periode,
    mine_brukere,
    mottaker_hos_nav,
    oppfolgingsbilde,
    perioder,
    under_oppfolging,
    uttrekk,
)
from dap.oppfolging.queries.status import (
    apen_kvp,
    dager_igjen,
    er_arbeidssoker,
    inaktiv,
    inaktive,
    kandidater,
    sluttsperrer,
    statusbilde,
)

__all__ = [
    "STANDARD_SVARFRIST_TIMER",
    "ansvarlig_veileder",
    "apen_kvp",
    "apen_periode",
    "brukersperre",
    "dager_igjen",
    "er_arbeidssoker",
    "er_historisk",
    "er_manuell",
    "fargekategori",
    "fargekategorier",
    "huskelapp",
    "huskelapper",
    "inaktiv",
    "inaktive",
    "innstillinger",
    "kandidater",
    "kategorinavn",
    "krev_apen_periode",
    "mine_brukere",
    "mottaker_hos_nav",
    "oppfolgingsbilde",
    "perioder",
    "sluttsperrer",
    "statusbilde",
    "under_oppfolging",
    "uttrekk",
]
