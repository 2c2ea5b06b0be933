"""Part F from the frame to the numbers, against a plain evaluation of the same persons."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr

from dap.forskning.parametre import GRUPPER, mi
from dap.forskning.personvern.vern import beskytt
from dap.forskning.tabeller.values import Tabell
from dap.forskning.tests.dommere import sm
from dap.forskning.videre.analyse import FOR_FAA, Variant, avganger
from dap.forskning.videre.design import Tall
from dap.forskning.videre.modelltabeller import _avganger
from dap.forskning.videre.overlevelse import aalen_johansen
from dap.forskning.videre.strata import FOLSOMHET, HOVED, KORONALEDIGE
from dap.forskning.videre.tabeller import Verksted
from dap.forskning.videre.tests.folk import EGENSKAPER, Folk, Funnet, N, P, analysert
from dap.forskning.videre.utsnitt import utsnitt

Sant = NDArray[np.bool_]

SAMMENSATT = Folk(
    rng=np.random.default_rng(5),
    n=900,
    kol={
        "s": P.oppstart_fra + np.arange(900) % 8,
        "svar": np.arange(900) // 8 % 4,
        "innvandrer": (np.arange(900) < 10).astype(int),
    },
)
"""Both sides write, so that measures of use differ; one trait is rare; they start in three quarters."""


@cache
def _sammensatt() -> Funnet:
    return analysert(SAMMENSATT)


def _dosen(v: Variant, k: Mapping[str, Tall], dose: Tall, slutt: Tall, blant: Sant) -> None:
    """The dose's coefficient of a variant as statsmodels has it, among some, with some exits."""
    assert v.cox is not None
    assert v.cox.dose is not None
    assert (v.n, v.hendelser) == (blant.sum(), (slutt[blant] == 1).sum())
    navn = [e.navn for e in v.cox.estimater if e.navn != "log_dose"]
    x = np.column_stack((dose, *(k[n] for n in navn)))[blant]
    dom = sm.PHReg(k["T"][blant], x, slutt[blant], strata=k["s"][blant], ties="efron").fit()
    assert v.cox.dose.b == pytest.approx(dom.params[0], abs=1e-6)
    assert v.cox.dose.se == pytest.approx(dom.bse[0], abs=1e-6)


def test_other_measures_of_use_subgroups_and_exits() -> None:
    """F3, F1 and F7: each variant changes the one thing that its name says."""
    f, k = _sammensatt(), SAMMENSATT.kolonner(3)
    kol = SAMMENSATT.kol
    nav, bruker = ((kol[h] / 3)[_fulgt()] for h in ("meldinger", "svar"))
    alle, vanlig = np.ones(len(k["T"]), bool), k["log_dose"]
    doser = {
        "fra_nav": np.log1p(nav), "fra_bruker": np.log1p(bruker),
        "geometrisk": np.log1p(np.sqrt(nav * bruker)),
        "tosidig": ((nav > 0) & (bruker > 0)).astype(float),
    }  # fmt: skip
    assert [v.navn for v in f.analyse.doser] == list(doser)
    for v in f.analyse.doser:
        _dosen(v, k, doser[v.navn], k["slutt"], alle)
    grupper = {
        "dagpenger": k["dagpenger"] == 1, "annen_ytelse": k["dagpenger"] == 0,
        "i_arbeid": k["arbeid_start"] == 1, "ikke_i_arbeid": k["arbeid_start"] == 0,
    }  # fmt: skip
    for v in f.analyse.undergrupper:
        if v.navn == "aap":
            assert (v.n, v.grunn) == (0, FOR_FAA)
        else:
            _dosen(v, k, vanlig, k["slutt"], grupper[v.navn])
    for v in f.analyse.utganger:
        assert f.standard.cox is not None
        assert "innvandrer" in {e.navn for e in f.standard.cox.estimater}
        slutt = k["slutt"] * (kol["utgang"][_fulgt()] == v.navn)
        if v.navn == "VARIG_UFORE":
            assert (v.hendelser, v.grunn) == (0, FOR_FAA)
        else:
            _dosen(v, k, vanlig, slutt, alle)
            _beholdt(v, k, slutt)


def _beholdt(v: Variant, k: Mapping[str, Tall], slutt: Tall) -> None:
    """F5 on one exit: five events of that exit on either side of each dummy, or it does not stand."""
    assert v.cox is not None
    med = {n: (slutt * x).sum() for n, x in k.items() if n not in {*EGENSKAPER, "log_dose"}}
    ventet = {n for n, antall in med.items() if 5 <= antall <= slutt.sum() - 5}
    assert {e.navn for e in v.cox.estimater} == {"log_dose", *ventet}


