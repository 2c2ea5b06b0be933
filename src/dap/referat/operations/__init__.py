"""Writes of minutes: one function, one use case."""

from dap.referat.operations._kassering import (
    EIER_KOMMENTAR,
    EIER_REFERAT,
    EIER_UTKAST,
    folg_kassering,
)
from dap.referat.operations._kommentar import kommenter
from dap.referat.operations._skriv import (
    del_referat,
    fjern_sitat,
    forkast_endring,
    lagre_utkast,
    sett_ferdig,
    siter,
)
from dap.referat.operations._start import (
    be_bruker_skrive,
    start_motereferat,
    start_samtalereferat,
    ta_over,
)

__all__ = [
    "EIER_KOMMENTAR",
    "EIER_REFERAT",
    "EIER_UTKAST",
    "be_bruker_skrive",
    "del_referat",
    "fjern_sitat",
    "folg_kassering",
    "forkast_endring",
    "kommenter",
    "lagre_utkast",
    "sett_ferdig",
    "siter",
    "start_motereferat",
    "start_samtalereferat",
    "ta_over",
]
