"""Search in meetings and what was to be talked about."""

from dap.mote.models import Mote
from dap.mote.values import OBJEKT
from dap.tabell.sok import Soksted, Sted, tekst_av, utvalg
from dap.tilgang.values import Personinnsyn

_MOTE = Sted(
    OBJEKT,
    fra="mote_mote r",
    synlig="r.id",
    tid="r.endret",
    tittel="r.tittel",
    soker_tittel=True,
    tekst=tekst_av("r.hensikt", "r.forberedelser", "r.sted", "r.forslag_ord", "r.sluttord"),
    data={"side": "r.id"},
)
_PUNKT = Sted(
    OBJEKT,
    fra="mote_agendapunkt r JOIN mote_mote m ON m.id = r.mote_id",
    synlig="r.mote_id",
    vilkar="NOT r.fjernet",
    tid="r.endret",
    tittel="m.tittel",
    tekst="r.tekst",
    data={"side": "r.mote_id"},
)


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """In the meetings that the reader sees."""
    moter = utvalg(Mote.objects.synlig_for(innsyn))
    return [_MOTE.blant(moter), _PUNKT.blant(moter)]
