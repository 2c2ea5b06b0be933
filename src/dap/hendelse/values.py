from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

INTERNE_OBJEKTER = frozenset({"NOTAT", "KOLLEGASPORSMAL"})
"""Kinds of record that are the staff's own: what happens to them is never shown to the user."""


@dataclass(frozen=True, slots=True)
class Hendelsesrad:
    """One thing that happened, as readers of the spine get it."""

    id: int
    tid: datetime
    person_id: UUID
    rom: str
    type: str
    aktor_type: str
    aktor_id: UUID
    objekt_type: str
    objekt_id: UUID
    data: dict[str, Any]
