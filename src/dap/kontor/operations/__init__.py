"""Writes about offices and staff: one function, one use case. By subject in the files beside."""

from dap.kontor.operations.fravar import avslutt_fravar, registrer_fravar
from dap.kontor.operations.kontoret import (
    flytt_person,
    knytt_konto,
    knytt_person,
    meld_fravar,
    opprett_ansatt,
    opprett_kontor,
    sett_dekning,
    sett_roller,
)
from dap.kontor.operations.team import lagre_team, legg_ned_team

__all__ = [
    "avslutt_fravar",
    "flytt_person",
    "knytt_konto",
    "knytt_person",
    "lagre_team",
    "legg_ned_team",
    "meld_fravar",
    "opprett_ansatt",
    "opprett_kontor",
    "registrer_fravar",
    "sett_dekning",
    "sett_roller",
]
