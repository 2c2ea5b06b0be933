"""Search in the summaries that were handed over: never in drafts."""

from dap.felles.sok import Etter, Sporring, Treff
from dap.overdragelse.models import Overdragelse
from dap.overdragelse.values import OBJEKT, Del, Status
from dap.tabell.sok import finn, jsontekst, tekst_av
from dap.tilgang.values import Personinnsyn


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """What is written to colleagues alone is found by them alone. One query."""
    deler = jsontekst("deler", [d.value for d in Del])
    rader = finn(
        Overdragelse.objects.synlig_for(innsyn).filter(status__in=[Status.SENDT, Status.LEST]),
        sporring,
        tekst=deler if innsyn.er_bruker else tekst_av(deler, "internt"),
        tid="sendt",
        etter=etter,
        antall=antall,
    ).values_list("id", "sendt", "utdrag")
    return [Treff(OBJEKT, id_, tid, "", utdrag) for id_, tid, utdrag in rader]
