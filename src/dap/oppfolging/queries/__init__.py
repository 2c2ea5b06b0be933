"""Questions about the follow-up."""

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

__all__ = [
    "STANDARD_SVARFRIST_TIMER",
    "ansvarlig_veileder",
    "apen_periode",
    "brukersperre",
    "er_historisk",
    "er_manuell",
    "krev_apen_periode",
    "mine_brukere",
    "mottaker_hos_nav",
    "oppfolgingsbilde",
    "perioder",
    "under_oppfolging",
    "uttrekk",
]
