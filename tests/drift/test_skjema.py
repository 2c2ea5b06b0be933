"""Requirement: tables that were kept are the tables that migrating makes, and are only for an empty
database."""

import re

import psycopg

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
