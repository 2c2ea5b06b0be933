"""One message from NAV to very many, each in a thread of its own: the same rows as one at a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from dap.dialog import rules
from dap.dialog.operations import _tilstand as t
from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_TEKST, Massemelding, Mottaker, Side, Tema
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.hendelse import operations as hendelse
from dap.tabell.base import ny_id
from dap.tilgang.policies import krev_administrator
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

_TRADER = """
INSERT INTO dialog_trad (id, rom, versjon, opprettet, opprettet_av_type, opprettet_av_id, endret,
    endret_av_type, endret_av_id, handling, begrunnelse, person_id, periode_id, tema, overskrift,
    mottaker, siste_melding, antall, viktig)
SELECT id, %(rom)s, 1, %(naa)s, %(type)s, %(av)s, %(naa)s, %(type)s, %(av)s, 'MELDING', '', person,
    periode, %(tema)s, %(overskrift)s, %(mottaker)s, %(naa)s, 1, FALSE
FROM unnest(%(trader)s::uuid[], %(personer)s::uuid[], %(perioder)s::uuid[]) AS ny (id, person, periode)
"""
_MELDINGER = """
INSERT INTO dialog_melding (id, trad_id, nr, tekst, avsender_type, avsender_id, sendt, nokkel)
SELECT id, trad, 1, tekst, %(type)s, %(av)s, %(naa)s, nokkel
FROM unnest(%(meldinger)s::uuid[], %(trader)s::uuid[], %(tekster)s::text[], %(nokler)s::uuid[])
    AS ny (id, trad, tekst, nokkel)
"""
_LEST = """
INSERT INTO dialog_lest (trad_id, side, leser_id, til_nr, tid)
SELECT trad, %(side)s, %(av)s, 1, %(naa)s FROM unnest(%(trader)s::uuid[]) AS ny (trad)
"""


@transaction.atomic
def ny_trad_til_mange(
    *, aktor: Aktor, meldinger: Sequence[Massemelding], overskrift: str, naa: datetime
) -> list[UUID]:
    """Start a thread with each: the ids, in the same order. The administrator's alone.

    The open periods are locked by the caller. The key of a message that is there already breaks the
    whole (IntegrityError): who has got it is the caller's to know. Also the manual and the reserved
    are written to; how they are told is decided by the notification.
    Raises IkkeTilgang; Regelbrudd MANGLER, FOR_LANG, TOMME_FELTER.
    """
    krev_administrator(aktor)
    overskrift = krev_lengde(overskrift, felt="overskrift", minst=1, maks=MAKS_OVERSKRIFT)
    for tekst in {m.tekst for m in meldinger}:
        krev_lengde(tekst, felt="tekst", minst=1, maks=MAKS_TEKST)
        rules.krev_utfylt(tekst)
    trader = [ny_id() for _ in meldinger]
    felles: dict[str, Any] = {
        "rom": Rom.STAT,
        "naa": naa,
        "type": aktor.type,
        "av": aktor.id,
        "trader": trader,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            _TRADER,
            {
                **felles,
                "tema": Tema.ARBEID_AKTIVITETER,
                "mottaker": Mottaker.VEILEDER,
                "overskrift": overskrift,
                "personer": [m.person_id for m in meldinger],
                "perioder": [m.periode_id for m in meldinger],
            },
        )
        cursor.execute(
            _MELDINGER,
            {
                **felles,
                "meldinger": [ny_id() for _ in meldinger],
                "tekster": [m.tekst for m in meldinger],
                "nokler": [m.nokkel for m in meldinger],
            },
        )
        cursor.execute(_LEST, {**felles, "side": Side.NAV})
    par = [(m.person_id, trad) for m, trad in zip(meldinger, trader, strict=True)]
    hendelse.registrer_mange(
        aktor=aktor,
        rom=Rom.STAT,
        type="MELDING_SENDT",
        objekt_type=t.OBJEKT,
        par=par,
        naa=naa,
        data={
            "nr": 1,
            "ny_trad": True,
            "tema": Tema.ARBEID_AKTIVITETER,
            "mottaker": Mottaker.VEILEDER,
            "vedlegg": 0,
        },
    )
    varsel.bestill_mange(
        slag=Varselslag.NY_MELDING, rom=Rom.STAT, objekt_type=t.OBJEKT, objekter=par, naa=naa
    )
    return trader
