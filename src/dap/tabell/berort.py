"""That something about people was changed: told once by whoever changed it, to all that is derived.

What happens to a person has a row on the spine, and that tells of it (`hendelse.operations`). Whoever
changes something that makes no such row (what a register says, a name, an office) calls `meld`.
Explicit, in the same transaction; the list is in config/projeksjoner.py.
"""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

Folger = Callable[[Collection[UUID]], None]


def meld(person_ider: Collection[UUID]) -> None:
    """Bring what is derived of these people up to date, in the caller's transaction."""
    for folger in _folgere():
        folger(person_ider)


@lru_cache(maxsize=1)
def _folgere() -> tuple[Folger, ...]:
    stier: Iterable[str] = import_string(settings.PERSONPROJEKSJONER)
    return tuple(import_string(sti) for sti in stier)
