"""Slots that a user can book: of their adviser, and of the stand-in on the days the adviser is absent."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.mote import rules
from dap.mote.models import LedigTid
from dap.mote.values import Kanal, LedigTidsrad
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import aktor_for_ansatt, apnbare
from dap.tilgang.values import Personinnsyn


@dataclass(frozen=True, slots=True)
class Holdere:
    """Who meets a person on which day."""

    veileder_id: UUID
    fravar: tuple[rules.Fravarsdager, ...]
    kan_holde: frozenset[UUID]

    def tar(self, veileder_id: UUID, dag: date) -> bool:
        """Whether this member of staff is the one whose slots are for the person that day."""
        hvem = rules.hvem_tar_dagen(self.veileder_id, self.fravar, dag)
        return hvem == veileder_id and hvem in self.kan_holde


def holdere(person_id: UUID, *, naa: datetime) -> Holdere | None:
    """The adviser, and the stand-ins of today and later who may open the person at their office.

    None without an adviser. Three queries, and a few for each stand-in.
    """
    veileder_id = oppfolging.ansvarlig_veileder(person_id)
    if veileder_id is None:
        return None
    fravar = tuple(kontor.fravar(veileder_id, fra=dato(naa)))
    vikarer = {vikar for vikar, _fra, _til in fravar}
    kan = {v for v in vikarer if _kan_vikariere(v, person_id, naa)}
    return Holdere(veileder_id, fravar, frozenset({veileder_id, *kan}))


def _kan_vikariere(ansatt_id: UUID, person_id: UUID, naa: datetime) -> bool:
    vikar = aktor_for_ansatt(ansatt_id, naa=naa)
    if vikar is None or not vikar.har_rolle(*PLANROLLER) or not apnbare(vikar, [person_id]):
        return False
    return bool(kontor.rom_hos(ansatt_id, person_id, dag=dato(naa)))


def ledigrad(rad: LedigTid, *, vikar: bool = False) -> LedigTidsrad:
    return LedigTidsrad(
        rad.id,
        rad.veileder_id,
        rad.veileder.navn,
        rad.start,
        rad.varighet,
        tuple(Kanal(k) for k in rad.kanaler),
        rad.sted,
        vikar,
    )


def ledige_tider(innsyn: Personinnsyn, *, naa: datetime) -> list[LedigTidsrad]:
    """Slots ahead that the user can book, in the order of time."""
    if oppfolging.apen_periode(innsyn.person_id) is None:
        return []
    hos = holdere(innsyn.person_id, naa=naa)
    if hos is None:
        return []
    rader = _apne(hos, naa)
    return [ledigrad(r, vikar=r.veileder_id != hos.veileder_id) for r in rader]


def har_ledige(person_id: UUID, *, naa: datetime) -> bool:
    hos = holdere(person_id, naa=naa)
    return hos is not None and bool(_apne(hos, naa))


def _apne(hos: Holdere, naa: datetime) -> list[LedigTid]:
    rader = LedigTid.objects.filter(veileder_id__in=hos.kan_holde, apen=True, start__gt=naa)
    rader = rader.select_related("veileder").order_by("start")
    return [r for r in rader if hos.tar(r.veileder_id, dato(r.start))]
