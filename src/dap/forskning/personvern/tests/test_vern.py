"""Part H, rule by rule, and against an attacker."""

import threading
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dap.forskning.personvern.avrunding import til_naermeste
from dap.forskning.personvern.register import Register
from dap.forskning.personvern.tests.hjelp import antall, enkel, fordeling, rad, rater
from dap.forskning.personvern.values import Godkjenning, Grunn, Nivaa, Vernefeil
from dap.forskning.personvern.vern import beskytt
from dap.forskning.tabeller.values import Maaltype, Tabell, Vern

M = Maaltype


def skjulte(t: Tabell) -> set[tuple[str, str]]:
    return {(r.rad, r.serie) for r in t.rader if r.undertrykt}


@pytest.mark.parametrize(
    ("tabell", "grunn"),
    [
        (enkel(M.SNITT, 1.5, n=9), Grunn.GRUNNLAG),
        (enkel(M.SNITT, 1.5, n=10), None),
        (enkel(M.SNITT, 1.5, maks1=0.51, maks2=0.6), Grunn.GRUNNLAG),
        (enkel(M.SNITT, 1.5, maks1=0.5, maks2=0.86), Grunn.GRUNNLAG),
        (enkel(M.SNITT, 1.5, maks1=0.5, maks2=0.85), None),
        (enkel(M.ANTALL, 4.0, n=4, enhet="personer"), Grunn.GRUNNLAG),
        (enkel(M.ANTALL, 5.0, n=5, enhet="personer"), None),
        (enkel(M.ANTALL, 0.0, n=0, enhet="personer"), None),
        (enkel(M.ANTALL, 700.0, n=None, enhet="dialoger", personer=9), Grunn.GRUNNLAG),
        (enkel(M.ANTALL, 700.0, n=None, enhet="dialoger", personer=10), None),
        (enkel(M.ANTALL, 700.0, n=None, enhet="dialoger"), Grunn.GRUNNLAG),
        (enkel(M.ANDEL, 0.04, teller=4), Grunn.GRUNNLAG),
        (enkel(M.ANDEL, 0.05, teller=5), None),
        (enkel(M.ANDEL, 0.96, teller=96), Grunn.GRUNNLAG),
        (enkel(M.ANDEL, 1.0, teller=100), None),
        (enkel(M.ANDEL, 0.5, n=8, teller=4), Grunn.GRUNNLAG),
        (enkel(M.MEDIAN, 3.0, observasjoner=19), Grunn.MEDIAN),
        (enkel(M.MEDIAN, 3.0, observasjoner=20), None),
        (enkel(M.KOEFFISIENT, 0.1, minste_side=49, frihetsgrader=500), Grunn.REGRESJON),
        (enkel(M.KOEFFISIENT, 0.1, minste_side=50, frihetsgrader=99), Grunn.REGRESJON),
        (enkel(M.KOEFFISIENT, 0.1, minste_side=50, minste_hendelser=9), Grunn.REGRESJON),
        (enkel(M.KOEFFISIENT, 0.1, minste_side=50, minste_hendelser=10), None),
    ],
)  # fmt: skip
def test_a_value_stands_or_falls_for_its_own_sake(tabell: Tabell, grunn: Grunn | None) -> None:
    ut = beskytt([tabell])[0].rader[0]
    assert ut.undertrykt is (grunn is not None)
    assert ut.undertrykt_grunn == grunn
    if grunn is not None:
        assert (ut.verdi, ut.n_personer) == (None, None)


def test_one_hidden_cell_gets_company() -> None:
    ut = beskytt([fordeling("8.3", {"O": [3, 40, 30, 27]})])[0]
    assert skjulte(ut) == {("k0", "O"), ("k3", "O")}


def test_the_same_persons_are_hidden_in_every_table() -> None:
    ut = beskytt([fordeling("8.3", {"O": [3, 40, 30, 27]}), rater("9.6", [3, 40, 30, 27])])
    assert {r for r, _s in skjulte(ut[1])} == {r for r, _s in skjulte(ut[0])} == {"k0", "k3"}


def test_nobody_of_a_few_is_not_published_and_nobody_of_many_is() -> None:
    """H1: 0 of 7 tells something of each of the seven."""
    ut = beskytt([antall("8.2", {"O": [7, 40, 0, 60], "K": [0, 20, 0, 30]})])[0]
    assert ("2020-01", "K") in skjulte(ut)
    assert not {("2020-03", "O"), ("2020-03", "K"), ("2020-04", "O")} & skjulte(ut)
    alene = enkel(M.ANTALL, 0.0, n=7, enhet="personer")
    assert beskytt([alene])[0].rader[0].undertrykt_grunn == Grunn.GRUNNLAG
    assert beskytt([enkel(M.ANTALL, 0.0, n=50, enhet="personer")])[0].rader[0].verdi == 0


