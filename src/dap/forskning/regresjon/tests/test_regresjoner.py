"""From av_bruk to the tables: against statsmodels person by person; the shape; small data."""

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
from dap.forskning.parametre import GRUPPER, PROBA_2022_9
from dap.forskning.regresjon import Regresjoner, regresjoner
from dap.forskning.regresjon.modeller import TABELLER, TEKSTER
from dap.forskning.tests import kanter
from dap.forskning.tests.dommere import sm

FORM = json.loads(
    (Path(kanter.__file__).parent / "resultater-form.json").read_text(encoding="utf-8")
)["kapittel_8_12"]
ANTALL = [f"n_{hva}_{hvem}" for hva in ("dialog", "henv", "EGEN", "SOKEAVTALE", "STILLING")
          for hvem in ("nav", "bruker")]  # fmt: skip


def _bruk(n: int = 1200, fro: int = 1) -> dict[str, Any]:
    r = np.random.default_rng(fro)

    def trekk(*verdier: str) -> list[str]:
        return [str(v) for v in r.choice(verdier, n)]

    ytelse = trekk("AAP", "DAGPENGER", "ANNET")
    diagnose = trekk("PSYKISKE_LIDELSER", "MUSKEL_SKJELETT", "HJERTE_KAR", "UKJENT", "NEVROLOGI")
    return {
        "person_id": [f"p{i:05}" for i in range(n)],
        "kjonn": trekk("K", "M"),
        "aldersgruppe": trekk("<25", "25-29", "30-49", "50-59", "60+", "MANGLER"),
        "utdanning": trekk("GRUNNSKOLE", "VIDEREGAENDE", "HOYERE_INNTIL_4", "HOYERE_OVER_4",
                           "MANGLER"),
        "innvandrer": trekk("JA", "NEI", "MANGLER"),
        "gruppe": trekk(*GRUPPER),
        "ytelsesgruppe": ytelse,
        "diagnose_vis": [d if y == "AAP" else "IKKE_AAP" for d, y in
                         zip(diagnose, ytelse, strict=True)],
        "koronaledig": (r.random(n) < 0.2).tolist(),
        "mnd": r.integers(1, 13, n).tolist(),
        **{navn: r.poisson(1 + 2 * r.random(n)).tolist() for navn in ANTALL},
    }  # fmt: skip


def _kjor(bruk: dict[str, Any]) -> Regresjoner:
    with Duckmotor(kanter.Uttrekk(kanter.MAPPE), traader=1) as motor:
        motor.materialiser("av_bruk", ibis.memtable(pa.table(bruk)))
        return regresjoner(motor, PROBA_2022_9, "prove")


@pytest.fixture(scope="module")
def bruk() -> dict[str, Any]:
    return _bruk()


@pytest.fixture(scope="module")
def svar(bruk: dict[str, Any]) -> Regresjoner:
    return _kjor(bruk)


def test_the_shape_is_that_of_the_result_file(svar: Regresjoner) -> None:
    for nokkel, blokk in svar.resultater.items():
        assert {k: list(v["koeffisienter"]) for k, v in blokk.items()} == {
            k: list(v["koeffisienter"]) for k, v in FORM[nokkel].items()
        }
        for kolonne, verdi in blokk.items():
            assert list(verdi) == list(FORM[nokkel][kolonne])
            for k, ventet in FORM[nokkel][kolonne]["koeffisienter"].items():
                assert list(verdi["koeffisienter"][k]) == list(ventet)


def _x(b: dict[str, Any], i: int, *mer: bool) -> list[float]:
    alder, utd = b["aldersgruppe"][i], b["utdanning"][i]
    return [
        1, b["kjonn"][i] == "M",
        *(alder == a for a in ("25-29", "30-49", "50-59", "60+")),
        *(utd == u for u in ("VIDEREGAENDE", "HOYERE_INNTIL_4", "HOYERE_OVER_4", "MANGLER")),
        b["innvandrer"][i] == "JA", *mer, b["mnd"][i],
    ]  # fmt: skip


def _dom(b: dict[str, Any], kolonne: str, hva: str, med: list[int] | None = None) -> Any:
    """The column, person by person, in statsmodels. `med`: with these of its variables only."""
    x, y = [], []
    for i in range(len(b["person_id"])):
        gruppe, diagnose = b["gruppe"][i], b["diagnose_vis"][i]
        if b["koronaledig"][i]:
            continue
        if kolonne == "alle_ordinaere":
            rekke = ("SYKMELDT", "SPESIELT_TILPASSET", "VARIG_TILPASSET", "IKKE_VURDERT")
            x.append(_x(b, i, *(gruppe == g for g in rekke)))
        elif kolonne == "spesielt_tilpasset" and gruppe == "SPESIELT_TILPASSET":
            kjent = ("PSYKISKE_LIDELSER", "MUSKEL_SKJELETT")
            andre = diagnose not in (*kjent, "IKKE_AAP")
            x.append(_x(b, i, *(diagnose == d for d in kjent), andre))
        elif kolonne not in ("alle_ordinaere", "spesielt_tilpasset") and (
            gruppe == "STANDARD_SITUASJON"
        ):
            x.append(_x(b, i, b["ytelsesgruppe"][i] == "DAGPENGER"))
        else:
            continue
        y.append((b[f"n_{hva}_nav"][i] + b[f"n_{hva}_bruker"][i]) / b["mnd"][i])
    alle = np.array(x, float)
    return sm.OLS(np.array(y), alle if med is None else alle[:, med]).fit()


