"""Reads of notifications: one function, one question."""

from dap.varsel.queries.lesing import (
    antall_uleste,
    ett_varsel,
    til_brukeren,
    uleste_per_person,
    varsler,
)
from dap.varsel.queries.mottak import mottak_for
from dap.varsel.queries.utsendinger import antall_per_status, dode, kofakta, utsendinger

__all__ = [
    "antall_per_status",
    "antall_uleste",
    "dode",
    "ett_varsel",
    "kofakta",
    "mottak_for",
    "til_brukeren",
    "uleste_per_person",
    "utsendinger",
    "varsler",
]
