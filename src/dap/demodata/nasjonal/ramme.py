"""What all blocks share: offices, staff, who belongs where, and how time is moved to today.

The generator lives from August 2019; here its July 2020 ends a few days before today, weekdays kept.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dap.demodata.nasjonal.ider import Tegn, fodselsnummer, nummer, uuider
from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.parametre import Parametere
from dap.forskning.syntetisk.personer import Personer, lag_personer
from dap.forskning.syntetisk.trekk import Heltall, Maske, Terning, rekker, terning

BRUKERE_PR_VEILEDER = 120
_OPPFULGT = 0.53
"""So many of all who were followed up during the year are still."""
_STED_RAMME, FELLES = 91, 4095
SLUTT = int(tid.STARTER[tid.N_PERIODE])
"""The day in the generator's calendar that becomes today."""


@dataclass(frozen=True)
class Ramme:
    personer: Personer
    fro: int
    p: Parametere
    forskyvning: int
    """Days to add."""
    naa: int
    """The end of what has happened, in seconds of the generator's calendar."""
    kontornr: Tegn
    ansatte: Tegn
    """Ids: advisers by office, and then one leader and one beslutter for each office."""
    veiledere: Heltall
    """The office of each adviser."""
    veileder: Heltall
    """Each person's adviser, a row of `ansatte`."""
    fnr: Tegn
    fodt: Heltall
    """Days from 1970, as they are (not in the generator's calendar)."""

    def leder(self, kontor: Heltall) -> Heltall:
        """The row of `ansatte` of an office's leader."""
        return len(self.veiledere) + kontor

    def beslutter(self, kontor: Heltall) -> Heltall:
        return len(self.veiledere) + len(self.kontornr) + kontor


def lag_ramme(n: int, fro: int, idag: date, p: Parametere) -> Ramme:
    t = terning(fro, _STED_RAMME)
    personer = lag_personer(n, fro, p)
    kontorer = int(personer.enhet.max()) + 1
    brukere = np.bincount(personer.enhet, minlength=kontorer)
    antall = np.maximum(-(-(brukere * _OPPFULGT) // BRUKERE_PR_VEILEDER), 1).astype(np.int64)
    veiledere = np.repeat(np.arange(kontorer), antall)
    forst = np.cumsum(antall) - antall
    nr_i_kontoret = _nr_i(personer.enhet.astype(np.int64))
    veileder = forst[personer.enhet] + nr_i_kontoret % antall[personer.enhet]
    forskyvning = _forskyvning(idag)
    fodt = _fodt(personer, t) + forskyvning
    return Ramme(
        personer=personer,
        fro=fro,
        p=p,
        forskyvning=forskyvning,
        naa=SLUTT * tid.DAG,
        kontornr=nummer("", 1000 + np.arange(kontorer), 4),
        ansatte=uuider(len(veiledere) + 2 * kontorer, t, FELLES, 0),
        veiledere=veiledere,
        veileder=veileder,
        fnr=fodselsnummer(fodt.astype("datetime64[D]"), _nr_i(fodt)),
        fodt=fodt,
    )


def _forskyvning(idag: date) -> int:
    """Whole weeks, so that what happened on a weekday still does."""
    slutt = date(1970, 1, 1) + timedelta(days=SLUTT)
    return (idag - slutt).days // 7 * 7


def _nr_i(gruppe: Heltall) -> Heltall:
    """The number of each row among those of the same group, in order."""
    rekke = np.argsort(gruppe, kind="stable")
    _, antall = np.unique(gruppe, return_counts=True)
    nr = np.empty(len(gruppe), dtype=np.int64)
    nr[rekke] = rekker(antall)[1]
    return nr


def _fodt(personer: Personer, t: Terning) -> Heltall:
    """Birthdays that make people as old as the generator says; unknown age is somebody of forty."""
    aar = np.where(personer.aar == 0, 40, personer.aar).astype(np.int64)
    dager: Heltall = SLUTT - (aar * 365.25).astype(np.int64) - t.integers(1, 365, len(aar))
    return dager


@dataclass(frozen=True)
class Spell:
    """Follow-up periods of a block's persons, one row each, in seconds of the generator's calendar."""

    person: Heltall
    start: Heltall
    slutt: Heltall
    apen: Maske
    rad: Heltall
    """Matrix of person and month: which row the month belongs to; -1 = none."""


def perioder(ramme: Ramme, registrert: Maske, gammel: Maske, t: Terning) -> Spell:
    """Follow-up periods from the registered months of the year. A month away is bridged (28 days)."""
    reg = registrert[:, : tid.N_PERIODE].copy()
    reg[:, 1:-1] |= reg[:, :-2] & reg[:, 2:]
    forste = reg & ~np.concatenate([np.zeros((len(reg), 1), bool), reg[:, :-1]], axis=1)
    rad = np.where(reg, np.cumsum(forste.ravel()).reshape(forste.shape) - 1, -1)
    person, fra = np.nonzero(forste)
    siste = reg & ~np.concatenate([reg[:, 1:], np.zeros((len(reg), 1), bool)], axis=1)
    til = np.nonzero(siste)[1]
    n = len(person)
    start = tid.STARTER[fra] * tid.DAG + 3 * 3600
    # Those who were there before the generator began have been so for up to four years.
    for_lenge = (fra == 0) & gammel[person]
    start -= np.where(for_lenge, (t.random(n) ** 2 * 1400 + 1).astype(np.int64), 0) * tid.DAG
    apen = til == tid.N_PERIODE - 1
    etter = til + 1
    slutt = tid.STARTER[etter] * tid.DAG + 9 * 3600 + t.integers(0, 24, n) * tid.DAG
    return Spell(person, start, np.where(apen, 0, np.minimum(slutt, ramme.naa - 3600)), apen, rad)


def gruppe_naa(innsats: Heltall) -> Heltall:
    """The innsatsgruppe at the end of the year."""
    return innsats[:, tid.N_PERIODE - 1].astype(np.int64)


I_VEDTAK = {
    koder.I_STD: "STANDARD_INNSATS",
    koder.I_SIT: "SITUASJONSBESTEMT_INNSATS",
    koder.I_SPES: "SPESIELT_TILPASSET_INNSATS",
    koder.I_VARIG: "VARIG_TILPASSET_INNSATS",
}
