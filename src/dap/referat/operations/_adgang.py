"""What every write here does: fetch with lock and access in one step, and tell the others."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.hendelse import operations as hendelse
from dap.oppfolging import queries as oppfolging
from dap.referat.models import Referat, Utkast
from dap.referat.values import OBJEKT, OBJEKT_UTKAST, Side
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@dataclass(slots=True)
class Grep:
    """Somebody who may write in one person's minutes, with them locked."""

    aktor: Aktor
    innsyn: Personinnsyn
    rad: Referat
    apen: bool
    """The minutes belong to the period that runs."""
    naa: datetime

    @property
    def side(self) -> Side:
        return side_for(self.aktor)

    def lagre(self, handling: str) -> None:
        self.rad.stempl(aktor=self.aktor, handling=handling, naa=self.naa)
        self.rad.save()


def side_for(aktor: Aktor) -> Side:
    return Side.BRUKER if aktor.er_bruker else Side.NAV


def apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="endre_referat", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def krev_nav(aktor: Aktor) -> None:
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")


def hent(aktor: Aktor, referat_id: UUID, naa: datetime) -> Grep:
    """The minutes, locked. What the user has not been shown does not exist for them: IkkeFunnet."""
    person_id = Referat.objects.filter(id=referat_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne(aktor, person_id, naa)
    synlig = Referat.objects.synlig_for(innsyn).filter(id=referat_id)
    if not synlig.exists():
        raise IkkeFunnet
    periode_id = _apen_periode(person_id)
    rad = synlig.select_for_update(of=("self",)).first()
    if rad is None:
        raise IkkeFunnet
    return Grep(aktor, innsyn, rad, rad.periode_id == periode_id, naa)


def _apen_periode(person_id: UUID) -> UUID | None:
    """The running period, locked against ending; None when there is none."""
    try:
        return oppfolging.krev_apen_periode(person_id).id
    except Regelbrudd:
        return None


def krev_apen(grep: Grep) -> None:
    if not grep.apen:
        raise Regelbrudd("HISTORISK")


def krev_skriver(grep: Grep) -> None:
    """Only the side that writes the minutes changes or shares them."""
    if grep.rad.skriver == grep.side:
        return
    raise IkkeTilgang("DEN_ANDRE_SKRIVER")


def hent_utkast(rad: Referat, side: Side) -> Utkast | None:
    return Utkast.objects.select_for_update().filter(referat=rad, side=side).first()


def registrer(grep: Grep, type_: str, *, synlig: bool, objekt: str = OBJEKT, **data: Any) -> None:
    """The one hendelse. `synlig`: the user may know of it. `objekt`: where they read of it."""
    rad = grep.rad
    hendelse.registrer(
        aktor=grep.aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type=type_,
        objekt_type=objekt if synlig else OBJEKT_UTKAST,
        objekt_id=rad.id,
        naa=grep.naa,
        data={"nr": rad.delt_nr, "mote": str(rad.mote_id or ""), **data},
    )


def varsle_motpart(grep: Grep, slag: Varselslag) -> None:
    rad = grep.rad
    mottaker = (
        oppfolging.mottaker_hos_nav(rad.person_id, naa=grep.naa, rom=rad.rom)
        if grep.aktor.er_bruker
        else rad.person_id
    )
    if mottaker is None or mottaker == grep.aktor.id:
        return
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=grep.naa,
    )
