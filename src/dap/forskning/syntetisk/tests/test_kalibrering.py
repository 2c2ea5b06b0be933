"""The report's numbers beside a run's, and what the page says of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from dap.forskning.syntetisk.kalibrering import (
    Kalibreringsfeil,
    kalibrer,
    les_maaltall,
    les_resultater,
    verdier_ved,
)
from dap.forskning.syntetisk.retninger import retninger

_FORM = Path(__file__).parents[2] / "tests" / "resultater-form.json"
_BLOKKER: dict[str, Any] = {
    "populasjon": {"alle": 858_123, "koronaledige": 359_919, "ordinaere": 498_204},
    "fig_8_1": {f"2019-{m:02d}": 340_000 for m in range(8, 13)}
    | {"2020-01": 341_000, "2020-02": 352_000, "2020-03": 644_000},
    "kap_9_1": {"ordinaere_dialoger": {"andel_opprettet_av_bruker": 0.32, "antall": 2_000_000}},
    "fig_11_10": {"25-29": {"n_STILLING": 0.738}, "30-49": {"n_STILLING": 0.70}},
}


def _linje(id_: str, blokker: dict[str, Any] = _BLOKKER) -> Any:
    return next(linje for linje in kalibrer(blokker) if linje.id == id_)


def test_alle_tall_som_kan_sammenliknes_er_med() -> None:
    poster = les_maaltall()
    assert len(poster) == 292
    assert len({post["id"] for post in poster}) == 292
    assert all(post["lav"] is not None or post["hoy"] is not None for post in poster)


def test_hver_sti_finnes_i_resultatene() -> None:
    form = json.loads(_FORM.read_text(encoding="utf-8"))["kapittel_8_12"]

    def tall(her: Any) -> Any:
        return {k: tall(v) for k, v in her.items()} if isinstance(her, dict) else 1.0

    blokker = tall(form)
    assert [p["id"] for p in les_maaltall() if not verdier_ved(blokker, p["maaltall"])] == []


def test_innenfor_utenfor_og_toleranse() -> None:
    assert _linje("8_n_alle").innenfor
    ordinaere = _linje("9_ordinaere_dialoger")
    assert (ordinaere.innenfor, ordinaere.i_toleransen) == (False, True)
    assert ordinaere.avvik == 41_240
    assert ordinaere.avvik_prosent == pytest.approx(2.105, abs=0.001)
    assert _linje("9_andel_nav").oppnadd == pytest.approx(68)
    assert _linje("10_moter").oppnadd is None
    assert _linje("10_moter").innenfor is None


def test_spenn_gjelder_hver_maaned() -> None:
    for_mars = _linje("8_fig1_for_mars")
    assert (for_mars.minst, for_mars.storst, for_mars.innenfor) == (340_000, 352_000, False)
    assert for_mars.i_toleransen
    assert _linje("11_fig10_25_49_lav").oppnadd == 0.70
    assert _linje("11_fig10_25_49_hoy").oppnadd == 0.738


def test_antall_regnes_om_til_rapportens_befolkning() -> None:
    liten = {"populasjon": {"alle": 1000, "koronaledige": 419, "ordinaere": 581}}
    korona = _linje("8_n_korona", liten)
    assert korona.oppnadd == pytest.approx(359_553.5, abs=0.1)
    assert korona.innenfor  # half a person of a thousand


def test_unntatt_i_en_sti() -> None:
    blokker = {"f": {"a": {"m": 1}, "b": {"m": 2}, "c": {"m": 3}}}
    assert verdier_ved(blokker, "f.a..c (unntatt b).m") == [1, 3]
    assert verdier_ved(blokker, "f.a..d.m") == []
    assert verdier_ved(blokker, "f.a.x.y") == []


def test_retninger_uten_tall_er_ubesvart() -> None:
    svar = retninger(_BLOKKER)
    assert {r.nr for r in svar} == set(range(1, 26))
    assert all(r.holder is None for r in svar)


@pytest.mark.parametrize(
    ("innhold", "ord_"),
    [
        (None, "finnes ikke"),
        ("ikke json", "kan ikke leses"),
        ("[]", "kapittel_8_12"),
        ('{"kapittel_8_12": {}}', "populasjon"),
        ('{"kapittel_8_12": {"populasjon": {"alle": 0}}}', "ingen personer"),
    ],
)
def test_en_fil_som_ikke_er_resultater(tmp_path: Path, innhold: str | None, ord_: str) -> None:
    sti = tmp_path / "resultater.json"
    if innhold is not None:
        sti.write_text(innhold, encoding="utf-8")
    with pytest.raises(Kalibreringsfeil, match=ord_):
        les_resultater(sti)
