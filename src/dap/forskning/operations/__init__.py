"""Ordering extracts and reports, making them, and throwing them away."""

from dap.forskning.operations.bestilling import (
    avbryt_oppdrag,
    bestill_rapport,
    bestill_syntetisk,
    bestill_uttrekk,
    noter_innsyn,
    slett_oppdrag,
)
from dap.forskning.operations.logg import JOBB
from dap.forskning.operations.utforing import lag_oppdrag, rydd_oppdrag

__all__ = [
    "JOBB",
    "avbryt_oppdrag",
    "bestill_rapport",
    "bestill_syntetisk",
    "bestill_uttrekk",
    "lag_oppdrag",
    "noter_innsyn",
    "rydd_oppdrag",
    "slett_oppdrag",
]
