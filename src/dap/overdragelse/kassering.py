"""What of a hand-over summary can be erased because it was written wrong."""

from typing import Any

from dap.felles.sprak import N_
from dap.kassering.operations import Radeier, klipp_hos
from dap.kassering.values import Slag, Tomt
from dap.overdragelse.models import Overdragelse
from dap.overdragelse.values import MAKS_DEL, MAKS_INTERNT, OBJEKT, Del, Status
from dap.tabell.tomming import Tekstfelt
from dap.tilgang.values import Personinnsyn

_NAVN = {
    Del.MAL: N_("Situasjon og mål"),
    Del.AVTALT: N_("Avtalte aktiviteter"),
    Del.SPORSMAL: N_("Åpne spørsmål"),
    Del.DATOER: N_("Datoer framover"),
    Del.REFERAT: N_("Siste referat"),
    Del.VEDTAK: N_("Vedtak"),
    Del.YTELSER: N_("Ytelser og program"),
    Del.BEHOV: N_("Tolk og tilrettelegging"),
    Del.ORD: N_("Med veilederens egne ord"),
}
_FELTER = (
    *(Tekstfelt(f"deler.{d.value}", navn, grense=MAKS_DEL) for d, navn in _NAVN.items()),
    Tekstfelt("internt", N_("Bare for kolleger"), grense=MAKS_INTERNT),
)
_KOPIERT = frozenset({Slag.MAL, Slag.AKTIVITET, Slag.MELDING, Slag.MOTE, Slag.REFERAT})
"""Whose words the summary is made from."""


class _Overdragelse(Radeier):
    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        """Drafts are the staff's own; what was thrown away is nobody's."""
        synlig = (Status.SENDT, Status.LEST) if innsyn.er_bruker else tuple(Status)
        return rad.status in synlig and super().ser(innsyn, rad)


EIER = _Overdragelse(slag=Slag.OVERDRAGELSE, modell=Overdragelse, felter=_FELTER, sted_type=OBJEKT)


def folg_kassering(tomt: Tomt) -> None:
    """Follower: the summary is put together from goals, activities, threads, meetings and minutes."""
    if tomt.slag in _KOPIERT:
        klipp_hos(Overdragelse.objects.filter(person_id=tomt.person_id), _FELTER, tomt)
