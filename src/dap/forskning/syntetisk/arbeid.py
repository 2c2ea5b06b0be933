"""Step 10: employment and disability benefit by month, before, during and after registration."""

from dataclasses import dataclass

import numpy as np

from dap.forskning.syntetisk import koder
from dap.forskning.syntetisk.lop import Forlop
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.tid import N_MND
from dap.forskning.syntetisk.trekk import Heltall, Maske, Terning


@dataclass(frozen=True)
class Tilknytning:
    arbeidsforhold: Maske
    uforegrad: Heltall
    delvis: Maske
    lonnstilskudd: Maske


def lag_arbeid(folk: Personer, lop: Forlop, p: Parametere, t: Terning) -> Tilknytning:
    a, g, n = p.arbeid, folk.gruppe, len(folk)
    maaneder = np.arange(N_MND)[None, :]
    reg = lop.registrert
    siste = N_MND - 1 - reg[:, ::-1].argmax(axis=1)
    # The first month of the first spell with known start; 0 for those who were there before.
    foer = maaneder < reg.argmax(axis=1)[:, None]
    hull = ~reg & ~foer  # away between spells counts as after
    u = t.random((n, 3))
    stabil = t.random((n, N_MND))
    sjanse = np.array([a.for_, a.under, a.etter]).T[g]
    fase = np.where(foer, 0, np.where(hull, 2, 1))
    i_arbeid = np.take_along_axis(u < sjanse, fase, axis=1)
    i_arbeid ^= stabil < 0.01  # errors of registers (L2503)
    # Some come to work only some months after they left.
    venter = t.geometric(0.6, n) - 1
    for_tidlig = (maaneder > siste[:, None]) & (maaneder <= (siste + venter)[:, None])
    i_arbeid &= ~(for_tidlig & (u[:, 1] >= np.array(a.under)[g])[:, None] & (stabil < 0.35))
    ufor = _ufor(folk, maaneder, siste, p, t)
    i_arbeid &= ~((ufor == 100) & (stabil < 0.85))
    delvis = reg & (t.random(n) < np.array(p.lop.delvis)[g])[:, None]
    tilskudd = reg & (lop.nummer > 3) & (t.random(n) < np.array(p.lop.lonnstilskudd)[g])[:, None]
    return Tilknytning(i_arbeid | tilskudd, ufor, delvis & ~tilskudd, tilskudd)


def _ufor(folk: Personer, maaneder: Heltall, siste: Heltall, p: Parametere, t: Terning) -> Heltall:
    a, g, n = p.arbeid, folk.gruppe, len(folk)
    u = t.random(n)
    full = t.random(n) < a.full
    delvis = 10 * t.integers(2, 9, n)
    har = u < np.array(a.ufor)[g]
    grad = np.where(har, np.where(full & (g == koder.VARIG), 100, delvis), 0)
    faar = ~har & (t.random(n) < np.array(a.ufor_etter)[g])
    etter = maaneder > siste[:, None]
    ny = np.where(faar, np.where(full, 100, delvis), grad)
    return np.where(etter, ny[:, None], grad[:, None])
