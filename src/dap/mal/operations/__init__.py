"""Writes of situation, goals and milestones: one function, one use case."""

from dap.mal.operations._forventning import (
    endre_forventning,
    opprett_forventning,
    sett_forventningsstatus,
)
from dap.mal.operations._kassering import (
    EIER_FORVENTNING,
    EIER_MAL,
    EIER_MILEPAEL,
    EIER_SITUASJON,
)
from dap.mal.operations._mal import endre_mal, flytt_mal, opprett_mal, sett_mal_status
from dap.mal.operations._milepael import (
    endre_milepael,
    fjern_milepael,
    legg_til_milepael,
    merk_milepael,
)
from dap.mal.operations._situasjon import lagre_situasjon

__all__ = [
    "EIER_FORVENTNING",
    "EIER_MAL",
    "EIER_MILEPAEL",
    "EIER_SITUASJON",
    "endre_forventning",
    "endre_mal",
    "endre_milepael",
    "fjern_milepael",
    "flytt_mal",
    "lagre_situasjon",
    "legg_til_milepael",
    "merk_milepael",
    "opprett_forventning",
    "opprett_mal",
    "sett_forventningsstatus",
    "sett_mal_status",
]
