"""Writes of the archive: one function, one use case."""

from dap.arkiv.operations.eksport import bestill_eksport, folg_hendelse, lag_eksport, rydd_eksporter
from dap.arkiv.operations.journal import journalfor, legg_bort
from dap.arkiv.operations.levering import lever_journalpost, lever_ventende, prov_igjen

__all__ = [
    "bestill_eksport",
    "folg_hendelse",
    "journalfor",
    "lag_eksport",
    "legg_bort",
    "lever_journalpost",
    "lever_ventende",
    "prov_igjen",
    "rydd_eksporter",
]
