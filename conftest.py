"""What every test may use, wherever it lies: a database, a word on browsers, the cast."""

from collections.abc import Iterator

import pytest
from django.utils import translation

pytest_plugins = [
    "drift.pytest_plugin",
    "testbase",
    "rollebesetning",
    "innlogging",
    "verden",
    "registre",
    "varsling",
]


@pytest.fixture(autouse=True)
def _bokmal() -> Iterator[None]:
    """No test inherits the language that the one before it read a page in."""
    yield
    translation.deactivate()
