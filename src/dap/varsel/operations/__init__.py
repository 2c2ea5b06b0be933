"""Writes of notifications: one function, one use case."""

from dap.varsel.operations.bestilling import bestill, bestill_mange
from dap.varsel.operations.brev import (
    bestill_brev,
    brev_laget,
    brev_levert,
    brev_returnert,
    brev_stoppet,
    knytt_brev,
    ta_brev,
)
from dap.varsel.operations.demo import fortell_om_sendte
from dap.varsel.operations.kvittering import ta_imot_kvittering
from dap.varsel.operations.lesing import (
    folg_hendelse,
    merk_alle_lest,
    merk_lest,
    merk_plan_lest,
    stopp,
    stopp_flere,
)
from dap.varsel.operations.retur import (
    les_returmappe,
    merk_returpost_behandlet,
    ta_imot_retur,
)
from dap.varsel.operations.sending import oppsatte_kanaler, prov_dode_igjen, send_ventende
from dap.varsel.operations.valg import lagre_valg

__all__ = [
    "bestill",
    "bestill_brev",
    "bestill_mange",
    "brev_laget",
    "brev_levert",
    "brev_returnert",
    "brev_stoppet",
    "folg_hendelse",
    "fortell_om_sendte",
    "knytt_brev",
    "lagre_valg",
    "les_returmappe",
    "merk_alle_lest",
    "merk_lest",
    "merk_plan_lest",
    "merk_returpost_behandlet",
    "oppsatte_kanaler",
    "prov_dode_igjen",
    "send_ventende",
    "stopp",
    "stopp_flere",
    "ta_brev",
    "ta_imot_kvittering",
    "ta_imot_retur",
]
