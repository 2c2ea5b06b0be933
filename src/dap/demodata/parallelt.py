"""Several processes live through one half of the users each: the time goes to Python, not the base."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from itertools import islice
from typing import Any

import django
from django.conf import settings
from django.db import connection, connections, transaction

from dap.demodata.values import Steg, UkjentNavn
from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.felles.hjelpeprosess import hjelpere

_I_SLENGEN = 300
"""Steps in one transaction: enough to save time, few enough to follow."""


def kjor(
    steg: Sequence[Steg],
    brukere: dict[int, Aktor],
    ansatte: dict[str, Aktor],
    *,
    arbeidere: int,
    meld: Callable[[int], None],
) -> list[str]:
    """Run the steps, each user's in the order of time. One worker: here, in this connection.

    Returns what the product refused, with the step. `meld` is told how many more are done.
    """
    if arbeidere <= 1:
        return kjor_del(steg, brukere, ansatte, meld)
    avvist: list[str] = []
    deler = [[s for s in steg if s.bruker % arbeidere == nr] for nr in range(arbeidere)]
    with multiprocessing.get_context("spawn").Manager() as leder, hjelpere(arbeidere) as pool:
        ko = leder.Queue()
        ventende = {
            pool.submit(_i_egen_prosess, settings.DATABASES, ko, del_, brukere, ansatte)
            for del_ in deler
        }
        while ventende:
            ferdige, ventende = wait(ventende, timeout=0.5, return_when=FIRST_COMPLETED)
            while not ko.empty():
                meld(ko.get())
            for ferdig in ferdige:
                avvist += ferdig.result()
    return avvist


def _i_egen_prosess(
    databaser: dict[str, Any],
    ko: Any,
    steg: Sequence[Steg],
    brukere: dict[int, Aktor],
    ansatte: dict[str, Aktor],
) -> list[str]:
    django.setup()
    for navn, base in databaser.items():
        # One connection, and the same statements again and again: let the base remember its plans.
        valg = {k: v for k, v in base["OPTIONS"].items() if k != "pool"}
        valg |= {"server_side_binding": True, "prepare_threshold": 3}
        connections.databases[navn] = {**base, "OPTIONS": valg}
    try:
        return kjor_del(steg, brukere, ansatte, ko.put)
    finally:
        connections.close_all()


def kjor_del(
    steg: Sequence[Steg],
    brukere: dict[int, Aktor],
    ansatte: dict[str, Aktor],
    meld: Callable[[int], None],
) -> list[str]:
    # Models can be read only when Django is set up, which a new process does first.
    from dap.demodata.utforing import Utforer  # noqa: PLC0415

    return _kjor_alt(Utforer(brukere, ansatte), steg, meld)


def kjor_moter(
    steg: Sequence[Steg],
    brukere: dict[int, Aktor],
    ansatte: dict[str, Aktor],
    meld: Callable[[int], None],
) -> list[str]:
    """The meetings, here and in this connection: many transactions that lock calendars would wait
    for each other."""
    from dap.demodata.moteutforing import Moteutforer  # noqa: PLC0415 (as above)

    return _kjor_alt(Moteutforer(brukere, ansatte), steg, meld)


def _kjor_alt(utforer: Any, steg: Sequence[Steg], meld: Callable[[int], None]) -> list[str]:
    avvist: list[str] = []
    for bunke in _bunker(steg):
        with transaction.atomic():
            _uten_a_vente_pa_disken()
            for ett in bunke:
                avvist += _kjor(utforer, ett)
        meld(len(bunke))
    return avvist


def _kjor(utforer: Any, steg: Steg) -> list[str]:
    """One step. A life goes on when the product says no: the demo must come up whatever the day."""
    try:
        utforer.kjor(steg)
    except (DapFeil, UkjentNavn) as feil:
        return [f"{feil!r} in {steg}"]
    return []


def _bunker(steg: Sequence[Steg]) -> Iterator[list[Steg]]:
    rest = iter(steg)
    while bunke := list(islice(rest, _I_SLENGEN)):
        yield bunke


def _uten_a_vente_pa_disken() -> None:
    """A demo half made is thrown away, so nothing is gained by waiting for each commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO off")
