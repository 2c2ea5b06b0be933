"""Who may be asked to choose among free slots: never more than there are slots for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.mote import rules
from dap.mote.models import LedigTid, Mote
from dap.mote.queries.ledige import har_ledige
from dap.mote.values import Motestatus
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.varsel import queries as varsel
from dap.varsel.values import Varselslag

INVITASJON_HOLDER = timedelta(days=14)
"""So long an invitation that nobody answered keeps a slot."""


def kan_inviteres(rom_for: Mapping[UUID, frozenset[Rom]], *, naa: datetime) -> dict[UUID, str]:
    """Why each may not be asked now: empty, INGEN_VEILEDER, HAR_AVTALT_MOTE, HAR_INVITASJON,
    INGEN_LEDIGE_TIDER or FOR_FA_LEDIGE_TIDER. In the order given: the first get the slots.

    Seven queries. What stands in a room that the reader does not see is no reason.
    """
    hos = oppfolging.ansvarlige_for(rom_for)
    apne = _ledige(set(hos.values()), naa)
    alle = oppfolging.brukere_til_flere(apne)
    bedt = varsel.sist_bestilt(
        Varselslag.LEDIGE_TIDER, {*alle, *rom_for}, fra=naa - INVITASJON_HOLDER
    )
    moter = _kommende({*bedt, *rom_for}, naa)
    venter = {p for p in bedt if p not in moter}
    igjen = apne - Counter(alle[p] for p in venter if p in alle)
    ut = {}
    for id_, rom in rom_for.items():
        ut[id_] = kode = _kode(id_, rom, hos, bedt if id_ in venter else {}, moter, apne, igjen)
        if not kode:
            igjen[hos[id_]] -= 1
    return ut


def skal_velge_tid(innsyn: Personinnsyn, *, naa: datetime) -> bool:
    """Whether the user was asked to choose a free slot, has got no meeting since, and can. One query
    where nobody asked."""
    person_id, siden = innsyn.person_id, naa - INVITASJON_HOLDER
    bedt = varsel.sist_bestilt(Varselslag.LEDIGE_TIDER, [person_id], fra=siden).get(person_id)
    if bedt is None or not innsyn.ser_rom(bedt[1]):
        return False
    uten = [Motestatus.ONSKET, Motestatus.AVLYST, Motestatus.AVSLATT]
    fatt = Mote.objects.filter(person_id=person_id, start__gt=bedt[0]).exclude(status__in=uten)
    return not fatt.exists() and har_ledige(person_id, naa=naa)


def _kode(
    id_: UUID,
    rom: frozenset[Rom],
    hos: Mapping[UUID, UUID],
    bedt: Mapping[UUID, tuple[datetime, Rom]],
    moter: Mapping[UUID, set[Rom]],
    apne: Mapping[UUID, int],
    igjen: Mapping[UUID, int],
) -> str:
    if id_ not in hos:
        return "INGEN_VEILEDER"
    if moter.get(id_, set()) & rom:
        return "HAR_AVTALT_MOTE"
    if id_ in bedt and bedt[id_][1] in rom:
        return "HAR_INVITASJON"
    if not apne.get(hos[id_]):
        return "INGEN_LEDIGE_TIDER"
    return "" if igjen.get(hos[id_], 0) > 0 else "FOR_FA_LEDIGE_TIDER"


def _ledige(veiledere: set[UUID], naa: datetime) -> Counter[UUID]:
    """How many slots ahead the users of each adviser can choose among, those of stand-ins too."""
    fravar = kontor.fravar_hos(veiledere, fra=dato(naa))
    vikarer = {vikar for rader in fravar.values() for vikar, _fra, _til in rader}
    rader = LedigTid.objects.filter(
        veileder_id__in=veiledere | vikarer, apen=True, start__gt=naa
    ).values_list("veileder_id", "start")
    tider = [(eier, dato(start)) for eier, start in rader]
    return Counter(
        {
            v: sum(rules.hvem_tar_dagen(v, fravar.get(v, ()), dag) == eier for eier, dag in tider)
            for v in veiledere
        }
    )


def _kommende(person_ider: Iterable[UUID], naa: datetime) -> dict[UUID, set[Rom]]:
    """The rooms where each has an agreed meeting ahead."""
    rader = Mote.objects.filter(
        person_id__in=list(person_ider), status=Motestatus.AVTALT, start__gt=naa
    )
    ut: dict[UUID, set[Rom]] = {}
    for person_id, rom in rader.values_list("person_id", "rom"):
        ut.setdefault(person_id, set()).add(Rom(rom))
    return ut
