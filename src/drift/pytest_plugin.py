"""Gives the tests a PostgreSQL of their own, unless DATABASE_URL names one, and the browser tests
a word on whether there is a browser.

The controlling process starts it; xdist's workers inherit its address. Sessions that run at the
same time take one folder each: var/test/pg-1, pg-2, ... The tables are kept from one session to the
next while the migrations are the same and the session ended in order; --create-db makes them anew.
"""

import gc
import inspect
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from hypothesis import settings as hypothesis_settings
from psycopg import sql

from config.database import databaser
from dap.felles import java
from drift import nettleser, postgres
from drift.avtrykk import Merke, av_filer
from drift.mappelas import MappeIBruk
from drift.ressurser import bygg_oversettelser

_NOKKEL = pytest.StashKey[postgres.Server]()
_FLEST = 16

# No clock in a test: a busy machine must not fail one. bin/check asks for more examples.
hypothesis_settings.register_profile("dap", deadline=None)
hypothesis_settings.register_profile("grundig", deadline=None, max_examples=1000)
hypothesis_settings.load_profile(os.environ.get("DAP_HYPOTHESIS", "dap"))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    valg = session.config.option
    if not hasattr(session.config, "workerinput"):
        bygg_oversettelser(session.config.rootpath / "src" / "locale")
    if os.environ.get("DATABASE_URL") or valg.collectonly or hasattr(session.config, "workerinput"):
        return
    server = _start(session.config.rootpath / "var" / "test")
    session.config.stash[_NOKKEL] = server
    if valg.create_db or not _skjemamerke(server).gjelder(_skjema(session.config.rootpath)):
        _fjern_testbaser(server)
    _skjemamerke(server).sett("in use")
    valg.reuse_db = True
    os.environ["DATABASE_URL"] = server.url()
    # Settings were read before there was an address.
    for navn, base in databaser(pool=None).items():
        settings.DATABASES[navn].update(base)
        connections[navn].settings_dict.update(base)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Hardly anything of what is loaded is rubbish: the collector need not look for it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What is loaded by now stays: the rubbish collector need not look through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)  # a page makes thousands of objects and drops them by itself


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(_NOKKEL, None)
    if server is not None:
        connections.close_all()
        _skjemamerke(server).sett(_skjema(config.rootpath))
        server.stopp()
        os.environ.pop("DATABASE_URL", None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Whoever is left with a long one at the end is waited for: they go first, but not in bin/check.
    if not getattr(config.option, "reverse", False):
        items.sort(key=_lengst_forst)
    for test in items:
        if isinstance(test, pytest.Function):
            test.fixturenames = [n for n in test.fixturenames if _gjor_noe(n, test)]
    _krev(items, "browser", "Chromium", nettleser.finn)
    _krev(items, "spark", "Java 17 or 21", java.finn)


# What pytest-django hangs on every test, and what a test must have for it to do anything there. It is
# half of what a test costs that asks for nothing.
_KUN_MED_MERKE = {
    "_django_db_marker": "django_db",
    "_django_isolate_apps": "django_isolate_apps",
    "_django_set_urlconf": "urls",
    "_template_string_if_invalid_marker": "ignore_template_errors",
}
_KUN_MED_FIXTURE = {
    "_dj_autoclear_mailbox": "mailoutbox",
    "_live_server_helper": "live_server",
    "_django_clear_site_cache": "django.contrib.sites",
}


def _gjor_noe(fixture: str, test: pytest.Function) -> bool:
    if fixture in _KUN_MED_MERKE:
        return test.get_closest_marker(_KUN_MED_MERKE[fixture]) is not None
    if fixture in _KUN_MED_FIXTURE:
        return _KUN_MED_FIXTURE[fixture] in test.fixturenames
    # Only asked for by one of those above; other fixtures ask for it themselves.
    return fixture != "monkeypatch" or fixture in _ber_om(test.function)


@cache
def _ber_om(funksjon: Callable[..., object]) -> frozenset[str]:
    return frozenset(inspect.signature(funksjon).parameters)


def _krev(items: list[pytest.Item], merke: str, hva: str, finn: Callable[[], str | None]) -> None:
    """Tests with this mark are skipped where it is missing, unless it was demanded."""
    trenger = [test for test in items if test.get_closest_marker(merke)]
    if not trenger or finn():
        return
    if nettleser.kreves():
        raise pytest.UsageError(f"DAP_KREV_NETTLESER is set, and there is no {hva}")
    for test in trenger:
        test.add_marker(pytest.mark.skip(reason=f"no {hva} on this machine"))


@pytest.hookimpl(tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not nettleser.finn():
        terminalreporter.section("BROWSER TESTS WERE SKIPPED: no Chromium", sep="!", red=True)
    if not java.finn():
        terminalreporter.section("SPARK TESTS WERE SKIPPED: no Java 17 or 21", sep="!", red=True)


def _lengst_forst(test: pytest.Item) -> int:
    merker = ("slow", "spark", "browser")
    return next((nr for nr, m in enumerate(merker) if test.get_closest_marker(m)), len(merker))


def _start(rot: Path) -> postgres.Server:
    for nummer in range(1, _FLEST):
        try:
            return postgres.start(rot / f"pg-{nummer}", postgres.TEST)
        except MappeIBruk:
            continue
    raise pytest.UsageError(f"every test database under {rot} is in use")


def _skjemamerke(server: postgres.Server) -> Merke:
    return Merke(server.las.fil.with_suffix(".skjema"))


def _skjema(rot: Path) -> str:
    return av_filer([*rot.glob("src/dap/*/migrations/*.py"), rot / "requirements-dev.txt"])


def _fjern_testbaser(server: postgres.Server) -> None:
    with psycopg.connect(server.url("postgres"), autocommit=True) as kobling:
        rader = kobling.execute("SELECT datname FROM pg_database WHERE datname LIKE 'test%'")
        for (navn,) in rader.fetchall():
            kobling.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(navn)))
