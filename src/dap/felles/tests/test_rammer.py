"""What is called often goes to the operating system for memory once, however deep it lies."""

import resource
from collections.abc import Callable

import pytest

from dap.felles.rammer import med_rammeplass

GANGER, DYBDER = 200, 200


def _ingenting() -> None:
    pass


def _kall(dybde: int, inni: Callable[[], None]) -> None:
    """Call it many times, so deep."""
    if dybde:
        _kall(dybde - 1, inni)
    else:
        for _ in range(GANGER):
            inni()


def _sidefeil(kall: Callable[[int, Callable[[], None]], None]) -> int:
    """The most pages of memory that the loop asked for, at the worst of the depths."""
    verst = 0
    for dybde in range(DYBDER):
        for_ = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
        kall(dybde, _ingenting)
        verst = max(verst, resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - for_)
    return verst


@pytest.mark.parametrize("forut", [0, 50, 100])
def test_no_loop_asks_for_memory_on_every_turn(forut: int) -> None:
    @med_rammeplass
    def med_plass(dybde: int, inni: Callable[[], None]) -> None:
        _kall(dybde, inni)

    def dypere(nr: int, dybde: int) -> int:
        return dypere(nr - 1, dybde) if nr else _sidefeil(med_plass)

    assert dypere(forut, 0) < GANGER


def test_what_it_gives_and_takes_is_the_same() -> None:
    @med_rammeplass
    def sum_(*tall: int, og: int = 0) -> int:
        """Adds."""
        return sum(tall) + og

    assert sum_(1, 2, og=3) == 6
    assert sum_.__doc__ == "Adds."
    assert med_rammeplass(len) is len
