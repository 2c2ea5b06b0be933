"""Search in situation, goals, milestones and expectations, now and in earlier versions."""

from typing import Any

from dap.felles.sok import Etter, Sporring, Treff, tidligere
from dap.mal.models import Forventning, Mal, Milepael, Situasjon
from dap.mal.values import Objekttype
from dap.tabell.sok import finn_i_versjoner
from dap.tilgang.values import Personinnsyn

MILEPAEL = "MILEPAEL"


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In every period, newest first. Four queries."""
    mal = Mal.objects.synlig_for(innsyn)
    delmal = Milepael.objects.filter(mal__in=mal, fjernet=False)
    rader: list[tuple[str, Any, str]] = [
        (Objekttype.SITUASJON, Situasjon.objects.synlig_for(innsyn), "id"),
        (Objekttype.MAL, mal, "id"),
        (MILEPAEL, delmal, "mal_id"),
        (Objekttype.FORVENTNING, Forventning.objects.synlig_for(innsyn), "id"),
    ]
    return [
        Treff(type_, id_, tid, "", utdrag, tidligere(nr, gjelder=gjelder, side=side))
        for type_, alle, sidens_id in rader
        for id_, tid, utdrag, side, nr, gjelder in finn_i_versjoner(
            alle, sporring, tekst="tekst", etter=etter, antall=antall
        ).values_list("id", "endret", "utdrag", sidens_id, "versjon", "gjelder")
    ]
