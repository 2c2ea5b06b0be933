"""Reads of registration: one function, one question. By subject in the files beside."""

from dap.registrering.queries._forskning import forskning_arbeid, forskning_registreringer
from dap.registrering.queries._oppgaver import antall_oppgaver, oppgave, oppgaver
from dap.registrering.queries._profil import enighet, profil_for
from dap.registrering.queries._registrering import (
    registrering,
    registreringer,
    sporsmalet,
    status,
    svartekst,
    utkast,
)
from dap.registrering.queries._uttrekk import uttrekk

__all__ = [
    "antall_oppgaver",
    "enighet",
    "forskning_arbeid",
    "forskning_registreringer",
    "oppgave",
    "oppgaver",
    "profil_for",
    "registrering",
    "registreringer",
    "sporsmalet",
    "status",
    "svartekst",
    "utkast",
    "uttrekk",
]
