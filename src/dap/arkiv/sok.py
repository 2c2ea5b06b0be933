"""Search in everything that is written about a person, now and in earlier versions."""

from dap.aktivitet import queries as aktivitet
from dap.arkiv.values import SOKESIDE, Sokeside
from dap.dialog import queries as dialog
from dap.felles.sok import Etter, Treff, les_sporring
from dap.mal import queries as mal
from dap.mote import queries as mote
from dap.overdragelse import queries as overdragelse
from dap.referat import queries as referat
from dap.tabell.sok import gjor_klar, let
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak
from dap.vurdering import queries as vurdering

_STEDER = (
    aktivitet.sok,
    mal.sok,
    dialog.sok,
    mote.sok,
    referat.sok,
    vurdering.sok,
    vedtak.sok,
    overdragelse.sok,
)
"""Whoever owns text searches it, with access in the query."""


def sok(
    innsyn: Personinnsyn, tekst: str, *, etter: Etter | None = None, antall: int = SOKESIDE
) -> Sokeside:
    """A page of the places where it is found, newest first. Nothing is an error. Two queries.

    A record is found once: where it stands now, else in the newest earlier version that has it.
    """
    lest = les_sporring(tekst)
    sporring = gjor_klar(lest) if lest else None
    if sporring is None:
        return Sokeside((), None)
    steder = [s for sok_i in _STEDER for s in sok_i(innsyn) if s is not None]
    nyeste = let(steder, sporring, etter=etter, antall=antall + 1)
    neste = _nokkel(nyeste[antall - 1]) if len(nyeste) > antall else None
    return Sokeside(tuple(nyeste[:antall]), neste)


def _nokkel(treff: Treff) -> Etter:
    return treff.tid, treff.objekt_id
