"""Who takes a person: protection first, then where they live, then their office, then the rest."""

from rollebesetning import DALEN, FJORDBY, KONTAKTSENTER, Rollebesetning

from dap.kontor.models import Personkontor
from dap.kontor.operations import opprett_kontor, sett_dekning
from dap.kontor.queries import ansvarlig_enhet
from dap.kontor.values import Dekningsslag


def test_the_first_that_fits_takes_the_person(roller: Rollebesetning) -> None:
    opprett_kontor(nr="2103", navn="NAV Vern")
    sett_dekning(kontor_nr="2103", slag=Dekningsslag.GRADERING, kode="STRENGT_FORTROLIG")
    sett_dekning(kontor_nr=DALEN, slag=Dekningsslag.KOMMUNE, kode="9992")
    id_ = roller.amina.id

    def finn(gradering: str, kommune: str) -> object:
        return ansvarlig_enhet(gradering=gradering, bokommune=kommune, person_id=id_)

    assert finn("STRENGT_FORTROLIG", "9992") == ("2103", Dekningsslag.GRADERING)
    assert finn("UGRADERT", "9992") == (DALEN, Dekningsslag.KOMMUNE)
    assert finn("FORTROLIG", "9992") == (DALEN, Dekningsslag.KOMMUNE)
    assert finn("UGRADERT", "0000") == (FJORDBY, None)
    Personkontor.objects.filter(person_id=id_).delete()
    assert finn("UGRADERT", "") is None
    sett_dekning(kontor_nr=KONTAKTSENTER, slag=Dekningsslag.RESTEN)
    assert finn("UGRADERT", "") == (KONTAKTSENTER, Dekningsslag.RESTEN)


def test_a_municipality_has_one_office(roller: Rollebesetning) -> None:
    for nr in (FJORDBY, DALEN):
        sett_dekning(kontor_nr=nr, slag=Dekningsslag.KOMMUNE, kode="9991")
    funnet = ansvarlig_enhet(gradering="UGRADERT", bokommune="9991", person_id=roller.amina.id)
    assert funnet == (DALEN, Dekningsslag.KOMMUNE)
