from datetime import UTC, date, datetime, timedelta

import pytest

from dap.felles.aktor import Hjelpslag
from dap.felles.feil import Regelbrudd
from dap.felles.fnr import lag_syntetisk
from dap.hjelper.policies import krev_periode
from dap.hjelper.rules import fodselsdato, gjelder
from dap.hjelper.values import Hjelpstatus

NAA = datetime(2026, 1, 14, 12, tzinfo=UTC)
DAG = date(2026, 1, 14)


def _gjelder(**annet: object) -> bool:
    valg: dict[str, object] = {
        "slag": Hjelpslag.VALGT, "status": Hjelpstatus.AKTIV, "fra": DAG, "til": DAG,
        "hentet": None, "dag": DAG, "naa": NAA,
    }  # fmt: skip
    return gjelder(**{**valg, **annet})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("endring", "ventet"),
    [
        ({}, True),
        ({"status": Hjelpstatus.INVITERT}, False),
        ({"status": Hjelpstatus.AVSLUTTET}, False),
        ({"fra": DAG + timedelta(days=1), "til": None}, False),
        ({"fra": DAG - timedelta(days=9), "til": DAG - timedelta(days=1)}, False),
        ({"til": None}, True),
        ({"slag": Hjelpslag.VERGE}, False),
        ({"slag": Hjelpslag.VERGE, "hentet": NAA - timedelta(hours=24)}, True),
        ({"slag": Hjelpslag.FULLMAKT, "hentet": NAA - timedelta(hours=24, seconds=1)}, False),
    ],
)
def test_when_a_right_holds(endring: dict[str, object], ventet: bool) -> None:
    assert _gjelder(**endring) is ventet


@pytest.mark.parametrize(("dager", "lov"), [(-1, False), (0, True), (365, True), (366, False)])
def test_a_named_helper_has_an_end_within_a_year(dager: int, lov: bool) -> None:
    if lov:
        krev_periode(DAG + timedelta(days=dager), DAG)
    else:
        with pytest.raises(Regelbrudd, match="HJELP_PERIODE"):
            krev_periode(DAG + timedelta(days=dager), DAG)


@pytest.mark.parametrize("fodt", [date(1950, 2, 28), date(1999, 12, 1), date(2004, 2, 29)])
def test_the_birth_date_of_a_synthetic_number(fodt: date) -> None:
    fnr = next(f for n in range(100, 400) if (f := lag_syntetisk(fodt, n)))
    assert fodselsdato(fnr) == fodt


def test_a_d_number_and_a_number_that_is_no_date() -> None:
    assert fodselsdato("41019012345") == date(1990, 1, 1)
    assert fodselsdato("00009012345") is None
