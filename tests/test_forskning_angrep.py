"""An attacker with all tables of a run at hand: no hidden count is narrowed to fewer than three values.

The attacker is written anew here, without the sums that the protection itself builds on: from the published
tables alone, with the exact numbers of persons in every group of five or more given for free.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dap.forskning.beregning import Resultat, beregn
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor import apne
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.personvern.vern import beskytt
from dap.forskning.syntetisk.generator import lag_uttrekk
from dap.forskning.tabeller.values import Maaltype, Tabell, Tidyrad, Vern

KANTER = Path(__file__).parents[1] / "src/dap/forskning/tests/kanttilfeller"
Celle = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Kjoring:
    raa: tuple[Tabell, ...]
    publisert: tuple[Tabell, ...]


@pytest.fixture(scope="module", params=["kanter", "syntetisk"])
def kjoring(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kjoring:
    mappe = KANTER
    if request.param == "syntetisk":
        mappe = tmp_path_factory.mktemp("angrep") / "uttrekk"
        lag_uttrekk(mappe, personer=1500, fro=11, naa=datetime(2026, 1, 1, tzinfo=UTC))
    with apne("duckdb", Uttrekk(mappe)) as motor:
        resultat: Resultat = beregn(motor, PROBA_2022_9)
    raa = tuple(t for t in resultat.tabeller if t.kapittel != "12.4")
    return Kjoring(raa, beskytt(raa))


def celle(rad: Tidyrad) -> Celle:
    return (rad.tabell_id, rad.radvariabel, rad.rad, rad.serie, rad.maal)


def telling(rad: Tidyrad, vern: Vern) -> int | None:
    """The count behind a count of persons or a share of persons."""
    if rad.verdi is None or rad.n_enheter is not None:
        return None
    if vern.type == Maaltype.ANTALL and rad.enhet == "personer":
        return round(rad.verdi)
    if vern.type == Maaltype.ANDEL:
        return round(rad.verdi * (rad.n_personer or 0))
    return None


def sannhet(k: Kjoring) -> tuple[dict[Celle, int], dict[Celle, int], set[Celle]]:
    """Counts, numbers in the group, and which are hidden."""
    tall, av, skjult = {}, {}, set()
    for raa, pub in zip(k.raa, k.publisert, strict=True):
        for r, v, p in zip(raa.rader, raa.vern, pub.rader, strict=True):
            n = telling(r, v)
            if n is not None:
                tall[celle(r)], av[celle(r)] = n, r.n_personer or 0
                if p.undertrykt:
                    skjult.add(celle(r))
    return tall, av, skjult


def summer(
    tall: dict[Celle, int], av: dict[Celle, int]
) -> Iterator[tuple[list[tuple[Celle, int]], int]]:
    """What anybody can see must add up: shares of a whole, and all = ordinary + the rest."""
    hele: dict[tuple[str, ...], list[Celle]] = defaultdict(list)
    tre: dict[tuple[str, ...], dict[str, Celle]] = defaultdict(dict)
    for c in tall:
        hele["r", c[0], c[1], c[3], c[4]].append(c)
        hele["s", c[0], c[1], c[2], c[4]].append(c)
        tre[c[0], c[1], c[2], c[4]][c[3]] = c
    for celler in hele.values():
        n = {av[c] for c in celler}
        if len(n) == 1 and len(celler) > 1 and 5 <= min(n) == sum(tall[c] for c in celler):
            yield [(c, 1) for c in celler], min(n)
    for serier in tre.values():
        if {"alle", "ordinaere", "koronaledige"} <= set(serier):
            yield [(serier["alle"], 1), (serier["ordinaere"], -1), (serier["koronaledige"], -1)], 0


def angrip(k: Kjoring) -> dict[Celle, tuple[int, int]]:
    """The smallest and the largest that each hidden count can be, tightened until nothing moves."""
    tall, av, skjult = sannhet(k)
    ramme = {c: (0, max(av[c], 10)) if c in skjult else (n, n) for c, n in tall.items()}
    ligninger = list(summer(tall, av))
    endret = True
    while endret:
        endret = False
        for ledd, konstant in ligninger:
            for c, f in ledd:
                lav = hoy = konstant
                for andre, g in ledd:
                    if andre != c:
                        grenser = sorted((g * ramme[andre][0], g * ramme[andre][1]))
                        lav, hoy = lav - grenser[1], hoy - grenser[0]
                if f < 0:
                    lav, hoy = -hoy, -lav
                ny = (max(ramme[c][0], lav), min(ramme[c][1], hoy))
                if ny != ramme[c]:
                    ramme[c], endret = ny, True
    return {c: ramme[c] for c in skjult}


def test_the_attacker_learns_nothing(kjoring: Kjoring) -> None:
    tall, _av, _skjult = sannhet(kjoring)
    funnet = angrip(kjoring)
    assert len(funnet) > 20
    assert all(lav <= tall[c] <= hoy for c, (lav, hoy) in funnet.items()), (
        "the attacker reasons wrongly"
    )
    smale = {c: (g, tall[c]) for c, g in funnet.items() if g[1] - g[0] + 1 < 3}
    assert not smale


def test_what_is_shown_rests_on_enough(kjoring: Kjoring) -> None:
    for raa, pub in zip(kjoring.raa, kjoring.publisert, strict=True):
        for r, v, p in zip(raa.rader, raa.vern, pub.rader, strict=True):
            if p.undertrykt or p.verdi is None:
                continue
            n = telling(r, v)
            assert n is None or n == 0 or n >= 5, r
            if v.type in {Maaltype.SNITT, Maaltype.MEDIAN, Maaltype.ANDEL}:
                assert (v.personer or r.n_personer or 0) >= 10, r
                assert p.n_personer is None or p.n_personer % 5 == 0


def test_the_same_every_time_and_twice_is_once(kjoring: Kjoring) -> None:
    assert beskytt(kjoring.raa) == kjoring.publisert
    assert beskytt(kjoring.publisert) == kjoring.publisert


def test_nothing_of_the_guard_is_left(kjoring: Kjoring) -> None:
    assert all(t.vern == () for t in kjoring.publisert)
    assert all(
        (r.verdi, r.n_personer, r.n_enheter) == (None, None, None) and r.undertrykt_grunn
        for t in kjoring.publisert
        for r in t.rader
        if r.undertrykt
    )
