"""Requirement: a folder that another version of DAP has used is refused, and left as it was."""

from pathlib import Path

import psycopg
import pytest

from drift import postgres
from drift.avtrykk import Merke, av_filer
from drift.feil import Driftsfeil
from drift.klargjoring import Klargjoring


def test_a_database_with_unknown_migrations_is_refused(datamappe: Path) -> None:
    server = postgres.start(datamappe / "pg")
    try:
        with psycopg.connect(server.url()) as kobling:
            kobling.execute("CREATE TABLE django_migrations (app text, name text)")
            kobling.execute("INSERT INTO django_migrations VALUES ('konto', '0999_fra_fremtiden')")
            kobling.execute("INSERT INTO django_migrations VALUES ('auth', '0012_ikke_vaar')")
        klargjoring = Klargjoring(datamappe, {"DATABASE_URL": server.url()}, egen_base=True)

        with pytest.raises(Driftsfeil, match=r"annen utgave av DAP \(konto\.0999_fra_fremtiden\)"):
            klargjoring.migrer()
    finally:
        server.stopp()


def test_a_step_is_remembered_until_what_it_is_made_from_changes(tmp_path: Path) -> None:
    fil, merke = tmp_path / "a.css", Merke(tmp_path / "merker" / "statisk")
    fil.write_text("a")
    forst = av_filer([fil])
    assert not merke.gjelder(forst)

    merke.sett(forst)

    assert merke.gjelder(av_filer([fil]))
    assert not merke.gjelder(av_filer([fil], "annet valg"))
    fil.write_text("ab")
    assert not merke.gjelder(av_filer([fil]))
