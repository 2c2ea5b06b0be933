"""Requirement: who works at several offices chooses one of them the same way everywhere."""

from dataclasses import replace

from rollebesetning import Rollebesetning

from dap.web.felles.kontorlenker import kontorlenker


def test_one_of_several_or_all(roller: Rollebesetning) -> None:
    to = replace(roller.kari, kontorrom={**roller.kari.kontorrom, **roller.ola.kontorrom})
    hver = [
        ("NAV Dalen", "/her/?kontor=1202", True),
        ("NAV Fjordby", "/her/?kontor=1201", False),
    ]
    assert kontorlenker(to, "/her/", "1202") == hver
    alle = ("Alle kontorene dine", "/her/", False)
    assert kontorlenker(to, "/her/", "1202", alle=True) == [alle, *hver]
    assert kontorlenker(to, "/her/", "", alle=True)[0][2]
    assert kontorlenker(roller.kari, "/her/", "1201", alle=True) == []
