"""Part F on strange people: a reason where there is no number, else what a plain evaluation gives."""

import json
import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest
from scipy.special import ndtr

from dap.forskning.tests.dommere import sm
from dap.forskning.videre import estimater as est
from dap.forskning.videre import forbehold
from dap.forskning.videre.analyse import FOR_FAA, Stratumsvar
from dap.forskning.videre.binaer import cloglog, logit
from dap.forskning.videre.cox import Coxdata, cox
from dap.forskning.videre.design import Heltall, Tall
from dap.forskning.videre.modelltabeller import UTELATT
from dap.forskning.videre.sammenlikning import FOR_FAA_PAR, IKKE_OBSERVERT, KAN_IKKE_SKILLES
from dap.forskning.videre.tabeller import INGEN_NYE
from dap.forskning.videre.tests.folk import EGENSKAPER, Folk, Funnet, N, P, analysert


def med(**kolonner: Any) -> Folk:
    return Folk(kol=kolonner)


def _hoyt_av_tre() -> Folk:
    """Much use for exactly those who have two of three traits: a logit separates them."""
    f = Folk()
    to = f.kol["mann"] + f.kol["innvandrer"] + f.kol["dagpenger"] >= 2
    f.kol["meldinger"] = np.where(to, 30 + f.rng.integers(0, 9, N), f.rng.integers(0, 3, N))
    return f


def _bruk_avgjor() -> Folk:
    """Whoever writes leaves at once; nobody else ever does."""
    f = Folk()
    mange = np.arange(N) % 3 == 0
    f.kol |= {"meldinger": np.where(mange, 6, 1), "lengde": np.where(mange, 4, 40)}
    return f


def _alike(n: int = N, **kolonner: Any) -> Folk:
    ens: dict[str, Any] = {
        "mann": np.ones(n, np.int64), "innvandrer": np.zeros(n, np.int64), "alder": np.full(n, "<25"),
        "utdanning": np.full(n, "GRUNNSKOLE"), "arbeid": np.zeros(n, np.int64),
        "dagpenger": np.zeros(n, np.int64), "meldinger": np.zeros(n, np.int64),
    }  # fmt: skip
    return Folk(n=n, kol=ens | kolonner)


def _mye(antall: int) -> Folk:
    """So many in the highest third, and everybody alike but for that."""
    nr = np.arange(N)
    return _alike(meldinger=np.where(nr < 3 * antall, nr + 1, 0), s=np.full(N, P.oppstart_fra))


def _fort_saa_sakte() -> Folk:
    """Many of those who write leave in the first two months; the rest of them stay longest."""
    f = Folk()
    mange = f.kol["meldinger"] >= 2
    sakte = 6 + f.rng.integers(0, 3, N)
    f.kol["lengde"] = np.where(mange, np.where(np.arange(N) % 2, 4, sakte + 3), sakte)
    return f


def _menn_er_innvandrere() -> Folk:
    f = Folk()
    f.kol["innvandrer"] = f.kol["mann"]
    return f


FOLK: dict[str, Callable[[], Folk]] = {
    "ordinary": Folk,
    "nobody writes": lambda: med(meldinger=np.zeros(N, np.int64)),
    "all write as much": lambda: med(meldinger=np.full(N, 3)),
    "use decides": _bruk_avgjor,
    "use follows from three traits": _hoyt_av_tre,
    "one office": lambda: med(kontor=np.zeros(N, np.int64)),
    "twenty-nine offices": lambda: med(kontor=np.arange(N) % 29),
    "thirty offices": lambda: med(kontor=np.arange(N) % 30),
    "all men": lambda: med(mann=np.ones(N, np.int64)),
    "all men are immigrants": _menn_er_innvandrere,
    "all alike": _alike,
    "all leave in the same month": lambda: med(lengde=np.full(N, 6)),
    "all leave in the first month": lambda: med(lengde=np.full(N, 4)),
    "nobody leaves": lambda: med(lengde=np.full(N, 40)),
    "seen for two months": lambda: med(
        s=np.full(N, P.kjent_til - 4), lengde=np.where(np.arange(N) % 3, 40, 4)
    ),
    "use hastens, then delays": _fort_saa_sakte,
    "thirty with much use": lambda: _mye(30),
    "twenty-nine with much use": lambda: _mye(29),
    "too few": lambda: Folk(n=49),
    "nobody": lambda: Folk(n=0),
    "one person": lambda: Folk(n=1),
}  # fmt: skip


