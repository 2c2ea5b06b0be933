"""Step 9: meetings and minutes, held (B17) and not."""

import numpy as np

from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.kort import Aktiviteter
from dap.forskning.syntetisk.lop import Forlop
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.parametre_kort import Mote
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.tid import DAG, N_PERIODE, STARTER
from dap.forskning.syntetisk.trekk import Heltall, Koder, Tall, Terning


def lag_moter(folk: Personer, lop: Forlop, p: Parametere, t: Terning) -> Aktiviteter:
    m = p.mote
    alder = np.array(m.mote_alder)[folk.alder]
    innvandrer = np.where(folk.innvandrer == 1, m.mote_innvandrer, 1.0)
    psykisk = np.where(folk.diagnose == koder.PSYKISK, m.mote_psykisk, 1.0)
    mote = _antall(lop, folk, m.mote, m.mote_forlop, alder * innvandrer * psykisk, t, m, True)
    ikke_aap = np.where(folk.ytelse == koder.AAP, 1.0, m.referat_ikke_aap)
    kjonn = np.array(m.referat_kjonn)[folk.kjonn]
    referat = _antall(lop, folk, m.referat, m.referat_forlop, alder * ikke_aap * kjonn, t, m, False)
    deler = [_moter(*mote, m, t), _referater(*referat, m, t)]
    return sett_sammen(deler)


def _antall(
    lop: Forlop,
    folk: Personer,
    niva: tuple[float, ...],
    forlop: tuple[float, ...],
    faktor: Tall,
    t: Terning,
    m: Mote,
    mote: bool,
) -> tuple[Heltall, Heltall]:
    nummer = lop.nummer[:, :N_PERIODE]
    gruppe = np.where((folk.gruppe == koder.KORONA)[:, None], koder.KORONA, lop.som[:, :N_PERIODE])
    vekt = np.array(forlop)[np.clip(nummer - 1, 0, len(forlop) - 1)]
    sesong = np.array(m.mote_sesong if mote else m.referat_sesong)
    form = m.mote_storrelse if mote else m.referat_storrelse
    fart = faktor * t.gamma(form, 1 / form, len(folk))
    snitt = np.array(niva)[gruppe] * vekt * sesong * fart[:, None]
    antall = t.poisson(np.where(nummer > 0, snitt, 0.0))
    hvem, maaned = np.divmod(np.repeat(np.arange(antall.size), antall.ravel()), N_PERIODE)
    return hvem, maaned


def _moter(person: Heltall, maaned: Heltall, m: Mote, t: Terning) -> Aktiviteter:
    """Planned, held on its day, often marked as in progress first; and those that came to nothing."""
    n = len(person)
    dag = tid.i_maaneden(maaned, t)
    holdt = tid.til_utc(dag, tid.klokkeslett(n, t, 8.5, 15.0))
    naar = np.repeat(holdt[:, None], 4, axis=1)
    naar[:, 0] -= (DAG * (2 + t.exponential(9.0, n))).astype(np.int64)
    # What is marked as done later is marked within the month, so that the month stays (B17).
    igjen = STARTER[maaned + 1] - dag - 1
    naar[:, 2] += DAG * np.minimum(t.integers(0, 6, n), igjen) + 600
    status = np.full((n, 4), -1, dtype=np.int8)
    status[:, 0] = koder.PLANLAGT
    u = t.random(n)
    status[:, 1] = np.where(u < 0.3, koder.GJENNOMFORES, koder.FULLFORT)
    status[u < 0.2, 2] = koder.FULLFORT
    utfall = t.random(n)
    ekstra = _ikke_holdt(person, naar, status, utfall, m, t)
    holdte = Aktiviteter(
        person, np.full(n, koder.MOTE, dtype=np.int8), np.zeros(n, dtype=bool), status, naar
    )
    return sett_sammen([holdte, ekstra])


def _ikke_holdt(
    person: Heltall, naar: Heltall, status: Koder, utfall: Tall, m: Mote, t: Terning
) -> Aktiviteter:
    """Beside some meetings one more, only planned, cancelled, or set back to planned."""
    grenser = np.cumsum([m.bare_planlagt, m.avlyst, m.tilbake])
    med = np.flatnonzero(utfall < grenser[2])
    ny_naar = naar[med] + (DAG * 7 * t.integers(-2, 3, len(med)))[:, None]
    ny = np.full((len(med), 4), -1, dtype=np.int8)
    ny[:, 0] = koder.PLANLAGT
    avlyst = (utfall[med] >= grenser[0]) & (utfall[med] < grenser[1])
    ny[avlyst, 1] = koder.AVBRUTT
    satt_tilbake = utfall[med] >= grenser[1]
    ny[satt_tilbake, 1] = koder.GJENNOMFORES
    ny[satt_tilbake, 2] = koder.PLANLAGT
    n = len(med)
    return Aktiviteter(
        person[med], np.full(n, koder.MOTE, dtype=np.int8), np.zeros(n, dtype=bool), ny, ny_naar
    )


def _referater(person: Heltall, maaned: Heltall, m: Mote, t: Terning) -> Aktiviteter:
    n = len(person)
    skrevet = tid.til_utc(tid.i_maaneden(maaned, t), tid.klokkeslett(n, t, 9.0, 15.8))
    naar = np.repeat(skrevet[:, None], 4, axis=1)
    naar[:, 0] -= 1800
    status = np.full((n, 4), -1, dtype=np.int8)
    utkast = t.random(n) < m.utkast
    status[utkast, 0] = koder.PLANLAGT
    status[:, 1] = np.where(t.random(n) < 0.25, koder.FULLFORT, koder.GJENNOMFORES)
    return Aktiviteter(
        person, np.full(n, koder.REFERAT, dtype=np.int8), np.zeros(n, dtype=bool), status, naar
    )


def sett_sammen(deler: list[Aktiviteter]) -> Aktiviteter:
    """All cards, by person and then by first row of status."""
    felles = Aktiviteter(
        *(np.concatenate([getattr(d, f) for d in deler]) for f in Aktiviteter.__annotations__)
    )
    forste = np.where(felles.status >= 0, felles.naar, np.iinfo(np.int64).max).min(axis=1)
    rekke = np.lexsort((forste, felles.person))
    return Aktiviteter(*(getattr(felles, f)[rekke] for f in Aktiviteter.__annotations__))
