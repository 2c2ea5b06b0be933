"""What the operations of the follow-up share: who may, and the row on the spine."""

from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.rom import Rom
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging.models import Oppfolgingsperiode
from dap.oppfolging.values import OBJEKT
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn


def krev_nav(aktor: Aktor, person_id: UUID, hva: str, naa: datetime) -> None:
    """The system itself, or staff who follow people up and may open the person. Never the user."""
    if aktor.er_bruker:
        raise IkkeTilgang("BARE_NAV")
    if aktor.er_ansatt:
        _krev_rolle(apne_person(aktor=aktor, person_id=person_id, hva=hva, naa=naa))


def krev_staten(aktor: Aktor, person_id: UUID, hva: str, naa: datetime) -> None:
    """Like `krev_nav`; staff must see the state's room, since the follow-up is the state's."""
    if aktor.er_bruker:
        raise IkkeTilgang("BARE_NAV")
    if not aktor.er_ansatt:
        return
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=hva, naa=naa)
    _krev_rolle(innsyn)
    if not innsyn.ser_rom(Rom.STAT):
        raise IkkeTilgang("BARE_STATEN")


def krev_kontoret(
    aktor: Aktor, person_id: UUID, hva: str, naa: datetime
) -> tuple[Personinnsyn, str]:
    """Staff at the person's own office, and that office's number. A stated reason is not enough."""
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=hva, naa=naa)
    _krev_rolle(innsyn)
    enhet = kontor.kontor_for_person(person_id)
    if enhet is None or enhet.nr not in aktor.kontorer:
        raise IkkeTilgang("IKKE_DITT_KONTOR")
    return innsyn, enhet.nr


def _krev_rolle(innsyn: Personinnsyn) -> None:
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")


def las_periode(person_id: UUID) -> Oppfolgingsperiode:
    """The open period, locked against everybody who writes in it; Regelbrudd without one."""
    periode = (
        Oppfolgingsperiode.objects.select_for_update()
        .filter(person_id=person_id, slutt=None)
        .first()
    )
    if periode is None:
        raise Regelbrudd("IKKE_UNDER_OPPFOLGING")
    return periode


def registrer(
    aktor: Aktor,
    person_id: UUID,
    type: str,
    objekt_id: UUID,
    naa: datetime,
    rom: Rom = Rom.STAT,
    **data: Any,
) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type=type,
        objekt_type=OBJEKT,
        objekt_id=objekt_id,
        naa=naa,
        data=data,
    )
