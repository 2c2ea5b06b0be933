"""What every write here does first: access, the period, and the meeting with its lock, in one step."""

from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.mote.models import Mote
from dap.mote.queries import som_motedata
from dap.mote.rules import Tilstand
from dap.mote.values import Motestatus, Part
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import eget_rom
from dap.tilgang.queries import aktor_for_ansatt, apnbare
from dap.tilgang.values import Personinnsyn

HVA = "endre_mote"


def apne_for_skriving(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """Access for who may arrange meetings; IkkeTilgang BARE_LESE for roles that only read."""
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def las_mote(aktor: Aktor, mote_id: UUID, naa: datetime) -> tuple[Mote, Personinnsyn]:
    """The meeting, locked, in a period that is open and locked against ending.

    The period is locked first, then the meeting, then the calendars, everywhere. Raises IkkeFunnet,
    IkkeTilgang, Regelbrudd IKKE_UNDER_OPPFOLGING or HISTORISK.
    """
    person_id = Mote.objects.filter(id=mote_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne_for_skriving(aktor, person_id, naa)
    rad = Mote.objects.synlig_for(innsyn).filter(id=mote_id)
    if not rad.exists():
        raise IkkeFunnet
    periode = oppfolging.krev_apen_periode(person_id)
    mote = rad.select_for_update(no_key=True).get()
    if mote.periode_id != periode.id:
        raise Regelbrudd("HISTORISK")
    return mote, innsyn


def krev_versjon(mote: Mote, innsyn: Personinnsyn, versjon: int, naa: datetime) -> None:
    """VersjonsKonflikt, with the meeting as it is now, when somebody else was quicker."""
    if mote.versjon != versjon:
        raise VersjonsKonflikt(som_motedata(mote, innsyn, naa=naa))


def krev_ansatt(aktor: Aktor) -> None:
    """What only NAV does: a user who asks finds nothing here."""
    if not aktor.er_ansatt:
        raise IkkeFunnet


def part_for(aktor: Aktor) -> Part:
    return Part.BRUKER if aktor.er_bruker else Part.NAV


def tilstand(mote: Mote) -> Tilstand:
    venter = Part(mote.venter_paa) if mote.venter_paa else None
    return Tilstand(Motestatus(mote.status), mote.start, venter)


def rom_for(aktor: Aktor, innsyn: Personinnsyn, veileder_id: UUID | None, naa: datetime) -> Rom:
    """The room of a new meeting: the writer's own; a user's is the one that their adviser sees."""
    if aktor.er_bruker and veileder_id is not None:
        ser = kontor.rom_hos(veileder_id, innsyn.person_id, dag=dato(naa))
        if ser and Rom.STAT not in ser:
            return Rom.KOMMUNE
    return eget_rom(aktor, innsyn.rom)


def krev_kan_holde(
    aktor: Aktor, person_id: UUID, rom: Rom, veileder_id: UUID, naa: datetime
) -> None:
    """Who holds a meeting may open the person and sees the room. Regelbrudd VEILEDER_UTEN_TILGANG."""
    if veileder_id == aktor.id:
        return
    veileder = aktor_for_ansatt(veileder_id, naa=naa)
    if veileder is None or not apnbare(veileder, [person_id]):
        raise Regelbrudd("VEILEDER_UTEN_TILGANG", felt="veileder_id")
    if rom not in kontor.rom_hos(veileder_id, person_id, dag=dato(naa)):
        raise Regelbrudd("VEILEDER_UTEN_TILGANG", felt="veileder_id")
