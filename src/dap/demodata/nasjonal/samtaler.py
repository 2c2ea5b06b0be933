"""Threads and messages, the waits for an answer, and what the user has read."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dap.demodata.nasjonal import stoff
from dap.demodata.nasjonal.ider import Tegn, tekst, uuider
from dap.demodata.nasjonal.rader import Utvalg, part, versjonert
from dap.forskning.syntetisk import tid
from dap.forskning.syntetisk.trekk import Heltall, Maske, Terning, velg

_FRIST = 2 * tid.DAG
_VENTER = 14 * tid.DAG
_SER_LIKEVEL = 0.02
"""So many waits older than two weeks nobody has ended."""
_ULEST = 0.35


class Trader:
    """The block's threads of the year with the messages that are sent, rows renumbered."""

    def __init__(self, u: Utvalg) -> None:
        d, m = u.blokk.dialoger, u.blokk.meldinger
        rad = np.where(
            d.maaned < tid.N_PERIODE, u.spell.rad[d.person, np.minimum(d.maaned, 11)], -1
        )
        sendt = m.sendt < u.ramme.naa
        med = (rad >= 0) & (d.opprettet < u.ramme.naa)
        nytt = np.cumsum(med) - 1
        behold = sendt & med[m.dialog]
        self.dialog = np.flatnonzero(med)
        self.rad = rad[med]
        self.person = d.person[med]
        self.av = d.av_bruker[med]
        self.opprettet = d.opprettet[med]
        self.kort = u.blokk.kort_til_dialog[med]
        self.trad = nytt[m.dialog[behold]]
        self.nr = m.lopenr[behold]
        self.sendt = m.sendt[behold]
        self.bruker = m.fra_bruker[behold]
        n = len(self.dialog)
        self.antall = np.bincount(self.trad, minlength=n)
        self.siste = np.cumsum(self.antall) - 1
        forste = np.ones(len(self.trad), dtype=bool)
        forste[1:] = self.trad[1:] != self.trad[:-1]
        self.forste = forste

    def __len__(self) -> int:
        return len(self.dialog)


def legg_samtaler(u: Utvalg, kort: Tegn, paa_kort: Heltall) -> None:
    """`paa_kort`: the activity of each thread (row of `kort`), -1 for none; at most one thread each."""
    tr = Trader(u)
    if not len(tr):
        return
    t = u.t(20)
    id_ = uuider(len(tr), t, u.blokk.nr, 20)
    tema = velg(stoff.TEMAVEKT, len(tr), t).astype(np.int64)
    lop = _Svarlop(u, tr, t)
    _trader(u, tr, id_, tema, lop, kort, paa_kort, t)
    _meldinger(u, tr, id_, tema, t)
    lop.legg(u, tr, id_)
    _lest(u, tr, id_, t)


class _Svarlop:
    """From the user's message to NAV's, thread by thread; the last one may still be open."""

    def __init__(self, u: Utvalg, tr: Trader, t: Terning) -> None:
        forrige_bruker = np.zeros(len(tr.trad), dtype=bool)
        forrige_bruker[1:] = tr.bruker[:-1] & (tr.trad[1:] == tr.trad[:-1])
        self.fra = np.flatnonzero(tr.bruker & ~forrige_bruker)
        self.trad = tr.trad[self.fra]
        slutt = np.full(len(self.fra), -1)
        svar = np.flatnonzero(~tr.bruker & forrige_bruker)
        # Each answer ends the wait that began before it.
        slutt[np.searchsorted(self.fra, svar, side="right") - 1] = svar
        self.slutt = slutt
        self.besvart = slutt >= 0
        gammel = tr.sendt[self.fra] < u.ramme.naa - _VENTER
        over = ~u.spell.apen[tr.rad[self.trad]]
        glemt = t.random(len(self.fra)) < _SER_LIKEVEL
        self.apen = ~self.besvart & ~over & (~gammel | glemt)

    def venter(self, n: int) -> Heltall:
        """The row of `fra` of each thread's open wait; -1 = none."""
        ut = np.full(n, -1, dtype=np.int64)
        apne = np.flatnonzero(self.apen)
        ut[self.trad[apne]] = apne
        return ut

    def legg(self, u: Utvalg, tr: Trader, id_: Tegn) -> None:
        fra = tr.sendt[self.fra]
        slutt = np.where(self.besvart, tr.sendt[self.slutt], np.minimum(fra + _FRIST, u.ramme.naa))
        person = tr.person[self.trad]
        utfall = np.where(self.apen, 0, np.where(self.besvart, 1, 2))
        u.legg(
            "dialog_svarlop",
            trad_id=tekst(id_[self.trad]),
            mottaker="VEILEDER",
            fra=u.oyeblikk(fra),
            hos_mottaker_fra=u.oyeblikk(fra),
            frist=u.oyeblikk(fra + _FRIST),
            slutt=u.oyeblikk(slutt, self.apen),
            utfall=stoff.av(("", "BESVART", "TRENGER_IKKE_SVAR"), utfall),
            avsluttet_av_id=tekst(u.veileder(person), self.apen),
        )


