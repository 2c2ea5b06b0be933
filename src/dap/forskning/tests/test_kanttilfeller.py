"""All of forventet.json, and definitions broken on purpose that it must catch."""

from dap.forskning.parametre import PROBA_2022_9, fra_json
from dap.forskning.tests import kanter


def test_everything_is_as_worked_out_by_hand() -> None:
    with kanter.avledet() as motor:
        assert kanter.avvik(motor) == []


def test_the_parameter_set_of_the_hand_made_extract_is_the_reports() -> None:
    assert fra_json(kanter.MAPPE / "analyse.json") == PROBA_2022_9
