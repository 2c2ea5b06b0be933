"""The one way past the guards of tables that never change: what must be forgotten is forgotten there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.db import connection, models


@contextmanager
def _uten_vern(modell: Any) -> Iterator[None]:
    """Let what guards the rows of one table rest until the end of the block, in this transaction.

    Like `pgtrigger.ignore`, which sends two statements as one and cannot be prepared.
    """
    vern = [
        u for m, u in pgtrigger.registered() if m is modell and isinstance(u, pgtrigger.Protect)
    ]
    _sett("{" + ",".join(u.get_pgid(modell) for u in vern) + "}" if vern else "")
    try:
        yield
    finally:
        _sett("")


def _sett(verdi: str) -> None:
    with connection.cursor() as peker:
        peker.execute("SELECT set_config('pgtrigger.ignore', NULLIF(%s, ''), true)", [verdi])


def skriv_over(modell: Any, felter: Mapping[str, object], **hvilke: object) -> None:
    """Write these values over rows that are otherwise never changed. Inside a transaction; the caller
    has decided that it must be so, and keeps a record of it."""
    with _uten_vern(modell):
        modell._default_manager.filter(**hvilke).update(**felter)


def glem_i_historien(modell: Any, rad_id: object, **felter: object) -> None:
    """Write these values over every version of one row."""
    historie: type[models.Model] = modell.pgh_event_model
    skriv_over(historie, felter, id=rad_id)
