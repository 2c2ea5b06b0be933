"""Offices and staff of the national set, and the meetings that are to come."""

from datetime import date, timedelta

import numpy as np
import psycopg
import pyarrow as pa

from dap.demodata.nasjonal import stoff
from dap.demodata.nasjonal.ider import nummer, tekst
from dap.demodata.nasjonal.kopiering import kopier
from dap.demodata.nasjonal.ramme import Ramme
from dap.forskning.syntetisk.trekk import terning

_STED = 94
_ROLLER = ("{VEILEDER}", "{ENHETSLEDER}", "{BESLUTTER,VEILEDER}")
_TITLER = ("Veileder", "Enhetsleder", "Beslutter")


def legg_kontorer(forbindelse: psycopg.Connection, ramme: Ramme, idag: date) -> int:
    """Offices, advisers (about 120 users each), one leader and one beslutter at each. Returns the staff."""
    kontorer, ansatte = len(ramme.kontornr), len(ramme.ansatte)
    nr = tekst(ramme.kontornr)
    kopier(
        forbindelse,
        "kontor_kontor",
        _tabell(
            kontorer,
            nr=nr,
            navn=pa.array(stoff.kontornavn(kontorer)),
            adresse="",
            telefon="55 55 00 00",
            svarfrist_timer=48,
            kommunen_ser_stat=False,
        ),
    )
    kopier(
        forbindelse,
        "kontor_dekning",
        _tabell(kontorer, kontor_id=nr, slag="KOMMUNE", kode=nr),
    )
    rolle = np.repeat([0, 1, 2], [len(ramme.veiledere), kontorer, kontorer])
    kontor = np.concatenate([ramme.veiledere, np.arange(kontorer), np.arange(kontorer)])
    t = terning(ramme.fro, _STED)
    kopier(
        forbindelse,
        "kontor_ansatt",
        _tabell(
            ansatte,
            id=tekst(ramme.ansatte),
            ident=tekst(nummer("N", np.arange(ansatte), 6)),
            navn=_navn(t.random((ansatte, 3))),
            ansettelse="STAT",
            tittel=stoff.av(_TITLER, rolle),
            telefon="",
            treffes="",
            roller=stoff.av(_ROLLER, rolle),
            rettigheter="{}",
        ),
    )
    kopier(
        forbindelse,
        "kontor_kontortilhorighet",
        _tabell(
            ansatte,
            ansatt_id=tekst(ramme.ansatte),
            kontor_id=tekst(ramme.kontornr[kontor]),
            fra=(idag - timedelta(days=1500)).isoformat(),
        ),
    )
    return ansatte


def _tabell(n: int, **kolonner: object) -> pa.Table:
    return pa.table(
        {k: v if isinstance(v, pa.Array) else pa.repeat(v, n) for k, v in kolonner.items()}
    )


def _navn(u: np.ndarray) -> pa.Array:
    kvinner, menn = stoff.NAVN["norsk", 0], stoff.NAVN["norsk", 1]
    etter = stoff.ETTERNAVN["norsk"]
    return pa.array(
        [
            f"{fornavn[int(b * len(fornavn))]} {etter[int(c * len(etter))]}"
            for fornavn, b, c in ((menn if a > 0.6 else kvinner, b, c) for a, b, c in u)
        ]
    )


# Meetings to come: at most eight a day for an adviser, none that overlap.
_MOTER = """
INSERT INTO mote_mote (id, rom, versjon, opprettet, opprettet_av_type, opprettet_av_id, endret,
    endret_av_type, endret_av_id, handling, begrunnelse, status, tittel, kanal, sted, videolenke, start,
    varighet, tolk, hensikt, forberedelser, venter_paa, runde, forslag_ord, sluttord, nokkel, periode_id,
    person_id, veileder_id)
SELECT x.id, 'STAT', 1, x.naa - interval '2 days', 'VEILEDER', x.ansatt_id, x.naa - interval '2 days',
    'VEILEDER', x.ansatt_id, 'INNKALT', '', 'AVTALT', 'Oppfølgingssamtale', 'TELEFON', '', '',
    date_trunc('week', x.naa) + (7 + x.nr / 8 + (x.nr / 40) * 2) * interval '1 day'
        + (480 + (x.nr %% 8) * 45) * interval '1 minute',
    30, '', '', '', '', 0, '', '', x.id, x.periode_id, x.person_id, x.ansatt_id
FROM (SELECT gen_random_uuid() AS id, v.ansatt_id, v.person_id, o.id AS periode_id,
        %(naa)s::timestamptz AS naa,
        row_number() OVER (PARTITION BY v.ansatt_id ORDER BY v.id) - 1 AS nr
    FROM oppfolging_veiledertildeling v
    JOIN oppfolging_oppfolgingsperiode o ON o.person_id = v.person_id AND o.slutt IS NULL
    WHERE v.til IS NULL AND v.id %% 16 = 0) x
"""
_KALENDERE = """
INSERT INTO mote_kalender (eier_id, rom)
SELECT DISTINCT veileder_id, '' FROM mote_mote WHERE status = 'AVTALT'
UNION ALL SELECT DISTINCT person_id, 'STAT' FROM mote_mote WHERE status = 'AVTALT'
"""
_OPPTATT = """
INSERT INTO mote_opptatt (kalender_id, mote_id, spenn)
SELECT k.id, m.id, int8range(s.fra, s.fra + m.varighet)
FROM mote_mote m JOIN mote_kalender k ON (k.eier_id = m.veileder_id AND k.rom = '')
    OR (k.eier_id = m.person_id AND k.rom = 'STAT'),
LATERAL (SELECT k.id * 4294967296 + extract(epoch FROM m.start)::bigint / 60 AS fra) s
WHERE m.status = 'AVTALT'
"""
_HENDELSER = """
INSERT INTO hendelse_hendelse (tid, person_id, rom, type, aktor_type, aktor_id, objekt_type, objekt_id,
    data)
SELECT opprettet, person_id, rom, 'MOTE_INNKALT', 'VEILEDER', veileder_id, 'MOTE', id, '{}'
FROM mote_mote WHERE status = 'AVTALT'
"""


def legg_kommende_moter(forbindelse: psycopg.Connection, ramme: Ramme) -> int:
    """Every sixteenth in follow-up has a meeting ahead. Returns how many."""
    naa = np.datetime64(ramme.naa + ramme.forskyvning * 86_400, "s").item()
    antall = forbindelse.execute(_MOTER, {"naa": f"{naa.isoformat()}+00:00"}).rowcount
    for setning in (_KALENDERE, _OPPTATT, _HENDELSER):
        forbindelse.execute(setning.encode())
    return antall
