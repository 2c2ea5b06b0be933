"""Search in minutes: never in what is not shared."""

from dap.referat.models import Referat
from dap.referat.values import OBJEKT
from dap.tabell.sok import Soksted, Sted, utvalg
from dap.tilgang.values import Personinnsyn

_DELT = Sted(
    OBJEKT,
    fra="referat_referat r",
    synlig="r.id",
    versjoner="referat_delt h WHERE h.referat_id = r.id ORDER BY h.nr DESC",
    id="h.id",
    tid="h.delt",
    tittel="r.tema",
    soker_tittel=True,
    tekst="h.tekst",
    data={"side": "r.id", "versjon": "h.nr", "gjelder": "h.nr = r.delt_nr"},
)
_KOMMENTAR = Sted(
    OBJEKT,
    fra="referat_kommentar r JOIN referat_referat o ON o.id = r.referat_id",
    synlig="r.referat_id",
    tid="r.tid",
    tittel="o.tema",
    tekst="r.tekst",
    data={"side": "r.referat_id"},
)


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """In the shared versions and what was said of them.

    Of each minutes the newest version where it is found. Drafts are not searched, not even by those
    who write them.
    """
    delte = utvalg(Referat.objects.synlig_for(innsyn).filter(delt_nr__gt=0))
    return [_DELT.blant(delte), _KOMMENTAR.blant(delte)]
