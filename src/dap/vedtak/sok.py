"""Search in decisions and complaints: never in what NAV is writing."""

from dap.tabell.sok import Soksted, Sted, tekst_av, utvalg
from dap.tilgang.values import Personinnsyn
from dap.vedtak.models import Klage, Vedtak
from dap.vedtak.values import OBJEKT, OBJEKT_KLAGE

_VEDTAK = Sted(
    OBJEKT,
    fra="vedtak_vedtak r",
    synlig="r.id",
    tid="r.fattet",
    tekst=tekst_av("r.begrunnelse", "r.avviksgrunn"),
)
_KLAGE = Sted(
    OBJEKT_KLAGE,
    fra="vedtak_klage r",
    synlig="r.id",
    tid="r.endret",
    tekst=tekst_av("r.tekst", "r.formkravgrunn", "r.svar"),
)


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """In the reasons, older decisions too, and in complaints with their answers."""
    return [
        _VEDTAK.blant(utvalg(Vedtak.objects.synlig_for(innsyn))),
        _KLAGE.blant(utvalg(Klage.objects.synlig_for(innsyn))),
    ]
