"""The extract that comes out: the same every time, whole or not at all, and refused with words."""

import errno
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dap.forskning import les_uttrekk
from dap.forskning.format.feil import Skrivefeil
from dap.forskning.format.kontroll import kontroller
from dap.forskning.format.manifest import Manifest
from dap.forskning.format.skjema import TABELLER
from dap.forskning.syntetisk.blokk import STORRELSE
from dap.forskning.syntetisk.generator import _deler, lag_uttrekk
from dap.forskning.syntetisk.parametre import MODUSER, vanlig

NAA = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _lag(ut: Path, personer: int = 200, fro: int = 1, **valg: Any) -> Manifest:
    return lag_uttrekk(ut, personer=personer, fro=fro, naa=NAA, **valg)


def _summer(manifest: Manifest) -> dict[str, str]:
    return {fil.tabell: fil.innhold_sha256 for fil in manifest.filer}


def test_samme_tall_og_fro_gir_samme_innhold(tmp_path: Path) -> None:
    en = _summer(_lag(tmp_path / "a"))
    assert _summer(_lag(tmp_path / "b")) == en
    annet = _summer(_lag(tmp_path / "c", fro=2))
    assert all(annet[tabell] != en[tabell] for tabell in en)


def test_innholdet_avhenger_ikke_av_hvor_mange_som_lager_det() -> None:
    personer = STORRELSE + 100
    alene = list(_deler(personer, 1, vanlig(), 1))
    assert len(alene) == 2
    for en, to in zip(alene, _deler(personer, 1, vanlig(), 2), strict=True):
        assert all(en[tabell].equals(to[tabell]) for tabell in en)


@pytest.mark.parametrize("personer", [1, 2, 10])
def test_faa_personer_gir_et_helt_uttrekk(tmp_path: Path, personer: int) -> None:
    manifest = _lag(tmp_path / "ut", personer)
    uttrekk = les_uttrekk(tmp_path / "ut")
    assert uttrekk.manifest == manifest
    assert uttrekk.tabeller() == [navn for navn, t in TABELLER.items() if not t.valgfri]
    assert manifest.syntetisk
    assert manifest.kilde["fro"] == 1
    fil = manifest.fil("person")
    assert fil is not None
    assert fil.rader == personer


def test_radene_har_formatets_typer_og_ligger_etter_nokkelen(tmp_path: Path) -> None:
    _lag(tmp_path / "ut", 300)
    uttrekk = les_uttrekk(tmp_path / "ut")
    for navn in uttrekk.tabeller():
        rader = pq.read_table(uttrekk.stier(navn)[0])
        for kolonne in TABELLER[navn].kolonner:
            if kolonne.navn in rader.column_names:
                assert rader.schema.field(kolonne.navn).type == kolonne.arrow
        nokler = list(zip(*(rader[k].to_pylist() for k in TABELLER[navn].nokkel), strict=True))
        assert nokler == sorted(set(nokler)), navn


@pytest.mark.parametrize("modus", sorted(MODUSER))
def test_uttrekket_er_helt_etter_formatets_regler(tmp_path: Path, modus: str) -> None:
    _lag(tmp_path / "ut", 400, parametere=MODUSER[modus]())
    assert kontroller(tmp_path / "ut").funn == ()


@pytest.mark.parametrize(
    ("valg", "ord_"),
    [
        ({"personer": 0}, "fra 1"),
        ({"personer": -5}, "fra 1"),
        ({"personer": 10**9}, "fra 1 til"),
        ({"fro": -1}, "Frøet"),
    ],
)
def test_tall_som_ikke_gaar(tmp_path: Path, valg: dict[str, int], ord_: str) -> None:
    with pytest.raises(ValueError, match=ord_):
        _lag(tmp_path / "ut", **valg)
    assert list(tmp_path.iterdir()) == []


def test_en_full_disk_sies_og_etterlater_ingenting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(Skrivefeil, match="Disken er full"):
        _lag(tmp_path / "ut")
    assert list(tmp_path.iterdir()) == []


def test_det_som_finnes_overskrives_ikke(tmp_path: Path) -> None:
    (tmp_path / "noe.txt").touch()
    with pytest.raises(Skrivefeil, match="finnes fra før"):
        _lag(tmp_path)
