"""Steps 2 and 3: in which months each is registered, and with which innsatsgruppe and benefit."""

from dataclasses import dataclass

import numpy as np

from dap.forskning.syntetisk import koder
from dap.forskning.syntetisk.parametre import Lop, Parametere
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.tid import APRIL, MARS, N_MND, N_PERIODE
from dap.forskning.syntetisk.trekk import Heltall, Koder, Maske, Tall, Terning, velg

GAMMEL = 24  # month in spell of those who were there before August 2019: at least this
_SJOKK = (koder.I_STD, koder.I_SIT, koder.I_IKKE)
_LENGST = 60


@dataclass(frozen=True)
class Forlop:
    """Matrices of person and month (August 2019 to December 2020)."""

    registrert: Maske
    nummer: Heltall  # month in spell, from 1; 0 = not registered; over GAMMEL = start unknown
    innsats: Koder
    ytelse: Koder
    mnd: Heltall  # months registered in the period (B2)
    forste: Heltall
    siste: Heltall  # first and last month registered in the period (B3)

    @property
    def som(self) -> Koder:
        """The group that the innsatsgruppe of the month belongs to."""
        ut: Koder = np.array(koder.SOM_GRUPPE, dtype=np.int8)[self.innsats]
        return ut


def lag_forlop(folk: Personer, hidden: Tall, p: Parametere, t: Terning) -> Forlop:
    nummer = _nummer(folk, hidden, p, t)
    registrert = nummer > 0
    i_perioden = registrert[:, :N_PERIODE]
    forste = i_perioden.argmax(axis=1)
    siste = N_PERIODE - 1 - i_perioden[:, ::-1].argmax(axis=1)
    innsats = _innsats(folk, forste, siste, p.lop, t)
    ytelse = _ytelse(folk, forste, siste, p, t)
    return Forlop(registrert, nummer, innsats, ytelse, i_perioden.sum(axis=1), forste, siste)


def _nummer(folk: Personer, hidden: Tall, p: Parametere, t: Terning) -> Heltall:
    """Month in spell for each month, 0 where not registered."""
    lop, n = p.lop, len(folk)
    start = folk.start.astype(np.int64)
    gammel = start == 0
    fart = _fart(folk, lop) * hidden
    lengde = np.where(gammel, _lengde_gamle(folk, fart, lop, t), _lengde(folk, fart, lop, t))
    slutt = start + lengde - 1
    maaneder = np.arange(N_MND)[None, :]
    nummer = np.where(
        (maaneder >= start[:, None]) & (maaneder <= slutt[:, None]),
        maaneder - start[:, None] + 1 + np.where(gammel, GAMMEL, 0)[:, None],
        0,
    )
    _hull(nummer, start, lengde, lop, t)
    # Back again. Ordinary users never in March or April: they would be koronaledige (B4).
    tilbake = t.random(n) < np.array(lop.tilbake)[folk.gruppe]
    igjen = slutt + 3 + t.geometric(1 / (1 + lop.pause), n) - 1
    sperret = (igjen == MARS) | (igjen == APRIL)
    igjen = np.where(sperret, APRIL + 1 + t.integers(0, 3, n), igjen)
    lengde2 = _lengde(folk, fart, lop, t)
    andre = (
        (maaneder >= igjen[:, None]) & (maaneder < (igjen + lengde2)[:, None]) & tilbake[:, None]
    )
    nummer = np.where(andre, maaneder - igjen[:, None] + 1, nummer)
    return _tidligere(folk, nummer, t)


def _fart(folk: Personer, lop: Lop) -> Tall:
    logg = (
        np.where(folk.kjonn == 1, lop.menn, 0.0)
        + np.array(lop.alder)[folk.alder]
        + np.array(lop.utdanning)[folk.utdanning]
        + np.where(folk.innvandrer == 1, lop.innvandrer, 0.0)
    )
    # Long spells (SPES, VARIG) end for other reasons.
    ut: Tall = np.exp(np.where((folk.gruppe == koder.SPES) | (folk.gruppe == koder.VARIG), 0, logg))
    return ut


def samlet_hasard(avgang: tuple[float, ...]) -> Tall:
    """Cumulative hazard after month 1, 2, …, the last one going on."""
    h = np.array(avgang + (avgang[-1],) * (_LENGST - len(avgang)))
    ut: Tall = np.cumsum(-np.log1p(-h))
    return ut


def _lengde(folk: Personer, fart: Tall, lop: Lop, t: Terning) -> Heltall:
    e = t.exponential(1.0, len(folk)) / fart
    lengde = np.zeros(len(folk), dtype=np.int64)
    for g, avgang in enumerate(lop.avgang):
        hvem = folk.gruppe == g
        lengde[hvem] = 1 + np.searchsorted(samlet_hasard(avgang), e[hvem])
    return lengde


def _lengde_gamle(folk: Personer, fart: Tall, lop: Lop, t: Terning) -> Heltall:
    h = -np.log1p(-np.array((*lop.avgang_gamle, 0.1)))[folk.gruppe]
    ut: Heltall = 1 + np.floor(t.exponential(1.0, len(folk)) / (h * fart)).astype(np.int64)
    return ut


def _hull(nummer: Heltall, start: Heltall, lengde: Heltall, lop: Lop, t: Terning) -> None:
    """One month away in the middle: bridged by B19, never a new start."""
    inni = np.minimum(lengde, N_MND - start) - 2
    naar = start + 1 + (t.random(len(start)) * inni).astype(np.int64)
    hvem = np.flatnonzero((inni >= 1) & (t.random(len(start)) < lop.hull))
    nummer[hvem, naar[hvem]] = 0


