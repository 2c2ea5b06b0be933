"""Steps 4 and 5: how many threads in each month, and who starts them.

What happens in a month depends on the month and on what has been, never on how long the person
will stay: the use of the plan tells nothing of the length of the spell (G.4.5). In linear mode the
count is spread over the person's months instead, with the mean that Table 9.1 says (G.4.1).
"""

from dataclasses import dataclass

import numpy as np

from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.lop import Forlop
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.parametre_dialog import T91_GRUPPER, Dialog, Lineaer
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.tid import APRIL, MARS, N_MND, N_PERIODE
from dap.forskning.syntetisk.trekk import (
    Heltall,
    Maske,
    Tall,
    Terning,
    frailty,
)


@dataclass(frozen=True)
class Dialoger:
    """One row per thread, by person and time."""

    person: Heltall  # row of the block's persons
    maaned: Heltall
    opprettet: Heltall  # seconds
    av_bruker: Maske
    sjokk: Maske  # with koronaledige in the shock months


def lag_dialoger(folk: Personer, lop: Forlop, skjult: Tall, p: Parametere, t: Terning) -> Dialoger:
    snitt = _lineaert(folk, lop, p) if p.lineaer else _snitt(folk, lop, p.dialog)
    andel = _andel_bruker(folk, snitt, p.dialog)
    antall = t.poisson(snitt * _mengde(folk, p.dialog, t)[:, None] * skjult[:, None])
    fra_bruker = t.binomial(antall, andel)
    korona = folk.gruppe == koder.KORONA
    antall[korona], fra_bruker[korona] = _korona(folk, lop, korona, p.dialog, t)
    return _rekker(folk, antall, fra_bruker, t)


def lineaer(folk: Personer, form: Lineaer, g: int = -1) -> Tall:
    """The linear predictor but for the constant and the months."""
    dagpenger = np.where(folk.ytelse == koder.DAGPENGER, form.dagpenger, 0.0)
    ut: Tall = (
        np.where(folk.kjonn == 1, form.mann, 0.0)
        + np.array(form.alder)[folk.alder]
        + np.array(form.utdanning)[folk.utdanning]
        + np.where(folk.innvandrer == 1, form.innvandrer, 0.0)
        + dagpenger
        + np.array(form.diagnose)[folk.diagnose]
    )
    return ut


def _snitt(folk: Personer, lop: Forlop, d: Dialog) -> Tall:
    """Expected threads of each person and month, season and start included."""
    som = lop.som
    egen = np.stack([lineaer(folk, form) for form in d.form], axis=1)
    niva = np.array(d.niva)[som] + np.take_along_axis(egen, som.astype(np.int64), axis=1)
    forlop = np.array(d.forlop)[np.clip(lop.nummer - 2, 0, len(d.forlop) - 1)]
    snitt = np.maximum(niva, d.gulv) * np.where(lop.nummer > 1, forlop, 1.0)
    start = np.where(lop.nummer == 1, np.array(d.start)[som], 0.0) * np.sqrt(d.sesong)
    snitt = snitt * np.array(d.sesong) + start
    return np.where(lop.registrert, snitt, 0.0)


def _lineaert(folk: Personer, lop: Forlop, p: Parametere) -> Tall:
    """The mean of Table 9.1 times the months registered, spread with more at the start."""
    d = p.dialog
    per_mnd = np.zeros(len(folk))
    for g, form in enumerate(d.form):
        konstant = form.konstant + (T91_GRUPPER[g] if form.mnd == d.form[1].mnd else 0.0)
        hvem = folk.gruppe == g
        per_mnd[hvem] = (konstant + lineaer(folk, form) + form.mnd * lop.mnd)[hvem]
    vekt = np.where(lop.registrert, np.where(lop.nummer == 1, 2.3, 1.0), 0.0) * np.array(d.sesong)
    sum_ = vekt[:, :N_PERIODE].sum(axis=1, keepdims=True)
    ut: Tall = np.maximum(per_mnd, d.gulv)[:, None] * lop.mnd[:, None] * vekt / sum_
    return ut


