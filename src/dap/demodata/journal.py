"""What the demo's advisers have journalled: a little for some, so that the rest stands as proposals."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from dap.arkiv import operations as arkiv
from dap.arkiv import queries as arkivet
from dap.arkiv.values import Forslag, Regelkode
from dap.demodata.values import Brukerplan
from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.tilgang.operations import apne_person

_JOURNALFORES = (Regelkode.PLAN, Regelkode.REFERAT, Regelkode.PERIODE)
_HVER = 40
"""Beside those with rich lives, one of so many has something in the journal."""
_BORT = "Det står allerede i planen. Samtalen i seg selv trenger ikke tas vare på."


def journaler(
    brukere: tuple[Brukerplan, ...],
    aktorer: Mapping[int, Aktor],
    ansatte: Mapping[str, Aktor],
    naa: datetime,
) -> list[str]:
    """Some entries and one thing put away, the evening before the demo. Returns what was refused."""
    avvist: list[str] = []
    for b in brukere:
        if not (b.rik or b.nr % _HVER == 7):
            continue
        try:
            _journaler(aktorer[b.nr], ansatte[b.veileder], Random(b.nr), naa)  # noqa: S311
        except DapFeil as feil:
            avvist.append(f"{feil!r} in the journal of {b.nr}")
    return avvist


def _journaler(bruker: Aktor, veileder: Aktor, rng: Random, naa: datetime) -> None:
    tid = naa - timedelta(hours=rng.choice((8, 9, 10)), minutes=rng.randrange(60))
    innsyn = apne_person(aktor=veileder, person_id=bruker.id, hva="journal", naa=tid)
    forslag = arkivet.forslag(innsyn, naa=tid)
    for regel in _JOURNALFORES:
        forste = next((f for f in forslag if f.kilde.regel == regel), None)
        if forste is not None:
            _bekreft(bruker, veileder, forste, tid, send=regel == Regelkode.PLAN)
    siste = [f for f in forslag if f.kilde.regel == Regelkode.KRITISK][-1:]
    for f in siste:
        sett = arkivet.forhandsvisning(innsyn, f.kilde, naa=tid)
        arkiv.legg_bort(
            aktor=veileder, person_id=bruker.id, kilde=f.kilde, bilde=sett.bilde,
            begrunnelse=_BORT, naa=tid,
        )  # fmt: skip


def _bekreft(bruker: Aktor, veileder: Aktor, f: Forslag, tid: datetime, *, send: bool) -> None:
    innsyn = apne_person(aktor=veileder, person_id=bruker.id, hva="journal", naa=tid)
    sett = arkivet.forhandsvisning(innsyn, f.kilde, naa=tid)
    arkiv.journalfor(
        aktor=veileder, person_id=bruker.id, kilde=f.kilde, tittel=sett.tittel, bilde=sett.bilde,
        send=send, nokkel=uuid.uuid4(), naa=tid,
    )  # fmt: skip
