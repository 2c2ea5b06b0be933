"""What of the dialog can be erased because it was written wrong (ADR 25).

A message keeps its place, its sender and its time; the words and the files are gone, also from the
history, the search and every place that quotes it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.dialog.models import Kollegasporsmal, Melding, Notat, Overlevering, Trad, Vedlegg
from dap.dialog.operations import _tilstand as t
from dap.dialog.operations._adgang import apne_trad
from dap.dialog.values import MAKS_TEKST
from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import IkkeFunnet
from dap.felles.sletting import KASSERT_TEKST, Klipp
from dap.felles.sprak import N_
from dap.kassering.operations import Radeier, folg, klipp_hos
from dap.kassering.values import Gjenstand, Innhold, Slag, Tomt
from dap.tabell.historie import skriv_over
from dap.tabell.tomming import BEGRUNNELSE, Tekstfelt, tidligere, tom, tom_historien
from dap.tilgang.values import Personinnsyn

_TEKST = Tekstfelt("tekst", N_("Teksten"), grense=MAKS_TEKST)
_OVERSKRIFT = Tekstfelt("overskrift", N_("Overskriften"))
_SVAR = Tekstfelt("svar", N_("Svaret"))
_SLETTET_FIL = {"innhold": b"", "navn": "", "sha256": ""}


class _ITrad(Radeier):
    """Whatever lies in a thread is reached by those who may open the thread."""

    def krev_tilgang(self, aktor: Aktor, rad: Any, naa: datetime) -> None:
        if aktor.er_bruker and self.intern:
            raise IkkeFunnet
        trad_id = folg(rad, self.sted)
        if trad_id is None:
            raise IkkeFunnet
        apne_trad(aktor=aktor, trad_id=trad_id, naa=naa)

    def krev_innsyn(self, innsyn: Personinnsyn, rad: Any) -> None:
        if (innsyn.er_bruker and self.intern) or not self.ser(innsyn, rad):
            raise IkkeFunnet

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return set()


class _Meldinger(_ITrad):
    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return {m.pk for m in rader if m.avsender_type == AktorType.BRUKER}

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        # The proof of what the user was told, and duties may rest on it.
        if rad.trad.viktig and rad.nr == 1:
            mer["sperre"] = "VIKTIG_MELDING_SLETTES_IKKE"
        return super().gjenstand(rad, nr=rad.nr, **mer)

    def innhold(self, rad: Any) -> Iterable[Innhold]:
        yield from super().innhold(rad)
        if _har_overskrift(rad):
            naa = rad.trad.overskrift
            for_ = tuple(o for o in tidligere(Trad, rad.trad_id, _OVERSKRIFT) if o != naa)
            yield Innhold(_OVERSKRIFT.navn, _OVERSKRIFT.etikett, naa, for_)

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        melding = self.hent(gjenstand.id, las=True)
        helt = "tekst" in klipp.hele
        if helt:
            klipp = replace(klipp, hele=klipp.hele | {"overskrift"})
        borte = tom(melding, self.felter, klipp)
        if helt:
            Melding.objects.filter(id=melding.id).update(tekst=KASSERT_TEKST, kassert=naa)
            Vedlegg.objects.filter(melding=melding).update(**_SLETTET_FIL)
        else:
            skriv_over(Melding, {"tekst": melding.tekst}, id=melding.id)
        return borte | _tom_trad(melding, klipp, aktor, naa)


def _har_overskrift(melding: Melding) -> bool:
    """The heading is written with the first message, or is the title of an activity."""
    return melding.nr == 1 and melding.trad.aktivitet_id is None


def _tom_trad(melding: Melding, klipp: Klipp, aktor: Aktor, naa: datetime) -> set[str]:
    trad = Trad.objects.select_for_update(no_key=True).get(id=melding.trad_id)
    felter = (_OVERSKRIFT,) if _har_overskrift(melding) else ()
    borte = tom(trad, felter, klipp)
    t.lagre(trad, "overskrift", aktor=aktor, handling="MELDING_KASSERT", naa=naa)
    return borte | tom_historien(Trad, trad.id, felter, klipp)


class _Filer(_ITrad):
    """A file alone: the message it came with stands."""

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return {v.pk for v in rader if v.eier_id == v.person_id}

    def hent(self, objekt_id: UUID, *, las: bool) -> Any:
        rader = Vedlegg.objects.select_related("melding__trad").defer("innhold")
        rader = rader.filter(id=objekt_id, melding__isnull=False)
        fil = (rader.select_for_update(of=("self",), no_key=True) if las else rader).first()
        if fil is None:
            raise IkkeFunnet
        return fil

    def pa_siden(self, sted_id: UUID) -> Any:
        rader = Vedlegg.objects.select_related("melding__trad").defer("innhold")
        return rader.filter(melding__trad_id=sted_id).exclude(sha256="").order_by("id")

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        fil = self.hent(gjenstand.id, las=True)
        Vedlegg.objects.filter(id=fil.id).update(**_SLETTET_FIL)
        return {fil.navn} - {""}


class _Sporsmal(_ITrad):
    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        return super().gjenstand(rad, tidslinje="KOLLEGASPORSMAL", **mer)

    def lagre(self, rad: Any, aktor: Aktor, naa: datetime) -> None:
        rad.save(update_fields=["tekst", "svar"])


EIER_MELDING = _Meldinger(
    slag=Slag.MELDING, modell=Melding, felter=(_TEKST,), historie=False,
    sted_type=t.OBJEKT, sted="trad_id", person="trad.person_id", rom="trad.rom",
)  # fmt: skip
EIER_VEDLEGG = _Filer(
    slag=Slag.VEDLEGG, modell=Vedlegg, felter=(Tekstfelt("navn", N_("Filen")),), historie=False,
    sted_type=t.OBJEKT, sted="melding.trad_id", person="melding.trad.person_id",
    rom="melding.trad.rom",
)  # fmt: skip
EIER_KOLLEGASPORSMAL = _Sporsmal(
    slag=Slag.KOLLEGASPORSMAL, modell=Kollegasporsmal, felter=(_TEKST, _SVAR), intern=True,
    sted_type=t.OBJEKT, sted="melding.trad_id", person="melding.trad.person_id",
    rom="melding.trad.rom",
)  # fmt: skip
# The notes of a person are one page: its address has the person's id.
EIER_NOTAT = Radeier(
    slag=Slag.NOTAT, modell=Notat, felter=(_TEKST,), intern=True, sted_type="NOTAT",
    sted="person_id",
)  # fmt: skip


def folg_kassering(tomt: Tomt) -> None:
    """Follower: a thread is named after its activity; notes and questions repeat a message."""
    if tomt.slag == Slag.AKTIVITET:
        _gi_nytt_navn(tomt)
    if tomt.slag == Slag.MELDING:
        klipp_hos(Notat.objects.filter(sitat_id=tomt.id), (_TEKST,), tomt)
        for sporsmal in Kollegasporsmal.objects.select_for_update().filter(melding_id=tomt.id):
            tom(sporsmal, (_TEKST, _SVAR), tomt.klipp)
            sporsmal.save(update_fields=["tekst", "svar"])
            tom_historien(Kollegasporsmal, sporsmal.id, (_TEKST, _SVAR), tomt.klipp)
    if tomt.slag in {Slag.MELDING, Slag.VEDLEGG}:
        tom_historien(Trad, tomt.sted_id, (BEGRUNNELSE,), tomt.klipp)
    for o in Overlevering.objects.filter(trad_id=tomt.sted_id):
        if (ny := tomt.klipp.bruk("hvorfor", o.hvorfor, maks=500)) != o.hvorfor:
            skriv_over(Overlevering, {"hvorfor": ny}, id=o.id)


def _gi_nytt_navn(tomt: Tomt) -> None:
    """A heading may be the beginning of a long title."""
    for trad in Trad.objects.filter(aktivitet_id=tomt.id):
        hele = any(len(trad.overskrift) > 2 and b.startswith(trad.overskrift) for b in tomt.borte)
        klipp = replace(tomt.klipp, hele=frozenset({"overskrift"} if hele else ()))
        tom(trad, (_OVERSKRIFT,), klipp)
        t.lagre(trad, "overskrift", aktor=tomt.aktor, handling="KASSERT", naa=tomt.naa)
        tom_historien(Trad, trad.id, (_OVERSKRIFT,), klipp)
