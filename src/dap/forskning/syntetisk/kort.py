"""Step 8: activity cards of the five counted types, and the history of their status."""

from dataclasses import dataclass

import numpy as np

from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.dialoger import lineaer
from dap.forskning.syntetisk.lop import GAMMEL, Forlop
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.parametre_kort import Kort
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.tid import DAG, N_PERIODE
from dap.forskning.syntetisk.trekk import Heltall, Koder, Maske, Tall, Terning, velg


@dataclass(frozen=True)
class Aktiviteter:
    """One row per card, and up to four rows of status for each."""

    person: Heltall
    type: Koder
    av_bruker: Maske
    status: Koder  # matrix, -1 = no such row
    naar: Heltall  # matrix of seconds

    def __len__(self) -> int:
        return len(self.person)


def lag_kort(folk: Personer, lop: Forlop, p: Parametere, t: Terning) -> Aktiviteter:
    k = p.kort
    n = len(folk)
    aktiv = _klasser(folk, k, t)
    snitt = _snitt(folk, lop, k, aktiv, t)
    if p.lineaer:
        snitt |= _lineaert(folk, lop, k, t)
    person, maaned, type_ = _ett(folk, lop, k, np.flatnonzero(aktiv == 1), t)
    deler = [(person, maaned, type_)]
    for slag, verdier in snitt.items():
        antall = t.poisson(verdier)
        if slag == koder.EGEN:
            antall = antall + _start(folk, lop, k, aktiv, t)
        if slag == koder.SOKEAVTALE and not p.lineaer:
            antall = antall + _soke_start(folk, lop, k, aktiv, t)
        hvem, naar = np.divmod(np.repeat(np.arange(n * N_PERIODE), antall.ravel()), N_PERIODE)
        deler.append((hvem, naar, np.full(len(hvem), slag)))
    person, maaned, type_ = (np.concatenate([d[i] for d in deler]) for i in range(3))
    return _kort(folk, person, maaned, type_.astype(np.int8), k, t)


def _klasser(folk: Personer, k: Kort, t: Terning) -> Heltall:
    """0 = no card at all, 1 = one card, 2 = the others."""
    u = t.random(len(folk))
    ingen = np.array(k.ingen)[folk.gruppe]
    ett = np.array(k.ett)[folk.gruppe]
    return np.where(u < ingen, 0, np.where(u < ingen + ett, 1, 2))


def _snitt(folk: Personer, lop: Forlop, k: Kort, aktiv: Heltall, t: Terning) -> dict[int, Tall]:
    """Expected cards by person and month of the period, without the one at the start."""
    g = folk.gruppe
    andel = (1 - np.array(k.ingen) - np.array(k.ett))[g]
    nummer = lop.nummer[:, :N_PERIODE]
    med = (nummer > 0) & (aktiv == 2)[:, None]
    sesong = np.where((g == koder.KORONA)[:, None], 1.0, np.array(k.sesong)[None, :])
    grunn = np.where(med, sesong, 0.0) / andel[:, None]
    forlop = np.array(k.stilling_forlop)
    stilling = forlop[np.clip(nummer - 1, 0, len(forlop) - 1)]
    stilling = np.where(nummer > GAMMEL, 1.0, stilling)
    fart = t.gamma(k.stilling_storrelse, 1 / k.stilling_storrelse, len(folk))
    egen = t.gamma(k.egen_form_tall, 1 / k.egen_form_tall, len(folk))
    soke = t.gamma(k.soke_form_tall, 1 / k.soke_form_tall, len(folk))
    return {
        koder.EGEN: grunn * (egen_snitt(folk, k) * egen)[:, None],
        koder.SOKEAVTALE: grunn * soke_snitt(folk, k)[:, None] * soke[:, None],
        koder.STILLING: grunn * stilling * (stilling_snitt(folk, k) * fart)[:, None],
        koder.IJOBB: grunn * np.array(k.ijobb)[g][:, None],
        koder.BEHANDLING: grunn * _behandling(folk, k)[:, None],
    }