def _trader(
    u: Utvalg,
    tr: Trader,
    id_: Tegn,
    tema: Heltall,
    lop: _Svarlop,
    kort: Tegn,
    paa_kort: Heltall,
    t: Terning,
) -> None:
    n = len(tr)
    siste = tr.sendt[tr.siste]
    siste_bruker = tr.bruker[tr.siste]
    venter = lop.venter(n)
    nav = venter >= 0
    klokke = np.where(nav, tr.sendt[lop.fra[venter]] if len(lop.fra) else 0, 0)
    bruker = ~siste_bruker & (siste > u.ramme.naa - _VENTER) & (t.random(n) < 0.3)
    bruker &= u.spell.apen[tr.rad]
    paa = paa_kort[tr.dialog]
    u.legg(
        "dialog_trad",
        id=tekst(id_),
        versjon=pa.array(tr.antall.astype(np.int32)),
        handling="MELDING",
        **versjonert(
            u,
            opprettet=tr.opprettet,
            endret=siste,
            av=tr.av,
            endret_av=siste_bruker,
            person=tr.person,
        ),
        tema=stoff.av(stoff.TEMA, tema),
        overskrift=stoff.av(stoff.OVERSKRIFTER, t.integers(0, len(stoff.OVERSKRIFTER), n)),
        mottaker="VEILEDER",
        venter_paa_nav_siden=u.oyeblikk(klokke, ~nav),
        venter_paa_bruker_siden=u.oyeblikk(siste, ~bruker),
        klokke_fra=u.oyeblikk(klokke, ~nav),
        svarfrist=u.oyeblikk(klokke + _FRIST, ~nav),
        siste_melding=u.oyeblikk(siste),
        antall=pa.array(tr.antall.astype(np.int32)),
        aktivitet_id=tekst(kort[np.maximum(paa, 0)], paa < 0)
        if len(kort)
        else pa.nulls(n, pa.string()),
        periode_id=u.perioder(tr.rad),
        person_id=u.personer(tr.person),
        viktig=False,
    )


def _meldinger(u: Utvalg, tr: Trader, id_: Tegn, tema: Heltall, t: Terning) -> None:
    n = len(tr.trad)
    person = tr.person[tr.trad]
    melding = tekst(uuider(n, t, u.blokk.nr, 21))
    lister = (stoff.SPORSMAL, stoff.SVAR, stoff.START)
    slag = np.where(tr.bruker, 0, np.where(tr.forste, 2, 1))
    start = np.cumsum([0, *(len(liste) for liste in lister)])
    hvilken = (t.random(n) * np.array([len(liste) for liste in lister])[slag]).astype(np.int64)
    alle = [tekst_ for liste in lister for tekst_ in liste]
    u.legg(
        "dialog_melding",
        id=melding,
        trad_id=tekst(id_[tr.trad]),
        nr=pa.array(tr.nr.astype(np.int32)),
        tekst=stoff.av(alle, start[slag] + hvilken),
        avsender_type=part(tr.bruker),
        avsender_id=u.aktor(tr.bruker, person),
        sendt=u.oyeblikk(tr.sendt),
        nokkel=melding,
    )
    ny = stoff.av(("false", "true"), tr.forste.astype(np.int64))
    data = pc.binary_join_element_wise(
        '{"nr": ',
        pa.array(tr.nr).cast(pa.string()),
        ', "ny_trad": ',
        ny,
        ', "tema": "',
        stoff.av(stoff.TEMA, tema[tr.trad]),
        '", "mottaker": "VEILEDER", "vedlegg": 0}',
        "",
    )
    u.hendelse(
        "MELDING_SENDT",
        sekunder=tr.sendt,
        person=person,
        objekt=id_[tr.trad],
        objekt_type="TRAD",
        data=data,
        bruker=tr.bruker,
    )


def _lest(u: Utvalg, tr: Trader, id_: Tegn, t: Terning) -> None:
    """The user has read to the end but for some of what came lately; NAV what it has answered."""
    siste = tr.sendt[tr.siste]
    ny = siste > u.ramme.naa - 40 * tid.DAG
    ulest = ~tr.bruker[tr.siste] & ny & (t.random(len(tr)) < _ULEST)
    til = np.where(ulest, tr.antall - 1, tr.antall)
    med = np.flatnonzero(til > 0)
    naar = np.minimum(siste[med] + 3600 + t.integers(0, 40_000, len(med)), u.ramme.naa)
    deler: list[tuple[str, Heltall, Tegn, Heltall, Heltall]] = [
        ("BRUKER", med, u.person[tr.person[med]], til[med], naar)
    ]
    har: Maske = np.bincount(tr.trad, tr.bruker, len(tr)) > 0
    nav = np.flatnonzero(har & ~tr.bruker[tr.siste])
    deler.append(("NAV", nav, u.veileder(tr.person[nav]), tr.antall[nav], siste[nav]))
    for side, hvem, leser, nr, tid_ in deler:
        if len(hvem):
            u.legg(
                "dialog_lest",
                trad_id=tekst(id_[hvem]),
                side=side,
                leser_id=tekst(leser),
                til_nr=pa.array(nr.astype(np.int32)),
                tid=u.oyeblikk(tid_),
            )
