"""Who may change what belongs to an office. Offices lie below access to persons: roles decide."""

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeTilgang


def krev_leder(aktor: Aktor, kontor_nr: str) -> None:
    """The office's own leader."""
    if not (aktor.er_ansatt and aktor.har_rolle(*LEDERROLLER) and kontor_nr in aktor.kontorer):
        raise IkkeTilgang("MANGLER_ROLLE")