def test_degrees_of_freedom_are_published_as_they_are() -> None:
    """H6 rounds counts of people: 3 degrees of freedom are not 5."""
    for maal, ut in (("frihetsgrader", 3), ("kontorer", 5)):
        tabell = enkel(M.MODELL, 3.0, n=500, enhet="antall", maal=maal, frihetsgrader=500)
        assert beskytt([tabell])[0].rader[0].verdi == ut


def test_series_that_add_up_do_not_give_each_other_away() -> None:
    o, k = [40, 30, 20], [22, 3, 25]
    ut = beskytt(
        [fordeling("9.4", {"A": [a + b for a, b in zip(o, k, strict=True)], "O": o, "K": k})]
    )[0]
    assert ("k1", "K") in skjulte(ut)
    assert skjulte(ut) & {("k1", "A"), ("k1", "O")}


def test_a_linked_table_is_protected_with_the_other() -> None:
    ut = beskytt(
        [
            antall("8.1", {"": [50, 60, 70]}),
            antall("8.2", {"O": [47, 30, 35], "K": [3, 30, 35]}, lenket=("8.1",)),
        ]
    )
    assert ("2020-01", "K") in skjulte(ut[1])
    assert ("2020-01", "") in skjulte(ut[0]) or ("2020-01", "O") in skjulte(ut[1])


def test_of_three_rates_that_add_up_none_is_hidden_alone() -> None:
    tabell = rater("9.6", [50, 60, 70])
    vern = (Vern(M.SNITT, maks1=0.9, maks2=0.95), *tabell.vern[1:])
    ut = beskytt([Tabell("9.6", "", "", tabell.rader, vern=vern)])[0]
    assert len([s for r, s in skjulte(ut) if r == "k0"]) >= 2
    assert len([r for r, s in skjulte(ut) if s == "NAV"]) >= 2


def test_a_curve_stops_and_small_steps_wait() -> None:
    n, hendelser = [100, 90, 88, 60, 12, 9, 30], [10, 2, 3, 40, 0, 1, 9]
    rader = tuple(
        rad("12.2", str(k), "O", 1 - k / 10, n=a, radvariabel="k", maal="S", enhet="andel")
        for k, a in enumerate(n)
    )
    vern = tuple(Vern(M.OVERLEVELSE, teller=d) for d in hendelser)
    ut = beskytt([Tabell("12.2", "", "", rader, vern=vern)])[0]
    assert [r.undertrykt for r in ut.rader] == [False, True, False, False, False, True, True]
    assert ut.rader[1].undertrykt_grunn == Grunn.KURVE


def test_a_share_on_a_curve_has_two_sides_and_steps_of_its_own() -> None:
    """S(k): the first months three are gone, the last three are left, and in between two leave in a month."""
    rest = [100, 97, 60, 58, 20, 3, 0]
    slutter = [0, 3, 37, 2, 38, 17, 3]
    rader = tuple(
        rad("12.2", str(k), "O", r / 100, n=100, radvariabel="k", maal="S", enhet="andel")
        for k, r in enumerate(rest)
    )
    vern = tuple(Vern(M.OVERLEVELSE, teller=d, rest=r) for d, r in zip(slutter, rest, strict=True))
    ut = beskytt([Tabell("12.2", "", "", rader, vern=vern)])[0]
    assert [r.undertrykt for r in ut.rader] == [False, True, False, True, False, True, True]
    assert {r.undertrykt_grunn for r in ut.rader} == {None, Grunn.KURVE}


@pytest.mark.parametrize(
    ("n", "ut"), [(0, 0), (2, 0), (3, 5), (12, 10), (13, 15), (858123, 858125)]
)
def test_counts_are_rounded_to_five(n: int, ut: int) -> None:
    assert til_naermeste(n, 5) == ut


def test_what_lies_in_the_middle_goes_to_the_even_multiple() -> None:
    assert [til_naermeste(x, 5) for x in (2.5, 7.5, 12.5)] == [0, 10, 10]


@pytest.mark.parametrize(
    ("tabell", "verdi"),
    [
        (enkel(M.ANTALL, 1958763.0, enhet="dialoger", n=40000), 1958765.0),
        (enkel(M.ANDEL, 0.66639572, teller=66), 0.666),
        (enkel(M.MEDIAN, 17.4, enhet="timer", observasjoner=50), 17.0),
        (enkel(M.MODELL, 0.1234, maal="R2"), 0.12),
    ],
)
def test_what_is_published_is_no_more_exact_than_it_may_be(tabell: Tabell, verdi: float) -> None:
    assert beskytt([tabell])[0].rader[0].verdi == verdi


