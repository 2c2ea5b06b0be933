"""Writes of letters: one function, one use case."""

from dap.brev.operations._bestill import bestill
from dap.brev.operations._bunke import (
    apne_bunke,
    lag_bunke,
    legg_tilbake,
    merk_postet,
    merk_skrevet_ut,
)
from dap.brev.operations._ett import merk_returnert, skriv_ut_igjen, stopp
from dap.brev.operations._folg import folg_hendelse, folg_kassering
from dap.brev.operations._svar import registrer_svar
from dap.brev.operations._utboks import ta_bestillinger

__all__ = [
    "apne_bunke",
    "bestill",
    "folg_hendelse",
    "folg_kassering",
    "lag_bunke",
    "legg_tilbake",
    "merk_postet",
    "merk_returnert",
    "merk_skrevet_ut",
    "registrer_svar",
    "skriv_ut_igjen",
    "stopp",
    "ta_bestillinger",
]
