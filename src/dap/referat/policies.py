"""What others may ask about minutes beforehand. Pure."""

from dap.referat.rules import siste_forsinkede_dag

__all__ = ["siste_forsinkede_dag"]
