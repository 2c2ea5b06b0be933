"""The tests' database: migrated once and copied for each process, and emptied quickly; and pages
that are made as in the product.

Django would migrate it in every process, and after a test that committed empty every table and make
the permissions again, which takes 0.2 s a time.
"""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection, connections, transaction
from django.template import Template
from django.test import TransactionTestCase

from drift import skjema

MAL = "test_dap_mal"
_LAS = 20_260_114
_TEGN = Template._render  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def _bare_siden(django_test_environment: None) -> None:
    """Django keeps what every template was given; we look at the page, and it is made a tenth faster."""
    Template._render = _TEGN  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """The first process to come here migrates; each takes a copy when it has no database."""
    with django_db_blocker.unblock(), connection._nodb_cursor() as markor:
        markor.execute("SELECT pg_advisory_lock(%s)", [_LAS])
        markor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [MAL])
        if markor.fetchone() is None:
            _lag_mal()
    settings.DATABASES["default"]["TEST"]["TEMPLATE"] = MAL


def _lag_mal() -> None:
    url = urlsplit(os.environ.get("DATABASE_URL", ""))._replace(path=f"/{MAL}").geturl()
    with connection._nodb_cursor() as markor:
        markor.execute(f"CREATE DATABASE {MAL}")
    if skjema.hent_inn(url):
        return
    vanlig = connection.settings_dict["NAME"]
    test = connection.settings_dict["TEST"]
    eget, test["NAME"] = test["NAME"], MAL
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.creation.destroy_test_db(vanlig, verbosity=0, keepdb=True)
    test["NAME"] = eget
    skjema.ta_vare_pa(url)


@pytest.fixture
def egen_base(django_db_modify_db_settings: None, django_db_blocker: Any) -> Iterator[str]:
    """The address of a migrated, empty database that processes of the test's own may use."""
    yield from _base(django_db_blocker, MAL)


@pytest.fixture
def tom_base(django_db_blocker: Any) -> Iterator[str]:
    """The address of a database without tables, as bin/demo finds it the first time."""
    yield from _base(django_db_blocker, "template1")


def _base(django_db_blocker: Any, mal: str) -> Iterator[str]:
    navn = f"test_dap_{uuid4().hex[:12]}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as markor:
        markor.execute(f"CREATE DATABASE {navn} TEMPLATE {mal}")
    yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{navn}").geturl()
    with django_db_blocker.unblock(), connection._nodb_cursor() as markor:
        markor.execute(f"DROP DATABASE {navn} WITH (FORCE)")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database, and `tom` to clean up after the tests that commit."""
    with pytest.MonkeyPatch.context() as bytte:
        with django_db_blocker.unblock():
            if kan_ga_forbi_utloserne():
                fra_migreringene = frozenset(fylte())
                bytte.setattr(
                    TransactionTestCase, "_fixture_teardown", lambda _: tom(fra_migreringene)
                )
        yield
    # What was asked in an event loop was asked in a thread that lives as long as the process.
    with ThreadPoolExecutor(1) as utenfor:
        utenfor.submit(asyncio.run, _lukk_lokkens_kobling()).result()


async def _lukk_lokkens_kobling() -> None:
    await sync_to_async(connections.close_all)()


def kan_ga_forbi_utloserne() -> bool:
    """In a PostgreSQL of our own always; a foreign one may keep it for its administrator."""
    with connection.cursor() as markor:
        markor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        return bool(markor.fetchone()[0])


@cache
def _tabeller() -> tuple[str, ...]:
    with connection.cursor() as markor:
        markor.execute(
            "SELECT oid::regclass::text FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY oid"
        )
        return tuple(str(tabell) for (tabell,) in markor.fetchall())


def fylte() -> list[str]:
    """The tables that have a row."""
    ledd = [f"(SELECT '{tabell}' FROM {tabell} LIMIT 1)" for tabell in _tabeller()]
    with connection.cursor() as markor:
        markor.execute(" UNION ALL ".join(ledd))
        return [str(tabell) for (tabell,) in markor.fetchall()]


def tom(unntatt: frozenset[str]) -> None:
    """Take away every row. Waits for writers that have not finished, as TRUNCATE would."""
    with transaction.atomic(), connection.cursor() as markor:
        markor.execute(f"LOCK TABLE {', '.join(_tabeller())} IN EXCLUSIVE MODE")
        # Some tables let nobody delete, and none may mind the order.
        markor.execute("SET LOCAL session_replication_role = replica")
        for tabell in fylte():
            if tabell not in unntatt:
                markor.execute(f"DELETE FROM {tabell}")
