"""What of a talk can be erased because it was written wrong: the note about one user."""

from typing import Any

from dap.felles.sprak import N_
from dap.gjennomgang.models import Punkt
from dap.gjennomgang.values import MAKS_NOTAT, OBJEKT_PUNKT
from dap.kassering.operations import Radeier
from dap.kassering.values import Slag
from dap.tabell.tomming import Tekstfelt
from dap.tilgang.values import Personinnsyn


class _Punkt(Radeier):
    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        """The two, and who has said why they look in: one of them asks, and another agrees."""
        g, leser = rad.gjennomgang, innsyn.leser_id
        if not super().ser(innsyn, rad) or innsyn.er_bruker:
            return False
        return leser in {g.leder_id, g.veileder_id} or g.innsyn.filter(ansatt_id=leser).exists()


EIER = _Punkt(
    slag=Slag.GJENNOMGANGSPUNKT,
    modell=Punkt,
    felter=(Tekstfelt("notat", N_("Notatet"), grense=MAKS_NOTAT),),
    sted_type=OBJEKT_PUNKT,
    intern=True,
)
