"""Search in assessments: never in what NAV is writing."""

from django.db.models import F

from dap.felles.sok import Etter, Sporring, Treff
from dap.tabell.sok import finn, tekst_av
from dap.tilgang.values import Personinnsyn
from dap.vurdering.models import Egenvurdering, Ferdigtekst, Vurdering
from dap.vurdering.values import OBJEKT


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In the newest finished version, and in the user's own words as they stand. Two queries."""
    synlige = Vurdering.objects.synlig_for(innsyn)
    ferdige = finn(
        Ferdigtekst.objects.filter(
            ferdig__vurdering__in=synlige,
            ferdig__nr=F("ferdig__vurdering__ferdig_nr"),
            av_bruker=False,
        ),
        sporring,
        tekst="tekst",
        tid="ferdig__tid",
        etter=etter,
        antall=antall,
    ).values_list("id", "ferdig__tid", "utdrag", "ferdig__vurdering_id", "ferdig__vurdering__slag")
    egne = finn(
        Egenvurdering.objects.filter(vurdering__in=synlige),
        sporring,
        tekst=tekst_av("kan", "vil", "hindrer", "hjelp"),
        tid="endret",
        etter=etter,
        antall=antall,
    ).values_list("id", "endret", "utdrag", "vurdering_id", "vurdering__slag")
    return [
        Treff(OBJEKT, id_, tid, "", utdrag, {"side": side, "slag": slag})
        for id_, tid, utdrag, side, slag in (*ferdige, *egne)
    ]