def _fulgt() -> Sant:
    """Of the composed people: those in the stratum of three months."""
    s, lengde = SAMMENSATT.kol["s"], SAMMENSATT.kol["lengde"]
    ut: Sant = (lengde > 3) & (s + 3 <= P.kjent_til)
    return ut


@pytest.mark.parametrize("arbeid_til", [P.arbeid_til, mi("2020-09")])
def test_where_they_go_counted_person_by_person(arbeid_til: int) -> None:
    """F7: the product of what stays, and in each month the part that goes to each place. The month after
    the spell must be one of which the work is known."""
    kol = SAMMENSATT.kol
    p_ = replace(P, arbeid_til=arbeid_til)
    siste = min(P.kjent_til, arbeid_til - 1)
    e = np.minimum(kol["s"] + kol["lengde"] - 1, P.registrering_til)
    t, slutt = np.minimum(e, siste) - kol["s"] + 1, e <= siste
    s, cif = 1.0, dict.fromkeys(("ARBEID", "VARIG_UFORE", "IKKE_REGISTRERT"), 0.0)
    punkter = avganger(SAMMENSATT.ramme(), p_, GRUPPER).alle
    assert len(punkter) == t.max()
    for p in punkter:
        n, ut = (t >= p.t).sum(), slutt & (t == p.t)
        antall = {navn: int((ut & (kol["utgang"] == navn)).sum()) for navn in cif}
        cif = {navn: verdi + s * antall[navn] / n for navn, verdi in cif.items()}
        s *= 1 - ut.sum() / n
        assert (p.n, p.utganger) == (n, tuple(antall.values()))
        assert p.cif == pytest.approx(tuple(cif.values()))
        assert p.s == pytest.approx(s)


def test_koronaledige_are_by_themselves() -> None:
    """F1 and F7: in none of the other numbers, in no group, and a stratum of their own."""
    nr = np.arange(N)
    f = analysert(Folk(kol={"korona": nr % 3 == 0, "gruppe": np.array(GRUPPER[:2])[nr % 2]}))
    a = f.analyse
    assert (a.avganger.alle[0].n, a.strata[0].n) == (240, 240)
    assert [a.avganger.grupper[g][0].n for g in GRUPPER[:2]] == [120, 120]
    assert not any(a.avganger.grupper[g] for g in GRUPPER[2:])
    assert (a.koronaledige[0].n, a.koronaledige[0].grunn) == (120, None)
    assert [s.nokkel for s in a.koronakurver] == ["STANDARD_3_koronaledige"]
    (kurver,) = a.koronakurver.values()
    assert sum(k.punkter[0].n for k in kurver.values() if k.lengde) == 120