def egen_snitt(folk: Personer, k: Kort) -> Tall:
    """EGEN a month: Table 11.1's differences for standard/situasjonsbestemt, factors for the others."""
    g = folk.gruppe
    uten_aap = (g == koder.SPES) & (folk.ytelse != koder.AAP)
    faktor = (
        np.array(k.egen_alder)[folk.alder]
        * np.array(k.egen_kjonn)[folk.kjonn]
        * np.where(uten_aap, k.egen_ikke_aap, 1.0)
    )
    niva = np.array(k.egen_niva)[g]
    std = np.maximum(niva + lineaer(folk, k.egen_form), 0.01)
    return np.where(g == koder.STD, std, niva * faktor)


def soke_snitt(folk: Personer, k: Kort) -> Tall:
    std = np.maximum(k.soke_niva + lineaer(folk, k.soke_form), 0.005)
    return np.where(folk.gruppe == koder.STD, std, np.array(k.soke_andre)[folk.gruppe])


def stilling_snitt(folk: Personer, k: Kort) -> Tall:
    std = np.maximum(k.stilling_konstant + lineaer(folk, k.stilling_form), k.stilling_gulv)
    aap = folk.ytelse == koder.AAP
    andre = (
        np.array(k.stilling_andre)[folk.gruppe]
        * np.array(k.stilling_utdanning)[folk.utdanning]
        * np.array(k.stilling_kjonn)[folk.kjonn]
        * np.array(k.stilling_innvandrer)[folk.innvandrer]
        * np.array(k.stilling_alder)[folk.alder]
        * np.where(folk.gruppe == koder.SPES, np.where(aap, *k.stilling_aap), 1.0)
        * np.where(aap & (folk.diagnose == koder.PSYKISK), k.stilling_psykisk, 1.0)
    )
    return np.where(folk.gruppe == koder.STD, std * k.stilling_skala, andre)


def _behandling(folk: Personer, k: Kort) -> Tall:
    ut: Tall = (
        np.array(k.behandling)[folk.gruppe]
        * np.where(folk.ytelse == koder.AAP, 1.0, k.behandling_ikke_aap)
        * np.array(k.behandling_kjonn)[folk.kjonn]
        * np.array(k.behandling_alder)[folk.alder]
        * np.array(k.behandling_utdanning)[folk.utdanning]
    )
    return ut


def _lineaert(folk: Personer, lop: Forlop, k: Kort, t: Terning) -> dict[int, Tall]:
    """G.4.1: the exact linear mean, spread evenly; constants raised so that no mean is below 0."""
    ut = {}
    for slag, form, storrelse in (
        (koder.SOKEAVTALE, k.soke_form, k.soke_storrelse),
        (koder.STILLING, k.stilling_form, k.stilling_storrelse),
    ):
        konstant = form.konstant + LINEAER_HEVET[slag]
        snitt = np.maximum(konstant + lineaer(folk, form) + form.mnd * lop.mnd, 0.0)
        snitt *= (folk.gruppe == koder.STD) * t.gamma(storrelse, 1 / storrelse, len(folk))
        ut[slag] = np.where(lop.registrert[:, :N_PERIODE], snitt[:, None], 0.0)
    return ut


LINEAER_HEVET = {koder.SOKEAVTALE: 0.06, koder.STILLING: 0.62}


def _start(folk: Personer, lop: Forlop, k: Kort, aktiv: Heltall, t: Terning) -> Heltall:
    """The EGEN that comes with registration; several for some of the koronaledige."""
    n = len(folk)
    forst = (lop.nummer[:, :N_PERIODE] == 1) & (aktiv == 2)[:, None]
    en = forst & (t.random((n, N_PERIODE)) < np.array(k.egen_start)[folk.gruppe][:, None])
    korona = folk.gruppe == koder.KORONA
    snitt = np.where(
        korona, k.egen_korona_start, np.where(folk.gruppe == koder.STD, k.egen_flere, 0)
    )
    flere = t.poisson(snitt)
    fast = np.arange(N_PERIODE)[None, :] == folk.start[:, None]
    ut: Heltall = en.astype(np.int64) + np.where(fast & forst, flere[:, None], 0)
    return ut


def _soke_start(folk: Personer, lop: Forlop, k: Kort, aktiv: Heltall, t: Terning) -> Heltall:
    """An agreement on job search at the start, for some."""
    andel = 1 - k.ingen[koder.STD] - k.ett[koder.STD]
    med = (folk.gruppe == koder.STD) & (aktiv == 2) & (t.random(len(folk)) < k.soke_start / andel)
    ut: Heltall = ((lop.nummer[:, :N_PERIODE] == 1) & med[:, None]).astype(np.int64)
    return ut


