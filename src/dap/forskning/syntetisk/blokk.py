"""A block of persons with everything that belongs to them, as arrays.

Blocks have a fixed size and random numbers of their own, so that the content depends on number of
persons, seed and parameters alone: not on how many blocks are made at once, or by whom.
"""

from dataclasses import dataclass, replace

import numpy as np

from dap.forskning.syntetisk.arbeid import Tilknytning, lag_arbeid
from dap.forskning.syntetisk.dialoger import Dialoger, lag_dialoger
from dap.forskning.syntetisk.kort import Aktiviteter, lag_kort
from dap.forskning.syntetisk.lop import Forlop, lag_forlop
from dap.forskning.syntetisk.meldinger import Meldinger, lag_meldinger
from dap.forskning.syntetisk.moter import lag_moter, sett_sammen
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.tid import N_MND
from dap.forskning.syntetisk.trekk import Heltall, Heltall16, Tall, Terning, rekker, terning

STORRELSE = 1 << 14
_STED_BLOKK = 2


@dataclass(frozen=True)
class Blokk:
    nr: int
    personer: Personer
    forlop: Forlop
    arbeid: Tilknytning
    dialoger: Dialoger
    kort_til_dialog: Heltall  # the card that a thread belongs to, -1 = none
    meldinger: Meldinger
    aktiviteter: Aktiviteter
    enhet: Heltall16  # matrix of person and month


def antall_blokker(n: int) -> int:
    return -(-n // STORRELSE)


def lag_blokk(alle: Personer, nr: int, fro: int, p: Parametere) -> Blokk:
    folk = alle.del_(nr * STORRELSE, min((nr + 1) * STORRELSE, len(alle)))

    def t(steg: int) -> Terning:
        return terning(fro, _STED_BLOKK, nr, steg)

    skjult = _skjult(len(folk), p, t(0))
    forlop = lag_forlop(folk, skjult, p, t(1))
    dialoger = lag_dialoger(folk, forlop, skjult, p, t(2))
    if p.melding.bare_svar:
        dialoger = replace(dialoger, av_bruker=np.ones(len(dialoger.person), dtype=bool))
    meldinger = lag_meldinger(dialoger, folk, forlop, p, t(3))
    kort = lag_kort(folk, forlop, p, t(4))
    aktiviteter = sett_sammen([kort, lag_moter(folk, forlop, p, t(5))])
    arbeid = lag_arbeid(folk, forlop, p, t(6))
    paa = _paa_kort(dialoger, aktiviteter, len(folk), p, t(7))
    enhet = _enhet(folk, p, t(8))
    return Blokk(nr, folk, forlop, arbeid, dialoger, paa, meldinger, aktiviteter, enhet)


def _enhet(folk: Personer, p: Parametere, t: Terning) -> Heltall16:
    """The office by month; a few move to another one."""
    n = len(folk)
    ny = t.permutation(folk.enhet)
    bytte = np.where(t.random(n) < p.lop.flytter, t.integers(1, N_MND, n), N_MND)
    etter = np.arange(N_MND)[None, :] >= bytte[:, None]
    return np.where(etter, ny[:, None], folk.enhet[:, None]).astype(np.int16)


def _skjult(n: int, p: Parametere, t: Terning) -> Tall:
    """What raises both use and hazard in G.4.5's second run; 1 for everybody in the default."""
    if not p.frailty:
        return np.ones(n)
    ut: Tall = np.exp(p.frailty * t.standard_normal(n))
    return ut


def _paa_kort(d: Dialoger, a: Aktiviteter, n: int, p: Parametere, t: Terning) -> Heltall:
    """Some threads belong to one of the person's cards that was there already."""
    antall = np.bincount(a.person, minlength=n)
    forste = np.cumsum(antall) - antall
    valgt = forste[d.person] + (t.random(len(d.person)) * antall[d.person]).astype(np.int64)
    valgt = np.minimum(valgt, max(len(a) - 1, 0))
    if not len(a):
        return np.full(len(d.person), -1)
    laget = np.where(a.status >= 0, a.naar, np.iinfo(np.int64).max).min(axis=1)
    paa = (t.random(len(d.person)) < p.dialog.paa_kort) & (antall[d.person] > 0)
    return np.where(paa & (laget[valgt] <= d.opprettet), valgt, -1)


def statusrekker(a: Aktiviteter) -> tuple[Heltall, Heltall, Heltall, Heltall]:
    """Rows of the status history: card, number, status, instant."""
    med = a.status >= 0
    kort, _ = np.nonzero(med)
    _, nr = rekker(med.sum(axis=1))
    return kort, nr + 1, a.status[med].astype(np.int64), a.naar[med]
