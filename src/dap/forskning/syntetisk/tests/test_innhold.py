"""What must hold for every person, and shares that the quotas make exact."""

from functools import cache

import numpy as np
import pytest

from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.generator import NASJONALT, blokker
from dap.forskning.syntetisk.parametre import vanlig
from dap.forskning.syntetisk.personer import celletabell, lag_personer
from dap.forskning.syntetisk.tests.hele import Land, lag_land
from dap.forskning.syntetisk.trekk import antall, rekker

N = 12_000


@cache
def land() -> Land:
    return lag_land(N, 7, vanlig())


def test_de_tre_forste_tallene_er_rapportens() -> None:
    folk = lag_personer(NASJONALT, 1, vanlig())
    korona = int((folk.gruppe == koder.KORONA).sum())
    assert (len(folk), korona, len(folk) - korona) == (858_123, 359_919, 498_204)
    assert int((folk.gruppe == koder.STD).sum()) == 178_641
    assert int((folk.gruppe == koder.SPES).sum()) == 173_333


def test_koronaledige_er_de_som_definisjonen_finner() -> None:
    assert np.array_equal(land().korona, land().folk.gruppe == koder.KORONA)


def test_gruppen_er_den_som_forste_og_siste_maaned_gir() -> None:
    ordinaere = land().folk.gruppe != koder.KORONA
    assert np.array_equal(land().gruppe[ordinaere], land().folk.gruppe[ordinaere])


def test_alle_er_registrert_i_perioden() -> None:
    assert land().lop.mnd.min() >= 1
    rader = np.arange(N)
    assert land().lop.registrert[rader, land().lop.forste].all()
    assert land().lop.registrert[rader, land().lop.siste].all()


def test_dialoger_bare_i_maaneder_de_er_registrert() -> None:
    assert not land().dialoger[~land().lop.registrert].any()


@pytest.mark.parametrize("gruppe", [koder.STD, koder.SPES])
def test_tabell_8_1_holder_paa_desimalen(gruppe: int) -> None:
    folk = lag_personer(NASJONALT, 1, vanlig())
    hvem = folk.gruppe == gruppe
    p = vanlig().folk
    menn = (folk.kjonn[hvem] == 1).mean()
    assert menn == pytest.approx(p.menn[gruppe], abs=0.0005)
    for verdier, fasit in ((folk.alder, p.alder), (folk.utdanning, p.utdanning)):
        andeler = np.bincount(verdier[hvem], minlength=len(fasit[gruppe])) / hvem.sum()
        assert andeler == pytest.approx(fasit[gruppe], abs=0.001)


def test_meldinger_og_kort_henger_sammen() -> None:
    for b in blokker(3_000, 3, vanlig()):
        m, d, a = b.meldinger, b.dialoger, b.aktiviteter
        forste = m.lopenr == 1
        assert np.array_equal(m.dialog[forste], np.arange(len(d.person)))
        assert np.array_equal(m.fra_bruker[forste], d.av_bruker)
        assert np.array_equal(m.sendt[forste], d.opprettet)
        samme = m.dialog[1:] == m.dialog[:-1]
        assert (np.diff(m.sendt)[samme] > 0).all()
        assert tid.dato(m.sendt).max() <= tid.DATA_SLUTT
        paa = b.kort_til_dialog >= 0
        assert np.array_equal(a.person[b.kort_til_dialog[paa]], d.person[paa])
        nav_alene = np.isin(a.type, (koder.SOKEAVTALE, koder.BEHANDLING, koder.MOTE, koder.REFERAT))
        assert not a.av_bruker[nav_alene].any()
        # Rows of status in the order of time.
        naar = np.where(a.status >= 0, a.naar, -1)
        assert (np.maximum.accumulate(naar, axis=1)[a.status >= 0] == naar[a.status >= 0]).all()
        assert (a.status >= 0).any(axis=1).all()


def test_kvoter_gir_summen() -> None:
    assert antall((1, 1, 1), 10).tolist() == [4, 3, 3]
    assert antall((0.5, 0.5), 0).tolist() == [0, 0]
    assert antall(celletabell(0, vanlig().folk).ravel(), 977).sum() == 977
    eier, nr = rekker(np.array([2, 0, 3]))
    assert (eier.tolist(), nr.tolist()) == ([0, 0, 2, 2, 2], [0, 1, 0, 1, 2])


def test_lokal_dato_over_begge_klokkeskiftene() -> None:
    def sek(tekst: str) -> int:
        return int(np.datetime64(tekst, "s").astype(np.int64))

    instanter = np.array(
        [
            sek("2019-10-26T21:59:59"),
            sek("2019-10-26T22:00:00"),
            sek("2019-10-27T22:59:59"),
            sek("2019-10-27T23:00:00"),
            sek("2020-02-29T22:59:59"),
            sek("2020-02-29T23:00:00"),
            sek("2020-03-29T21:59:59"),
            sek("2020-03-29T22:00:00"),
        ]
    )
    datoer = [str(np.datetime64(int(d), "D")) for d in tid.dato(instanter)]
    assert datoer == [
        "2019-10-26",
        "2019-10-27",
        "2019-10-27",
        "2019-10-28",
        "2020-02-29",
        "2020-03-01",
        "2020-03-29",
        "2020-03-30",
    ]