def test_protecting_twice_is_protecting_once_and_leaves_no_guard_behind() -> None:
    en = beskytt([fordeling("8.3", {"O": [3, 40, 30, 27]}), rater("9.6", [3, 40, 30, 27])])
    assert beskytt(en) == en
    assert all(t.vern == () for t in en)


@pytest.mark.parametrize(
    "godkjenning", [None, Godkjenning("", "kvalitetssikring"), Godkjenning("22/1", "fordi")]
)
def test_inside_needs_an_approval_and_a_reason(godkjenning: Godkjenning | None) -> None:
    with pytest.raises(Vernefeil):
        beskytt(
            [fordeling("8.3", {"O": [3, 40]})],
            nivaa=Nivaa.INTERN,
            godkjenning=godkjenning and Godkjenning(godkjenning.id, godkjenning.grunn[:4]),
        )


def test_inside_everything_is_shown_and_cannot_be_published_afterwards() -> None:
    intern = beskytt(
        [fordeling("8.3", {"O": [3, 40]})],
        nivaa=Nivaa.INTERN,
        godkjenning=Godkjenning("22/1", "kvalitetssikring"),
    )
    assert intern[0].rader[0].verdi == pytest.approx(3 / 43)
    with pytest.raises(ValueError, match="i etterkant"):
        beskytt(intern)


def test_what_differs_by_few_from_what_was_published_is_held_back(tmp_path: Path) -> None:
    register = Register(tmp_path / "publisert.jsonl")
    forst = beskytt([fordeling("8.3", {"O": [50, 40, 30, 80]})], register=register)[0]
    assert not skjulte(forst)
    assert beskytt([fordeling("8.3", {"O": [50, 40, 30, 80]})], register=register)[0] == forst
    ut = beskytt([fordeling("8.3", {"O": [52, 40, 30, 80]})], register=register)[0]
    assert ut.rader[0].undertrykt_grunn == Grunn.DIFFERANSE
    assert len(skjulte(ut)) == 2
    assert not skjulte(beskytt([fordeling("8.3", {"O": [70, 60, 90, 100]})], register=register)[0])


def test_of_two_that_publish_at_once_the_second_sees_the_first(tmp_path: Path) -> None:
    register = Register(tmp_path / "publisert.jsonl")
    ut: list[Tabell] = []

    def publiser(antall_: int) -> None:
        ut.extend(beskytt([fordeling("8.3", {"O": [antall_, 40, 30, 80]})], register=register))

    trader = [threading.Thread(target=publiser, args=(n,)) for n in (50, 52)]
    with register.alene():
        for trad in trader:
            trad.start()
        assert not register.sti.exists()
    for trad in trader:
        trad.join(timeout=30)
    assert sorted(len(skjulte(t)) for t in ut) == [0, 2]


def _losninger(total: int, antall_: int) -> Iterator[tuple[int, ...]]:
    if antall_ == 1:
        yield (total,)
        return
    for x in range(total + 1):
        for andre in _losninger(total - x, antall_ - 1):
            yield (x, *andre)


@pytest.mark.parametrize("fro", range(30))
def test_no_attacker_narrows_a_hidden_cell_to_fewer_than_three_values(fro: int) -> None:
    """Every way to fill the hidden cells of two series and their sum, by trying them all."""
    tilfeldig = Random(fro)
    o, k = ([tilfeldig.choice([0, 1, 2, 3, 4, 5, 7]) for _ in range(3)] for _ in range(2))
    serier = {"A": [a + b for a, b in zip(o, k, strict=True)], "O": o, "K": k}
    if min(sum(x) for x in serier.values()) < 10:
        return
    ut = beskytt([fordeling("9.4", serier), rater("9.6", o)])[0]
    sett = {(s, int(r[1])) for r, s in skjulte(ut)}
    if not sett:
        return
    mulige: dict[tuple[str, int], set[int]] = {c: set() for c in sett}
    for o_, k_ in product(_fyll(sett, "O", o), _fyll(sett, "K", k)):
        a_ = [x + y for x, y in zip(o_, k_, strict=True)]
        if all(("A", i) in sett or a_[i] == serier["A"][i] for i in range(3)):
            for s, i in sett:
                mulige[s, i].add({"A": a_, "O": o_, "K": k_}[s][i])
    assert all(len(x) >= 3 for x in mulige.values()), (serier, mulige)


def _fyll(sett: set[tuple[str, int]], serie: str, sann: list[int]) -> Iterator[list[int]]:
    hull = [i for i in range(3) if (serie, i) in sett]
    if not hull:
        yield sann
        return
    rest = sum(sann[i] for i in hull)
    for verdier in _losninger(rest, len(hull)):
        ut: list[Any] = list(sann)
        for i, x in zip(hull, verdier, strict=True):
            ut[i] = x
        yield ut
