"""What of a meeting can be erased because it was written wrong."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.sprak import N_
from dap.kassering.operations import Radeier
from dap.kassering.values import Slag
from dap.mote.models import Agendapunkt, Mote, Radsvar
from dap.mote.values import OBJEKT, OBJEKT_RAD
from dap.tabell.historie import skriv_over
from dap.tabell.tomming import BEGRUNNELSE, Tekstfelt

EIER_MOTE = Radeier(
    slag=Slag.MOTE,
    modell=Mote,
    felter=(
        Tekstfelt("tittel", N_("Tittelen")),
        Tekstfelt("hensikt", N_("Hensikten")),
        Tekstfelt("forberedelser", N_("Forberedelsene")),
        Tekstfelt("sted", N_("Stedet")),
        Tekstfelt("videolenke", N_("Lenken til videomøtet"), lenke=True),
        Tekstfelt("tolk", N_("Språket det tolkes til")),
        Tekstfelt("forslag_ord", N_("Ordene til tidene som ble foreslått")),
        Tekstfelt("sluttord", N_("Hvorfor det ble avlyst, eller hvordan det gikk")),
        BEGRUNNELSE,
    ),
    sted_type=OBJEKT,
)
EIER_AGENDAPUNKT = Radeier(
    slag=Slag.AGENDAPUNKT,
    modell=Agendapunkt,
    felter=(Tekstfelt("tekst", N_("Teksten")),),
    sted_type=OBJEKT,
    sted="mote_id",
    person="mote.person_id",
    rom="mote.rom",
)


class _Rad(Radeier):
    """Why advice was put away: kept as it was written, so it has no versions. Staff's own."""

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return set()

    def lagre(self, rad: Any, aktor: Aktor, naa: datetime) -> None:
        skriv_over(Radsvar, {"ord": rad.ord}, id=rad.id)


# What was put away about a person is told on one page: its address has the person's id.
EIER_MOTERAD = _Rad(
    slag=Slag.MOTERAD, modell=Radsvar, felter=(Tekstfelt("ord", N_("Teksten")),), historie=False,
    intern=True, sted_type=OBJEKT_RAD, sted="person_id",
)  # fmt: skip
