"""What can become of one sending: plain functions."""

from enum import StrEnum

from dap.varsel.rules.tid import MAKS_FORSOK
from dap.varsel.values import Feilkode
from dap.varsel.values import Utsendingsstatus as S


class Utfall(StrEnum):
    """How one try went."""

    SENDT = "SENDT"
    MIDLERTIDIG = "MIDLERTIDIG"
    VARIG = "VARIG"
    UFORSOKT = "UFORSOKT"
    """The channel was known to be down, or the lease was nearly over."""


APNE = frozenset({S.VENTER, S.TATT})


def etter_forsok(utfall: Utfall, forsok: int) -> S:
    """Where a row that a worker had goes after the try."""
    if utfall == Utfall.SENDT:
        return S.SENDT
    if utfall == Utfall.VARIG:
        return S.FEILET
    if utfall == Utfall.MIDLERTIDIG and forsok >= MAKS_FORSOK:
        return S.DOD
    return S.VENTER


def etter_kvittering(status: S, *, levert: bool) -> S | None:
    """Where a receipt takes a row; None: it changes nothing.

    That it arrived is true whatever we believed, also when the one who sent it was killed before it
    could write that down. That it did not arrive is not true of what has arrived.
    """
    if levert:
        return None if status == S.LEVERT else S.LEVERT
    return S.FEILET if status in {S.SENDT, S.TATT, S.VENTER, S.DOD} else None


def stoppgrunn(*, lest: bool, over: bool, dod: bool) -> Feilkode | None:
    """Why it is not sent after all."""
    if over:
        return Feilkode.OVER
    if lest:
        return Feilkode.LEST
    return Feilkode.DOD_PERSON if dod else None