@cache
def _analysert(navn: str) -> Funnet:
    return analysert(FOLK[navn]())


@pytest.mark.parametrize("navn", FOLK)
def test_numbers_are_those_of_a_plain_evaluation_and_holes_have_their_reason(navn: str) -> None:
    f = _analysert(navn)
    json.dumps(f.blokk, allow_nan=False)
    for t in f.tabeller.values():
        assert all(r.verdi is None or math.isfinite(r.verdi) for r in t.rader), t.id
    for s in f.analyse.strata:
        if s.stratum.gruppe == "STANDARD" and s.merknad is None:
            k = f.folk.kolonner(s.stratum.ell)
            _kurven(s, k)
            _coxmodellen(s, k)
            _lineaere(s, k)
        else:
            assert f"{s.stratum.tekst}: {FOR_FAA}." in f.tabeller["F1"].fotnoter
    for v in (*f.analyse.doser, *f.analyse.undergrupper, *f.analyse.utganger):
        assert (v.cox is not None and v.cox.dose is not None) == (v.grunn is None)
    _varslene(f)
    for id_, rader in (("F5.b", f.analyse.doser), ("F5.d", f.analyse.folsomhet)):
        assert all(v.grunn is None or v.grunn in f.noter(id_) for v in rader)


def _varslene(f: Funnet) -> None:
    """F5 and F8: what must be said beside a result is said, and only then."""
    m, cox_ = f.standard.sammenlikning, f.standard.cox
    if m is not None and m.smd_etter is not None:
        like = all(v is not None and abs(v) < 0.1 for v in m.smd_etter.values())
        assert (forbehold.IKKE_BALANSE in f.noter("F8.STANDARD_3")) == (not like)
        assert (forbehold.IKKE_BALANSE in f.noter("F8")) == (not like)
    if cox_ is not None and cox_.proporsjonalitet is not None:
        t = cox_.proporsjonalitet
        endrer = 2 * ndtr(-abs(t.b) / (t.se if t.se_klynge is None else t.se_klynge)) < 0.05
        assert (forbehold.IKKE_PROPORSJONAL in f.noter("F5.STANDARD_3")) == endrer


def test_what_is_said_beside_a_result_is_sometimes_said() -> None:
    assert forbehold.IKKE_PROPORSJONAL in _analysert("use hastens, then delays").noter(
        "F5.STANDARD_3"
    )
    assert forbehold.IKKE_PROPORSJONAL not in _analysert("ordinary").noter("F5.STANDARD_3")
    assert forbehold.IKKE_BALANSE in _analysert("ordinary").noter("F8")
    assert forbehold.IKKE_BALANSE not in _analysert("thirty with much use").noter("F8")
    for navn, sagt in (("one office", True), ("twenty-nine offices", False)):
        assert ("fra for få kontorer" in _analysert(navn).noter("F8")) == sagt


def test_draws_that_cannot_be_used_are_counted() -> None:
    """Nearly all who are followed six months are of one of three offices."""
    f = Folk()
    lenge = np.arange(N) % 9 == 0
    f.kol["kontor"] = np.where(lenge, 0, 1 + np.arange(N) % 2)
    f.kol["s"] = np.where(lenge, P.oppstart_fra, P.kjent_til - 4)
    f.kol["lengde"] = np.where(np.arange(N) % 5 == 1, 4, 40)
    funnet = analysert(f)
    m = funnet.standard.sammenlikning
    assert m is not None
    assert m.bootstrap is not None
    assert 0 < m.bootstrap.trekninger < 999
    assert f"{m.bootstrap.trekninger} av 999 trekninger er brukt" in funnet.noter("F8")


@pytest.mark.parametrize(("n", "slutter", "nok"), [(50, 10, True), (49, 10, False), (50, 9, False)])
def test_how_many_make_a_stratum(n: int, slutter: int, nok: bool) -> None:
    f = Folk(n=n, kol={"lengde": np.where(np.arange(n) < slutter, 5, 40)})
    assert (analysert(f).standard.merknad is None) == nok


