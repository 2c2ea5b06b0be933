"""Keeping the rows true, and what an office decides of them."""

from collections.abc import Collection
from uuid import UUID

from dap.portefolje import rad


def folg_personer(person_ider: Collection[UUID]) -> None:
    """Something about these people was changed: their rows follow, in the same transaction."""
    rad.oppdater(person_ider)


def bygg() -> int:
    """Make every row anew from what is stored elsewhere. Returns how many there are."""
    return rad.bygg()
