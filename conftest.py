"""What every test may use, wherever it lies: a database, a word on browsers, the cast."""

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


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """No test inherits the language that the one before it read a page in."""
    translation.deactivate()
