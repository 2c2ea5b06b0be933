"""What every write here does: access, the period and the warning locked, and word to the others."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dap.eskalering import bygg, rules
from dap.eskalering.models import Eskalering
from dap.eskalering.values import OBJEKT, Status
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

HVA = "endre_eskalering"


@dataclass(slots=True)
class Grep:
    """A warning, locked, in the hands of somebody who may change it."""

    aktor: Aktor
    rad: Eskalering
    naa: datetime

    @property
    def dag(self) -> date:
        return dato(self.naa)

    @property
    def sendt(self) -> date:
        return dato(self.rad.opprettet)

    def lagre(self, handling: str, begrunnelse: str = "") -> None:
        self.rad.stempl(aktor=self.aktor, handling=handling, naa=self.naa, begrunnelse=begrunnelse)
        self.rad.save()


def apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """A member of staff who follows people up and sees the state's room. A user finds nothing here."""
    if not aktor.er_ansatt:
        raise IkkeFunnet
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    if not innsyn.ser_rom(Rom.STAT):
        raise IkkeTilgang("ESKALERING_BARE_STATEN")
    return innsyn


def hent(aktor: Aktor, eskalering_id: UUID, naa: datetime, *, versjon: int | None = None) -> Grep:
    """The active warning, locked; the period first, as everywhere. The system needs no access.

    Raises IkkeFunnet, IkkeTilgang, VersjonsKonflikt or Regelbrudd ESKALERING_IKKE_AKTIV.
    """
    person_id = (
        Eskalering.objects.filter(id=eskalering_id).values_list("person_id", flat=True).first()
    )
    if person_id is None:
        raise IkkeFunnet
    if aktor != SYSTEM:
        apne(aktor, person_id, naa)
    _las_periode(person_id)
    rad = Eskalering.objects.select_for_update(no_key=True).get(id=eskalering_id)
    if rad.status != Status.AKTIV:
        raise rules.IkkeAktiv
    if versjon is not None and rad.versjon != versjon:
        raise VersjonsKonflikt(bygg.en(rad, dato(naa)))
    return Grep(aktor, rad, naa)


def _las_periode(person_id: UUID) -> None:
    """An active warning has an open period: when it ends, so does the warning."""
    try:
        oppfolging.krev_apen_periode(person_id)
    except Regelbrudd as brudd:
        raise rules.IkkeAktiv from brudd


def registrer(grep: Grep, type_: str, **data: Any) -> None:
    rad = grep.rad
    hendelse.registrer(
        aktor=grep.aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type=type_,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=grep.naa,
        data={"mal": rad.malkode, **data},
    )


def varsle(grep: Grep, slag: Varselslag, mottaker_id: UUID | None) -> None:
    rad = grep.rad
    if mottaker_id is None:
        return
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker_id,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=grep.naa,
    )
