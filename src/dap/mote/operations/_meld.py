"""Save a meeting as a new version, and tell: one row on the spine, and a word to who must know."""

from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.mote.models import Mote
from dap.mote.values import OBJEKT
from dap.oppfolging import queries as oppfolging
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

INNKALT_ELLER_ENDRET = (Varselslag.MOTEINNKALLING, Varselslag.MOTE_ENDRET)


def lagre(mote: Mote, *, aktor: Aktor, handling: str, naa: datetime, begrunnelse: str = "") -> None:
    mote.stempl(aktor=aktor, handling=handling, naa=naa, begrunnelse=begrunnelse)
    mote.save()


def registrer(mote: Mote, type_: str, *, aktor: Aktor, naa: datetime, **data: Any) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=mote.person_id,
        rom=mote.rom,
        type=type_,
        objekt_type=OBJEKT,
        objekt_id=mote.id,
        naa=naa,
        data=data,
    )


def meld(
    mote: Mote,
    type_: str,
    slag: Varselslag | None,
    *,
    aktor: Aktor,
    naa: datetime,
    lukk: bool = True,
    **data: Any,
) -> None:
    """`lukk`: what was told of the meeting before is over. `slag` None tells nobody."""
    registrer(mote, type_, aktor=aktor, naa=naa, **data)
    if lukk:
        varsel.stopp(objekt_id=mote.id, naa=naa)
    if slag is None:
        return
    for mottaker_id in mottakere(mote, aktor, naa):
        varsle(mote, slag, mottaker_id, naa=naa)


def varsle(mote: Mote, slag: Varselslag, mottaker_id: UUID, *, naa: datetime) -> None:
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker_id,
        person_id=mote.person_id,
        rom=mote.rom,
        objekt_type=OBJEKT,
        objekt_id=mote.id,
        naa=naa,
    )


def mottakere(mote: Mote, aktor: Aktor, naa: datetime) -> list[UUID]:
    """The other side; and the one who holds it, when a colleague acts."""
    ut = [] if aktor.er_bruker else [mote.person_id]
    nav = _hos_nav(mote, naa)
    if nav is not None and not aktor.er(nav):
        ut.append(nav)
    return ut


def _hos_nav(mote: Mote, naa: datetime) -> UUID | None:
    """The one who holds the meeting, or the stand-in; nobody who does not see the room."""
    if mote.veileder_id is None:
        return oppfolging.mottaker_hos_nav(mote.person_id, naa=naa, rom=mote.rom)
    mottaker = kontor.stedfortreder(mote.veileder_id, dag=dato(naa)) or mote.veileder_id
    return mottaker if mote.rom in kontor.rom_hos(mottaker, mote.person_id, dag=dato(naa)) else None
