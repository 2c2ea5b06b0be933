"""What of an activity can be erased because it was written wrong."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from dap.aktivitet.models import Aktivitet, Forhandsorientering
from dap.aktivitet.typer import TYPER
from dap.aktivitet.typer.beskrivelse import Aktivitetstype, Feltslag
from dap.aktivitet.values import OBJEKT
from dap.felles.sprak import N_
from dap.kassering.operations import Radeier
from dap.kassering.values import Gjenstand, Slag
from dap.tabell.tomming import BEGRUNNELSE, Tekstfelt
from dap.tilgang.values import Personinnsyn

_ORD = {Feltslag.TEKST, Feltslag.LANGTEKST, Feltslag.LENKE}
_KOMMENTAR = Tekstfelt("avsluttet_kommentar", N_("Kommentaren da den ble avsluttet"))


class _Aktiviteter(Radeier):
    """Every field of the type that holds words. A fixed title is not written by anybody."""

    def felter_i(self, rad: Any) -> Sequence[Tekstfelt]:
        return [*_felter(TYPER[rad.type]), _KOMMENTAR, BEGRUNNELSE]


def _felter(type_: Aktivitetstype) -> list[Tekstfelt]:
    return [
        Tekstfelt(
            f.navn if f.kolonne else f"detaljer.{f.navn}",
            f.etikett,
            lenke=f.slag == Feltslag.LENKE,
        )
        for f in type_.felter
        if f.slag in _ORD
    ]


class _Beskjeder(Radeier):
    """A forhåndsorientering is the proof of what the user was told, and duties may rest on it."""

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        return super().gjenstand(rad, sperre="FORHANDSORIENTERING_SLETTES_IKKE", **mer)

    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        return bool(rad.tekst) and super().ser(innsyn, rad)

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return set()


EIER_AKTIVITET = _Aktiviteter(slag=Slag.AKTIVITET, modell=Aktivitet, felter=(), sted_type=OBJEKT)
EIER_FORHANDSORIENTERING = _Beskjeder(
    slag=Slag.FORHANDSORIENTERING,
    modell=Forhandsorientering,
    felter=(Tekstfelt("tekst", N_("Teksten")),),
    sted_type=OBJEKT,
    sted="aktivitet_id",
    person="aktivitet.person_id",
    rom="aktivitet.rom",
)
