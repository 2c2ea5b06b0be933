"""A data folder that PostgreSQL's own user can enter, and that is gone afterwards."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]


@pytest.fixture
def datamappe() -> Iterator[Path]:
    mappe = ROT / "var" / "test" / f"drift-{uuid.uuid4().hex[:12]}"
    mappe.mkdir(parents=True)
    yield mappe
    pg = mappe / "pg"
    if pg.is_symlink():  # the checkout is closed to PostgreSQL's user
        shutil.rmtree(pg.resolve().parent, ignore_errors=True)
    shutil.rmtree(mappe, ignore_errors=True)