def test_pairs_from_the_first_step_to_the_last() -> None:
    """F8: who is treated, the logit, cells, nearest within the caliper, balance and the difference."""
    m = _sammensatt().standard.sammenlikning
    assert m is not None
    assert m.forskjell is not None
    k = SAMMENSATT.kolonner(3)
    dose = np.expm1(k["log_dose"])
    q1, q2 = np.quantile(dose[dose > 1e-12], [1 / 3, 2 / 3])
    hoy, kontroll = dose > q2 + 1e-12, dose <= q1 + 1e-12
    assert (m.behandlede, m.mulige_kontroller) == (hoy.sum(), kontroll.sum())
    i = np.flatnonzero(hoy | kontroll)
    navn = [n for n in m.smd_for or {}]
    x = sm.add_constant(np.column_stack([k[n] for n in navn])[i])
    dom = sm.Logit(hoy[i].astype(float), x).fit(disp=0, tol=1e-14)
    lam = np.round(x @ dom.params, 9)
    grense = 0.2 * lam.std(ddof=1)
    assert m.caliper == pytest.approx(grense, abs=1e-7)
    par = _par(lam, hoy[i], (k["s"][i] // 3) * 2 + k["arbeid_start"][i], grense)
    assert m.par == len(par)
    en, to = (i[[p[side] for p in par]] for side in (0, 1))
    for nr, n in enumerate(navn):
        a, b = k[n][en], k[n][to]
        spredning = np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / 2)
        ventet = (a.mean() - b.mean()) / spredning if spredning else 0.0
        assert (m.smd_etter or {})[n] == pytest.approx(ventet, abs=1e-9), (nr, n)
    assert m.i_balanse == all(abs(v or 9) < 0.1 or v == 0 for v in (m.smd_etter or {}).values())
    rmst = [_rmst(k["T"][r], k["slutt"][r], 6) for r in (en, to)]
    assert m.s_forskjell is not None
    (s1, v1), (s0, v0) = (_s(k["T"][r], k["slutt"][r], 6) for r in (en, to))
    assert m.s_forskjell == pytest.approx((s1 - s0, (v1 + v0) ** 0.5))
    assert m.forskjell.tau == 6
    assert m.forskjell.verdi == pytest.approx(rmst[0] - rmst[1])


def _par(lam: Tall, hoy: Sant, celle: Tall, grense: float) -> list[tuple[int, int]]:
    """Greedy and slow."""
    ledige, ut = [int(j) for j in np.flatnonzero(~hoy)], []
    for i in sorted((int(j) for j in np.flatnonzero(hoy)), key=lambda j: (-lam[j], j)):
        nare = [(round(abs(lam[i] - lam[j]), 9), j) for j in ledige if celle[j] == celle[i]]
        if nare and min(nare)[0] <= grense:
            ut.append((i, min(nare)[1]))
            ledige.remove(min(nare)[1])
    return ut


def _s(t: Tall, slutt: Tall, til: int) -> tuple[float, float]:
    """S and its variance (Greenwood)."""
    s, sum_ = 1.0, 0.0
    for u in range(1, til + 1):
        n, d = (t >= u).sum(), ((t == u) & (slutt == 1)).sum()
        s, sum_ = s * (1 - d / n), sum_ + d / (n * (n - d))
    return s, s * s * sum_


def _rmst(t: Tall, slutt: Tall, tau: int) -> float:
    s, sum_ = 1.0, 0.0
    for u in range(tau):
        if u:
            s *= 1 - ((t == u) & (slutt == 1)).sum() / max((t >= u).sum(), 1)
        sum_ += s
    return sum_


def test_few_exits_wait_also_late_in_the_curve_of_exits() -> None:
    """H9 counts persons: where half have left, one exit moves the curve by less than one in n."""
    t = np.repeat([1, 2, 3], [60, 1, 59])
    aarsak = np.where(t < 3, 1, 0)
    punkter = tuple(aalen_johansen(t, aarsak, (1, 2, 3)))
    (tabell,) = (_avganger(Verksted(P, "u"), {"alle": punkter}, "F7", "Hvor de går"),)
    arbeid = [
        v.teller for r, v in zip(tabell.rader, tabell.vern, strict=True) if r.serie == "ARBEID"
    ]
    assert arbeid == [60, 1, 0]
    (vernet,) = beskytt([tabell])
    assert [r.undertrykt for r in vernet.rader if r.serie == "ARBEID"] == [False, True, True]


def _tabell(folk: Folk, id_: str) -> Tabell:
    """As it may leave."""
    (vernet,) = beskytt([analysert(folk).tabeller[id_]])
    return vernet


def test_yes_or_no_as_a_measure_of_use_has_few_on_a_side() -> None:
    """H7: both wrote is a dummy, and stands only with ten exits on either side of it."""
    f = Folk(kol={"svar": np.where(np.arange(N) < 12, 1, 0)})
    v = next(v for v in analysert(f).analyse.doser if v.navn == "tosidig")
    assert v.cox is not None
    assert v.cox.dose is not None
    assert v.cox.dose.hendelser_mindre_side in range(1, 10)
    rader = [r for r in _tabell(f, "F5.b").rader if r.verdi is not None]
    assert {r.rad for r in rader} >= {"fra_nav"}
    assert "tosidig" not in {r.rad for r in rader}


def test_one_group_too_small_hides_nothing_of_the_others() -> None:
    """RMST by group is no curve: a group of few is hidden, and those after it are not."""
    f = Folk(kol={"meldinger": np.r_[np.zeros(8, np.int64), 1 + np.arange(N - 8) % 9]})
    assert {r.rad for r in _tabell(f, "F4.a").rader if r.undertrykt} == {"INGEN"}


def test_what_is_followed_from_when_and_how_long() -> None:
    """F1 and F8: the strata, their other landmarks, and τ."""
    assert [(s.gruppe, s.ell) for s in HOVED] == [
        ("STANDARD", 3), ("SITUASJONSBESTEMT", 4), ("SPESIELT_TILPASSET", 6), ("SPESIELT_TILPASSET", 12),
    ]  # fmt: skip
    assert {(s.gruppe, s.ell) for s in FOLSOMHET} == {
        ("STANDARD", 2), ("STANDARD", 4), ("SITUASJONSBESTEMT", 3), ("SITUASJONSBESTEMT", 6),
        ("SPESIELT_TILPASSET", 9),
    }  # fmt: skip
    assert [s.taus for s in HOVED] == [(6,), (6,), (12, 6), (12, 6)]
    assert {s.med_diagnose for s in HOVED if s.gruppe == "SPESIELT_TILPASSET"} == {True}
    a = _sammensatt().analyse
    assert {v.stratum for v in a.folsomhet} == {*HOVED, *FOLSOMHET}
    assert [v.stratum for v in a.koronaledige] == list(KORONALEDIGE)
    assert all(s.koronaledig for s in KORONALEDIGE)


def test_the_landmark_is_passed_and_something_is_seen_after_it() -> None:
    """F1: L > ℓ, and at least one month of follow-up can be seen. F3.b: both sides' messages each month."""
    siste = P.kjent_til
    f = Folk(
        n=4,
        kol={
            "s": np.array([siste - 3, siste - 3, siste - 2, siste - 3]),
            "lengde": np.array([3, 4, 40, 40]),
        },
    )
    u = utsnitt(f.ramme(), HOVED[0], P)
    assert (u.t.tolist(), u.hendelse.tolist()) == ([1, 1], [True, False])
    nav, bruker = (SAMMENSATT.kol[h][_fulgt()].mean() for h in ("meldinger", "svar"))
    assert _sammensatt().standard.maanedsdose == pytest.approx((nav, bruker, 0.0))


def _verdier(id_: str) -> dict[tuple[str, str, str], float | None]:
    rader = _sammensatt().tabeller[id_].rader
    return {(r.rad, r.serie, r.maal): r.verdi for r in rader}


def test_tables_and_block_hold_what_was_estimated_each_in_its_place() -> None:
    f = _sammensatt()
    s = f.standard
    assert s.kurver is not None
    assert s.restmidler is not None
    assert s.cox is not None
    kurver, midler = _verdier("F4.STANDARD_3"), _verdier("F4.a")
    for navn, kurve in s.kurver.items():
        for p in kurve.punkter:
            for maal, verdi in (("S", p.s), ("se", p.se), ("lav", p.lav), ("hoy", p.hoy)):
                assert kurver[str(p.t), navn, maal] == verdi
        for r in s.restmidler[navn]:
            assert midler[navn, "STANDARD_3", f"RMST, τ = {r.tau}"] == r.verdi
            sd = midler[navn, "STANDARD_3", f"standardfeil, τ = {r.tau}"]
            assert sd == pytest.approx(r.varians**0.5)
    cox = _verdier("F5.STANDARD_3")
    for e in s.cox.estimater:
        feil = e.se_klynge or 0.0
        ventet = {
            "b": e.b, "hr": np.exp(e.b), "se": e.se, "se_klynge": feil, "lav": e.b - 1.96 * feil,
            "hoy": e.b + 1.96 * feil, "p": 2 * ndtr(-abs(e.b / feil)),
        }  # fmt: skip
        assert {m: cox[e.navn, "", m] for m in ventet} == pytest.approx(ventet)
    _gikk_til(f)
    _forskjellen(f)


def _gikk_til(f: Funnet) -> None:
    tabell = _verdier("F7")
    for p in f.analyse.avganger.alle:
        blokk = f.blokk["aalen_johansen"][str(p.t)]
        assert (blokk["n"], blokk["S"]) == (p.n, p.s)
        for aarsak, verdi in zip(("ARBEID", "VARIG_UFORE", "IKKE_REGISTRERT"), p.cif, strict=True):
            assert blokk[aarsak] == tabell[str(p.t), aarsak, "andel"] == verdi


def _forskjellen(f: Funnet) -> None:
    m = f.standard.sammenlikning
    assert m is not None
    assert m.forskjell is not None
    assert m.bootstrap is not None
    d = m.forskjell
    ventet = {
        "horisont τ": 6, "RMST, høy bruk": d.behandlet, "RMST, ingen eller lav": d.kontroll,
        "forskjell": d.verdi, "standardfeil": d.se, "nedre 95 %": d.verdi - 1.96 * d.se,
        "øvre 95 %": d.verdi + 1.96 * d.se, "standardfeil, trukket": m.bootstrap.se,
        "nedre 95 %, trukket": m.bootstrap.lav, "øvre 95 %, trukket": m.bootstrap.hoy,
    }  # fmt: skip
    tabell = _verdier("F8")
    assert {k: tabell[k, "STANDARD_3", "måneder"] for k in ventet} == pytest.approx(ventet)
    assert m.s_forskjell is not None
    s6, se6 = m.s_forskjell
    ventet = {
        "forskjell i S(6)": s6, "standardfeil for S(6)": se6,
        "nedre 95 % for S(6)": s6 - 1.96 * se6, "øvre 95 % for S(6)": s6 + 1.96 * se6,
    }  # fmt: skip
    assert {k: tabell[k, "STANDARD_3", "andel"] for k in ventet} == pytest.approx(ventet)
    balanse = _verdier("F8.STANDARD_3")
    for side, verdier in (("før", m.smd_for), ("etter", m.smd_etter)):
        for navn, verdi in (verdier or {}).items():
            assert balanse[navn, side, "standardisert forskjell"] == verdi
