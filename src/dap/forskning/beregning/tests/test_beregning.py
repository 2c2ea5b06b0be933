"""The whole of part C on the hand-made extract: shape, sums and numbers counted by hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dap.forskning.beregning import Resultat, beregn
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor import Duckmotor
from dap.forskning.motor.felles import Rad
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.personvern.vern import beskytt
from dap.forskning.rapport.diagram import spesifikasjon
from dap.forskning.rapport.rutenett import rutenett
from dap.forskning.tabeller import kapittel_9, kapittel_10, kapittel_11, kube, lag
from dap.forskning.tabeller.grunnlag import MAAL
from dap.forskning.tabeller.verdi import Verdi, snitt
from dap.forskning.tests import kanter, tilfeldig
from dap.forskning.videre.analyse import FOR_FAA

FORM = json.loads(
    (Path(kanter.__file__).parent / "resultater-form.json").read_text(encoding="utf-8")
)["kapittel_8_12"]
REGRESJONER = {"tabell_9_1", "s_9_h_henv_regresjon", "tabell_11_1"}


@pytest.fixture(scope="module")
def resultat() -> Iterator[Resultat]:
    with Duckmotor(Uttrekk(kanter.MAPPE), traader=1) as motor:
        yield beregn(motor, PROBA_2022_9)


@pytest.fixture
def tall(resultat: Resultat) -> dict[str, Any]:
    blokk: dict[str, Any] = resultat.resultater["kapittel_8_12"]
    return blokk


def test_the_result_has_exactly_the_shape_it_is_compared_in(tall: dict[str, Any]) -> None:
    assert set(tall) == set(FORM)
    funn = [f for k in FORM.keys() - REGRESJONER for f in formfeil(FORM[k], tall[k], k)]
    assert funn == []


def formfeil(form: Any, verdi: Any, sti: str) -> list[str]:
    """Where a result is not of the described shape: other keys, another order, another type."""
    if isinstance(form, dict):
        if not isinstance(verdi, dict) or list(form) != list(verdi):
            return [f"{sti}: {list(verdi)}, ikke {list(form)}"]
        return [f for k in form for f in formfeil(form[k], verdi[k], f"{sti}.{k}")]
    typer = {"heltall": int, "tall": float | None, "tall|null": float | None}
    return [] if isinstance(verdi, typer[form]) else [f"{sti}: {verdi!r} er ikke {form}"]


def test_every_block_is_a_table_too(resultat: Resultat) -> None:
    nokler = {t.nokkel for t in resultat.tabeller}
    andre = {"populasjon", "fig_9_1_ordinaere", "kap_10_1", "kap_11_1"}
    assert nokler | andre == set(FORM) | {"videre_12_4"}
    ider = [t.id for t in resultat.tabeller]
    assert len(ider) == len(set(ider))
    assert all(t.rader and t.vern for t in resultat.tabeller)
    assert {t.kapittel for t in resultat.tabeller} == {"8", "9", "10", "11", "12", "12.4"}


def test_all_figures_and_tables_of_the_report_are_there(resultat: Resultat) -> None:
    figurer = {8: 6, 9: 11, 10: 6, 11: 24, 12: 10}
    ventet = {f"{k}.{n}" for k, antall in figurer.items() for n in range(1, antall + 1)}
    assert len(ventet) == 57
    assert ventet | {"T8.1", "T9.1", "T11.1"} <= {t.id for t in resultat.tabeller}


def test_numbers_counted_by_hand(tall: dict[str, Any]) -> None:
    assert tall["populasjon"] == {"alle": 29, "ordinaere": 26, "koronaledige": 3}
    # 16 dialogs, kd04 is of August 2020.
    assert tall["kap_9_1"]["antall_dialoger"] == 15
    # kd12, in March with a koronaledig.
    assert tall["kap_9_1"]["koronaledige_per_maaned"] == {"2020-03": 1, "2020-04": 0}
    assert tall["kap_9_1"]["ordinaere_dialoger"]["antall"] == 14
    # kd01 23, kd02 25, kd06 120, kd07 15 (two answers), kd10 0, kd16 24.
    svartid = tall["kap_9_1"]["ordinaere_dialoger"]["svartid_timer"]
    assert svartid == {"n": 6, "gjennomsnitt": 34.5, "median": 23.5}
    # Of seven answers all but kd06's.
    svar = tall["kap_9_1"]["ordinaere_dialoger"]["svar"]
    assert svar == {"antall": 7, "andel_innen_48_timer": round(6 / 7, 10)}
    # kd06 of fifteen.
    assert tall["kap_9_1"]["andel_slutter_etter_perioden"] == round(1 / 15, 10)
    # All but kd09, which nobody wrote in.
    assert tall["kap_9_1"]["ordinaere_dialoger"]["varighet_dager"]["n"] == 13
    assert tall["kap_10_1"] == {"moter": 6, "referater": 2}
    assert tall["kap_11_1"] == {"antall_aktiviteter": 3}
    assert tall["kap_12_1"]["nye"] == 13
    assert tall["kap_12_1"]["nye_koronaledige"] == 1
    assert tall["kap_12_1"]["andel_sensurert"] == round(3 / 13, 10)


def test_rates_are_means_over_persons_and_not_ratios_of_sums(tall: dict[str, Any]) -> None:
    """B15. Of 26 ordinary users k01 has 10 dialogs in 12 months, k19 2 in 8 and k23 1 in 2; k02, who is
    koronaledig, 2 in 7. k17 has 6 meetings and 2 minutes in 12."""
    assert tall["kap_9_2"]["ordinaere"]["dialoger_per_mnd"] == round(
        (10 / 12 + 2 / 8 + 1 / 2) / 26, 10
    )
    assert tall["kap_9_2"]["koronaledige"]["dialoger_per_mnd"] == round(2 / 7 / 3, 10)
    assert tall["kap_10_2"]["ordinaere"]["moter_per_mnd"] == round(6 / 12 / 26, 10)
    assert tall["kap_9_2"]["ordinaere"]["dialoger_per_bruker"] == 13 / 26
    assert tall["kap_10_2"]["ordinaere"]["referater_per_mnd"] == round(2 / 12 / 26, 10)
    # And back to the totals, when each rate is weighed by its persons.
    grupper = tall["fig_9_8"].values()
    sum_ = sum(g["n"] * (g["n_dialog"] or 0) for g in grupper)
    assert sum_ == pytest.approx(10 / 12 + 2 / 8 + 1 / 2, abs=1e-9)


def test_weighted_rates_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Part K: all cards over all months, as a rate must not be."""

    def vektet(celler: list[Rad], maal: str) -> Verdi:
        sum_ = sum(c[f"sum_{del_}"] for c in celler for del_ in MAAL[maal])
        return snitt(sum_, sum(c["mnd"] for c in celler))

    for modul in (kube, kapittel_9, kapittel_10, kapittel_11):
        monkeypatch.setattr(modul, "rate", vektet)
    with kanter.avledet() as motor:
        feil = lag(motor, PROBA_2022_9, "u", lambda _: None).resultater
    with pytest.raises(AssertionError):
        test_rates_are_means_over_persons_and_not_ratios_of_sums(feil)


