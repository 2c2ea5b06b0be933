"""What every write here does: a human with the right, the period and the draft locked, one hendelse."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import aktor_for_ansatt
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vedtak.models import Melding, Utkast
from dap.vedtak.queries.utkast import som_utkastdata
from dap.vedtak.values import OBJEKT_UTKAST, Beslutterstatus, Linje, Utkaststatus


@dataclass(slots=True)
class Grep:
    """A human who may write in one person's draft, with it locked."""

    aktor: Aktor
    innsyn: Personinnsyn
    rad: Utkast
    naa: datetime

    @property
    def beslutterstatus(self) -> Beslutterstatus:
        return Beslutterstatus(self.rad.beslutterstatus)

    def lagre(self, handling: str, begrunnelse: str = "") -> None:
        self.rad.stempl(aktor=self.aktor, handling=handling, naa=self.naa, begrunnelse=begrunnelse)
        self.rad.save()

    def skriv_linje(self, linje: Linje, tekst: str = "", **valg: Any) -> None:
        Melding.objects.create(
            utkast=self.rad, linje=linje, tekst=tekst, av_id=self.aktor.id, tid=self.naa, **valg
        )

    def registrer(self, type_: str, **data: Any) -> None:
        """The one hendelse, which only staff read."""
        hendelse.registrer(
            aktor=self.aktor,
            person_id=self.rad.person_id,
            rom=self.rad.rom,
            type=type_,
            objekt_type=OBJEKT_UTKAST,
            objekt_id=self.rad.id,
            naa=self.naa,
            data=data,
        )

    def varsle(self, slag: Varselslag, mottaker_id: UUID | None) -> None:
        """A word to a colleague; none to oneself."""
        if mottaker_id is None or mottaker_id == self.aktor.id:
            return
        varsel.bestill(
            slag=slag,
            mottaker_id=mottaker_id,
            person_id=self.rad.person_id,
            rom=self.rad.rom,
            objekt_type=OBJEKT_UTKAST,
            objekt_id=self.rad.id,
            naa=self.naa,
        )


def krev_menneske(aktor: Aktor, naa: datetime) -> None:
    """Nothing here is done by a program: only by staff that exist, with the role they have now.

    Asked of the database, whatever the caller says of itself. Raises IkkeTilgang BARE_NAV or
    MANGLER_ROLLE.
    """
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    na = aktor_for_ansatt(aktor.id, naa=naa)
    if na is None or not na.har_rolle(*PLANROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")


def apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """Access to write about decisions. Who does not see the state's room finds nothing."""
    krev_menneske(aktor, naa)
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="endre_vedtak", naa=naa)
    if not innsyn.ser_rom(Rom.STAT):
        raise IkkeFunnet
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def krev_kontor(aktor: Aktor, person_id: UUID) -> str:
    """The number of the person's office, which the writer must belong to (Regelbrudd ANNET_KONTOR)."""
    naa_kontor = kontor.kontornumre([person_id]).get(person_id)
    if naa_kontor is None or naa_kontor not in aktor.kontorer:
        raise Regelbrudd("ANNET_KONTOR")
    return naa_kontor


def hent(aktor: Aktor, utkast_id: UUID, naa: datetime) -> Grep:
    """An open draft, locked after its period. IkkeFunnet, or Regelbrudd UTKASTET_ER_AVSLUTTET."""
    krev_menneske(aktor, naa)
    person_id = Utkast.objects.filter(id=utkast_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne(aktor, person_id, naa)
    periode = _las_periode(person_id)
    rad = Utkast.objects.synlig_for(innsyn).select_for_update().filter(id=utkast_id).first()
    if rad is None:
        raise IkkeFunnet
    if rad.status != Utkaststatus.APENT:
        raise UtkastetErAvsluttet(rad)
    if periode is None or periode.id != rad.periode_id:
        raise Regelbrudd("IKKE_UNDER_OPPFOLGING")
    return Grep(aktor, innsyn, rad, naa)


class UtkastetErAvsluttet(Regelbrudd):
    """Decided, deleted, or ended with the follow-up."""

    kode = "UTKASTET_ER_AVSLUTTET"

    def __init__(self, rad: Utkast) -> None:
        self.rad = rad
        super().__init__()


def _las_periode(person_id: UUID) -> Periodedata | None:
    try:
        return oppfolging.krev_apen_periode(person_id)
    except Regelbrudd:
        return None


def krev_ansvarlig(grep: Grep) -> None:
    """Only the responsible adviser changes and decides, at the office that follows the person up."""
    if grep.rad.ansvarlig_id != grep.aktor.id:
        raise Regelbrudd("IKKE_ANSVARLIG_FOR_UTKASTET")
    if krev_kontor(grep.aktor, grep.rad.person_id) != grep.rad.kontor_id:
        raise Regelbrudd("BRUKEREN_HAR_FLYTTET")


def krev_versjon(grep: Grep, versjon: int) -> None:
    if grep.rad.versjon != versjon:
        raise VersjonsKonflikt(som_utkastdata(grep.rad))
