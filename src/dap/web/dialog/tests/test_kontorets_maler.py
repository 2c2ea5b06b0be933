"""Requirement: a leader makes templates for the offices that are theirs, and knows of no other."""

import pytest
from klient import logget_inn
from rollebesetning import DALEN, FJORDBY, Rollebesetning


@pytest.mark.parametrize(("kontor_nr", "status"), [(FJORDBY, 200), (DALEN, 404), ("9999", 404)])
def test_the_form_is_there_for_the_leaders_own_office_only(
    roller: Rollebesetning, kontor_nr: str, status: int
) -> None:
    tor = logget_inn("tor")
    assert tor.get(f"/standardtekster/ny/{kontor_nr}/").status_code == status


def test_an_adviser_makes_no_templates(roller: Rollebesetning) -> None:
    assert logget_inn("kari").get(f"/standardtekster/ny/{FJORDBY}/").status_code in {403, 404}
