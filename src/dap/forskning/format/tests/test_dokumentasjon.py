"""docs/forskning/format.md tells every table, column, code and rule, and where DAP has each column from."""

from pathlib import Path

from dap.forskning.format.funn import Regel
from dap.forskning.format.skjema import TABELLER

TEKST = (Path(__file__).parents[5] / "docs" / "forskning" / "format.md").read_text(encoding="utf-8")


def test_alt_i_skjemaet_er_beskrevet() -> None:
    for tabell in TABELLER.values():
        assert f"### {tabell.navn}" in TEKST
        avsnitt = TEKST.split(f"### {tabell.navn}")[1].split("###")[0]
        for kolonne in tabell.kolonner:
            assert f"| {kolonne.navn} |" in avsnitt, (tabell.navn, kolonne.navn)
            assert all(f"`{kode}`" in avsnitt for kode in kolonne.koder), kolonne.navn


def test_hver_kolonne_har_sin_kilde() -> None:
    for tabell in TABELLER.values():
        if tabell.navn != "tiltak":
            for kolonne in tabell.kolonner:
                assert f"| {tabell.navn}.{kolonne.navn} |" in TEKST


def test_hver_regel_er_beskrevet() -> None:
    assert all(f"| {regel} |" in TEKST for regel in Regel)
