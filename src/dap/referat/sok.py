"""Search in minutes: never in what is not shared."""

from django.db.models import F, Q

from dap.felles.sok import Etter, Sporring, Treff, tidligere
from dap.referat.models import Delt, Kommentar, Referat
from dap.referat.values import OBJEKT
from dap.tabell.sok import finn, med_treff, merket
from dap.tilgang.values import Personinnsyn


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In the shared versions and what was said of them, newest first. Two queries.

    Of each minutes the newest version where it is found. Drafts are not searched, not even by those
    who write them.
    """
    delte = Referat.objects.synlig_for(innsyn).filter(delt_nr__gt=0)
    hva = {"tittel": "referat__tema", "tekst": "tekst"}
    treff = med_treff(Delt.objects.filter(referat__in=delte), sporring, **hva)
    nyeste = treff.order_by("referat_id", "-nr").distinct("referat_id")
    referater = merket(
        Delt.objects.filter(pk__in=nyeste.values("pk")).annotate(
            gjelder=Q(nr=F("referat__delt_nr"))
        ),
        sporring,
        tid="delt",
        etter=etter,
        antall=antall,
        **hva,
    ).values_list("id", "delt", "merket_tittel", "utdrag", "referat_id", "nr", "gjelder")
    kommentarer = finn(
        Kommentar.objects.filter(referat__in=delte),
        sporring,
        tekst="tekst",
        tid="tid",
        etter=etter,
        antall=antall,
    ).values_list("id", "tid", "referat__tema", "utdrag", "referat_id")
    return [
        *(
            Treff(OBJEKT, id_, tid, tittel, utdrag, tidligere(nr, gjelder=gjelder, side=side))
            for id_, tid, tittel, utdrag, side, nr, gjelder in referater
        ),
        *(
            Treff(OBJEKT, id_, tid, tittel, utdrag, {"side": side})
            for id_, tid, tittel, utdrag, side in kommentarer
        ),
    ]
