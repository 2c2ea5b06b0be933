"""Search in the activities: every field that holds words, now and in earlier versions."""

from dap.aktivitet.models import Aktivitet
from dap.aktivitet.typer import TYPER
from dap.aktivitet.typer.beskrivelse import Feltslag
from dap.aktivitet.values import OBJEKT
from dap.felles.sok import Etter, Sporring, Treff, tidligere
from dap.tabell.sok import finn_i_versjoner, jsontekst, tekst_av
from dap.tilgang.values import Personinnsyn

_ORD = frozenset({Feltslag.TEKST, Feltslag.LANGTEKST})
_I_DETALJER = sorted(
    {f.navn for t in TYPER.values() for f in t.felter if f.slag in _ORD and not f.kolonne}
)


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In every period, newest first. One query."""
    tekst = tekst_av("beskrivelse", jsontekst("detaljer", _I_DETALJER), "avsluttet_kommentar")
    rader = finn_i_versjoner(
        Aktivitet.objects.synlig_for(innsyn),
        sporring,
        tittel="tittel",
        tekst=tekst,
        etter=etter,
        antall=antall,
    ).values_list("id", "endret", "merket_tittel", "utdrag", "versjon", "gjelder")
    return [
        Treff(OBJEKT, id_, tid, tittel, utdrag, tidligere(nr, gjelder=gjelder))
        for id_, tid, tittel, utdrag, nr, gjelder in rader
    ]
