"""Rules of doing the same for many: plain functions."""

from collections.abc import Sequence
from datetime import date

from dap.felles.blanke import felter_i
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.flere.values import MAKS, Blank, Oppdrag, Slag

_FORST, _SIST = date(2000, 1, 1), date(2100, 1, 1)


def krev_antall(valgte: Sequence[object]) -> None:
    if not valgte:
        raise Regelbrudd("INGEN_VALGT")
    if len(valgte) > MAKS:
        raise Regelbrudd("FOR_MANGE_VALGT", maks=MAKS)


def krev_oppdrag(o: Oppdrag, *, maks_lapp: int, maks_overskrift: int, maks_tekst: int) -> None:
    """What is wrong whoever gets it is said before anybody does. Raises Regelbrudd."""
    if o.slag == Slag.VEILEDER and o.ansatt_id is None:
        raise Regelbrudd("MANGLER", felt="ansatt")
    if o.slag == Slag.HUSKELAPP:
        if not krev_lengde(o.tekst, felt="tekst", maks=maks_lapp) and o.frist is None:
            raise Regelbrudd("HUSKELAPP_TOM", felt="tekst")
        if o.frist is not None and not _FORST <= o.frist < _SIST:
            raise Regelbrudd("URIMELIG_DATO", felt="frist", tidligst=_FORST, senest=_SIST)
    if o.slag == Slag.MELDING:
        _krev_melding(o.overskrift, o.tekst, "", maks_overskrift, maks_tekst)
        for sprak, t in o.oversatt.items():
            _krev_melding(t.tittel, t.tekst, f"_{sprak}", maks_overskrift, maks_tekst)


def _krev_melding(
    overskrift: str, tekst: str, sprak: str, maks_overskrift: int, maks_tekst: int
) -> None:
    krev_lengde(overskrift, felt=f"overskrift{sprak}", minst=1, maks=maks_overskrift)
    krev_lengde(tekst, felt=f"tekst{sprak}", minst=1, maks=maks_tekst)
    ukjente = [f for f in felter_i(tekst) if f not in set(Blank)]
    if ukjente:
        raise Regelbrudd("TOMME_FELTER", felt=f"tekst{sprak}", felter=", ".join(ukjente))
