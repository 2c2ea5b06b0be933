"""Requirement: tables that were kept are the tables that migrating makes, and are only for an empty
database."""

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from drift import skjema

KOLONNER = (
    "SELECT table_name, column_name, data_type, is_nullable, column_default"
    " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
)
REGLER = (
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2"
)
UTLOSERE = (
    "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger"
    " WHERE NOT tgisinternal ORDER BY 1, 2"
)
INDEKSER = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
FUNKSJONER = (
    "SELECT proname, pg_get_functiondef(oid) FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' ORDER BY 1"
)
MIGRERT = "SELECT app, name FROM django_migrations ORDER BY 1, 2"
ALT = (KOLONNER, REGLER, UTLOSERE, INDEKSER, FUNKSJONER, MIGRERT)


_OMSKREVET = re.compile(r"::(character varying|\w+)(\[\])?|[()\s]")


def _like(svar: psycopg.Cursor[tuple[object, ...]]) -> list[list[str]]:
    """The rows, without the brackets and casts that PostgreSQL adds when it reads its own text."""
    return [[_OMSKREVET.sub("", str(felt)) for felt in rad] for rad in svar.fetchall()]


@pytest.fixture
def tom_base(django_db_modify_db_settings: None, django_db_blocker: Any) -> Iterator[str]:
    navn = f"test_dap_{uuid4().hex[:12]}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as markor:
        markor.execute(f"CREATE DATABASE {navn}")
    yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{navn}").geturl()
    with django_db_blocker.unblock(), connection._nodb_cursor() as markor:
        markor.execute(f"DROP DATABASE {navn} WITH (FORCE)")


def test_what_is_kept_is_what_was_migrated(tom_base: str, egen_base: str) -> None:
    skjema.ta_vare_pa(egen_base)

    assert skjema.hent_inn(tom_base)

    with psycopg.connect(tom_base) as en, psycopg.connect(egen_base) as annen:
        for sporring in ALT:
            assert _like(en.execute(sporring)) == _like(annen.execute(sporring))


def test_a_database_with_anything_in_it_is_left_alone(tom_base: str) -> None:
    with psycopg.connect(tom_base) as kobling:
        kobling.execute("CREATE TABLE noe (id int)")
    assert not skjema.hent_inn(tom_base)
