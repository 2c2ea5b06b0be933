"""An order of an extract, as it crosses the boundary."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

HVA = "forskningsuttrekk"
"""What the look is called in the trace that the user reads."""
FORMAAL_MAKS = 300
HJEMMEL_MAKS = 180
"""Together they are the reason in the trace, which has room for 500 characters."""
TILLATELSE_MAKS = 300
MAANEDER_ETTER = 10
"""So long after the population's last month people are followed, unless something else is asked for:
what the analyses of the report need (statistics B.0)."""


@dataclass(frozen=True, slots=True)
class Bestilling:
    """What is asked for, and why it may be given."""

    fra: date
    """The first day of the first month of the population."""
    til: date
    """The first day of its last month."""
    formaal: str
    hjemmel: str
    """The decision that gives the right to it."""
    dpia: str = ""
    """Reference of the assessment of consequences for privacy."""
    sluttdato: date | None = None
    """When the project ends, and the extract with it."""
    kommune_tillatelse: str = ""
    """The municipality's own permission. Without it nothing of its room is in the extract."""
    dekning_til: date | None = None
    """The first day of the last month that people are followed in; None: as MAANEDER_ETTER says."""
    nokkelfil: Path | None = None
    """Where the key of the pseudonyms is kept; None: nowhere, and nobody can find back."""
    nokkel_til: date | None = None
    """Until when it is kept."""