@pytest.mark.parametrize(("n", "nok"), [(102, True), (101, False)])
def test_how_many_make_a_linear_model(n: int, nok: bool) -> None:
    """F6: a constant and the dose, and a hundred beyond them."""
    f = _alike(n, meldinger=np.arange(n) % 5, s=np.full(n, P.oppstart_fra))
    assert [r.k for r in analysert(f).standard.lineaer] == [6] * nok


@pytest.mark.parametrize(
    ("mye", "nok"), [("thirty with much use", True), ("twenty-nine with much use", False)]
)
def test_how_many_pairs_make_a_comparison(mye: str, nok: bool) -> None:
    f = _analysert(mye)
    m = f.standard.sammenlikning
    assert m is not None
    assert (m.merknad is None) == nok
    assert (FOR_FAA_PAR in f.noter("F8")) != nok
    assert m.par == (30 if nok else 29)
    if nok:
        assert m.bootstrap is not None
        assert m.bootstrap.trekninger == 999


def _kurven(s: Stratumsvar, k: Mapping[str, Tall]) -> None:
    """Kaplan-Meier of all groups together, person by person."""
    assert s.kurver is not None
    for t in range(1, max(kurve.lengde for kurve in s.kurver.values()) + 1):
        punkter = [kurve.punkter[t - 1] for kurve in s.kurver.values() if kurve.lengde >= t]
        assert sum(p.n for p in punkter) == (k["T"] >= t).sum()
        assert sum(p.hendelser for p in punkter) == ((k["T"] == t) & (k["slutt"] == 1)).sum()
        assert all((p.se is None) == (p.s == 0) for p in punkter)


def _coxmodellen(s: Stratumsvar, k: Mapping[str, Tall]) -> None:
    if s.cox is None:
        return
    navn = [e.navn for e in s.cox.estimater]
    x = np.column_stack([k[n] for n in navn])
    dom = sm.PHReg(k["T"], x, k["slutt"], strata=k["s"], ties="efron").fit()
    assert [e.b for e in s.cox.estimater] == pytest.approx(dom.params, abs=1e-6)
    assert [e.se for e in s.cox.estimater] == pytest.approx(dom.bse, abs=1e-6)
    assert s.cox.loglik == pytest.approx(dom.llf, rel=1e-9)
    assert set(s.cox.utelatt) | set(navn) >= set(k) - EGENSKAPER


def _lineaere(s: Stratumsvar, k: Mapping[str, Tall]) -> None:
    assert len(s.lineaer) == sum(
        (k["horisont"] >= til).sum() > est.MINST_FRIHETSGRADER + 12 for til in (6, 12)
    )
    for r in s.lineaer:
        med_ = k["horisont"] >= r.k
        x = np.column_stack([k[e.navn][med_] for e in r.estimater])
        y = ((k["T"] <= r.k) & (k["slutt"] == 1))[med_].astype(float)
        grupper = {"groups": k["kontor"][med_].astype(int)}
        dom = sm.OLS(y, x).fit()
        assert r.andel == pytest.approx(y.mean())
        assert [e.b for e in r.estimater] == pytest.approx(dom.params, abs=1e-9)
        assert [e.se for e in r.estimater] == pytest.approx(dom.bse, abs=1e-9)
        if r.klynger >= est.MINST_KONTORER:
            klynget = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds=grupper)
            assert [e.se_klynge for e in r.estimater] == pytest.approx(klynget.bse, abs=1e-9)
        else:
            assert {e.se_klynge for e in r.estimater} == {None}


