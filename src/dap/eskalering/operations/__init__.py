"""Writes of warnings: one function, one use case."""

from dap.eskalering.operations._folg import folg_hendelse
from dap.eskalering.operations._frister import varsle_om_frister
from dap.eskalering.operations._kassering import EIER_ESKALERING
from dap.eskalering.operations._start import forhandsvis, start
from dap.eskalering.operations._videre import (
    avslutt,
    folg_brev_postet,
    forleng,
    registrer_brev_postet,
)

__all__ = [
    "EIER_ESKALERING",
    "avslutt",
    "folg_brev_postet",
    "folg_hendelse",
    "forhandsvis",
    "forleng",
    "registrer_brev_postet",
    "start",
    "varsle_om_frister",
]