def test_of_nobody_there_is_a_whole_result_and_no_number_but_nought(tmp_path: Path) -> None:
    """Every table can be protected, read and drawn, and none holds anything but 0 and holes."""
    uttrekk = Uttrekk(tilfeldig.lag(tmp_path / "u", tilfeldig.rader(1, 0)))
    with Duckmotor(uttrekk, traader=1) as motor:
        tomt = beregn(motor, PROBA_2022_9)
    json.dumps(tomt.resultater, allow_nan=False)
    for t in beskytt(tomt.tabeller):
        assert {r.verdi for r in t.rader} <= {0.0, None}, t.id
        assert spesifikasjon(t, "Kilde: prøve")["title"]
        assert len(rutenett(t).rader) <= len(t.rader)
    noter = {t.id: t.fotnoter for t in tomt.tabeller}
    assert any("ingen personer, ingen modell" in n for n in noter["T9.1"])
    assert len([n for n in noter["F1"] if FOR_FAA in n]) == 4


def test_an_empty_category_has_no_mean_and_a_share_of_nought(tall: dict[str, Any]) -> None:
    ingen = {"n": 0, "n_dialog_nav": None, "n_dialog_bruker": None, "n_dialog": None}
    assert tall["fig_9_7"]["GRUNNSKOLE"] == ingen
    assert tall["fig_8_4"]["ordinaere"]["GRUNNSKOLE"] == 0.0
    assert tall["fig_9_3"]["2019-08"] == {"n": 0, "gjennomsnitt": None, "median": None}
    assert tall["fig_9_2"]["2019-09"] == {"NAV": None, "BRUKER": None, "n": 0}


def test_what_is_missing_is_shown_only_where_something_is(resultat: Resultat) -> None:
    rader = {t.id: [r.rad for r in t.rader] for t in resultat.tabeller}
    assert "MANGLER" in rader["8.3"]
    assert "MANGLER" not in rader["10.5"]
    assert "60+" in rader["10.5"]


def test_the_tidy_rows_say_the_same_as_the_blocks(resultat: Resultat, tall: dict[str, Any]) -> None:
    verdier = {(t.id, r.rad, r.serie, r.maal): r.verdi for t in resultat.tabeller for r in t.rader}
    assert verdier["9.8", "STANDARD_SITUASJON", "sum", "dialoger pr. måned"] == pytest.approx(
        tall["fig_9_8"]["STANDARD_SITUASJON"]["n_dialog"]
    )
    assert verdier["12.3", "12", "ARBEIDSSOKER", "andel"] == pytest.approx(
        tall["fig_12_3"]["12"]["ARBEIDSSOKER"]
    )
    assert verdier["S9.0", "svartid_timer.median", "ordinaere_dialoger", "verdi"] == 23.5
    assert all(r.n_personer is not None for t in resultat.tabeller for r in t.rader)
