"""The words of this room: kinds, the catalogue, the outbox."""

from dap.varsel.values.katalog import KATALOG, Ekstern, Regel, Sensitivitet
from dap.varsel.values.slag import SETT_I_PLANEN, Varselrad, Varselslag, Varseltype
from dap.varsel.values.utsending import (
    DIGITALE,
    OBJEKT_VALG,
    Feilkode,
    Kanal,
    Kofakta,
    Mottak,
    Returpostrad,
    Retursvar,
    Samling,
    Utsendingsrad,
    Utsendingsstatus,
    Valg,
)

__all__ = [
    "DIGITALE",
    "KATALOG",
    "OBJEKT_VALG",
    "SETT_I_PLANEN",
    "Ekstern",
    "Feilkode",
    "Kanal",
    "Kofakta",
    "Mottak",
    "Regel",
    "Returpostrad",
    "Retursvar",
    "Samling",
    "Sensitivitet",
    "Utsendingsrad",
    "Utsendingsstatus",
    "Valg",
    "Varselrad",
    "Varselslag",
    "Varseltype",
]
