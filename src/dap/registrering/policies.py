"""Who may register whom."""

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.tilgang.policies import PLANROLLER


def kan_hente_ukjente(aktor: Aktor) -> bool:
    """Staff who follow people up and see the state's room at an office: registration lies there."""
    ser = any(Rom.STAT in rom for rom in aktor.kontorrom.values())
    return aktor.er_ansatt and ser and aktor.har_rolle(*PLANROLLER)
