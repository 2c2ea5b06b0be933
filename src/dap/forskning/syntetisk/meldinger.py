"""Steps 6 and 7: the parties take turns until one of them stops (G.1.6, G.1.7)."""

from dataclasses import dataclass

import numpy as np

from dap.forskning.syntetisk import koder
from dap.forskning.syntetisk.dialoger import Dialoger
from dap.forskning.syntetisk.lop import Forlop
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.parametre_dialog import Melding
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.tid import DATA_SLUTT, dato
from dap.forskning.syntetisk.trekk import Heltall, Maske, Tall, Terning


@dataclass(frozen=True)
class Meldinger:
    """One row per message, by thread and number."""

    dialog: Heltall
    lopenr: Heltall
    sendt: Heltall
    fra_bruker: Maske


@dataclass
class _Gang:
    """The threads that still go on, and where they are."""

    hvem: Heltall
    naar: Heltall
    bruker: Maske  # the last message is the user's
    turer: Heltall  # how often the word has gone over


def lag_meldinger(d: Dialoger, folk: Personer, lop: Forlop, p: Parametere, t: Terning) -> Meldinger:
    m = p.melding
    n = len(d.person)
    gang = _Gang(np.arange(n), d.opprettet.copy(), d.av_bruker.copy(), np.zeros(n, dtype=np.int64))
    if m.bare_svar:
        gang.bruker = np.ones(n, dtype=bool)
    ut = [(gang.hvem, gang.naar, gang.bruker)]
    sjanse = _Sjanser(d, folk, lop, m, t)
    for _ in range(m.lengst - 1):
        if not len(gang.hvem):
            break
        gang = _neste(gang, sjanse, m, t)
        ut.append((gang.hvem, gang.naar, gang.bruker))
    return _samle(ut)


class _Sjanser:
    """What each thread's turns and times depend on."""

    def __init__(self, d: Dialoger, folk: Personer, lop: Forlop, m: Melding, t: Terning) -> None:
        n = len(d.person)
        som = lop.som[d.person, d.maaned]
        lang = t.random(n) < m.lang
        svarer = (
            np.array(m.svarer)[som]
            * np.array(m.svarer_kjonn)[folk.kjonn[d.person]]
            * np.array(m.svarer_utdanning)[folk.utdanning[d.person]]
            * np.where(folk.innvandrer[d.person] == 1, m.svarer_innvandrer, 1.0)
            * np.where(folk.diagnose[d.person] == koder.HJERTE, m.svarer_hjerte, 1.0)
        )
        forst = lop.nummer[d.person, d.maaned] == 1
        korona = folk.gruppe[d.person] == koder.KORONA
        svarer = svarer * np.where(forst, m.svarer_start, np.where(korona, m.svarer_korona, 1.0))
        self.svarer = np.where(d.sjokk, m.svarer_sjokk, svarer)
        videre = np.where(d.sjokk, m.videre_sjokk, np.array(m.gaar_videre)[som])
        self.videre = np.where(lang & ~d.sjokk, m.lang_videre, videre)
        self.nav_forst = np.where(d.sjokk, m.nav_svarer_sjokk, m.nav_svarer_bruker)
        self.nav_andre = np.where(d.sjokk, m.nav_svarer_sjokk, m.nav_svarer_forst)
        self.nav = np.where(d.sjokk, m.nav_svarer_sjokk, m.nav_svarer)
        self.median = np.where(d.sjokk, m.median_sjokk, np.array(m.median)[d.maaned])
        if m.fast_median:
            self.median = np.full(n, m.fast_median)
        self.sigma = np.where(d.sjokk & ~np.array(m.bare_svar), m.sigma_sjokk, m.sigma)
        self.sen = np.where(d.sjokk, m.sen_t * m.sen_sjokk, m.sen_t)
        self.fra_nav = ~d.av_bruker


def _neste(gang: _Gang, s: _Sjanser, m: Melding, t: Terning) -> _Gang:
    n = len(gang.hvem)
    if m.bare_svar:
        dobbel = np.zeros(n, dtype=bool)
        svar = gang.turer == 0
    else:
        dobbel = t.random(n) < np.where(gang.bruker, m.dobbel_bruker, m.dobbel_nav)
        svar = t.random(n) < _svarsjanse(gang, s)
    videre = dobbel | svar
    timer = np.where(dobbel, t.exponential(m.dobbel_t, n), _svartid(gang, s, m, t))
    hvem, dobbel = gang.hvem[videre], dobbel[videre]
    naar = gang.naar[videre] + np.maximum(timer[videre] * 3600, 1).astype(np.int64)
    bruker = gang.bruker[videre] ^ ~dobbel
    turer = gang.turer[videre] + ~dobbel
    inne = dato(naar) <= DATA_SLUTT
    return _Gang(hvem[inne], naar[inne], bruker[inne], turer[inne])


def _svarsjanse(gang: _Gang, s: _Sjanser) -> Tall:
    hvem = gang.hvem
    bruker_svarer = np.where((gang.turer == 0) & s.fra_nav[hvem], s.svarer[hvem], s.videre[hvem])
    nav_svarer = np.where(gang.turer == 1, s.nav_andre[hvem], s.nav[hvem])
    nav_svarer = np.where(gang.turer == 0, s.nav_forst[hvem], nav_svarer)
    return np.where(gang.bruker, nav_svarer, bruker_svarer)


def _svartid(gang: _Gang, s: _Sjanser, m: Melding, t: Terning) -> Tall:
    n, hvem = len(gang.hvem), gang.hvem
    nav = s.median[hvem] * np.exp(s.sigma[hvem] * t.standard_normal(n))
    rask = t.random(n) < m.rask
    bruker = t.exponential(1.0, n) * np.where(rask, m.rask_t, s.sen[hvem])
    return np.where(gang.bruker, nav, bruker)


def _samle(deler: list[tuple[Heltall, Heltall, Maske]]) -> Meldinger:
    dialog = np.concatenate([d[0] for d in deler])
    lopenr = np.concatenate([np.full(len(d[0]), i + 1) for i, d in enumerate(deler)])
    rekke = np.argsort(dialog * 1000 + lopenr, kind="stable")
    sendt = np.concatenate([d[1] for d in deler])[rekke]
    fra_bruker = np.concatenate([d[2] for d in deler])[rekke]
    return Meldinger(dialog[rekke], lopenr[rekke], sendt, fra_bruker)