def _mengde(folk: Personer, d: Dialog, t: Terning) -> Tall:
    """Each person's multiplier: nothing for some, gamma for the rest; mean 1 in each group."""
    n = len(folk)
    ingen = np.array((*d.ingen, 0.0))[folk.gruppe]
    form = np.array((*d.storrelse, 1.0))[folk.gruppe]
    mengde = t.gamma(form, 1 / form) / (1 - ingen)
    return np.where(t.random(n) < ingen, 0.0, mengde)


def _andel_bruker(folk: Personer, snitt: Tall, d: Dialog) -> Tall:
    """The user's share: a rate of their own that is the same in every month (12.6)."""
    rate = (
        d.bruker
        * np.array(d.bruker_kjonn)[folk.kjonn]
        * np.array(d.bruker_utdanning)[folk.utdanning]
        * np.array(d.bruker_alder)[folk.alder]
        * np.where(folk.innvandrer == 1, d.bruker_innvandrer, 1.0)
        * np.array(d.bruker_gruppe)[folk.gruppe]
    )
    sesong = 0.5 + 0.5 * np.array(d.sesong)
    ut: Tall = np.minimum(rate[:, None] * sesong / np.maximum(snitt, 1e-9), 0.92)
    return ut


def _korona(
    folk: Personer, lop: Forlop, hvem: Maske, d: Dialog, t: Terning
) -> tuple[Heltall, Heltall]:
    """G.1.5: standard information at the start, little more before the shock is over."""
    registrert, nummer = lop.registrert[hvem], lop.nummer[hvem]
    n = len(registrert)
    start = folk.start[hvem].astype(np.int64)
    maaneder = np.arange(N_MND)[None, :]
    form = d.korona_storrelse
    snitt = d.korona_senere * np.array(d.korona_sesong) * frailty(form, n, t)[:, None]
    antall = t.poisson(np.where(registrert & (maaneder != start[:, None]), snitt, 0.0))
    sjokk = registrert & ((maaneder == MARS) | (maaneder == APRIL))
    andre = sjokk & (maaneder != start[:, None])
    antall = np.where(andre, t.poisson(np.full((n, N_MND), d.korona_andre_sjokk)), antall)
    noen = t.random(n) < d.korona_noen
    forste = np.where(noen, 1 + t.poisson(d.korona_flere, n), 0)
    antall[np.arange(n), start] = forste
    # Nobody who has threads only because of the start has fewer later than the start gave.
    andel = np.where(sjokk, d.korona_bruker, d.korona_senere_bruker)
    andel = np.where((nummer > 0) & (maaneder < MARS), d.korona_senere_bruker, andel)
    return antall, t.binomial(antall, andel)


def _rekker(folk: Personer, antall: Heltall, fra_bruker: Heltall, t: Terning) -> Dialoger:
    celle = np.repeat(np.arange(antall.size), antall.ravel())
    foran = np.cumsum(antall.ravel()) - antall.ravel()
    av_bruker = np.arange(len(celle)) - foran[celle] < fra_bruker.ravel()[celle]
    person, maaned = np.divmod(celle, N_MND)
    opprettet = _naar(maaned, av_bruker, t)
    rekke = np.lexsort((opprettet, person))
    person, maaned = person[rekke], maaned[rekke]
    sjokk = (folk.gruppe[person] == koder.KORONA) & ((maaned == MARS) | (maaned == APRIL))
    return Dialoger(person, maaned, opprettet[rekke], av_bruker[rekke], sjokk)


def _naar(maaned: Heltall, av_bruker: Maske, t: Terning) -> Heltall:
    """NAV writes in working hours; users on any day, from morning to night."""
    n = len(maaned)
    dag = np.where(av_bruker, tid.i_maaneden(maaned, t, hverdager=False), tid.i_maaneden(maaned, t))
    klokke = np.where(av_bruker, tid.klokkeslett(n, t, 8.0, 21.0), tid.klokkeslett(n, t))
    return tid.til_utc(dag, klokke)
