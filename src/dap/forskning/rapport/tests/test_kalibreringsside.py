"""The page of calibration, and the same as a file."""

import csv
import io
from pathlib import Path

from dap.forskning.rapport.kalibreringsside import skriv_kalibrering, som_csv, som_html
from dap.forskning.syntetisk.retninger import retninger

_BLOKKER = {
    "populasjon": {"alle": 858_123, "koronaledige": 359_919, "ordinaere": 498_204},
    "kap_9_1": {"ordinaere_dialoger": {"antall": 2_000_000}},
}


def test_siden_og_tabellen(tmp_path: Path) -> None:
    linjer = skriv_kalibrering(_BLOKKER, tmp_path)
    rader = list(csv.DictReader(io.StringIO(som_csv(linjer))))
    assert len(rader) == 292
    assert (tmp_path / "kalibrering.csv").read_text(encoding="utf-8") == som_csv(linjer)
    rad = next(r for r in rader if r["id"] == "9_ordinaere_dialoger")
    assert (rad["oppnadd"], rad["innenfor"], rad["i_toleransen"]) == ("2000000", "nei", "ja")
    side = (tmp_path / "kalibrering.html").read_text(encoding="utf-8")
    assert side == som_html(linjer, retninger(_BLOKKER), 858_123)
    assert '<html lang="nb">' in side
    assert "2\u202f000\u202f000" in side
