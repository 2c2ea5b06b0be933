"""Reads across the packages: everything about one person."""

from dap.arkiv.eksport.lesing import (
    eksporter,
    eksportfil,
    eksportskjema,
    forhandsvis,
    innholdsvalg,
)
from dap.arkiv.sok import sok
from dap.arkiv.tidslinje import filtervalg, tidslinje

__all__ = [
    "eksporter",
    "eksportfil",
    "eksportskjema",
    "filtervalg",
    "forhandsvis",
    "innholdsvalg",
    "sok",
    "tidslinje",
]
