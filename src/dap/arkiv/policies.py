"""What pages ask beforehand; the operations ask the same rules again."""

from dap.arkiv.eksport.rules import krev_dager

__all__ = ["krev_dager"]
