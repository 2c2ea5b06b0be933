"""A whole small country as arrays: the blocks after each other, rows counted from the first person."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.generator import blokker
from dap.forskning.syntetisk.lop import Forlop
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.personer import Personer
from dap.forskning.syntetisk.trekk import Heltall, Maske, Tall


@dataclass(frozen=True)
class Land:
    folk: Personer
    lop: Forlop
    dialoger: Heltall  # matrix of person and month
    kort: dict[int, Heltall]  # counted cards of each type, by person
    svartider: Tall  # hours to each first answer of NAV

    @property
    def korona(self) -> Maske:
        """B4, computed from the months."""
        ut = np.zeros(len(self.folk), dtype=bool)
        reg, innsats = self.lop.registrert, self.lop.innsats
        for m in (tid.MARS, tid.APRIL):
            sjokk = np.isin(innsats[:, m], (koder.I_STD, koder.I_SIT, koder.I_IKKE))
            ut |= reg[:, m] & ~reg[:, m - 1] & ~reg[:, m - 2] & sjokk
        return ut

    @property
    def gruppe(self) -> Heltall:
        """B5, computed from first and last month."""
        rad = np.arange(len(self.folk))
        a = self.lop.innsats[rad, self.lop.forste]
        b = self.lop.innsats[rad, self.lop.siste]
        ikke = (koder.I_IKKE, koder.I_AEV, koder.I_ANNET)
        return np.select(
            [
                (a == koder.I_VARIG) | (b == koder.I_VARIG),
                (a == koder.I_SPES) | (b == koder.I_SPES),
                (a == koder.I_SYK) | (b == koder.I_SYK),
                np.isin(a, ikke) & np.isin(b, ikke),
            ],
            [koder.VARIG, koder.SPES, koder.SYK, koder.IKKE],
            koder.STD,
        )


def lag_land(n: int, fro: int, p: Parametere) -> Land:
    deler = [_del(b) for b in blokker(n, fro, p)]
    folk, lop, dialoger, kort, svar = zip(*deler, strict=True)
    return Land(
        _samle(Personer, folk),
        _samle(Forlop, lop),
        np.concatenate(dialoger),
        {type_: np.concatenate([k[type_] for k in kort]) for type_ in kort[0]},
        np.concatenate(svar),
    )


def _samle(klasse: type, deler: Any) -> Any:
    return klasse(
        **{f.name: np.concatenate([getattr(d, f.name) for d in deler]) for f in fields(klasse)}
    )


def _del(b: Any) -> tuple[Any, ...]:
    n = len(b.personer)
    d, m, a = b.dialoger, b.meldinger, b.aktiviteter
    celler = d.person * tid.N_MND + tid.maaned(tid.dato(d.opprettet))
    dialoger = np.bincount(celler, minlength=n * tid.N_MND).reshape(n, tid.N_MND)
    aktuell = (a.status >= koder.PLANLAGT) & (a.status <= koder.FULLFORT)
    laget = np.where(aktuell, a.naar, np.iinfo(np.int64).max).min(axis=1)
    med = aktuell.any(axis=1)
    i_perioden = tid.maaned(tid.dato(np.where(med, laget, 0)))
    med &= (i_perioden >= 0) & (i_perioden < tid.N_PERIODE)
    kort = {t: np.bincount(a.person[med & (a.type == t)], minlength=n) for t in range(5)}
    svar = m.lopenr == 2
    foran = np.flatnonzero(svar) - 1
    timer = (m.sendt[svar] - m.sendt[foran]) / 3600
    return b.personer, b.forlop, dialoger, kort, timer[~m.fra_bruker[svar] & m.fra_bruker[foran]]


def design(land: Land, hvem: Maske, ekstra: dict[str, Any]) -> Tall:
    """The columns of E.1, in the order constant, sex, age, education, immigrant, `ekstra`, months."""
    folk = land.folk
    kolonner = [np.ones(len(folk)), folk.kjonn == 1]
    kolonner += [folk.alder == i for i in range(1, 5)]
    kolonner += [folk.utdanning == i for i in range(1, 5)]
    kolonner += [folk.innvandrer == 1, *ekstra.values(), land.lop.mnd]
    return np.stack([np.asarray(k, dtype=np.float64)[hvem] for k in kolonner], axis=1)
