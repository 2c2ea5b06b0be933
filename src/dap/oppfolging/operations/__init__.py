"""Writes of the follow-up: one function, one use case. By subject in the files beside."""

from dap.oppfolging.operations.manuell import sett_manuell
from dap.oppfolging.operations.periode import avslutt_periode, start_periode
from dap.oppfolging.operations.tildeling import tildel_veileder

__all__ = ["avslutt_periode", "sett_manuell", "start_periode", "tildel_veileder"]