def _ett(
    folk: Personer, lop: Forlop, k: Kort, hvem: Heltall, t: Terning
) -> tuple[Heltall, Heltall, Koder]:
    """The only card: in the month of the start, or in any month of those who were there before."""
    registrert = lop.registrert[hvem, :N_PERIODE]
    ny = folk.start[hvem] > 0
    nr = (t.random(len(hvem)) * registrert.sum(axis=1)).astype(np.int64)
    et = (np.cumsum(registrert, axis=1) == (nr + 1)[:, None]).argmax(axis=1)
    maaned = np.where(ny, folk.start[hvem], et)
    slag = np.array([koder.EGEN, koder.BEHANDLING, koder.IJOBB])
    type_ = np.zeros(len(hvem), dtype=np.int8)
    for g, andeler in enumerate(k.ett_type):
        med = np.flatnonzero(folk.gruppe[hvem] == g)
        type_[med] = slag[velg(andeler, len(med), t)]
    ikke_aap = (type_ == koder.BEHANDLING) & (folk.ytelse[hvem] != koder.AAP)
    return hvem, maaned, np.where(ikke_aap, koder.EGEN, type_).astype(np.int8)


def _kort(
    folk: Personer, person: Heltall, maaned: Heltall, type_: Koder, k: Kort, t: Terning
) -> Aktiviteter:
    n = len(person)
    sekunder = tid.til_utc(tid.i_maaneden(maaned, t), tid.klokkeslett(n, t))
    rekke = np.lexsort((sekunder, person))
    person, type_, sekunder = person[rekke], type_[rekke], sekunder[rekke]
    av_bruker = _av_bruker(folk, person, type_, k, t)
    status, naar = _historie(type_, sekunder, k, t)
    return Aktiviteter(person, type_, av_bruker, status, naar)


def _av_bruker(folk: Personer, person: Heltall, type_: Koder, k: Kort, t: Terning) -> Maske:
    nav = (
        np.array(k.egen_nav)[folk.gruppe[person]]
        * np.array(k.nav_kjonn)[folk.kjonn[person]]
        * np.array(k.nav_alder)[folk.alder[person]]
        * np.array(k.nav_utdanning)[folk.utdanning[person]]
        * np.where(folk.innvandrer[person] == 1, k.nav_innvandrer, 1.0)
    )
    sjanse = np.array([0.0, 0.0, k.stilling_bruker, 0.5, 0.0])[type_]
    sjanse = np.where(type_ == koder.EGEN, 1 - np.minimum(nav, 0.97), sjanse)
    return t.random(len(person)) < sjanse


def _historie(type_: Koder, opprettet: Heltall, k: Kort, t: Terning) -> tuple[Koder, Heltall]:
    """Up to four rows: proposed first, planned or in progress, in progress, over."""
    n = len(type_)
    u = t.random((n, 4))
    status = np.full((n, 4), -1, dtype=np.int8)
    naar = np.repeat(opprettet[:, None], 4, axis=1)
    forslag = (type_ == koder.STILLING) & (u[:, 0] < k.foreslatt_forst)
    status[forslag, 0] = koder.FORESLATT
    naar[:, 0] -= (DAG * (1 + t.exponential(6.0, n))).astype(np.int64)
    i_gang = u[:, 1] < np.where(type_ == koder.STILLING, 0.35, 0.6)
    status[:, 1] = np.where(i_gang, koder.GJENNOMFORES, koder.PLANLAGT)
    naar[:, 2] += (DAG * (1 + t.exponential(14.0, n))).astype(np.int64)
    status[~i_gang & (u[:, 2] < 0.45), 2] = koder.GJENNOMFORES
    naar[:, 3] = naar[:, 2] + (DAG * (3 + t.exponential(60.0, n))).astype(np.int64)
    slutt = u[:, 3]
    status[slutt < 0.42, 3] = koder.FULLFORT
    status[slutt > 0.93, 3] = koder.AVBRUTT
    status[tid.dato(naar) > tid.STATUS_SLUTT] = -1
    return status, naar
