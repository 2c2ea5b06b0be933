"""Writes of calibration: one function, one use case."""

from dap.kalibrering.operations._fag import avslutt_fagansvarlig, oppnevn_fagansvarlig
from dap.kalibrering.operations._runde import (
    apne_runde,
    endre_runde,
    lukk_runde,
    ny_runde,
    skriv_laerdom,
)
from dap.kalibrering.operations._sak import endre_sak, fjern_sak, ny_sak
from dap.kalibrering.operations._svar import svar_pa_sak

__all__ = [
    "apne_runde",
    "avslutt_fagansvarlig",
    "endre_runde",
    "endre_sak",
    "fjern_sak",
    "lukk_runde",
    "ny_runde",
    "ny_sak",
    "oppnevn_fagansvarlig",
    "skriv_laerdom",
    "svar_pa_sak",
]
