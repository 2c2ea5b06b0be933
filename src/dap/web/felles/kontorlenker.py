"""Links for who works at several offices: the same page for one of them, or for all."""

from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.kontor.queries import kontorer_ved


def kontorlenker(
    aktor: Aktor, her: str, valgt: str, *, alle: bool = False
) -> list[tuple[str, str, bool]]:
    """Text, address, whether it is the one chosen; with `alle` that no number means all of them. None
    for who works at one office."""
    if len(aktor.kontorer) < 2:
        return []
    forst = [(gettext("Alle kontorene dine"), her, not valgt)] if alle else []
    return forst + [
        (navn, f"{her}?kontor={nr}", nr == valgt) for nr, navn in kontorer_ved(aktor.kontorer)
    ]
