"""What is written can be read, sums up as the format says, and is whole or not there."""

import errno
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dap.forskning import FeilVersjon, Formatfeil, Manifestfeil, Skrivefeil, les_uttrekk
from dap.forskning.format.innhold import innhold_sha256, koble, les_parquet
from dap.forskning.format.manifest import Dekning, Fil, Manifest
from dap.forskning.format.skjema import TABELLER
from dap.forskning.format.skriving import Skriver

KANTTILFELLER = Path(__file__).parents[2] / "tests" / "kanttilfeller"
DAG = date(2020, 3, 1)
KL = datetime(2020, 3, 1, 11, 0, tzinfo=UTC)
RADER: dict[str, dict[str, list[Any]]] = {
    "person": {
        "person_id": ["b", "a"],
        "kjonn": ["K", "M"],
        "fodselsaar": [1980, None],
        "utdanning": [None, "GRUNNSKOLE"],
        "innvandrer": [True, None],
    },
    "dialog": {
        "dialog_id": ["d1"],
        "person_id": ["a"],
        "opprettet": [KL],
        "opprettet_dato": [DAG],
        "opprettet_av": ["NAV"],
        "aktivitet_id": [None],
    },
}


def _manifest() -> Manifest:
    return Manifest(
        uttrekk_id="u1",
        laget="2021-01-01T00:00:00Z",
        kilde={"system": "prøve", "versjon": "1", "syntetisk": True},
        populasjon=Dekning(date(2020, 3, 1), date(2020, 3, 1)),
        dekning={},
        pseudonymisering={},
        hjemmel={},
    )


def _skriv(ut: Path) -> Manifest:
    with Skriver(ut, uttrekk_id="u1") as skriver:
        for tabell, rader in RADER.items():
            skriver.skriv(tabell, rader)
        return skriver.fullfor(_manifest())


def _fil(manifest: Manifest) -> Fil:
    fil = manifest.fil("person")
    assert fil is not None
    return fil


def test_summen_av_det_haandlagde_uttrekket_er_den_som_staar_i_manifestet(tmp_path: Path) -> None:
    uttrekk = les_uttrekk(KANTTILFELLER)
    kobling = koble(tmp_path)
    for fil in uttrekk.manifest.filer:
        stier = uttrekk.stier(fil.tabell)
        har = pq.read_schema(stier[0]).names
        assert innhold_sha256(kobling, TABELLER[fil.tabell], les_parquet(stier), har) == (
            fil.innhold_sha256
        ), fil.tabell


def test_det_som_skrives_kan_leses(tmp_path: Path) -> None:
    manifest = _skriv(tmp_path / "ut")
    uttrekk = les_uttrekk(tmp_path / "ut")
    assert uttrekk.manifest == manifest
    assert uttrekk.tabeller() == [navn for navn, t in TABELLER.items() if not t.valgfri]
    fil = pq.ParquetFile(uttrekk.stier("dialog")[0])
    assert fil.schema_arrow.remove_metadata().equals(TABELLER["dialog"].arrow())
    assert fil.metadata.metadata[b"forskningsuttrekk.tabell"] == b"dialog"
    assert fil.metadata.row_group(0).column(0).compression == "ZSTD"
    assert _fil(manifest).rader == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ut"]


def test_rekkefolgen_betyr_ingenting_for_summen(tmp_path: Path) -> None:
    en = _fil(_skriv(tmp_path / "en"))
    with Skriver(tmp_path / "to", uttrekk_id="u1") as skriver:
        for i in (1, 0):
            skriver.skriv("person", {k: [v[i]] for k, v in RADER["person"].items()})
        assert _fil(skriver.fullfor(_manifest())).innhold_sha256 == en.innhold_sha256


def test_en_mappe_av_deler_er_samme_tabell(tmp_path: Path) -> None:
    _skriv(tmp_path / "ut")
    fil = tmp_path / "ut" / "person.parquet"
    (tmp_path / "ut" / "person").mkdir()
    fil.rename(tmp_path / "ut" / "person" / "part-0.parquet")
    uttrekk = les_uttrekk(tmp_path / "ut")
    assert [s.name for s in uttrekk.stier("person")] == ["part-0.parquet"]
    fil.touch()
    with pytest.raises(Formatfeil, match=r"Både person\.parquet og mappen"):
        uttrekk.stier("person")


def test_uten_fullfor_er_det_ingenting(tmp_path: Path) -> None:
    with Skriver(tmp_path / "ut", uttrekk_id="u1") as skriver:
        skriver.skriv("person", RADER["person"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("grunn", ["ENOSPC", "EDQUOT", "EFBIG"])
def test_en_full_disk_sies_og_etterlater_ingenting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grunn: str
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(getattr(errno, grunn), "what the system says")

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(Skrivefeil, match="Disken er full"):
        _skriv(tmp_path / "ut")
    assert list(tmp_path.iterdir()) == []


def test_det_som_finnes_overskrives_ikke(tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "annet.txt").touch()
    with pytest.raises(Skrivefeil, match="finnes fra før"):
        _skriv(tmp_path / "ut")


@pytest.mark.parametrize(
    ("felt", "verdi", "feil", "ord_"),
    [
        ("versjon", "2.0.0", FeilVersjon, "leser versjon 1"),
        ("versjon", "ukjent", Manifestfeil, "versjon"),
        ("format", "noe annet", Manifestfeil, "format"),
        ("tidssone", "UTC", Manifestfeil, "tidssone"),
        ("populasjon", {"fra": "2020-08", "til": "2020-07"}, Manifestfeil, "baklengs"),
        ("populasjon", {"fra": "august", "til": "2020-07"}, Manifestfeil, "dato"),
        ("dekning", {"dialog": {"fra": "2020-08-01"}}, Manifestfeil, "dialog"),
        ("filer", [{}], Manifestfeil, "innhold_sha256"),
        ("uttrekk_id", "", Manifestfeil, "uttrekk_id"),
    ],
)
def test_et_manifest_som_ikke_kan_brukes(
    tmp_path: Path, felt: str, verdi: Any, feil: type[Formatfeil], ord_: str
) -> None:
    _skriv(tmp_path / "ut")
    fil = tmp_path / "ut" / "manifest.json"
    innhold = json.loads(fil.read_text(encoding="utf-8")) | {felt: verdi}
    fil.write_text(json.dumps(innhold), encoding="utf-8")
    with pytest.raises(feil, match=ord_):
        les_uttrekk(tmp_path / "ut")


def test_en_nyere_utgave_av_samme_hovedversjon_leses(tmp_path: Path) -> None:
    _skriv(tmp_path / "ut")
    fil = tmp_path / "ut" / "manifest.json"
    fil.write_text(fil.read_text(encoding="utf-8").replace("1.0.0", "1.7.0"), encoding="utf-8")
    assert les_uttrekk(tmp_path / "ut").manifest.versjon == "1.7.0"


def test_ingen_mappe_og_ingen_manifest(tmp_path: Path) -> None:
    with pytest.raises(Manifestfeil, match="mangler"):
        les_uttrekk(tmp_path)
    with pytest.raises(Manifestfeil, match="finnes ikke"):
        les_uttrekk(tmp_path / "borte")