_PROVER = [
    (t.nokkel, k.navn, {"dialog": "dialog", "henvendelse": "henv"}.get(k.utfall, k.utfall))
    for t in TABELLER
    for k in t.kolonner
]


@pytest.mark.parametrize(("nokkel", "kolonne", "hva"), _PROVER)
def test_each_column_as_statsmodels_person_by_person(
    bruk: dict[str, Any], svar: Regresjoner, nokkel: str, kolonne: str, hva: str
) -> None:
    dom = _dom(bruk, kolonne, hva)

    blokk = svar.resultater[nokkel][kolonne]

    k = blokk["koeffisienter"].values()
    assert blokk["n"] == dom.nobs
    assert [i["b"] for i in k] == pytest.approx(dom.params, abs=1e-10)
    assert [i["se"] for i in k] == pytest.approx(dom.bse, abs=1e-10)
    assert [i["p"] for i in k] == pytest.approx(dom.pvalues, abs=1e-10)
    assert blokk["r2"] == pytest.approx(dom.rsquared, abs=1e-10)


def test_order_and_names_of_persons_do_not_matter(bruk: dict[str, Any], svar: Regresjoner) -> None:
    """G.4 no. 7, to the last bit: only whole numbers are added up in the engine."""
    rekke = np.random.default_rng(3).permutation(len(bruk["person_id"]))
    stokket = {k: [v[i] for i in rekke] for k, v in bruk.items()}
    stokket["person_id"] = [f"x{i}" for i in range(len(rekke))]

    assert _kjor(stokket).resultater == svar.resultater


def test_tables_hold_the_same_numbers(svar: Regresjoner) -> None:
    for tabell in svar.tabeller:
        funnet = {(r.serie, r.rad): r.verdi for r in tabell.rader if r.maal == "koeffisient"}
        ventet = {
            (kolonne, navn): k["b"]
            for kolonne, blokk in svar.resultater[tabell.nokkel].items()
            for navn, k in blokk["koeffisienter"].items()
        }
        assert funnet == pytest.approx(ventet, abs=1e-9)
        assert len(tabell.vern) == len(tabell.rader)


@pytest.fixture
def kanttilfeller() -> Iterator[Duckmotor]:
    with kanter.avledet() as motor:
        yield motor


def test_a_handful_of_persons(kanttilfeller: Duckmotor) -> None:
    svar = regresjoner(kanttilfeller, PROBA_2022_9, "kant")

    assert list(svar.resultater) == ["tabell_9_1", "s_9_h_henv_regresjon", "tabell_11_1"]
    tall = [
        v
        for blokk in svar.resultater.values()
        for kolonne in blokk.values()
        for k in kolonne["koeffisienter"].values()
        for v in (k["b"], k["se"], k["p"])
        if v is not None
    ]
    assert tall
    assert all(math.isfinite(v) for v in tall)


RARE: dict[str, dict[str, Any]] = {
    "all men": {"kjonn": "M"},
    "all registered as long": {"mnd": 4},
    "all education unknown": {"utdanning": "MANGLER"},
    "no age and no immigrant status": {"aldersgruppe": "MANGLER", "innvandrer": "MANGLER"},
    "all have AAP with a diagnosis of a later version": {
        "ytelsesgruppe": "AAP", "diagnose_vis": "NEVROLOGI",
    },
    "everybody in one group": {"gruppe": "STANDARD_SITUASJON"},
}  # fmt: skip


@pytest.mark.parametrize("hva", RARE)
def test_strange_people_as_statsmodels(bruk: dict[str, Any], hva: str) -> None:
    """What does not vary is left out and named; the rest is what the same columns give elsewhere."""
    n = len(bruk["person_id"])
    b = bruk | {k: [v] * n for k, v in RARE[hva].items()}
    svar = _kjor(b)
    noter = {t.id: " ".join(t.fotnoter) for t in svar.tabeller}
    for nokkel, kolonne, utfall in _PROVER:
        blokk = svar.resultater[nokkel][kolonne]
        if kolonne == "spesielt_tilpasset" and hva == "everybody in one group":
            assert blokk == {"n": 0, "r2": None, "koeffisienter": {}}
            assert "Spesielt tilpasset: ingen personer, ingen modell." in noter["T9.1"]
            continue
        navn = list(FORM[nokkel][kolonne]["koeffisienter"])
        med = [i for i, k in enumerate(navn) if k in blokk["koeffisienter"]]
        for k in set(navn) - set(blokk["koeffisienter"]):
            assert TEKSTER[k] in noter[next(t.id for t in TABELLER if t.nokkel == nokkel)]
        dom = _dom(b, kolonne, utfall, med)
        assert np.linalg.matrix_rank(dom.model.exog) == len(med)
        assert [v["b"] for v in blokk["koeffisienter"].values()] == pytest.approx(dom.params)
        assert [v["se"] for v in blokk["koeffisienter"].values()] == pytest.approx(dom.bse)
        assert blokk["r2"] == pytest.approx(dom.rsquared)


def test_nobody(bruk: dict[str, Any]) -> None:
    svar = _kjor({k: pa.array(v).slice(0, 0) for k, v in bruk.items()})

    assert svar.resultater["tabell_11_1"]["EGEN"] == {"n": 0, "r2": None, "koeffisienter": {}}
