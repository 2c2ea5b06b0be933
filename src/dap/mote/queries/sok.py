"""Search in meetings and what was to be talked about."""

from dap.felles.sok import Etter, Sporring, Treff
from dap.mote.models import Agendapunkt, Mote
from dap.mote.values import OBJEKT
from dap.tabell.sok import finn, tekst_av
from dap.tilgang.values import Personinnsyn


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In the meetings that the reader sees, newest first. Two queries."""
    synlige = Mote.objects.synlig_for(innsyn)
    tekst = tekst_av("hensikt", "forberedelser", "sted", "forslag_ord", "sluttord")
    moter = finn(
        synlige, sporring, tittel="tittel", tekst=tekst, tid="endret", etter=etter, antall=antall
    )
    punkter = finn(
        Agendapunkt.objects.filter(mote__in=synlige, fjernet=False),
        sporring,
        tekst="tekst",
        tid="endret",
        etter=etter,
        antall=antall,
    )
    return [
        *(
            Treff(OBJEKT, id_, tid, tittel, utdrag, {"side": id_})
            for id_, tid, tittel, utdrag in moter.values_list(
                "id", "endret", "merket_tittel", "utdrag"
            )
        ),
        *(
            Treff(OBJEKT, id_, tid, tittel, utdrag, {"side": mote})
            for id_, tid, tittel, utdrag, mote in punkter.values_list(
                "id", "endret", "mote__tittel", "utdrag", "mote_id"
            )
        ),
    ]
