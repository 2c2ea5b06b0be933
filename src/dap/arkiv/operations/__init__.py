"""Writes of the archive: one function, one use case."""

from dap.arkiv.operations.eksport import bestill_eksport, folg_hendelse, lag_eksport, rydd_eksporter
from dap.arkiv.operations.journal import journalfor, legg_bort
from dap.arkiv.operations.levering import (
    folg_kassering,
    lever_journalpost,
    lever_ventende,
    prov_igjen,
)

__all__ = [
    "bestill_eksport",
    "folg_hendelse",
    "folg_kassering",
    "journalfor",
    "lag_eksport",
    "legg_bort",
    "lever_journalpost",
    "lever_ventende",
    "prov_igjen",
    "rydd_eksporter",
]
