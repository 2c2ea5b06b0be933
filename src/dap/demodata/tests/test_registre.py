"""Asked again, the demo's own registers say what the demo was made with."""

from registre import Registre
from rollebesetning import NAA, Rollebesetning

from dap.demodata.queries import registerinnhold
from dap.oppfolging.operations import hent_kontaktinfo
from dap.person.models import Person


def test_nobody_is_harder_to_reach_after_the_night(
    roller: Rollebesetning, registre: Registre
) -> None:
    felter = ("id", "telefon", "epost", "reservert_krr", "kan_varsles")
    Person.objects.filter(id=roller.bjorn.id).update(reservert_krr=True, kan_varsles=False)
    Person.objects.filter(id=roller.daniel.id).update(kan_varsles=False)
    for_ = set(Person.objects.values_list(*felter))
    for fnr, svar in registerinnhold().items():
        registre.om(fnr, **svar)

    for person_id in Person.objects.values_list("id", flat=True):
        assert hent_kontaktinfo(person_id=person_id, naa=NAA)

    assert set(Person.objects.values_list(*felter)) == for_
