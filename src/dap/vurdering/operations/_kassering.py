"""What of an assessment can be erased because it was written wrong."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.sletting import Klipp
from dap.felles.sprak import N_
from dap.kassering.operations import Radeier
from dap.kassering.values import Gjenstand, Innhold, Slag
from dap.tabell.historie import skriv_over
from dap.tabell.tomming import Tekstfelt, endres, tom, tom_historien
from dap.tilgang.values import Personinnsyn
from dap.vurdering.models import (
    Egenvurdering,
    Ferdig,
    Ferdigtekst,
    Utkastdel,
    Vurdering,
    ser_utkast,
)
from dap.vurdering.values import DEL_MAKS, EGET_MAKS, OBJEKT, OBJEKT_UTKAST, Del

_UTKASTTEKST = Tekstfelt("tekst", N_("Teksten"), grense=DEL_MAKS)
_FERDIGTEKST = Tekstfelt("tekst", N_("Teksten"))
_DELER: dict[str, str] = {
    Del.MULIGHETER: N_("Ressurser og muligheter"),
    Del.BEHOV: N_("Behov for hjelp"),
    Del.HINDRINGER: N_("Hindringer"),
    Del.OMGIVELSER: N_("Omgivelser"),
    Del.VIRKEMIDLER: N_("Virkemidler og hjelpemidler"),
    Del.KONKLUSJON: N_("Konklusjon"),
}
_UTEN_EGET = Tekstfelt("uten_eget", N_("Hvorfor er det ingen egenvurdering?"))
_EGNE = (
    Tekstfelt("kan", N_("Hva kan jeg, og hva er jeg god på?"), grense=EGET_MAKS),
    Tekstfelt("vil", N_("Hva vil jeg jobbe med?"), grense=EGET_MAKS),
    Tekstfelt("hindrer", N_("Hva står i veien nå?"), grense=EGET_MAKS),
    Tekstfelt("hjelp", N_("Hva slags hjelp tror jeg at jeg trenger?"), grense=EGET_MAKS),
)


class _Ferdige(Radeier):
    """What NAV has written in every finished version, part by part. What is written on goes with it."""

    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        return rad.ferdig_nr > 0 and super().ser(innsyn, rad)

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return set()

    def innhold(self, rad: Any) -> Iterable[Innhold]:
        for del_, etikett in _DELER.items():
            tekster = _tekster(rad.id, del_, av_bruker=False).order_by("-ferdig__nr")
            yield from _innhold(del_, etikett, list(tekster.values_list("tekst", flat=True)))
        grunner = Ferdig.objects.filter(vurdering=rad).order_by("-nr").exclude(uten_eget="")
        alle = list(grunner.values_list("uten_eget", flat=True))
        yield from _innhold(_UTEN_EGET.navn, _UTEN_EGET.etikett, alle)

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        borte = {*super().tom(gjenstand=gjenstand, klipp=klipp, aktor=aktor, naa=naa)}
        for ferdig in Ferdig.objects.filter(vurdering_id=gjenstand.id):
            borte |= _skriv(ferdig, _UTEN_EGET, klipp)
        for del_ in _DELER:
            borte |= _tom_tekster(gjenstand.id, del_, klipp, av_bruker=False)
            for utkast in Utkastdel.objects.select_for_update().filter(
                vurdering_id=gjenstand.id, del_navn=del_
            ):
                _tom_utkast(utkast, _bare(klipp, del_), aktor, naa)
        return borte


def _innhold(navn: str, etikett: str, tekster: list[str]) -> Iterable[Innhold]:
    """The newest first, each once."""
    for_ = tuple(dict.fromkeys(tekster))
    if for_:
        yield Innhold(navn, etikett, for_[0], for_[1:])


def _tekster(vurdering_id: UUID, del_: str, *, av_bruker: bool) -> Any:
    return Ferdigtekst.objects.filter(
        ferdig__vurdering_id=vurdering_id, del_navn=del_, av_bruker=av_bruker
    )


def _tom_tekster(vurdering_id: UUID, del_: str, klipp: Klipp, *, av_bruker: bool) -> set[str]:
    borte = set()
    for rad in _tekster(vurdering_id, del_, av_bruker=av_bruker):
        borte |= _skriv(rad, _FERDIGTEKST, _bare(klipp, del_))
    return borte


def _skriv(rad: Any, felt: Tekstfelt, klipp: Klipp) -> set[str]:
    """Change one text of a finished version, which is otherwise never changed."""
    if not endres(rad, (felt,), klipp):
        return set()
    borte = tom(rad, (felt,), klipp)
    skriv_over(type(rad), {felt.navn: felt.les(rad)}, id=rad.id)
    return borte


def _bare(klipp: Klipp, felt: str) -> Klipp:
    """The same for the one text of a row whose part has this name."""
    return Klipp(frozenset({"tekst"} if felt in klipp.hele else ()), klipp.deler)


def _tom_utkast(rad: Any, klipp: Klipp, aktor: Aktor, naa: datetime) -> None:
    if endres(rad, (_UTKASTTEKST,), klipp):
        tom(rad, (_UTKASTTEKST,), klipp)
        rad.stempl(aktor=aktor, handling="KASSERT", naa=naa)
        rad.save()
    tom_historien(Utkastdel, rad.id, (_UTKASTTEKST,), klipp)


class _Egne(Radeier):
    """The user's words as they stand, as they stood, and in every version that was finished."""

    def lagre(self, rad: Any, aktor: Aktor, naa: datetime) -> None:
        """Who wrote the words, and when, stands: a new version, but not of the user's making."""
        rad.versjon += 1
        rad.handling, rad.begrunnelse = "KASSERT", ""
        rad.save()

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        borte = {*super().tom(gjenstand=gjenstand, klipp=klipp, aktor=aktor, naa=naa)}
        for felt in _EGNE:
            hele = {felt.navn.upper()} if felt.navn in klipp.hele else ()
            ett = Klipp(frozenset(hele), klipp.deler)
            borte |= _tom_tekster(gjenstand.sted_id, felt.navn.upper(), ett, av_bruker=True)
        return borte


class _Utkast(Radeier):
    """Only for staff who follow people up; the user never learns that NAV was writing."""

    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        return ser_utkast(innsyn) and super().ser(innsyn, rad)

    def pa_siden(self, sted_id: UUID) -> Any:
        return super().pa_siden(sted_id).exclude(tekst="")

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        return super().gjenstand(rad, tidslinje=OBJEKT_UTKAST, **mer)


EIER_VURDERING = _Ferdige(slag=Slag.VURDERING, modell=Vurdering, felter=(), sted_type=OBJEKT)
EIER_EGENVURDERING = _Egne(
    slag=Slag.EGENVURDERING, modell=Egenvurdering, felter=_EGNE, sted_type=OBJEKT,
    sted="vurdering_id", person="vurdering.person_id",
)  # fmt: skip
EIER_VURDERINGUTKAST = _Utkast(
    slag=Slag.VURDERINGUTKAST, modell=Utkastdel, felter=(_UTKASTTEKST,), intern=True,
    sted_type=OBJEKT, sted="vurdering_id", person="vurdering.person_id",
)  # fmt: skip
