"""How the user is followed up, as the rules want it; reads from the packages below."""

from datetime import datetime
from uuid import UUID

from dap.aktivitet.koder import Part
from dap.aktivitet.rules import Bruker
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kontor import queries as kontor_queries
from dap.oppfolging import queries as oppfolging_queries
from dap.person import queries as person_queries
from dap.tilgang.values import Personinnsyn


def part_for(innsyn: Personinnsyn) -> Part:
    return Part.BRUKER if innsyn.er_bruker else Part.NAV


def bruker_bilde(person_id: UUID, *, under_oppfolging: bool | None = None) -> Bruker:
    """`under_oppfolging`: when the caller looks at the period itself."""
    person = person_queries.persondata(person_id)
    return Bruker(
        under_oppfolging=oppfolging_queries.apen_periode(person_id) is not None
        if under_oppfolging is None
        else under_oppfolging,
        manuell=oppfolging_queries.er_manuell(person_id),
        reservert=person is None or person.reservert_krr,
        kan_varsles=person is not None and person.kan_varsles,
    )


def mottaker_hos_nav(person_id: UUID, rom: str, *, naa: datetime) -> UUID | None:
    """Who at NAV is told, if they may know that the room has content at all."""
    ansatt_id = oppfolging_queries.mottaker_hos_nav(person_id, naa=naa)
    if ansatt_id is None:
        return None
    ansatt = kontor_queries.ansatt(ansatt_id, dag=dato(naa))
    kontor = kontor_queries.kontor_for_person(person_id)
    if ansatt is None or kontor is None:
        return None
    return ansatt_id if Rom(rom) in ansatt.kontorrom.get(kontor.nr, frozenset()) else None
