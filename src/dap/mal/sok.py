"""Search in situation, goals, milestones and expectations, now and in earlier versions."""

from dap.mal.models import Forventning, Mal, Milepael, Situasjon
from dap.mal.values import Objekttype
from dap.tabell.sok import Soksted, Sted, utvalg
from dap.tilgang.values import Personinnsyn

MILEPAEL = "MILEPAEL"


def _sted(type_: str, tabell: str, side: str = "h.id") -> Sted:
    return Sted(
        type_,
        fra=f"{tabell} r",
        synlig="r.id",
        versjoner=f"{tabell}event h WHERE h.pgh_obj_id = r.id AND h.rom = r.rom"
        " ORDER BY h.pgh_id DESC",
        tid="h.endret",
        tekst="h.tekst",
        data={"side": side, "versjon": "h.versjon", "gjelder": "h.versjon = r.versjon"},
    )


_SITUASJON = _sted(Objekttype.SITUASJON, "mal_situasjon")
_MAL = _sted(Objekttype.MAL, "mal_mal")
_MILEPAEL = _sted(MILEPAEL, "mal_milepael", "h.mal_id")
_FORVENTNING = _sted(Objekttype.FORVENTNING, "mal_forventning")


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """In every period."""
    mal = Mal.objects.synlig_for(innsyn)
    delmal = Milepael.objects.filter(mal__in=mal, fjernet=False)
    return [
        _SITUASJON.blant(utvalg(Situasjon.objects.synlig_for(innsyn))),
        _MAL.blant(utvalg(mal)),
        _MILEPAEL.blant(utvalg(delmal)),
        _FORVENTNING.blant(utvalg(Forventning.objects.synlig_for(innsyn))),
    ]