SAGT: list[tuple[str, str, str]] = [
    # who, which table, what stands there
    ("nobody writes", "F5.a", est.UTEN_BRUK),
    ("nobody writes", "F4.b", "alle er i samme intensitetsgruppe"),
    ("nobody writes", "F8", FOR_FAA_PAR),
    ("nobody writes", "F5.b", est.UTEN_BRUK),
    ("all write as much", "F4.b", "alle er i samme intensitetsgruppe"),
    ("all leave in the same month", "F4.b", "alle avslutter i samme måned"),
    ("use decides", "F5.a", est.IKKE_ANSLAG),
    ("use decides", "F5.b", est.IKKE_ANSLAG),
    ("use follows from three traits", "F8", KAN_IKKE_SKILLES),
    ("one office", "F5.a", forbehold.FAA_KONTORER),
    ("one office", "F5.b", forbehold.FAA_KONTORER),
    ("one office", "F6", forbehold.FAA_KONTORER),
    ("twenty-nine offices", "F5.a", forbehold.FAA_KONTORER),
    ("all men", "F5.STANDARD_3", UTELATT),
    ("all men", "F6", "Mann"),
    ("all men are immigrants", "F5.STANDARD_3", "Innvandrer"),
    ("all alike", "F5.a", est.IKKE_ANSLAG),
    ("all leave in the same month", "F5.a", est.UTEN_TIDSLEDD),
    ("all leave in the first month", "F5.a", f"Den diskrete modellen: {est.IKKE_ANSLAG}"),
    ("seen for two months", "F6", est.FOR_FAA_FULGT),
    ("seen for two months", "F8", IKKE_OBSERVERT),
    ("nobody", "F1", INGEN_NYE),
]


@pytest.mark.parametrize(("navn", "tabell", "ord_"), SAGT)
def test_the_reason_stands_in_the_table(navn: str, tabell: str, ord_: str) -> None:
    assert ord_ in _analysert(navn).noter(tabell)


def test_the_block_says_why_too() -> None:
    avgjor = _analysert("use decides").blokk["STANDARD_3"]
    assert avgjor["cox"] == {"loglik": None, "koeffisienter": {}, "merknad": est.IKKE_ANSLAG}
    assert avgjor["cloglog"]["merknad"] == est.IKKE_ANSLAG
    kort = _analysert("seen for two months").blokk["STANDARD_3"]["matching"]
    assert (kort["tau"], kort["merknad"]) == (None, IKKE_OBSERVERT)
    assert "merknad" not in _analysert("ordinary").blokk["STANDARD_3"]["matching"]


def test_thirty_offices_are_enough_for_clusters() -> None:
    faa, nok = _analysert("twenty-nine offices"), _analysert("thirty offices")
    assert {e.se_klynge for e in faa.standard.cox.estimater} == {None}  # type: ignore[union-attr]
    assert None not in {e.se_klynge for e in nok.standard.cox.estimater}  # type: ignore[union-attr]
    assert forbehold.FAA_KONTORER not in nok.noter("F5.a")


def _like(n: int) -> tuple[Heltall, Heltall]:
    return np.zeros(n, np.int64), np.arange(n) % 40


def test_models_that_cannot_be_estimated_are_none_and_never_a_crash() -> None:
    r = np.random.default_rng(1)
    n = 200
    en, kontor = _like(n)
    x, y = np.repeat([0.0, 1.0], n // 2), r.normal(size=n)
    t, ut = r.integers(1, 6, n), r.random(n) < 0.3
    forst = np.where(x == 1, 1, t + 1)
    skilt = cox(Coxdata(forst, forst < 7, np.column_stack((x, y)), en))
    assert skilt is None or not skilt.konvergerte
    # Varies only among those with a start month in which nobody exits.
    halvt = np.where(np.arange(n) < 150, x, 0.0)
    assert cox(Coxdata(t, ut & (x == 0), np.column_stack((y, halvt)), x.astype(np.int64))) is None
    assert cloglog(forst, forst < 7, x[:, None], en, kontor) is None
    assert cloglog(np.ones(n, np.int64), np.ones(n, bool), y[:, None], en, kontor) is None
    assert logit(y > 0, np.column_stack((np.ones(n), y))) is None
    assert logit((x == 1) | (y > 0), np.column_stack((np.ones(n), x))) is None
    assert logit(y > 0, np.column_stack((np.ones(n), x, 1 - x))) is None


def test_a_month_in_which_all_exit_says_nothing_of_the_coefficients() -> None:
    """As when it is taken out by hand: the discrete model of the months before."""
    r = np.random.default_rng(2)
    n = 400
    en, kontor = _like(n)
    x, t, ut = r.normal(size=(n, 1)), r.integers(1, 6, n), r.random(n) < 0.4
    alle = cloglog(np.minimum(t, 4), (t >= 4) | ut, x, en, kontor)
    uten = cloglog(np.minimum(t, 3), (t <= 3) & ut, x, en, kontor)
    assert alle is not None
    assert uten is not None
    assert alle.b == pytest.approx(uten.b, abs=1e-9)