def _tidligere(folk: Personer, nummer: Heltall, t: Terning) -> Heltall:
    """Spells of 2019 of some koronaledige, over at the end of December at the latest."""
    n = len(folk)
    maaneder = np.arange(N_MND)[None, :]
    ny = folk.tidligere == 1
    fra = np.where(ny, 2 + t.integers(0, 3, n), 0)
    til = np.minimum(fra + t.geometric(0.4, n) - 1, 4)
    med = (maaneder >= fra[:, None]) & (maaneder <= til[:, None]) & (folk.tidligere > 0)[:, None]
    tall = maaneder - fra[:, None] + 1 + np.where(ny, 0, GAMMEL)[:, None]
    return np.where(med, tall, nummer)


def _innsats(folk: Personer, forste: Heltall, siste: Heltall, lop: Lop, t: Terning) -> Koder:
    n = len(folk)
    for_, etter = _for_og_etter(folk, lop, t)
    bare_en = (forste == siste) & (folk.gruppe != koder.KORONA)
    for_ = np.where(bare_en, etter, for_)
    # Ordinary users who start in March or April must not start in one of the shock's groups.
    sjokk = (folk.gruppe != koder.KORONA) & ((folk.start == MARS) | (folk.start == APRIL))
    i_sjokk = np.isin(for_, _SJOKK)
    for_ = np.where(sjokk & i_sjokk, np.where(np.isin(etter, _SJOKK), koder.I_AEV, etter), for_)
    etter = np.where(sjokk & np.isin(etter, _SJOKK), koder.I_AEV, etter)
    # A koronaledig with one month in the period has the start's value as the last one too.
    korona = folk.gruppe == koder.KORONA
    kort = korona & (np.where(folk.tidligere > 0, folk.start, forste) >= siste)
    utenfor = ~np.isin(etter, _SJOKK)
    etter = np.where(kort & utenfor, koder.I_STD, etter)
    for_ = np.where(kort, etter, for_)
    fra = np.where(korona, folk.start.astype(np.int64), forste)
    bytte = fra + 1 + (t.random(n) * np.maximum(siste - fra, 0)).astype(np.int64)
    maaneder = np.arange(N_MND)[None, :]
    ut = np.where(maaneder >= bytte[:, None], etter[:, None], for_[:, None])
    # Some go from standard to situasjonsbestemt as time passes (L1880); same group.
    lenge = (ut == koder.I_STD) & (maaneder - fra[:, None] >= (4 + t.integers(0, 9, n))[:, None])
    return np.where(lenge & (folk.gruppe == koder.STD)[:, None], koder.I_SIT, ut).astype(np.int8)


def _for_og_etter(folk: Personer, lop: Lop, t: Terning) -> tuple[Koder, Koder]:
    n = len(folk)
    std = np.where(t.random(n) < lop.situasjonsbestemt, koder.I_SIT, koder.I_STD)
    ikke = np.array([koder.I_IKKE, koder.I_AEV, koder.I_ANNET])[velg(lop.ikke_av, n, t)]
    u = t.random(n)
    fra = velg((1 - sum(lop.spes_fra), *lop.spes_fra), n, t).astype(np.int64) - 1
    korona = velg(lop.korona_siste, n, t)
    korona_siste = np.array(
        [koder.I_STD, koder.I_SIT, koder.I_SYK, koder.I_SPES, koder.I_IKKE, koder.I_AEV]
    )[korona]
    korona_forst = np.where(
        (korona_siste == koder.I_IKKE) | (u < lop.korona_ikke_forst), koder.I_IKKE, std
    )
    korona_forst = np.where(
        (korona_siste <= koder.I_SIT) & (korona_forst != koder.I_IKKE), korona_siste, korona_forst
    )
    etter = np.choose(
        folk.gruppe,
        [std, koder.I_SYK, koder.I_SPES, koder.I_VARIG, ikke, korona_siste],
    )
    for_ = np.choose(
        folk.gruppe,
        [
            np.where(u < lop.ikke_vurdert_forst, koder.I_IKKE, std),
            np.where(u < lop.syk_fra_standard, std, koder.I_SYK),
            np.where(fra >= 0, fra, koder.I_SPES),
            np.where(u < lop.varig_fra_spes, koder.I_SPES, koder.I_VARIG),
            ikke,
            korona_forst,
        ],
    )
    return for_.astype(np.int8), etter.astype(np.int8)


def _ytelse(folk: Personer, forste: Heltall, siste: Heltall, p: Parametere, t: Terning) -> Koder:
    """A benefit at the first or the last observation (B6); some get it late, some lose it."""
    n = len(folk)
    u = t.random(n)
    tiltak = np.where(u < p.folk.tiltakspenger, koder.TILTAKSPENGER, koder.INGEN)
    hoved = np.where(folk.ytelse == koder.INGEN, tiltak, folk.ytelse).astype(np.int64)
    sent = (u > 0.78) & (folk.ytelse != koder.INGEN) & (forste < siste)
    tidlig = (u < 0.07) & (folk.ytelse != koder.INGEN) & (forste < siste)
    bytte = forste + 1 + (t.random(n) * (siste - forste)).astype(np.int64)
    etter = np.arange(N_MND)[None, :] >= bytte[:, None]
    borte = np.where(etter, tidlig[:, None], sent[:, None])
    return np.where(borte, koder.INGEN, hoved[:, None]).astype(np.int8)
