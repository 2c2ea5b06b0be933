"""What may be ordered. Pure."""

from datetime import date

from dap.arkiv.eksportverdier import (
    MAKS_SLADDINGER,
    SLADD_GRUNN_MAKS,
    SLADD_GRUNN_MINST,
    SLADD_SLUTT,
    SLADD_START,
    SLADD_TEKST_MAKS,
    SLADD_TEKST_MINST,
    Innhold,
    Sladding,
)
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde


def krev_innhold(innhold: frozenset[Innhold]) -> None:
    if not innhold:
        raise Regelbrudd("MANGLER", felt="innhold")


TIDLIGST, SENEST = date(1900, 1, 1), date(2100, 12, 31)


def krev_dager(fra: date | None, til: date | None) -> None:
    """Regelbrudd URIMELIG_DATO, TIL_FOR_FRA."""
    for felt, dag in (("fra", fra), ("til", til)):
        if dag is not None and not TIDLIGST <= dag <= SENEST:
            raise Regelbrudd("URIMELIG_DATO", felt=felt, tidligst=TIDLIGST, senest=SENEST)
    if fra is not None and til is not None and til < fra:
        raise Regelbrudd("TIL_FOR_FRA", felt="til")


def renset(sladdinger: tuple[Sladding, ...]) -> tuple[Sladding, ...]:
    """Regelbrudd FOR_MANGE, MANGLER, FOR_LANG, or SLADD_GRUNN_ROPER when a reason tells the text."""
    if len(sladdinger) > MAKS_SLADDINGER:
        raise Regelbrudd("FOR_MANGE_SLADDINGER", felt="tekster", maks=MAKS_SLADDINGER)
    rene = tuple(_ren(s) for s in sladdinger)
    tekster = [" ".join(s.tekst.split()).casefold() for s in rene if s.tekst]
    for s in rene:
        grunn = " ".join(s.grunn.split()).casefold()
        if any(t in grunn for t in tekster):
            raise Regelbrudd("SLADD_GRUNN_ROPER", felt="grunn")
    return rene


def _ren(s: Sladding) -> Sladding:
    grunn = krev_lengde(
        s.grunn, felt="grunn", minst=SLADD_GRUNN_MINST, maks=SLADD_GRUNN_MAKS
    ).translate({ord(SLADD_START): None, ord(SLADD_SLUTT): None})
    if s.post:
        return Sladding(grunn, post=s.post)
    tekst = krev_lengde(s.tekst, felt="tekster", minst=SLADD_TEKST_MINST, maks=SLADD_TEKST_MAKS)
    return Sladding(grunn, tekst=tekst)
