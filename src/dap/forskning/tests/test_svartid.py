"""B11b and B11c: other clocks for the response time, counted by hand."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dap.forskning.avledet import BYGG
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.skjema import TABELLER
from dap.forskning.motor import Duckmotor
from dap.forskning.parametre import Parameterfeil, fra_json
from dap.forskning.tests import tilfeldig

START = datetime(2020, 2, 3, 8, tzinfo=UTC)
N, B, F = "NAV", "BRUKER", "FERDIGBEHANDLET"
DIALOGER: dict[str, list[tuple[int, str, bool | None]]] = {
    # Hours after the start, who, whether an answer is asked for.
    "d1": [(0, B, True), (3, F, None), (5, N, None)],
    "d2": [(0, B, False), (2, B, None), (8, N, None), (9, B, False), (12, N, None)],
    "d3": [(0, N, None), (4, F, None), (6, B, True), (6, F, None), (7, B, False)],
}
VENTET = {
    "B11": {"d1": (1, 5.0), "d2": (2, 11.0), "d3": (0, 0.0)},
    "B11b": {"d1": (1, 3.0), "d2": (2, 11.0), "d3": (1, 0.0)},
    "B11c": {"d1": (1, 5.0), "d2": (1, 6.0), "d3": (0, 0.0)},
}


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    rader: tilfeldig.Rader = {navn: [] for navn in TABELLER if navn != "tiltak"}
    rader["person"] = [
        {"person_id": "p", "kjonn": "K", "fodselsaar": 1980, "utdanning": None, "innvandrer": None}
    ]
    rader["personmaaned"] = [
        {
            "person_id": "p", "maaned": date(2020, 2, 1), "innsatsgruppe": "STANDARD", "ytelse": "INGEN",
            "delvis_ledig": False, "lonnstilskudd": False,
        }
    ]  # fmt: skip
    for id_, hendelser in DIALOGER.items():
        rader["dialog"].append(
            {"dialog_id": id_, "person_id": "p", "opprettet_av": N, **_naar("opprettet", 0)}
        )
        for nr, (time_, hva, krever) in enumerate(hendelser, 1):
            if hva == F:
                rad = {"dialog_id": id_, "tidspunkt": START + timedelta(hours=time_), "hendelse": F}
                rader["dialoghendelse"].append(rad)
                continue
            rad = {"dialog_id": id_, "lopenr": nr, "avsender": hva, "krever_svar": krever}
            rader["melding"].append(rad | _naar("sendt", time_))
    ut = tilfeldig.lag(tmp_path / "u", rader)
    skjema = TABELLER["melding"].arrow(frozenset())
    pq.write_table(pa.Table.from_pylist(rader["melding"], schema=skjema), ut / "melding.parquet")
    return ut


def _naar(navn: str, timer: int) -> dict[str, Any]:
    t = START + timedelta(hours=timer)
    return {navn: t, f"{navn}_dato": t.date()}


def svar(mappe: Path, klokke: str) -> dict[str, tuple[int, float]]:
    p = fra_json({"svartid": klokke})
    with Duckmotor(Uttrekk(mappe), traader=1) as motor:
        for navn in ("av_maaned", "av_person", "av_dialog"):
            motor.materialiser(navn, BYGG[navn](motor, p))
        rader = motor.hent(motor.tabell("av_dialog"))
    assert {r["dialog_id"]: r["n_nav"] + r["n_bruker"] for r in rader} == {
        "d1": 2,
        "d2": 5,
        "d3": 3,
    }
    return {r["dialog_id"]: (r["n_svar"], r["sum_svartid_t"]) for r in rader}


@pytest.mark.parametrize("klokke", list(VENTET))
def test_each_clock_by_hand(mappe: Path, klokke: str) -> None:
    assert svar(mappe, klokke) == VENTET[klokke]


def test_an_extract_without_what_is_ticked_off(mappe: Path) -> None:
    (mappe / "dialoghendelse.parquet").unlink()
    with pytest.raises(Parameterfeil, match="dialoghendelse"):
        svar(mappe, "B11b")


def test_an_unknown_clock() -> None:
    with pytest.raises(Parameterfeil, match="B11, B11b, B11c"):
        fra_json({"svartid": "B12"})
