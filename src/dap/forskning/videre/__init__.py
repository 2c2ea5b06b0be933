"""The analyses that the report proposes in 12.4, made exact (part F)."""

from dap.forskning.videre.kjoring import STEG, Videre, videre

__all__ = ["STEG", "Videre", "videre"]
