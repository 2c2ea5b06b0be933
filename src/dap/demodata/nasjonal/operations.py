"""The national set: the calibrated generator's people in the live database, by bulk load."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import psycopg
from django.db import connection

from dap.demodata.nasjonal.kontorene import legg_kommende_moter, legg_kontorer
from dap.demodata.nasjonal.kopiering import (
    STORE,
    kjor_hver,
    skriv_historie,
    ta_av_indekser,
    uten_triggere,
)
from dap.demodata.nasjonal.ramme import lag_ramme
from dap.demodata.nasjonal.utforing import last_andel
from dap.demodata.values import IkkeTom
from dap.felles.hjelpeprosess import hjelpere
from dap.forskning.syntetisk.blokk import antall_blokker
from dap.forskning.syntetisk.generator import FLEST
from dap.forskning.syntetisk.parametre import vanlig
from dap.kontor import queries as kontor_queries
from dap.person import queries as person_queries

Melder = Callable[[str], object]
_HISTORIE = (
    # Table, the column that says when the row came, and the key that the history points at.
    ("mote_mote", "endret", "id"),
    ("referat_referat", "endret", "id"),
    ("referat_utkast", "endret", "id"),
    ("vedtak_utkast", "endret", "id"),
    ("oppfolging_oppfolgingsperiode", "start", "id"),
    ("oppfolging_veiledertildeling", "fra", "id"),
    ("kontor_personkontor", "fra", "id"),
)


@dataclass
class Lastet:
    """What came of it."""

    rader: Counter[str] = field(default_factory=Counter)
    sekunder: dict[str, float] = field(default_factory=dict)


def lag_nasjonal(
    *,
    personer: int,
    fro: int,
    idag: date,
    arbeidere: int = 2,
    med_andre: bool = False,
    meld: Melder = lambda linje: None,
) -> Lastet:
    """Fill the database with `personer` people whose lives behave like the report's.

    July of the generator's year ends a few days before `idag`. Raises IkkeTom when the database has
    people or offices, unless `med_andre`; ValueError for numbers that make no sense. Whatever stops it
    midway, the indexes are put back; the rows that had come are there.
    """
    if not 1 <= personer <= FLEST:
        raise ValueError(f"Antall personer må være fra 1 til {FLEST}, ikke {personer}.")
    if not med_andre and (person_queries.finnes_noen() or kontor_queries.finnes_noen()):
        raise IkkeTom
    ut = Lastet()
    with psycopg.connect(_url(), autocommit=True) as forbindelse, uten_triggere(forbindelse):
        ramme = lag_ramme(personer, fro, idag, vanlig())
        with _maal(ut, "offices and staff", meld):
            ut.rader["kontor_ansatt"] = legg_kontorer(forbindelse, ramme, idag)
        indekser = ta_av_indekser(forbindelse)
        try:
            with _maal(ut, "people and what they did", meld):
                ut.rader.update(_last(personer, fro, idag, arbeidere))
            with _maal(ut, "history", meld):
                for tabell, naar, nokkel in _HISTORIE:
                    skriv_historie(forbindelse, tabell, naar, nokkel)
        finally:
            with _maal(ut, "indexes", meld):
                kjor_hver(forbindelse, indekser)
        with _maal(ut, "meetings to come, statistics", meld):
            ut.rader["mote_mote"] += legg_kommende_moter(forbindelse, ramme)
            for tabell in STORE:
                forbindelse.execute(f"VACUUM ANALYZE {tabell}".encode())
    return ut


class _maal:  # noqa: N801 - reads as the verb it is
    """Measure a step, and tell of it when it is over."""

    def __init__(self, ut: Lastet, hva: str, meld: Melder) -> None:
        self._ut, self._hva, self._meld = ut, hva, meld

    def __enter__(self) -> None:
        self._start = time.monotonic()

    def __exit__(self, *_: object) -> None:
        sekunder = time.monotonic() - self._start
        self._ut.sekunder[self._hva] = sekunder
        self._meld(f"{self._hva}: {sekunder:.0f} s")


def _last(personer: int, fro: int, idag: date, arbeidere: int) -> Counter[str]:
    blokker = antall_blokker(personer)
    av = max(1, min(arbeidere, blokker))
    sum_: Counter[str] = Counter()
    with hjelpere(av) as lag:
        svar = [
            lag.submit(last_andel, _url(), personer, fro, idag, nr, av, blokker) for nr in range(av)
        ]
        for ett in svar:
            sum_.update(ett.result())
    return sum_


def _url() -> str:
    """The database of this process, as an address that another process can use."""
    valg = connection.get_connection_params()
    navn = {
        "dbname": "dbname",
        "user": "user",
        "password": "password",
        "host": "host",
        "port": "port",
    }
    return psycopg.conninfo.make_conninfo(
        **{k: str(valg[n]) for n, k in navn.items() if valg.get(n)}
    )
