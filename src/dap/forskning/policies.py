"""Who may have to do with research. Pure."""

from dap.felles.aktor import Aktor, Rolle
from dap.felles.feil import IkkeFunnet


def krev_analytiker(aktor: Aktor) -> None:
    """Raises IkkeFunnet: for all others the pages are not there."""
    if not aktor.er_ansatt or not aktor.har_rolle(Rolle.ANALYTIKER):
        raise IkkeFunnet
