"""Empty the texts of a row and of every version of it. Who may, and why, is for those who call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from dap.felles.sletting import KASSERT_TEKST, Klipp
from dap.felles.sprak import N_
from dap.tabell.historie import skriv_over


@dataclass(frozen=True, slots=True)
class Tekstfelt:
    """A field that people write in. `navn` is a column, or a key of a JSON column: `detaljer.hensikt`."""

    navn: str
    etikett: str
    """Bokmål source, marked for translation."""
    lenke: bool = False
    grense: int | None = None
    """Longest text, where the column does not say it itself."""

    def les(self, rad: Any) -> str:
        kolonne, _, nokkel = self.navn.partition(".")
        verdi = getattr(rad, kolonne)
        return str((verdi or {}).get(nokkel) or "") if nokkel else str(verdi or "")

    def skriv(self, rad: Any, tekst: str) -> None:
        kolonne, _, nokkel = self.navn.partition(".")
        if nokkel:
            setattr(rad, kolonne, {**getattr(rad, kolonne), nokkel: tekst})
        else:
            setattr(rad, kolonne, tekst)

    def maks(self, modell: type[models.Model]) -> int | None:
        felt = modell._meta.get_field(self.navn.partition(".")[0])
        return self.grense or getattr(felt, "max_length", None)


BEGRUNNELSE = Tekstfelt("begrunnelse", N_("Begrunnelsen"))
"""Why a version was written: a column of everything that is versioned."""


def tom(rad: Any, felter: Iterable[Tekstfelt], klipp: Klipp) -> set[str]:
    """Change the texts of a row that the caller saves. Returns the whole texts that were erased."""
    borte = set()
    for felt in felter:
        tekst = felt.les(rad)
        ny = klipp.bruk(felt.navn, tekst, maks=felt.maks(type(rad)), lenke=felt.lenke)
        if ny == tekst:
            continue
        felt.skriv(rad, ny)
        if ny in {"", KASSERT_TEKST}:
            borte.add(tekst)
    return borte


def endres(rad: Any, felter: Iterable[Tekstfelt], klipp: Klipp) -> bool:
    return any(klipp.bruk(f.navn, t, lenke=f.lenke) != t for f in felter for t in [f.les(rad)])


def tom_historien(
    modell: Any, rad_id: object, felter: Iterable[Tekstfelt], klipp: Klipp
) -> set[str]:
    """The same in every version of the row, past the guard of the history table."""
    felter = tuple(felter)
    borte: set[str] = set()
    historie = modell.pgh_event_model
    for versjon in historie.objects.filter(id=rad_id):
        for_ = _kolonner(versjon, felter)
        borte |= tom(versjon, felter, klipp)
        nye = _kolonner(versjon, felter)
        if nye != for_:
            skriv_over(historie, nye, pgh_id=versjon.pgh_id)
    return borte


def _kolonner(rad: Any, felter: Iterable[Tekstfelt]) -> Mapping[str, Any]:
    kolonner = {f.navn.partition(".")[0] for f in felter}
    return {k: getattr(rad, k) for k in sorted(kolonner)}


def tidligere(modell: Any, rad_id: object, felt: Tekstfelt) -> list[str]:
    """What stood in the field in every version, newest first, each text once."""
    rader = modell.pgh_event_model.objects.filter(id=rad_id).order_by("-pgh_id")
    return list(dict.fromkeys(t for v in rader if (t := felt.les(v))))
