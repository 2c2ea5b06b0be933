"""Requirement: the booklet is kept as the plan of the person, whatever id the form held."""

from rollebesetning import NAA, Rollebesetning

from dap.brev import operations
from dap.brev.models import Brev
from dap.brev.tests.hjelp import papir
from dap.tabell.base import ny_id


def test_the_plan_is_about_the_person(roller: Rollebesetning) -> None:
    papir(roller.amina)
    id_ = operations.bestill(
        aktor=roller.kari, person_id=roller.amina.id, objekt_type="PLAN", objekt_id=ny_id(),
        nokkel=ny_id(), naa=NAA,
    )  # fmt: skip
    assert Brev.objects.get(id=id_).objekt_id == roller.amina.id
