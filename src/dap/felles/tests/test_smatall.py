"""Counts that are too small to show, and those that would give them away."""

import pytest

from dap.felles.smatall import Tall, del_av, fordelt, tall


@pytest.mark.parametrize(("antall", "vist"), [(0, 0), (1, None), (4, None), (5, 5), (900, 900)])
def test_fewer_than_five_are_not_told_of(antall: int, vist: int | None) -> None:
    assert tall(antall) == Tall(vist)


@pytest.mark.parametrize(
    ("antall", "av", "vist"),
    [(0, 0, 0), (0, 3, None), (0, 9, 0), (3, 9, None), (6, 9, None), (6, 11, 6), (9, 9, 9)],
)
def test_a_part_is_hidden_with_what_it_leaves(antall: int, av: int, vist: int | None) -> None:
    assert del_av(antall, av) == Tall(vist)


def test_a_single_hidden_part_takes_the_smallest_other_with_it() -> None:
    assert fordelt({"a": 2, "b": 7, "c": 30}) == {"a": Tall(None), "b": Tall(None), "c": Tall(30)}
    assert fordelt({"a": 2, "b": 3, "c": 30}) == {"a": Tall(None), "b": Tall(None), "c": Tall(30)}
