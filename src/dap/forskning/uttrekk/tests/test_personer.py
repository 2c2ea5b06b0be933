"""What somebody was at the end of a month, from what is known of them: no database."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow.parquet as pq
import pytest

from dap.forskning.format.manifest import Dekning, Manifest
from dap.forskning.format.skriving import Skriver
from dap.forskning.uttrekk.kilder import Kilder
from dap.forskning.uttrekk.operations import _UTEN
from dap.forskning.uttrekk.personer import _Liv, _skriv_arbeid
from dap.forskning.uttrekk.pseudonym import Pseudonymer
from dap.forskning.uttrekk.strom import Bunke
from dap.forskning.uttrekk.tidsrom import Tidsrom
from dap.forskning.uttrekk.values import Bestilling

PERIODE = UUID(int=1)
DESEMBER, JANUAR, FEBRUAR = 0, 1, 2


def t(maaned: int, dag: int, time: int = 12, aar: int = 2026) -> datetime:
    return datetime(aar, maaned, dag, time, tzinfo=UTC)


SLUTT_JANUAR = t(1, 31, 23)
"""The first instant of February in Oslo."""


@pytest.fixture
def kilder(tmp_path: Path) -> Iterator[Kilder]:
    bestilling = Bestilling(date(2025, 12, 1), date(2026, 2, 1), "", "")
    tidsrom = Tidsrom.av(bestilling, naa=t(3, 5))
    with Skriver(tmp_path / "u", uttrekk_id="u", uten=_UTEN) as skriver, ExitStack() as apne:
        yield Kilder(skriver, tidsrom, frozenset(), Pseudonymer(b"n" * 32, "u"), apne)


def _liv(k: Kilder, registreringer: list[tuple[Any, ...]]) -> _Liv:
    perioder = [(PERIODE, t(12, 5, aar=2025), None, "")]
    return _Liv(k, perioder, [], registreringer)


@pytest.mark.parametrize(
    ("kontorer", "ventet"),
    [
        ([], None),
        ([("1301", t(12, 1, aar=2025), None)], "1301"),
        ([("1301", t(12, 1, aar=2025), t(1, 20)), ("0301", t(1, 20), None)], "0301"),
        # Moved just as the month ended: at its last instant it was the old one.
        ([("1301", t(12, 1, aar=2025), SLUTT_JANUAR), ("0301", SLUTT_JANUAR, None)], "1301"),
        ([("1301", t(12, 1, aar=2025), t(1, 20))], None),
    ],
)
def test_the_office_at_the_end_of_the_month(
    kilder: Kilder, kontorer: list[tuple[str, datetime, datetime | None]], ventet: str | None
) -> None:
    rad = _liv(kilder, []).rad(JANUAR, PERIODE, [], kontorer)
    assert rad[3] == (kilder.enhet(ventet) if ventet else None)
    assert ventet is None or ventet not in rad[3]


def test_partly_unemployed_is_who_said_so_when_they_registered(kilder: Kilder) -> None:
    def registrert(tid: datetime, situasjon: str) -> tuple[Any, ...]:
        return (PERIODE, tid, "ORDINAER", None, situasjon, None)

    delvis = _liv(kilder, [registrert(t(1, 5), "DELTIDSJOBB_VIL_MER")])
    assert [delvis.rad(m, PERIODE, [], [])[4] for m in (DESEMBER, JANUAR, FEBRUAR)] == [
        False, True, True,
    ]  # fmt: skip
    annet = _liv(kilder, [registrert(t(1, 5), "MISTET_JOBBEN")])
    assert annet.rad(JANUAR, PERIODE, [], [])[4] is False
    en_annen_periode = _liv(kilder, [(UUID(int=2), t(1, 5), "ORDINAER", None,
                                      "DELTIDSJOBB_VIL_MER", None)])  # fmt: skip
    assert en_annen_periode.rad(JANUAR, PERIODE, [], [])[4] is False


@pytest.mark.parametrize(
    ("sagt", "ventet"),
    [
        ([], None),
        ([(t(1, 5), "GRUNNSKOLE")], "GRUNNSKOLE"),
        ([(t(1, 5), "GRUNNSKOLE"), (t(2, 5), "VIDEREGAENDE_GRUNNUTDANNING")], "VIDEREGAENDE"),
        # What is no answer, or said after what is covered, does not count.
        ([(t(1, 5), "INGEN_UTDANNING"), (t(2, 5), "INGEN_SVAR"), (t(2, 6), None)], "GRUNNSKOLE"),
        ([(t(1, 5), "GRUNNSKOLE"), (t(3, 6), "HOYERE_UTDANNING_1_TIL_4")], "GRUNNSKOLE"),
    ],
)
def test_the_latest_education_that_was_told(
    kilder: Kilder, sagt: list[tuple[datetime, str | None]], ventet: str | None
) -> None:
    rader = [(PERIODE, tid, "ORDINAER", utdanning, None, None) for tid, utdanning in sagt]
    assert _liv(kilder, rader).utdanning() == ventet


def test_work_is_known_for_months_that_were_over_when_the_register_answered(
    kilder: Kilder, tmp_path: Path
) -> None:
    bunke = Bunke(kilder.skriver, "arbeid")
    jobb = [(date(2025, 12, 31), date(2026, 1, 31)), (date(2026, 2, 1), None)]
    for id_, hentet in (
        ("alt", t(3, 2)),
        ("til_januar", SLUTT_JANUAR),
        ("ingenting", t(12, 1, aar=2025)),
    ):
        _skriv_arbeid(kilder, bunke, id_, [(hentet, jobb)])
    bunke.tom()
    kilder.skriver.fullfor(
        Manifest(
            "u",
            "2026-03-05T00:00:00Z",
            {},
            Dekning(date(2025, 12, 1), date(2026, 2, 1)),
            {},
            {},
            {},
        )
    )
    rader = pq.read_table(tmp_path / "u" / "arbeid.parquet").to_pylist()
    # The first job ended on the last day of January, so that day it was over.
    assert [(r["person_id"], r["maaned"].month) for r in rader] == [
        ("alt", 12), ("alt", 2), ("til_januar", 12),
    ]  # fmt: skip
    assert all(r["arbeidsforhold"] and r["uforegrad"] is None for r in rader)
