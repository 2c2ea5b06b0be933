"""The yardstick gives the report's numbers, or it measures nothing."""

from datetime import UTC, datetime
from pathlib import Path

from dap.forskning import les_uttrekk
from dap.forskning.beregning import beregn
from dap.forskning.motor import apne
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.syntetisk.generator import lag_uttrekk
from maling.forskning import er_like
from maling.forskning_pandas import main


def test_pandas_gir_de_samme_tallene(tmp_path: Path) -> None:
    ut = tmp_path / "u"
    lag_uttrekk(ut, personer=300, fro=1, naa=datetime(2026, 3, 2, tzinfo=UTC))
    with apne("duckdb", les_uttrekk(ut)) as motor:
        blokker = beregn(motor, PROBA_2022_9, lambda *_: None).resultater["kapittel_8_12"]
    pandas = main(ut)
    assert er_like(pandas, blokker)
    assert not er_like({**pandas, "svartid": pandas["svartid"] + 1e-3}, blokker)
