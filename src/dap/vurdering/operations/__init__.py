"""Writes of assessments: one function, one use case."""

from dap.vurdering.operations._eget import be_om_egenvurdering, lagre_egenvurdering
from dap.vurdering.operations._ferdig import gjor_ferdig
from dap.vurdering.operations._kassering import (
    EIER_EGENVURDERING,
    EIER_VURDERING,
    EIER_VURDERINGUTKAST,
)
from dap.vurdering.operations._utkast import (
    forkast_utkast,
    skriv_del,
    skriv_konklusjon,
    start_utkast,
    ta_over_utkast,
)

__all__ = [
    "EIER_EGENVURDERING",
    "EIER_VURDERING",
    "EIER_VURDERINGUTKAST",
    "be_om_egenvurdering",
    "forkast_utkast",
    "gjor_ferdig",
    "lagre_egenvurdering",
    "skriv_del",
    "skriv_konklusjon",
    "start_utkast",
    "ta_over_utkast",
]
