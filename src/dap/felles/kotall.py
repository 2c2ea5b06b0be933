"""How a queue stands, in numbers that tell of nobody."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Kotall:
    """One queue. `eldste`: since when the one in front has been due; nothing waits without it."""

    navn: str
    venter: int
    eldste: datetime | None
    feilet: int = 0
    """Given up, until a human has looked."""

    def alder(self, naa: datetime) -> float:
        """Seconds that the one in front has waited, never below 0."""
        return max(0.0, (naa - self.eldste).total_seconds()) if self.eldste else 0.0
