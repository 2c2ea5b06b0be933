"""The report's regressions (part E)."""

from dap.forskning.regresjon.tabell import Regresjoner, regresjoner

__all__ = ["Regresjoner", "regresjoner"]
