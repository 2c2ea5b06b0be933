"""That something about people was changed: told once by whoever changed it, to all that is derived.

What happens to a person has a row on the spine, and that tells of it (`hendelse.operations`). Whoever
changes something that makes no such row (what a register says, a name, an office) calls `meld`.
Explicit, in the same transaction; the list is in config/projeksjoner.py. What is derived is made
once, last in the transaction (docs/adr/0054-the-row-is-made-last.md).
"""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import Any, Protocol, cast
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

Folger = Callable[[Collection[UUID]], None]


class _Base(Protocol):
    """What our engine can do beside Django's (config/postgresql)."""

    def gjor_sist(self, hva: Callable[[set[Any]], None], med: Iterable[Any]) -> None: ...

    def gjor_ferdig(self) -> None: ...


def meld(person_ider: Collection[UUID]) -> None:
    """Bring what is derived of these people up to date before the caller's transaction ends."""
    cast(_Base, connection).gjor_sist(_fortell, person_ider)


def gjor_ferdig() -> None:
    """Bring it up to date now: for whoever reads it in the transaction that changed something."""
    cast(_Base, connection).gjor_ferdig()


def _fortell(person_ider: set[UUID]) -> None:
    for folger in _folgere():
        folger(person_ider)


@lru_cache(maxsize=1)
def _folgere() -> tuple[Folger, ...]:
    stier: Iterable[str] = import_string(settings.PERSONPROJEKSJONER)
    return tuple(import_string(sti) for sti in stier)
