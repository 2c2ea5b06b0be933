"""G.4: what is put in is found again. DAP_GJENFINNING=858123 runs the same at national size."""

import os
from math import erf, exp, log, sqrt

import numpy as np
import pytest

from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.kort import LINEAER_HEVET
from dap.forskning.syntetisk.lop import samlet_hasard
from dap.forskning.syntetisk.parametre import en_lognormal, lineaer, uten_hull
from dap.forskning.syntetisk.parametre_dialog import Lineaer
from dap.forskning.syntetisk.tests.hele import Land, design, lag_land
from dap.forskning.syntetisk.trekk import Maske, Tall

N = int(os.environ.get("DAP_GJENFINNING", "60000"))


@pytest.fixture(scope="module")
def rett() -> Land:
    return lag_land(N, 20200312, lineaer())


def _fasit(form: Lineaer, ekstra: tuple[float, ...], hevet: float = 0.0) -> Tall:
    return np.array(
        [
            form.konstant + hevet,
            form.mann,
            *form.alder[1:5],
            *form.utdanning[1:],
            form.innvandrer,
            *ekstra,
            form.mnd,
        ]
    )


def _funnet(y: Tall, x: Tall, fasit: Tall, r2: float) -> bool:
    """Every estimate within four classical standard errors of the truth, R² as the report's."""
    invers = np.linalg.inv(x.T @ x)
    b = invers @ (x.T @ y)
    rest = y - x @ b
    feil = np.sqrt(np.diag(invers) * (rest @ rest) / (len(y) - x.shape[1]))
    forklart = 1 - (rest @ rest) / ((y - y.mean()) @ (y - y.mean()))
    return bool(np.abs((b - fasit) / feil).max() < 4 and abs(forklart - r2) < 0.03)


def _per_mnd(land: Land, hvem: Maske) -> Tall:
    dialoger = land.dialoger[:, : tid.N_PERIODE].sum(axis=1)
    ut: Tall = (dialoger / land.lop.mnd)[hvem]
    return ut


def test_tabell_9_1_for_standard_og_spesielt_tilpasset(rett: Land) -> None:
    form = lineaer().dialog.form
    std, spes = rett.folk.gruppe == koder.STD, rett.folk.gruppe == koder.SPES
    ekstra = {"dagpenger": rett.folk.ytelse == koder.DAGPENGER}
    x = design(rett, std, ekstra)
    assert _funnet(_per_mnd(rett, std), x, _fasit(form[koder.STD], (form[0].dagpenger,)), 0.1)
    d = rett.folk.diagnose
    ekstra = {"psyk": d == 0, "muskel": d == 1, "andre": d > 1}
    x = design(rett, spes, ekstra)
    fasit = _fasit(form[koder.SPES], form[koder.SPES].diagnose[:3])
    assert _funnet(_per_mnd(rett, spes), x, fasit, 0.049)


@pytest.mark.parametrize("slag", [koder.SOKEAVTALE, koder.STILLING])
def test_tabell_11_1(rett: Land, slag: int) -> None:
    k = lineaer().kort
    form = k.soke_form if slag == koder.SOKEAVTALE else k.stilling_form
    std = rett.folk.gruppe == koder.STD
    x = design(rett, std, {"dagpenger": rett.folk.ytelse == koder.DAGPENGER})
    y = (rett.kort[slag] / rett.lop.mnd)[std]
    assert _funnet(y, x, _fasit(form, (form.dagpenger,), LINEAER_HEVET[slag]), 0.05)


def test_avgangen_er_den_som_er_lagt_inn() -> None:
    """B22 and B24 of a run without gaps: within four binomial standard errors, group by group."""
    p = uten_hull()
    land = lag_land(N, 11, p)
    reg = land.lop.registrert
    slutt = tid.N_MND - 3  # the last month after which two more are seen
    for g, avgang in enumerate(p.lop.avgang):
        ventet = np.exp(-np.append(0.0, samlet_hasard(avgang)))
        start = land.folk.start.astype(np.int64)
        hvem = np.flatnonzero((land.folk.gruppe == g) & (start >= 2))
        lengde = reg[hvem].sum(axis=1)
        for k in range(1, 9):
            sett = start[hvem] + k - 1 <= slutt
            n = int(sett.sum())
            if n < 200:
                continue
            naa = (lengde[sett] > k).mean()
            feil = sqrt(ventet[k] * (1 - ventet[k]) / n)
            assert abs(naa - ventet[k]) < 4 * feil, (g, k)


def test_svartiden_er_den_som_er_lagt_inn() -> None:
    median, sigma = 12.0, 1.3
    svar = lag_land(N, 5, en_lognormal(median, sigma)).svartider
    assert len(svar) > 100_000
    assert np.median(svar) == pytest.approx(median, rel=0.02)
    assert svar.mean() == pytest.approx(exp(log(median) + sigma**2 / 2), rel=0.04)
    innen = 0.5 * (1 + erf((log(48) - log(median)) / sigma / sqrt(2)))
    assert (svar <= 48).mean() == pytest.approx(innen, abs=0.005)
