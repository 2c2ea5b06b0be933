"""What every operation starts and ends with: access and lock first, trace and word to the other last."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet import bygg
from dap.aktivitet.koder import Handling, Part, Status
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.omrade import bruker_bilde, part_for
from dap.aktivitet.rules import Bruker, ErHistorisk, Tilstand, skrivesperre
from dap.aktivitet.values import OBJEKT, Utfall
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.forstaelse import operations as forstaelse
from dap.hendelse import operations as hendelse
from dap.oppfolging.queries import krev_apen_periode, mottaker_hos_nav
from dap.oppfolging.values import Periodedata
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@dataclass(slots=True)
class Skriver:
    """Somebody who may write in one person's plan now."""

    aktor: Aktor
    innsyn: Personinnsyn
    part: Part
    bruker: Bruker
    naa: datetime


@dataclass(slots=True)
class Grep(Skriver):
    """A writer with one activity, locked."""

    rad: Aktivitet
    tilstand: Tilstand

    def lagre(self, handling: Handling, begrunnelse: str = "") -> None:
        """Save as a new version."""
        self.rad.stempl(aktor=self.aktor, handling=handling, naa=self.naa, begrunnelse=begrunnelse)
        self.rad.save()

    def utfall(self) -> Utfall:
        return Utfall(self.rad.id, self.rad.versjon)


def apne_for_skriving(aktor: Aktor, person_id: UUID, naa: datetime, hva: str) -> Skriver:
    """IkkeFunnet or IkkeTilgang for those who may not write here. The period is looked at, and locked,
    by `krev_skriving`."""
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=hva, naa=naa)
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    bruker = bruker_bilde(person_id, under_oppfolging=True)
    return Skriver(aktor, innsyn, part_for(innsyn), bruker, naa)


def krev_skriving(skriver: Skriver) -> Periodedata:
    """The open period, locked against ending meanwhile."""
    kode = skrivesperre(skriver.part, skriver.bruker, med_nav=skriver.aktor.med_nav)
    if kode:
        raise Regelbrudd(kode)
    return krev_apen_periode(skriver.innsyn.person_id)


def hent(
    *, aktor: Aktor, aktivitet_id: UUID, versjon: int, naa: datetime, hva: str = "endre_aktivitet"
) -> Grep:
    """The activity, locked, for somebody who may write; VersjonsKonflikt when it has moved on."""
    person_id = (
        Aktivitet.objects.filter(id=aktivitet_id).values_list("person_id", flat=True).first()
    )
    if person_id is None:
        raise IkkeFunnet
    skriver = apne_for_skriving(aktor, person_id, naa, hva)
    rad = (
        Aktivitet.objects.synlig_for(skriver.innsyn)
        .select_related("periode", "forhandsorientering")
        .select_for_update(of=("self",), no_key=True)
        .filter(id=aktivitet_id)
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    if rad.versjon != versjon:
        raise VersjonsKonflikt(gjeldende(rad))
    if rad.periode.slutt is not None:
        raise ErHistorisk
    if krev_skriving(skriver).id != rad.periode_id:
        raise ErHistorisk
    return Grep(
        skriver.aktor,
        skriver.innsyn,
        skriver.part,
        skriver.bruker,
        naa,
        rad,
        bygg.tilstand(rad),
    )


def gjeldende(rad: Aktivitet) -> Any:
    """What is stored now, for the one who came second."""
    navn = bygg.navn_for(bygg.aktorer_av(rad))
    return bygg.detaljer(
        rad,
        navn,
        historisk=rad.periode.slutt is not None,
        fho=bygg.forhandsdata(bygg.fho_rad(rad)),
    )


def registrer(grep: Grep, type_: str, **data: Any) -> None:
    """The one hendelse of the operation, with the codes that readers of the spine need."""
    rad = grep.rad
    hendelse.registrer(
        aktor=grep.aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type=type_,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=grep.naa,
        data={
            "aktivitetstype": rad.type,
            "status": rad.status,
            "avtalt": rad.avtalt,
            "versjon": rad.versjon,
            **data,
        },
    )


def ny_versjon_a_enes_om(grep: Grep) -> None:
    """What is agreed with NAV was written anew: who wrote it agrees, the other side is asked."""
    rad = grep.rad
    if not rad.avtalt:
        return
    forstaelse.skriv_versjon(
        aktor=grep.aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        periode_id=rad.periode_id,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        versjon=rad.versjon,
        naa=grep.naa,
    )


def sett_gjelder(grep: Grep) -> None:
    """A finished activity is nothing to agree on; opened again, what was said still stands."""
    if grep.rad.avtalt:
        apen = not Status(grep.rad.status).ferdig
        forstaelse.sett_gjelder(aktor=grep.aktor, objekt_id=grep.rad.id, gjelder=apen, naa=grep.naa)


def varsle(grep: Grep, slag: Varselslag, til: Part | None = None) -> None:
    """Tell the other side (or the one named)."""
    rad = grep.rad
    if (til or grep.part.motpart) == Part.BRUKER:
        mottaker: UUID | None = rad.person_id
    else:
        mottaker = mottaker_hos_nav(rad.person_id, naa=grep.naa, rom=rad.rom)
    if mottaker is None or grep.aktor.er(mottaker):
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


def stopp_varsler(grep: Grep) -> None:
    """What was asked is answered, or the activity is over: nobody is reminded any more."""
    varsel.stopp(objekt_id=grep.rad.id, naa=grep.naa)
