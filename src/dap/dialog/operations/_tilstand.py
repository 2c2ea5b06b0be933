"""Bring a thread to a new state: the row, the clock's run, and what happened."""

from datetime import datetime
from typing import Any
from uuid import UUID

from dap.dialog import rules
from dap.dialog.models import Svarlop, Trad
from dap.dialog.rules import Tilstand
from dap.dialog.values import Mottaker, Utfall
from dap.felles.aktor import Aktor
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.queries import STANDARD_SVARFRIST_TIMER
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

OBJEKT = "TRAD"
_TILSTAND = ("venter_paa_nav_siden", "venter_paa_bruker_siden", "klokke_fra", "svarfrist")
_SPOR = ("versjon", "endret", "endret_av_type", "endret_av_id", "handling", "begrunnelse")


def tilstand(trad: Trad) -> Tilstand:
    return Tilstand(*(getattr(trad, felt) for felt in _TILSTAND))


def sett_tilstand(trad: Trad, ny: Tilstand) -> None:
    for felt in _TILSTAND:
        setattr(trad, felt, getattr(ny, felt))


def lagre(
    trad: Trad, *felter: str, aktor: Aktor, handling: str, naa: datetime, begrunnelse: str = ""
) -> None:
    """Save the state, and the fields named, as a new version by this actor."""
    trad.versjon += 1
    trad.endret, trad.endret_av_type, trad.endret_av_id = naa, aktor.type, aktor.id
    trad.handling, trad.begrunnelse = handling, begrunnelse
    trad.save(update_fields=[*_TILSTAND, *_SPOR, *felter])


def svarfrist_timer(person_id: UUID) -> int:
    """The office's target in hours."""
    enhet = kontor.kontor_for_person(person_id)
    return enhet.svarfrist_timer if enhet else STANDARD_SVARFRIST_TIMER


def apne_svarlop(trad: Trad, *, naa: datetime) -> None:
    """The present receiver's run on the clock starts, from the time the user's message came."""
    if trad.klokke_fra is None or trad.svarfrist is None:
        raise ValueError("no clock runs")
    Svarlop.objects.create(
        trad_id=trad.id,
        mottaker=trad.mottaker,
        fra=trad.klokke_fra,
        hos_mottaker_fra=naa,
        frist=trad.svarfrist,
    )


def lukk_svarlop(trad: Trad, utfall: Utfall, *, aktor: Aktor, naa: datetime) -> None:
    Svarlop.objects.filter(trad_id=trad.id, slutt=None).update(
        slutt=naa, utfall=utfall, avsluttet_av_id=aktor.id
    )


def stopp_klokke(trad: Trad, utfall: Utfall, *, aktor: Aktor, naa: datetime) -> None:
    """Nobody waits for NAV any more. Does nothing when nobody did."""
    if trad.klokke_fra is None:
        return
    lukk_svarlop(trad, utfall, aktor=aktor, naa=naa)
    sett_tilstand(trad, rules.stopp_klokke(tilstand(trad)))


def registrer(trad: Trad, type_: str, *, aktor: Aktor, naa: datetime, **data: Any) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=trad.person_id,
        rom=trad.rom,
        type=type_,
        objekt_type=OBJEKT,
        objekt_id=trad.id,
        naa=naa,
        data=data,
    )


def varsle(
    trad: Trad, slag: Varselslag, mottaker_id: UUID, *, naa: datetime, rom: str | None = None
) -> None:
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker_id,
        person_id=trad.person_id,
        rom=rom or trad.rom,
        objekt_type=OBJEKT,
        objekt_id=trad.id,
        naa=naa,
    )


def varsle_nav(trad: Trad, slag: Varselslag, *, naa: datetime, uten: Aktor | None = None) -> None:
    """The responsible adviser or the stand-in, if they see the room that the thread lies in. The
    other receivers work from their common queue. `uten`: who need not be told of what they wrote."""
    if trad.mottaker != Mottaker.VEILEDER:
        return
    mottaker_id = oppfolging.mottaker_hos_nav(trad.person_id, naa=naa, rom=trad.rom)
    if mottaker_id is not None and not (uten and uten.er(mottaker_id)):
        varsle(trad, slag, mottaker_id, naa=naa)
