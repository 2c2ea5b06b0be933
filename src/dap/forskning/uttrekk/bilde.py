"""One picture of the database, however long the reading takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

NIVAA = "REPEATABLE READ"


@contextmanager
def ett_bilde() -> Iterator[None]:
    """Everything read inside is as it was when the first of it was read. What is written inside is
    kept when all of it went well."""
    with transaction.atomic(durable=True):
        with connection.cursor() as markor:
            markor.execute(f"SET TRANSACTION ISOLATION LEVEL {NIVAA}")
        yield
