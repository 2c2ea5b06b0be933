"""The one way past the guard of a history table: what must be forgotten is forgotten there too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.db import connection, models


@contextmanager
def _uten_vern(modell: Any, vern: str) -> Iterator[None]:
    """Let one trigger of one table rest until the end of the block, in this transaction.

    Like `pgtrigger.ignore`, which sends two statements as one and cannot be prepared.
    """
    (_, utloser), *_ = pgtrigger.registered(f"{modell._meta.label}:{vern}")
    _sett("{" + utloser.get_pgid(modell) + "}")
    try:
        yield
    finally:
        _sett("")


def _sett(verdi: str) -> None:
    with connection.cursor() as peker:
        peker.execute("SELECT set_config('pgtrigger.ignore', NULLIF(%s, ''), true)", [verdi])


def glem_i_historien(modell: Any, rad_id: object, **felter: object) -> None:
    """Write these values over every version of one row. Inside a transaction; the caller has decided
    that it must be so, and keeps a record of it."""
    historie: type[models.Model] = modell.pgh_event_model
    with _uten_vern(historie, "append_only"):
        historie._default_manager.filter(id=rad_id).update(**felter)
