"""What of a warning can be erased: nothing. It is the proof of what the user was told."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from dap.eskalering.models import Eskalering
from dap.eskalering.values import OBJEKT
from dap.felles.sprak import N_
from dap.kassering.operations import Radeier
from dap.kassering.values import Gjenstand, Slag
from dap.tabell.tomming import Tekstfelt


class _Varsler(Radeier):
    """Like a forhåndsorientering: duties and a benefit may rest on it."""

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        return super().gjenstand(rad, sperre="ESKALERING_SLETTES_IKKE", **mer)

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return set()


EIER_ESKALERING = _Varsler(
    slag=Slag.ESKALERING,
    modell=Eskalering,
    felter=(Tekstfelt("tekst", N_("Teksten")),),
    sted_type=OBJEKT,
)
