"""What most owners need: one row with texts, its history, and the person and room it belongs to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.felles.sletting import Klipp
from dap.kassering.values import Gjenstand, Innhold, Slag, Ting, Tomt
from dap.tabell.tomming import Tekstfelt, endres, tidligere, tom, tom_historien
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn

HANDLING = "KASSERT"
HVA = "kassering"


@dataclass(frozen=True)
class Radeier:
    """The owner of a versioned table. Paths are attributes joined with a dot: `mal.person_id`."""

    slag: Slag
    modell: Any
    felter: Sequence[Tekstfelt]
    sted_type: str
    sted: str = "id"
    person: str = "person_id"
    rom: str = "rom"
    intern: bool = False
    historie: bool = True

    # --- what an owner answers ------------------------------------------------------------------

    def finn(self, *, aktor: Aktor, objekt_id: UUID, naa: datetime, las: bool) -> Gjenstand:
        rad = self.hent(objekt_id, las=las)
        self.krev_tilgang(aktor, rad, naa)
        return self.gjenstand(rad)

    def les(self, innsyn: Personinnsyn, objekt_id: UUID) -> Gjenstand:
        rad = self.hent(objekt_id, las=False)
        self.krev_innsyn(innsyn, rad)
        return self.gjenstand(rad)

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        rad = self.hent(gjenstand.id, las=True)
        felter = self.felter_i(rad)
        borte = tom(rad, felter, klipp)
        self.lagre(rad, aktor, naa)
        if self.historie:
            borte |= tom_historien(self.modell, rad.pk, felter, klipp)
        return borte

    def her(self, innsyn: Personinnsyn, sted_type: str, sted_id: UUID) -> list[Ting]:
        if sted_type != self.sted_type or (self.intern and innsyn.er_bruker):
            return []
        rader = [r for r in self.pa_siden(sted_id) if self.ser(innsyn, r)]
        egne = self.brukerens(rader) if innsyn.er_bruker and rader else set()
        return [self._ting(r, av_bruker=r.pk in egne) for r in rader]

    # --- what an owner may say otherwise --------------------------------------------------------

    def felter_i(self, rad: Any) -> Sequence[Tekstfelt]:
        return self.felter

    def pa_siden(self, sted_id: UUID) -> Any:
        return self._med_slekt().filter(**{self.sted.replace(".", "__"): sted_id}).order_by("id")

    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        return folg(rad, self.person) == innsyn.person_id and innsyn.ser_rom(folg(rad, self.rom))

    def krev_tilgang(self, aktor: Aktor, rad: Any, naa: datetime) -> None:
        if aktor.er_bruker and self.intern:
            raise IkkeFunnet
        innsyn = apne_person(aktor=aktor, person_id=folg(rad, self.person), hva=HVA, naa=naa)
        self.krev_innsyn(innsyn, rad)

    def krev_innsyn(self, innsyn: Personinnsyn, rad: Any) -> None:
        if (innsyn.er_bruker and self.intern) or not self.ser(innsyn, rad):
            raise IkkeFunnet
        if not innsyn.kan_endre_plan:
            raise IkkeTilgang("BARE_LESE")

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        """Those that the user has written in at some time. One query."""
        ider = {r.pk for r in rader if AktorType.BRUKER in (r.opprettet_av_type, r.endret_av_type)}
        resten = [r.pk for r in rader if r.pk not in ider]
        historie = self.modell.pgh_event_model.objects.filter(id__in=resten)
        skrevet = historie.filter(endret_av_type=AktorType.BRUKER)
        return ider | (set(skrevet.values_list("id", flat=True)) if resten else set())

    def lagre(self, rad: Any, aktor: Aktor, naa: datetime) -> None:
        rad.stempl(aktor=aktor, handling=HANDLING, naa=naa)
        rad.save()

    def versjon(self, rad: Any) -> int:
        return int(getattr(rad, "versjon", 1))

    # --- the same for all -----------------------------------------------------------------------

    def hent(self, objekt_id: UUID, *, las: bool) -> Any:
        rader = self._med_slekt().filter(id=objekt_id)
        rad = (rader.select_for_update(of=("self",), no_key=True) if las else rader).first()
        if rad is None:
            raise IkkeFunnet
        return rad

    def _med_slekt(self) -> Any:
        stier = (sti.rpartition(".")[0] for sti in (self.person, self.rom, self.sted))
        slekt = sorted({sti.replace(".", "__") for sti in stier if sti})
        return self.modell.objects.select_related(*slekt) if slekt else self.modell.objects.all()

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        return Gjenstand(**{
            "slag": self.slag,
            "id": rad.pk,
            "person_id": folg(rad, self.person),
            "rom": folg(rad, self.rom),
            "versjon": self.versjon(rad),
            "sted_type": self.sted_type,
            "sted_id": folg(rad, self.sted),
            "felter": tuple(self.innhold(rad)),
            "av_bruker": rad.pk in self.brukerens([rad]),
            "intern": self.intern,
            **mer,
        })  # fmt: skip

    def innhold(self, rad: Any) -> Iterable[Innhold]:
        for felt in self.felter_i(rad):
            for_ = tidligere(self.modell, rad.pk, felt) if self.historie else []
            innhold = Innhold(
                felt.navn, felt.etikett, naa := felt.les(rad), tuple(t for t in for_ if t != naa)
            )
            if innhold.alt:
                yield innhold

    def _ting(self, rad: Any, *, av_bruker: bool) -> Ting:
        tekster = (f.les(rad) for f in self.felter_i(rad))
        return Ting(self.slag, rad.pk, next((t for t in tekster if t), ""), av_bruker)


def klipp_hos(rader: Any, felter: Sequence[Tekstfelt], tomt: Tomt) -> None:
    """Take what was erased out of rows that may have copied it, and out of their history."""
    for rad in rader.select_for_update(of=("self",), no_key=True):
        if endres(rad, felter, tomt.klipp):
            tom(rad, felter, tomt.klipp)
            rad.stempl(aktor=tomt.aktor, handling=HANDLING, naa=tomt.naa)
            rad.save()
        tom_historien(type(rad), rad.pk, felter, tomt.klipp)


def folg(rad: Any, sti: str) -> Any:
    for navn in sti.split("."):
        rad = getattr(rad, navn)
    return rad
