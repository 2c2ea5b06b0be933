"""Search in the summaries that were handed over: never in drafts."""

from dataclasses import replace

from dap.overdragelse.models import Overdragelse
from dap.overdragelse.values import OBJEKT, Del, Status
from dap.tabell.sok import Soksted, Sted, jsontekst, tekst_av, utvalg
from dap.tilgang.values import Personinnsyn

_DELER = jsontekst("r.deler", [d.value for d in Del])
_FOR_ALLE = Sted(
    OBJEKT, fra="overdragelse_overdragelse r", synlig="r.id", tid="r.sendt", tekst=_DELER
)
_FOR_ANSATTE = replace(_FOR_ALLE, tekst=tekst_av(_DELER, "r.internt"))


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """What is written to colleagues alone is found by them alone."""
    sendt = Overdragelse.objects.synlig_for(innsyn).filter(status__in=[Status.SENDT, Status.LEST])
    return [(_FOR_ALLE if innsyn.er_bruker else _FOR_ANSATTE).blant(utvalg(sendt))]
