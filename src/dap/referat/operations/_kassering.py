"""What of the minutes can be erased because it was written wrong."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from dap.felles.aktor import Aktor, AktorType
from dap.felles.sletting import Klipp
from dap.felles.sprak import N_
from dap.kassering.operations import Radeier, klipp_hos
from dap.kassering.values import Gjenstand, Innhold, Slag, Tomt
from dap.referat.models import Delt, Kommentar, Referat, Utkast
from dap.referat.values import KOMMENTAR_MAKS, OBJEKT, OBJEKT_UTKAST, TEKST_MAKS, Side
from dap.tabell.historie import skriv_over
from dap.tabell.tomming import Tekstfelt, endres, tom, tom_historien
from dap.tilgang.values import Personinnsyn

_TEKST = Tekstfelt("tekst", N_("Teksten"), grense=TEKST_MAKS)
_KOMMENTAR = Tekstfelt("tekst", N_("Teksten"), grense=KOMMENTAR_MAKS)
_TEMA = Tekstfelt("tema", N_("Temaet"))


class _Referater(Radeier):
    """The subject, and every shared version as one text. What is written on goes with it."""

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        kjent = rad.delt_nr > 0 or rad.skriver == Side.BRUKER
        return super().gjenstand(
            rad, intern=not kjent, tidslinje=OBJEKT if kjent else OBJEKT_UTKAST, **mer
        )

    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        return Referat.objects.synlig_for(innsyn).filter(id=rad.id).exists()

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        skrevet = Delt.objects.filter(referat__in=[r.pk for r in rader], av_type=AktorType.BRUKER)
        return set(skrevet.values_list("referat_id", flat=True))

    def innhold(self, rad: Any) -> Iterable[Innhold]:
        yield from super().innhold(rad)
        delte = Delt.objects.filter(referat=rad).order_by("-nr").values_list("tekst", flat=True)
        if delte:
            yield Innhold(_TEKST.navn, _TEKST.etikett, delte[0], tuple(delte[1:]))

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        borte = {*super().tom(gjenstand=gjenstand, klipp=klipp, aktor=aktor, naa=naa)}
        borte |= _tom_delte(Delt.objects.filter(referat_id=gjenstand.id), klipp)
        for utkast in Utkast.objects.select_for_update().filter(referat_id=gjenstand.id):
            tom(utkast, (_TEKST,), klipp)
            utkast.stempl(aktor=aktor, handling="KASSERT", naa=naa)
            utkast.save()
            tom_historien(Utkast, utkast.id, (_TEKST,), klipp)
        return borte


def _tom_delte(rader: Any, klipp: Klipp) -> set[str]:
    borte = set()
    for delt in rader:
        if endres(delt, (_TEKST,), klipp):
            borte |= tom(delt, (_TEKST,), klipp)
            skriv_over(Delt, {"tekst": delt.tekst}, id=delt.id)
    return borte


class _Utkast(Radeier):
    """Each side reads its own drafts alone, and so asks and decides about them alone."""

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        intern = rad.side == Side.NAV
        return super().gjenstand(
            rad, intern=intern, tidslinje=OBJEKT_UTKAST if intern else OBJEKT, **mer
        )

    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        return super().ser(innsyn, rad) and (rad.side == Side.BRUKER) == innsyn.er_bruker


class _Kommentarer(Radeier):
    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return {k.pk for k in rader if k.av_type == AktorType.BRUKER}

    def lagre(self, rad: Any, aktor: Aktor, naa: datetime) -> None:
        skriv_over(Kommentar, {"tekst": rad.tekst}, id=rad.id)


EIER_REFERAT = _Referater(slag=Slag.REFERAT, modell=Referat, felter=(_TEMA,), sted_type=OBJEKT)
EIER_UTKAST = _Utkast(
    slag=Slag.REFERATUTKAST, modell=Utkast, felter=(_TEKST,), sted_type=OBJEKT,
    sted="referat_id", person="referat.person_id", rom="referat.rom",
)  # fmt: skip
EIER_KOMMENTAR = _Kommentarer(
    slag=Slag.REFERATKOMMENTAR, modell=Kommentar, felter=(_KOMMENTAR,), historie=False,
    sted_type=OBJEKT, sted="referat_id", person="referat.person_id", rom="referat.rom",
)  # fmt: skip


def folg_kassering(tomt: Tomt) -> None:
    """Follower: minutes take the title of their meeting, its agenda, and quotes from the dialog."""
    if tomt.slag in {Slag.MOTE, Slag.AGENDAPUNKT}:
        hvilke = Q(mote_id=tomt.sted_id)
    elif tomt.slag == Slag.MELDING:
        hvilke = Q(id__in=_med_sitat(tomt.id))
    elif tomt.slag == Slag.REFERAT:
        hvilke = Q(id=tomt.id)
    else:
        return
    referater = Referat.objects.filter(hvilke)
    ider = list(referater.values_list("id", flat=True))
    klipp_hos(referater, (_TEMA,), tomt)
    klipp_hos(Utkast.objects.filter(referat__in=ider), (_TEKST,), tomt)
    _tom_delte(Delt.objects.filter(referat__in=ider), tomt.klipp)
    for k in Kommentar.objects.filter(referat__in=ider):
        if endres(k, (_KOMMENTAR,), tomt.klipp):
            tom(k, (_KOMMENTAR,), tomt.klipp)
            skriv_over(Kommentar, {"tekst": k.tekst}, id=k.id)


def _med_sitat(melding_id: UUID) -> set[UUID]:
    """Minutes that quote it, or did in an earlier draft."""
    historie: Any = Utkast
    hvor = {"sitater__contains": [melding_id]}
    utkast = historie.pgh_event_model.objects.filter(**hvor).values_list("referat_id", flat=True)
    return {*utkast, *Delt.objects.filter(**hvor).values_list("referat_id", flat=True)}
