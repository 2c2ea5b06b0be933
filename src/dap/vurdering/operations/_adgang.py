"""What every write here does: fetch with lock and access in one step, and tell the others."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vurdering import rules
from dap.vurdering.models import Utkastdel, Vurdering
from dap.vurdering.values import OBJEKT, OBJEKT_UTKAST, Del, Konklusjon, Slag


@dataclass(slots=True)
class Grep:
    """Somebody who may write, with one assessment locked in a period that is open and locked."""

    aktor: Aktor
    innsyn: Personinnsyn
    rad: Vurdering
    naa: datetime

    @property
    def slag(self) -> Slag:
        return Slag(self.rad.slag)

    def lagre(self, handling: str, begrunnelse: str = "") -> None:
        self.rad.stempl(aktor=self.aktor, handling=handling, naa=self.naa, begrunnelse=begrunnelse)
        self.rad.save()


def apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """Access for who may write: IkkeTilgang BARE_LESE for roles that only read the plan.

    Regelbrudd MANUELL_OPPFOLGING, RESERVERT_KRR or IKKE_NABAR_DIGITALT for a user who is not
    followed up digitally.
    """
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="endre_vurdering", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    if kode := oppfolging.skrivesperre(person_id, er_bruker=aktor.er_bruker, med_nav=aktor.med_nav):
        raise Regelbrudd(kode)
    return innsyn


def krev_nav(aktor: Aktor) -> None:
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")


def hent(aktor: Aktor, vurdering_id: UUID, naa: datetime) -> Grep:
    """The assessment, locked. Raises IkkeFunnet, Regelbrudd IKKE_UNDER_OPPFOLGING or HISTORISK."""
    person_id = (
        Vurdering.objects.filter(id=vurdering_id).values_list("person_id", flat=True).first()
    )
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne(aktor, person_id, naa)
    synlig = Vurdering.objects.synlig_for(innsyn).filter(id=vurdering_id)
    if not synlig.exists():
        raise IkkeFunnet
    periode = oppfolging.krev_apen_periode(person_id)
    rad = synlig.select_for_update(of=("self",)).first()
    if rad is None:
        raise IkkeFunnet
    if rad.periode_id != periode.id:
        raise Regelbrudd("HISTORISK")
    return Grep(aktor, innsyn, rad, naa)


def hent_eller_ny(aktor: Aktor, innsyn: Personinnsyn, slag: Slag, rom: str, naa: datetime) -> Grep:
    """The period's assessment of the kind in the room, locked, or a new row that is not saved."""
    periode = oppfolging.krev_apen_periode(innsyn.person_id)
    rad = (
        Vurdering.objects.select_for_update()
        .filter(periode_id=periode.id, slag=slag, rom=rom)
        .first()
    )
    if rad is None:
        rad = Vurdering(person_id=innsyn.person_id, periode_id=periode.id, slag=slag, rom=rom)
    return Grep(aktor, innsyn, rad, naa)


def krev_eier(grep: Grep) -> None:
    """Who writes the draft alone changes it. Regelbrudd INGEN_UTKAST or UTKAST_TATT_OVER (`hvem`)."""
    eier = grep.rad.eier_id
    if eier is None:
        raise rules.IngenUtkast
    if eier != grep.aktor.id:
        raise rules.TattOver(hvem=kontor.navn([eier]).get(eier, ""))


def tekster(rad: Vurdering) -> dict[Del, str]:
    """What the draft says now, by part."""
    rader = Utkastdel.objects.filter(vurdering=rad).values_list("del_navn", "tekst")
    return {Del(d): tekst for d, tekst in rader}


def konklusjon(rad: Vurdering) -> Konklusjon:
    """What the draft ends in now."""
    del_ = Utkastdel.objects.filter(vurdering=rad, del_navn=Del.KONKLUSJON).first()
    if del_ is None:
        return Konklusjon()
    return Konklusjon(rules.grupper(del_.stotter), del_.bor_vurderes)


def registrer(grep: Grep, type_: str, *, synlig: bool, **data: Any) -> None:
    """The one hendelse. `synlig`: the user may know of it."""
    rad = grep.rad
    hendelse.registrer(
        aktor=grep.aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type=type_,
        objekt_type=OBJEKT if synlig else OBJEKT_UTKAST,
        objekt_id=rad.id,
        naa=grep.naa,
        data={"slag": rad.slag, "nr": rad.ferdig_nr, **data},
    )


def varsle(grep: Grep, slag: Varselslag, mottaker: UUID | None, objekt: str = OBJEKT) -> None:
    """Tell somebody else than the one who acts."""
    if mottaker is None or mottaker == grep.aktor.id:
        return
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker,
        person_id=grep.rad.person_id,
        rom=grep.rad.rom,
        objekt_type=objekt,
        objekt_id=grep.rad.id,
        naa=grep.naa,
    )
