"""The national set, small: rows that hold together, and an overview that agrees with them."""

from datetime import date

import numpy as np
import pytest
from django.db import connection

from dap.demodata.nasjonal.ider import fodselsnummer, tekst, uuider
from dap.demodata.nasjonal.kontorene import legg_kommende_moter, legg_kontorer
from dap.demodata.nasjonal.kopiering import skriv_historie
from dap.demodata.nasjonal.operations import _HISTORIE, lag_nasjonal
from dap.demodata.nasjonal.ramme import lag_ramme
from dap.demodata.nasjonal.utforing import lag_utvalg, last_blokk
from dap.demodata.values import IkkeTom
from dap.felles.fnr import er_gyldig
from dap.forskning.syntetisk.parametre import vanlig
from dap.forskning.syntetisk.trekk import terning
from dap.portefolje import rad

N = 300
IDAG = date(2026, 3, 2)
_FREMMEDNOKLER = """
SELECT c.conrelid::regclass::text, c.confrelid::regclass::text, a.attname::text, b.attname::text
FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1] WHERE c.contype = 'f'
"""


def _last() -> dict[str, int]:
    """Offices and one block in the test's own transaction, past triggers as the command does."""
    ramme = lag_ramme(N, 7, IDAG, vanlig())
    with connection.cursor() as peker:
        peker.execute("SET LOCAL session_replication_role = replica")
    forbindelse = connection.connection
    legg_kontorer(forbindelse, ramme, IDAG)
    antall = last_blokk(forbindelse, lag_utvalg(ramme, 0))
    for tabell, naar, nokkel in _HISTORIE:
        skriv_historie(forbindelse, tabell, naar, nokkel)
    antall["kommende"] = legg_kommende_moter(forbindelse, ramme)
    with connection.cursor() as peker:
        peker.execute("SET LOCAL session_replication_role = DEFAULT")
    return antall


@pytest.mark.django_db
def test_radene_henger_sammen_og_oversikten_er_enig() -> None:
    antall = _last()
    assert antall["person_person"] == N
    assert antall["dialog_melding"] > antall["dialog_trad"] > N
    assert antall["aktivitet_aktivitetevent"] > antall["aktivitet_aktivitet"] > N
    with connection.cursor() as peker:
        peker.execute(_FREMMEDNOKLER)
        for tabell, til, kolonne, nokkel in peker.fetchall():
            peker.execute(
                f'SELECT count(*) FROM {tabell} f WHERE f."{kolonne}" IS NOT NULL AND NOT EXISTS'
                f' (SELECT 1 FROM {til} t WHERE t."{nokkel}" = f."{kolonne}")'
            )
            assert peker.fetchone() == (0,), (tabell, kolonne)
        peker.execute("SELECT fnr FROM person_person")
        numre = [rad_[0] for rad_ in peker.fetchall()]
        assert len(set(numre)) == N
        assert all(er_gyldig(nr) for nr in numre)
        peker.execute(
            "SELECT count(*) FROM dialog_trad t JOIN oppfolging_oppfolgingsperiode o"
            " ON o.id = t.periode_id WHERE t.opprettet < o.start OR t.opprettet > o.slutt"
            " OR t.antall <> (SELECT count(*) FROM dialog_melding m WHERE m.trad_id = t.id)"
            " OR (t.klokke_fra IS NULL) = EXISTS (SELECT 1 FROM dialog_svarlop s"
            "     WHERE s.trad_id = t.id AND s.slutt IS NULL)"
        )
        assert peker.fetchone() == (0,)
        peker.execute("SELECT count(*) FROM oppfolging_oppfolgingsperiode WHERE slutt IS NULL")
        apne = peker.fetchone()
    assert apne == (rad.bygg(),)
    assert list(rad.avvik()) == []


@pytest.mark.django_db
def test_en_database_med_folk_er_ikke_tom() -> None:
    _last()
    with pytest.raises(IkkeTom):
        lag_nasjonal(personer=10, fro=1, idag=IDAG)


def test_tall_som_ikke_gaar() -> None:
    with pytest.raises(ValueError, match="fra 1"):
        lag_nasjonal(personer=0, fro=1, idag=IDAG)


def test_ider_er_uuid_i_stigende_rekke() -> None:
    ider = tekst(uuider(300, terning(1), 5, 3)).to_pylist()
    assert ider == sorted(set(ider))
    assert {(i[12], i[16] in "89ab") for i in ider} == {("7", True)}
    andre = tekst(uuider(300, terning(1), 5, 4)).to_pylist()
    assert not set(ider) & set(andre)


def test_fodselsnummer_for_mange_paa_samme_dag() -> None:
    dager = np.array(["1985-03-07", "2003-02-28", "1939-12-31"], dtype="datetime64[D]")
    fodt, nr = np.repeat(dager, 300), np.tile(np.arange(300), 3)
    numre = tekst(fodselsnummer(fodt, nr)).to_pylist()
    assert len(set(numre)) == 900
    assert all(er_gyldig(nr_) for nr_ in numre)
    assert numre[0].startswith("078385")
    with pytest.raises(ValueError, match="More people"):
        fodselsnummer(np.repeat(dager[:1], 500), np.arange(500))
