"""Reads across the packages: everything about one person."""

from dap.arkiv.sok import sok
from dap.arkiv.tidslinje import filtervalg, tidslinje

__all__ = ["filtervalg", "sok", "tidslinje"]
