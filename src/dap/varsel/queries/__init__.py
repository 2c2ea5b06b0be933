"""Reads of notifications: one function, one question."""

from dap.varsel.queries.lesing import (
    antall_til_brukeren,
    antall_uleste,
    bestilt_om,
    ett_varsel,
    side_til_brukeren,
    sist_bestilt,
    til_brukeren,
    uleste_per_person,
    varsler,
)
from dap.varsel.queries.mottak import avviste, mottak_for, valg_for
from dap.varsel.queries.returpost import antall_returpost, returpost, returpostinnhold
from dap.varsel.queries.utsendinger import (
    antall_per_status,
    dode,
    kofakta,
    utsendinger,
    utsendinger_av,
)

__all__ = [
    "antall_per_status",
    "antall_returpost",
    "antall_til_brukeren",
    "antall_uleste",
    "avviste",
    "bestilt_om",
    "dode",
    "ett_varsel",
    "kofakta",
    "mottak_for",
    "returpost",
    "returpostinnhold",
    "side_til_brukeren",
    "sist_bestilt",
    "til_brukeren",
    "uleste_per_person",
    "utsendinger",
    "utsendinger_av",
    "valg_for",
    "varsler",
]
