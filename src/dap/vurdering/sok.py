"""Search in assessments: never in what NAV is writing."""

from dap.tabell.sok import Soksted, Sted, tekst_av, utvalg
from dap.tilgang.values import Personinnsyn
from dap.vurdering.models import Vurdering
from dap.vurdering.values import OBJEKT

_FERDIG = Sted(
    OBJEKT,
    fra="vurdering_ferdigtekst r JOIN vurdering_ferdig f ON f.id = r.ferdig_id"
    " JOIN vurdering_vurdering v ON v.id = f.vurdering_id",
    synlig="v.id",
    vilkar="f.nr = v.ferdig_nr AND NOT r.av_bruker",
    tid="f.tid",
    tekst="r.tekst",
    data={"side": "v.id", "slag": "v.slag"},
)
_EGET = Sted(
    OBJEKT,
    fra="vurdering_egenvurdering r JOIN vurdering_vurdering v ON v.id = r.vurdering_id",
    synlig="v.id",
    tid="r.endret",
    tekst=tekst_av("r.kan", "r.vil", "r.hindrer", "r.hjelp"),
    data={"side": "v.id", "slag": "v.slag"},
)


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """In the newest finished version, and in the user's own words as they stand."""
    synlige = utvalg(Vurdering.objects.synlig_for(innsyn))
    return [_FERDIG.blant(synlige), _EGET.blant(synlige)]
