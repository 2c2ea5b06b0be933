"""What waits for the reader's word: expectations, minutes and assessments."""

from dataclasses import dataclass
from datetime import datetime

from dap.forstaelse import queries as forstaelse
from dap.forstaelse.values import Lesertilstand
from dap.mal import queries as mal
from dap.mal.values import Forventningsdata
from dap.referat import queries as referat
from dap.referat.values import Referatrad
from dap.tilgang.values import Personinnsyn
from dap.vurdering import queries as vurdering
from dap.vurdering.values import Vurderingsrad


@dataclass(frozen=True, slots=True)
class Ubekreftet:
    forventninger: tuple[Forventningsdata, ...] = ()
    """Only the user answers them."""
    referater: tuple[Referatrad, ...] = ()
    """Shared and not confirmed, or to be written by the user."""
    vurderinger: tuple[Vurderingsrad, ...] = ()
    """Finished and not answered, or asked for the user's own words."""


def ubekreftet(innsyn: Personinnsyn, *, naa: datetime) -> Ubekreftet:
    """Three queries, and one or two more when something waits."""
    tilstander = forstaelse.tilstander(innsyn)
    ider = {id_ for id_, t in tilstander.items() if t == Lesertilstand.VENTER_PA_DEG}
    svarer = innsyn.er_bruker and bool(ider)
    return Ubekreftet(
        tuple(mal.aktive_forventninger(innsyn, ider)) if svarer else (),
        tuple(referat.venter_pa_leser(innsyn, ider, naa=naa)),
        tuple(vurdering.venter_pa_leser(innsyn, ider)),
    )
