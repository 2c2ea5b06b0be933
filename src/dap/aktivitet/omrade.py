"""How the user is followed up, as the rules want it; reads from the packages below."""

from uuid import UUID

from dap.aktivitet.koder import Part
from dap.aktivitet.rules import Bruker
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
