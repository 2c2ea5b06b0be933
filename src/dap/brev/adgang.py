"""Who works with an office's letters."""

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.tilgang.policies import kan_endre_plan


def krev_kontoret(aktor: Aktor, kontor_nr: str) -> None:
    """Staff of the office who follow people up. IkkeFunnet for users, IkkeTilgang for the rest."""
    if not aktor.er_ansatt:
        raise IkkeFunnet
    if not kan_endre_plan(aktor):
        raise IkkeTilgang("MANGLER_ROLLE")
    if kontor_nr not in aktor.kontorer:
        raise IkkeTilgang("IKKE_DITT_KONTOR")
