"""When two sides understand a thing alike. Plain Python."""

from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.forstaelse.values import KOMMENTAR_MAKS, Lesertilstand, Mening, Side, Tilstand


def tilstand(bruker: Mening | None, nav: Mening | None) -> Tilstand:
    """A no from one side is disagreement, whatever the other says; who has said nothing is awaited.

    Nobody has spoken (made by the system): the user is awaited first.
    """
    if Mening.UENIG in (bruker, nav):
        return Tilstand.UENIGE
    if bruker is None:
        return Tilstand.VENTER_PA_BRUKER
    return Tilstand.VENTER_PA_NAV if nav is None else Tilstand.BEGGE_ENIGE


def for_leser(t: Tilstand, side: Side) -> Lesertilstand:
    venter = {Tilstand.VENTER_PA_BRUKER: Side.BRUKER, Tilstand.VENTER_PA_NAV: Side.NAV}
    if t in venter:
        min_tur = venter[t] == side
        return Lesertilstand.VENTER_PA_DEG if min_tur else Lesertilstand.VENTER_PA_DEN_ANDRE
    return Lesertilstand(t.value)


def krev_kommentar(mening: Mening, kommentar: str) -> str:
    """At most 500 characters; disagreement says what it is about (product rule)."""
    pakrevd = mening == Mening.UENIG
    return krev_lengde(kommentar, felt="kommentar", maks=KOMMENTAR_MAKS, minst=int(pakrevd))


def er_verdt_a_varsle(for_: Tilstand, etter: Tilstand, kommentar: str) -> bool:
    """Disagreement is always told of. A plain yes is not; one that ends a disagreement, or that says
    more than yes, is."""
    if etter == Tilstand.UENIGE:
        return True
    return for_ == Tilstand.UENIGE or bool(kommentar)


class ForstaelseAvsluttet(Regelbrudd):
    """The thing is over: reached, put away, finished, or of a period that has ended."""

    kode = "FORSTAELSE_AVSLUTTET"
