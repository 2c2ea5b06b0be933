"""Search in the activities: every field that holds words, now and in earlier versions."""

from dap.aktivitet.models import Aktivitet
from dap.aktivitet.typer import TYPER
from dap.aktivitet.typer.beskrivelse import Feltslag
from dap.aktivitet.values import OBJEKT
from dap.tabell.sok import Soksted, Sted, jsontekst, tekst_av, utvalg
from dap.tilgang.values import Personinnsyn

_ORD = frozenset({Feltslag.TEKST, Feltslag.LANGTEKST})
_I_DETALJER = sorted(
    {f.navn for t in TYPER.values() for f in t.felter if f.slag in _ORD and not f.kolonne}
)
_STED = Sted(
    OBJEKT,
    fra="aktivitet_aktivitet r",
    synlig="r.id",
    versjoner="aktivitet_aktivitetevent h WHERE h.pgh_obj_id = r.id AND h.rom = r.rom"
    " ORDER BY h.pgh_id DESC",
    tid="h.endret",
    tittel="h.tittel",
    soker_tittel=True,
    tekst=tekst_av("h.beskrivelse", jsontekst("h.detaljer", _I_DETALJER), "h.avsluttet_kommentar"),
    data={"versjon": "h.versjon", "gjelder": "h.versjon = r.versjon"},
)


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """In every period."""
    return [_STED.blant(utvalg(Aktivitet.objects.synlig_for(innsyn)))]
