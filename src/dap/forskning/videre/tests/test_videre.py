"""All of part F on a synthetic extract: shape, caveats, agreement of tables and block, small data."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest

from dap.forskning.motor.duck import Duckmotor
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.personvern.vern import beskytt
from dap.forskning.tabeller.values import Diagramform, Maaltype
from dap.forskning.tests import kanter
from dap.forskning.tests.dommere import sm
from dap.forskning.videre import forbehold, videre
from dap.forskning.videre.analyse import FOR_FAA
from dap.forskning.videre.bygger import Bygger
from dap.forskning.videre.estimater import beholdte
from dap.forskning.videre.strata import HOVED
from dap.forskning.videre.tests import syntetisk
from dap.forskning.videre.utsnitt import utsnitt

FORM = json.loads(
    (Path(kanter.__file__).parent / "resultater-form.json").read_text(encoding="utf-8")
)["videre_12_4"]
FRIE = {"koeffisienter", "smd_for", "smd_etter", "kaplan_meier", "aalen_johansen"}
"""What has as many keys as the data give."""


def _nokler(fikk: Any, form: Any, sti: str = "") -> Iterator[str]:
    """Where the keys are not those of the shape, or a number is not one."""
    if isinstance(form, dict) and isinstance(fikk, dict):
        fri = sti.rsplit("/", 1)[-1] in FRIE or sti.rsplit("/", 2)[-2:-1] == ["kaplan_meier"]
        if list(fikk) == ["n", "merknad"]:
            return  # too small in this extract
        if not fri and _uten_lineaer(fikk) != _uten_lineaer(form):
            yield f"{sti}: {list(fikk)}"
        for nokkel in fikk:
            modell = form.get(nokkel, next(iter(form.values())))
            yield from _nokler(fikk[nokkel], modell, f"{sti}/{nokkel}")
    elif (
        isinstance(form, list) != isinstance(fikk, list)
        or isinstance(form, dict)
        or (form == "heltall" and type(fikk) is not int)
        or (form == "tall" and not (isinstance(fikk, float) and math.isfinite(fikk)))
    ):
        yield f"{sti}: {fikk!r}"


def _uten_lineaer(blokk: dict[str, Any]) -> list[str]:
    """The keys; how many can be followed six and twelve months is a matter of the data."""
    return [k for k in blokk if not k.startswith("lpm_")]


def test_the_block_has_exactly_the_shape_of_the_result_file() -> None:
    assert list(_nokler(syntetisk.svar().resultater, FORM)) == []


def test_a_stratum_that_is_too_small_says_so() -> None:
    assert syntetisk.svar().resultater["SPESIELT_TILPASSET_12"] == {
        "n": utsnitt(syntetisk.rammen(), HOVED[3], PROBA_2022_9).n,
        "merknad": FOR_FAA,
    }


@pytest.mark.parametrize("stratum", HOVED[:3], ids=lambda s: s.nokkel)
def test_cox_as_statsmodels_on_the_same_persons(stratum: Any) -> None:
    u = utsnitt(syntetisk.rammen(), stratum, PROBA_2022_9)
    design, ute = beholdte(u, u.log_dose)
    dom = sm.PHReg(u.t, design.x, u.hendelse, strata=u.s, ties="efron").fit()

    cox = syntetisk.svar().resultater[stratum.nokkel]["cox"]

    assert list(cox["koeffisienter"]) == list(design.navn)
    assert [k["b"] for k in cox["koeffisienter"].values()] == pytest.approx(dom.params, abs=1e-7)
    assert [k["se"] for k in cox["koeffisienter"].values()] == pytest.approx(dom.bse, abs=1e-7)
    assert cox["loglik"] == pytest.approx(dom.llf, rel=1e-9)
    assert syntetisk.svar().resultater[stratum.nokkel]["utelatt"] == list(ute)


def test_curves_and_groups_add_up() -> None:
    for navn, blokk in syntetisk.svar().resultater.items():
        if "kaplan_meier" not in blokk:
            continue
        assert sum(blokk["intensitet"].values()) == blokk["n"], navn
        forste = {g: k["1"]["n"] for g, k in blokk["kaplan_meier"].items()}
        assert forste == blokk["intensitet"]
        alle = [p["hendelser"] for k in blokk["kaplan_meier"].values() for p in k.values()]
        assert sum(alle) == blokk["hendelser"]
    for p in syntetisk.svar().resultater["aalen_johansen"].values():
        assert p["S"] + p["ARBEID"] + p["VARIG_UFORE"] + p["IKKE_REGISTRERT"] == pytest.approx(1)


def test_no_association_in_none_out() -> None:
    """G.4 no. 5: in the generator the dose does not enter the hazard."""
    store = [s for s in syntetisk.svar().analyse.strata if s.hendelser >= 100]
    assert len(store) >= 2
    for s in store:
        assert s.cox is not None
        assert s.cox.dose is not None
        assert abs(s.cox.dose.b) < 3 * s.cox.dose.feil, s.stratum.nokkel


def test_every_table_carries_every_caveat() -> None:
    tabeller = syntetisk.svar().tabeller
    assert len({t.id for t in tabeller}) == len(tabeller)
    for t in tabeller:
        assert t.rader, t.id
        assert len(t.vern) == len(t.rader)
        assert set(forbehold.ALLE) <= set(t.forbehold), t.id
        assert (t.nokkel, t.kapittel) == ("videre_12_4", "12.4")
        assert len({(r.rad, r.serie, r.maal) for r in t.rader}) == len(t.rader), t.id


def test_no_text_claims_a_cause() -> None:
    for t in syntetisk.svar().tabeller:
        tekster = [
            t.tittel, t.populasjon, t.nevner, *t.fotnoter, *t.beslutninger, *t.forbehold,
            *(x for r in t.rader for x in (r.rad, r.serie, r.maal)),
        ]  # fmt: skip
        for tekst in tekster:
            assert not forbehold.FORBUDT.search(tekst), (t.id, tekst)


def test_tables_hold_the_numbers_of_the_block() -> None:
    tabeller = {t.id: t for t in syntetisk.svar().tabeller}
    for s in HOVED[:3]:
        blokk = syntetisk.svar().resultater[s.nokkel]
        cox = {r.rad: r.verdi for r in tabeller[f"F5.{s.nokkel}"].rader if r.maal == "hr"}
        hr = {k: v["hr"] for k, v in blokk["cox"]["koeffisienter"].items()}
        assert cox == pytest.approx(hr, abs=1e-9)
        kurve = {
            (r.serie, r.rad): r.verdi for r in tabeller[f"F4.{s.nokkel}"].rader if r.maal == "S"
        }
        s_t = {(g, t): p["S"] for g, k in blokk["kaplan_meier"].items() for t, p in k.items()}
        assert kurve == pytest.approx(s_t, abs=1e-9)


def test_small_numbers_do_not_leave() -> None:
    for t in beskytt(list(syntetisk.svar().tabeller)):
        for rad in t.rader:
            if rad.enhet == "personer" and rad.verdi is not None:
                assert rad.verdi == 0 or rad.verdi >= 5, (t.id, rad)
    typer = {v.type for t in syntetisk.svar().tabeller for v in t.vern}
    assert {Maaltype.OVERLEVELSE, Maaltype.KOEFFISIENT, Maaltype.ANTALL} <= typer


def test_a_handful_of_persons() -> None:
    with kanter.avledet() as motor:
        svar = videre(motor, PROBA_2022_9, "kant")

    for s in HOVED:
        assert list(svar.resultater[s.nokkel]) == ["n", "merknad"]
    # Thirteen new users, one of them koronaledig. k20 and k03 end in work or nowhere as by hand.
    forste = svar.resultater["aalen_johansen"]["1"]
    assert forste["n"] == 12
    assert forste["S"] == pytest.approx(0.75)
    assert list(_nokler(svar.resultater["aalen_johansen"]["1"], FORM["aalen_johansen"]["1"])) == []


def test_nobody() -> None:
    with kanter.avledet() as motor:
        tom = motor.kolonner(motor.tabell("av_forlop")).slice(0, 0)
        motor.materialiser("av_forlop", ibis.memtable(tom))
        svar = videre(motor, PROBA_2022_9, "tomt")

    assert svar.resultater["aalen_johansen"] == {}
    assert svar.resultater["STANDARD_3"] == {"n": 0, "merknad": FOR_FAA}
    assert all(
        math.isfinite(r.verdi) for t in svar.tabeller for r in t.rader if r.verdi is not None
    )


def test_order_and_names_of_persons_do_not_matter() -> None:
    """G.4 no. 7: shuffled rows; renamed ids that keep their order (ties in F8 go by id)."""
    with syntetisk.motor() as motor:
        r = np.random.default_rng(4)
        for navn in ("av_forlop", "av_maaned", "av_person", "av_status"):
            tabell: pa.Table = motor.kolonner(motor.tabell(navn))
            motor.materialiser(navn, ibis.memtable(tabell.take(r.permutation(len(tabell)))))
        stokket = videre(motor, PROBA_2022_9, "stokket")

    assert stokket.resultater == syntetisk.svar().resultater


def test_engine_is_closed(tmp_path: Path) -> None:
    with Duckmotor(syntetisk.uttrekk(), arbeidsmappe=tmp_path) as motor:
        assert motor.navn == "duckdb"
    assert list(tmp_path.iterdir()) == []


def test_every_table_says_who_it_is_about() -> None:
    tabeller = {i: Bygger(PROBA_2022_9, "u", i, "t", "r").tabell(Diagramform.TABELL, ()) for i in (
        "F3.a", "F5.e", "F4.STANDARD_3_koronaledige"
    )}  # fmt: skip
    assert ["koronaledige" in t.populasjon for t in tabeller.values()] == [False, True, True]
