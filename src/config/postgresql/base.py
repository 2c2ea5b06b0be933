"""The engine. Django reads each timestamp with a regular expression, 20 µs a time: a tenth of a page
with many rows. Python's own parser of ISO dates reads the same text in one.

And what is derived of a whole transaction is made once, at its end and inside it (`gjor_sist`).
"""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo
from typing import Any

from django.db import transaction
from django.db.backends.postgresql import base
from psycopg.abc import Buffer
from psycopg.types.datetime import TimestamptzLoader


class Tidsleser(TimestamptzLoader):
    """A timestamptz as an aware moment, in the time zone that Django wants."""

    timezone: tzinfo | None = None

    def load(self, data: Buffer) -> datetime:
        try:
            tid = datetime.fromisoformat(bytes(data).decode())
        except ValueError:  # infinity, before Christ: psycopg says what is wrong
            tid = super().load(data)
        return tid.astimezone(self.timezone)


_HUSKER = 500
"""Statements that a connection keeps prepared. One walk through the product asks seven hundred different
ones; of the hundred that the driver keeps, a page found hardly any of its own when it came again."""


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sist: dict[Callable[[set[Any]], None], set[Any]] = {}

    def get_connection_params(self) -> dict[str, Any]:
        innstillinger: dict[str, Any] = super().get_connection_params()
        leser = type("Tidsleser", (Tidsleser,), {"timezone": self.timezone})
        innstillinger["context"].register_loader("timestamptz", leser)
        return innstillinger

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        kobling = super().get_new_connection(conn_params)
        kobling.prepared_max = _HUSKER
        return kobling

    def gjor_sist(self, hva: Callable[[set[Any]], None], med: Iterable[Any]) -> None:
        """Call `hva` once, as the last thing before the commit, with all it was asked to be called
        with in this transaction. Outside a transaction it has one of its own, now.

        What it raises rolls the transaction back. A savepoint that is rolled back takes nothing away.
        """
        if self._i_transaksjon:
            self._sist.setdefault(hva, set()).update(med)
        else:
            with transaction.atomic(using=self.alias):
                self.gjor_sist(hva, med)

    def gjor_ferdig(self) -> None:
        """Do now what waits for the commit: for whoever reads what it makes, before that."""
        while self._sist:
            hva, med = self._sist.popitem()
            hva(med)

    def commit(self) -> None:
        try:
            self.gjor_ferdig()
        except BaseException:
            self.rollback()
            raise
        super().commit()

    def savepoint_commit(self, sid: str) -> None:
        if not self._i_transaksjon:
            self.gjor_ferdig()
        super().savepoint_commit(sid)

    @property
    def _i_transaksjon(self) -> bool:
        # The block of a test itself is never committed: to those who are tested it is none.
        return any(not getattr(blokk, "_from_testcase", False) for blokk in self.atomic_blocks)

    def rollback(self) -> None:
        self._sist.clear()
        super().rollback()

    def close(self) -> None:
        self._sist.clear()
        super().close()
