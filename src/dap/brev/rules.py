"""What may be done with a letter in which state. Pure."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from dap.brev.values import MAKS_BUNKE, Brevstatus
from dap.felles.feil import Regelbrudd

_FRA: Mapping[str, frozenset[Brevstatus]] = {
    "SKRIV_UT": frozenset({Brevstatus.I_BUNKE}),
    "POST": frozenset({Brevstatus.SKREVET_UT}),
    "RETURNER": frozenset({Brevstatus.POSTET}),
    "STOPP": frozenset({Brevstatus.KLAR}),
    # Of a bundle that is not posted the file is opened again: a letter anew would be sent twice.
    "IGJEN": frozenset({Brevstatus.POSTET, Brevstatus.RETURNERT}),
}


def kan(status: Brevstatus, hva: str) -> bool:
    return status in _FRA[hva]


def krev(status: Brevstatus, hva: str) -> None:
    """Regelbrudd BREV_FEIL_STATUS."""
    if not kan(status, hva):
        raise Regelbrudd("BREV_FEIL_STATUS")


def krev_bunke(valgte: Iterable[UUID]) -> list[UUID]:
    """Regelbrudd INGEN_BREV_VALGT or BUNKEN_FOR_STOR."""
    ut = sorted(set(valgte))
    if not ut:
        raise Regelbrudd("INGEN_BREV_VALGT", felt="brev")
    if len(ut) > MAKS_BUNKE:
        raise Regelbrudd("BUNKEN_FOR_STOR", felt="brev", maks=MAKS_BUNKE)
    return ut


def krev_like(vernede: Iterable[bool]) -> bool:
    """Letters to the protected are printed by themselves. Regelbrudd BLANDET_BUNKE."""
    slag = set(vernede)
    if len(slag) > 1:
        raise Regelbrudd("BLANDET_BUNKE", felt="brev")
    return slag == {True}


def referanse(id_: UUID) -> str:
    """ "3F9A-71C2": eight letters and digits, easy to read out on the phone."""
    tegn = id_.hex[-8:].upper()
    return f"{tegn[:4]}-{tegn[4:]}"
