"""Writes of the archive: one function, one use case."""

from dap.arkiv.operations.eksport import bestill_eksport, folg_hendelse, lag_eksport, rydd_eksporter

__all__ = ["bestill_eksport", "folg_hendelse", "lag_eksport", "rydd_eksporter"]
