"""Search in decisions and complaints: never in what NAV is writing."""

from dap.felles.sok import Etter, Sporring, Treff
from dap.tabell.sok import finn, tekst_av
from dap.tilgang.values import Personinnsyn
from dap.vedtak.models import Klage, Vedtak
from dap.vedtak.values import OBJEKT, OBJEKT_KLAGE


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In the reasons, older decisions too, and in complaints with their answers. Two queries."""
    vedtak = finn(
        Vedtak.objects.synlig_for(innsyn),
        sporring,
        tekst="begrunnelse",
        tid="fattet",
        etter=etter,
        antall=antall,
    ).values_list("id", "fattet", "utdrag")
    klager = finn(
        Klage.objects.synlig_for(innsyn),
        sporring,
        tekst=tekst_av("tekst", "formkravgrunn", "svar"),
        tid="endret",
        etter=etter,
        antall=antall,
    ).values_list("id", "endret", "utdrag")
    return [
        Treff(slag, id_, tid, "", utdrag)
        for slag, rader in ((OBJEKT, vedtak), (OBJEKT_KLAGE, klager))
        for id_, tid, utdrag in rader
    ]
