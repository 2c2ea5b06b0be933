from datetime import UTC, datetime
from random import Random

import pytest

from dap.demodata.tekst import Tekstverk, sett_inn, velg

FREDAG = datetime(2026, 1, 16, 12, tzinfo=UTC)


def test_a_choice_is_made_innermost_first() -> None:
    funnet = {velg("[a|b [c|d]] e", Random(n)) for n in range(40)}
    assert funnet == {"a e", "b c e", "b d e"}


@pytest.mark.parametrize(
    ("mal", "sprak", "ventet"),
    [
        ("{sak} er ny. {sak}, ja", "nb", "Boligen er ny. Boligen, ja"),
        ("Om {sak}", "nb", "Om boligen"),
        ("Kom {dag1}", "nb", "Kom mandag"),
        ("Kom {dag1}", "nn", "Kom måndag"),
        ("Come {dag1}", "en", "Come Monday"),
        ("innen {om7}", "nb", "innen 23. januar"),
        ("sendt {siden3}", "nb", "sendt 13. januar"),
    ],
)
def test_words_and_dates_are_put_in(mal: str, sprak: str, ventet: str) -> None:
    assert sett_inn(mal, Random(1), {"sak": "boligen"}, FREDAG, sprak) == ventet


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        sett_inn("{ukjent}", Random(1), {}, FREDAG)


def test_the_least_used_words_come_first() -> None:
    verk, rng = Tekstverk(), Random(3)
    forste = [verk.utvid("[a|b|c|d]", rng, {}, FREDAG) for _ in range(4)]
    assert sorted(forste) == ["a", "b", "c", "d"]
