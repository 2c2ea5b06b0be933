"""Writes of registration: one function, one use case. By subject in the files beside."""

from dap.registrering.operations._ny import hent_ukjent
from dap.registrering.operations._oppgave import (
    apne_oppgave,
    be_om_kontakt,
    ferdigstill_oppgave,
    ta_oppgave,
)
from dap.registrering.operations._profil import vurder_profil
from dap.registrering.operations._registre import oppdater_grunnlag
from dap.registrering.operations._send import send
from dap.registrering.operations._utfylling import begynn, forkast, lagre_svar

__all__ = [
    "apne_oppgave",
    "be_om_kontakt",
    "begynn",
    "ferdigstill_oppgave",
    "forkast",
    "hent_ukjent",
    "lagre_svar",
    "oppdater_grunnlag",
    "send",
    "ta_oppgave",
    "vurder_profil",
]
