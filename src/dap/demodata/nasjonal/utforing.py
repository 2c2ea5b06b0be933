"""A block from arrays to rows, and a process that carries its share of the blocks."""

from datetime import date

import numpy as np
import psycopg
import pyarrow as pa

from dap.demodata.nasjonal.grunn import legg_grunn
from dap.demodata.nasjonal.ider import uuider
from dap.demodata.nasjonal.kopiering import kopier, uten_triggere
from dap.demodata.nasjonal.planer import legg_planer
from dap.demodata.nasjonal.rader import Utvalg
from dap.demodata.nasjonal.ramme import Ramme, lag_ramme, perioder
from dap.demodata.nasjonal.samtaler import legg_samtaler
from dap.forskning.syntetisk.blokk import STORRELSE, lag_blokk
from dap.forskning.syntetisk.parametre import vanlig
from dap.forskning.syntetisk.trekk import Heltall, terning

_STED = 93


def lag_utvalg(ramme: Ramme, nr: int) -> Utvalg:
    """All rows of block `nr`, table by table, in the order in which they refer to each other."""
    blokk = lag_blokk(ramme.personer, nr, ramme.fro, ramme.p)
    t = terning(ramme.fro, _STED, nr)
    n = len(blokk.personer)
    # August 2019 is where the generator begins: who was there then may have come long before.
    gammel = (blokk.personer.start == 0) | (blokk.personer.tidligere == 2)
    spell = perioder(ramme, blokk.forlop.registrert, gammel, t)
    u = Utvalg(
        ramme=ramme,
        blokk=blokk,
        spell=spell,
        person=uuider(n, t, nr, 0),
        periode=uuider(len(spell.person), t, nr, 1),
        fra=nr * STORRELSE,
    )
    legg_grunn(u)
    kort, rad = legg_planer(u)
    legg_samtaler(u, kort, _paa_kort(blokk.kort_til_dialog, rad))
    return u


def _paa_kort(kort: Heltall, rad: Heltall) -> Heltall:
    """The activity of each thread. An activity has one thread: the first keeps it."""
    ut = np.where(kort >= 0, rad[np.maximum(kort, 0)] if len(rad) else -1, -1)
    _, forste = np.unique(ut, return_index=True)
    eneste = np.zeros(len(ut), dtype=bool)
    eneste[forste] = True
    return np.where(eneste, ut, -1)


def last_blokk(forbindelse: psycopg.Connection, u: Utvalg) -> dict[str, int]:
    """Copy the block in one transaction. Returns rows by table."""
    antall: dict[str, int] = {}
    with forbindelse.transaction():
        for tabell, deler in u.tabeller.items():
            for del_ in _like_kolonner(deler):
                antall[tabell] = antall.get(tabell, 0) + kopier(forbindelse, tabell, del_)
    return antall


def _like_kolonner(deler: list[pa.Table]) -> list[pa.Table]:
    if all(d.schema.equals(deler[0].schema) for d in deler):
        return [pa.concat_tables(deler)]
    return deler


def last_andel(
    url: str, n: int, fro: int, idag: date, nr: int, av: int, antall_blokker: int
) -> dict[str, int]:
    """The blocks nr, nr + av, nr + 2·av … in a process and a session of their own."""
    ramme = lag_ramme(n, fro, idag, vanlig())
    sum_: dict[str, int] = {}
    with psycopg.connect(url, autocommit=True) as forbindelse:
        forbindelse.execute("SET synchronous_commit = off")
        with uten_triggere(forbindelse):
            for blokk in range(nr, antall_blokker, av):
                for tabell, rader in last_blokk(forbindelse, lag_utvalg(ramme, blokk)).items():
                    sum_[tabell] = sum_.get(tabell, 0) + rader
    return sum_
