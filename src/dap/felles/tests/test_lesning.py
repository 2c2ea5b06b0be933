"""The same question is asked once in a reading, and every time outside one."""

import threading

import pytest

from dap.felles.lesning import en_gang, en_lesning


class Kilde:
    def __init__(self) -> None:
        self.spurt: list[tuple[int, str]] = []

        @en_gang
        def svar(nr: int, *, sprak: str = "nb") -> str:
            self.spurt.append((nr, sprak))
            if nr < 0:
                raise ValueError(nr)
            return f"{nr}-{sprak}"

        self.svar = svar


@pytest.fixture
def kilde() -> Kilde:
    return Kilde()


def test_outside_a_reading_every_question_is_asked(kilde: Kilde) -> None:
    assert [kilde.svar(1), kilde.svar(1)] == ["1-nb", "1-nb"]
    assert kilde.spurt == [(1, "nb"), (1, "nb")]


def test_inside_one_each_question_is_asked_once(kilde: Kilde) -> None:
    with en_lesning():
        svar = [kilde.svar(1), kilde.svar(2), kilde.svar(1), kilde.svar(1, sprak="en")]
    assert svar == ["1-nb", "2-nb", "1-nb", "1-en"]
    assert kilde.spurt == [(1, "nb"), (2, "nb"), (1, "en")]


def test_the_next_reading_asks_again(kilde: Kilde) -> None:
    for _ in range(2):
        with en_lesning():
            kilde.svar(1)
    assert len(kilde.spurt) == 2


def test_a_reading_within_a_reading_is_the_same(kilde: Kilde) -> None:
    with en_lesning():
        kilde.svar(1)
        with en_lesning():
            kilde.svar(1)
        kilde.svar(1)
    assert len(kilde.spurt) == 1


def test_a_refusal_is_not_remembered(kilde: Kilde) -> None:
    with en_lesning():
        for _ in range(2):
            with pytest.raises(ValueError, match="-1"):
                kilde.svar(-1)
    assert len(kilde.spurt) == 2


def test_what_is_known_already_is_not_asked(kilde: Kilde) -> None:
    kilde.svar.husk("visste", 7)
    with en_lesning():
        kilde.svar.husk("visste", 7)
        assert kilde.svar(7) == "visste"
    assert kilde.svar(7) == "7-nb"
    assert kilde.spurt == [(7, "nb")]


def test_another_thread_has_a_reading_of_its_own(kilde: Kilde) -> None:
    with en_lesning():
        kilde.svar(1)
        annen = threading.Thread(target=kilde.svar, args=(1,))
        annen.start()
        annen.join()
    assert len(kilde.spurt) == 2
