"""Search in minutes: never in what is not shared."""

from django.db.models import F

from dap.felles.sok import Etter, Sporring, Treff
from dap.referat.models import Delt, Kommentar, Referat
from dap.referat.values import OBJEKT
from dap.tabell.sok import finn
from dap.tilgang.values import Personinnsyn


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In the newest shared version and what was said of it, newest first. Two queries.

    Drafts are not searched, not even by those who write them.
    """
    delte = Referat.objects.synlig_for(innsyn).filter(delt_nr__gt=0)
    referater = finn(
        Delt.objects.filter(referat__in=delte, nr=F("referat__delt_nr")),
        sporring,
        tittel="referat__tema",
        tekst="tekst",
        tid="delt",
        etter=etter,
        antall=antall,
    ).values_list("id", "delt", "merket_tittel", "utdrag", "referat_id")
    kommentarer = finn(
        Kommentar.objects.filter(referat__in=delte),
        sporring,
        tekst="tekst",
        tid="tid",
        etter=etter,
        antall=antall,
    ).values_list("id", "tid", "referat__tema", "utdrag", "referat_id")
    return [
        Treff(OBJEKT, id_, tid, tittel, utdrag, {"side": side})
        for id_, tid, tittel, utdrag, side in (*referater, *kommentarer)
    ]
