"""What may be journalled, and when delivery is tried again. Pure."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from dap.arkiv.journalverdier import (
    BEGRUNNELSE_MAKS,
    BEGRUNNELSE_MINST,
    TITTEL_MAKS,
    TITTEL_MINST,
    Bilde,
    Endring,
    Endringsslag,
)
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde, rens

FORST = timedelta(minutes=1)
LENGST = timedelta(hours=6)
KVITTERINGSFRIST = timedelta(hours=1)
"""How long an archive may be silent before it counts as a failure."""
MAKS_FORSOK = 40
"""About a week with the waits below; then somebody must ask for it."""


def krev_tittel(tittel: str) -> str:
    """One line that says something. Regelbrudd MANGLER, TITTEL_FOR_KORT or FOR_LANG."""
    tittel = " ".join(rens(tittel).split())
    if tittel and len(tittel) < TITTEL_MINST:
        raise Regelbrudd("TITTEL_FOR_KORT", felt="tittel", minst=TITTEL_MINST)
    return krev_lengde(tittel, felt="tittel", minst=1, maks=TITTEL_MAKS)


def krev_begrunnelse(tekst: str) -> str:
    return krev_lengde(tekst, felt="begrunnelse", minst=BEGRUNNELSE_MINST, maks=BEGRUNNELSE_MAKS)


def valgte(deler: Collection[str], uten: Collection[str]) -> frozenset[str]:
    """The parts that are kept. Regelbrudd INGENTING_A_JOURNALFORE, ALT_UTELATT."""
    if not deler:
        raise Regelbrudd("INGENTING_A_JOURNALFORE")
    igjen = frozenset(deler) - frozenset(uten)
    if not igjen:
        raise Regelbrudd("ALT_UTELATT", felt="deler")
    return igjen


def endringer(da: Bilde, na: Bilde, titler: Mapping[str, str]) -> tuple[Endring, ...]:
    """What is not as it was in the preview; empty when it may be confirmed."""
    ut = [
        Endring(Endringsslag.ENDRET if id_ in da.avtrykk else Endringsslag.NY, titler.get(id_, ""))
        for id_, avtrykk in na.avtrykk.items()
        if da.avtrykk.get(id_) != avtrykk
    ]
    borte = [id_ for id_ in da.avtrykk if id_ not in na.avtrykk]
    ut += [Endring(Endringsslag.BORTE, "") for _id in borte]
    if na.handtert > da.handtert:
        ut.append(Endring(Endringsslag.JOURNALFORT, ""))
    return tuple(ut)


def neste_forsok(forsok: int, naa: datetime) -> datetime | None:
    """When it is tried again: twice as long each time; None when it has been tried enough."""
    if forsok >= MAKS_FORSOK:
        return None
    dobbelt: int = 2 ** min(forsok - 1, 20)
    return naa + min(FORST * dobbelt, LENGST)


def krev_foreslatt(foreslatt: bool) -> None:
    """Only a proposal can be put away."""
    if not foreslatt:
        raise Regelbrudd("IKKE_FORESLATT")
