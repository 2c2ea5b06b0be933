"""What the population register says is kept; when it is silent, what it said last stands."""

from datetime import datetime

import pytest
from registre import Registre
from rollebesetning import Rollebesetning

from dap.person import queries
from dap.person.models import Person
from dap.person.operations import lagre_registersvar, oppdater_fra_register
from dap.person.register import les
from dap.person.values import Folkeregisterstatus, Gradering, Registersvar


@pytest.mark.parametrize(
    ("ord_", "status"),
    [
        ("bosattEtterFolkeregisterloven", Folkeregisterstatus.BOSATT),
        ("ikkeBosatt", Folkeregisterstatus.IKKE_BOSATT),
        ("dNummer", Folkeregisterstatus.DNUMMER),
        ("doedIFolkeregisteret", Folkeregisterstatus.DOD),
        ("forsvunnet", Folkeregisterstatus.FORSVUNNET),
        ("opphoert", Folkeregisterstatus.OPPHORT),
        ("noe nytt", Folkeregisterstatus.UKJENT),
        ("", Folkeregisterstatus.INGEN),
    ],
)
def test_every_status_of_the_register_over_http(
    registre: Registre,
    roller: Rollebesetning,
    naa: datetime,
    ord_: str,
    status: Folkeregisterstatus,
) -> None:
    fnr = Person.objects.get(id=roller.amina.id).fnr
    registre.om(fnr, status=ord_, land=["SWE", "NOR"], kommune="9991")
    assert oppdater_fra_register(person_id=roller.amina.id, naa=naa)
    fakta = queries.registerfakta(roller.amina.id)
    assert fakta is not None
    assert (fakta.status, fakta.hentet) == (status, naa)
    assert (fakta.statsborgerskap, fakta.bokommune) == (("NOR", "SWE"), "9991")


def test_unknown_to_the_register_has_no_status(
    registre: Registre, roller: Rollebesetning, naa: datetime
) -> None:
    assert oppdater_fra_register(person_id=roller.amina.id, naa=naa)
    fakta = queries.registerfakta(roller.amina.id)
    assert fakta is not None
    assert fakta.status == Folkeregisterstatus.INGEN


@pytest.mark.parametrize("slag", ["nede", "tull"])
def test_what_was_said_last_stands_when_the_register_fails(
    registre: Registre, roller: Rollebesetning, naa: datetime, slag: str
) -> None:
    fnr = Person.objects.get(id=roller.amina.id).fnr
    svar = Registersvar(Folkeregisterstatus.BOSATT, ("NOR",), "9991")
    lagre_registersvar(person_id=roller.amina.id, svar=svar, naa=naa)
    registre.feil(fnr, slag)
    assert not oppdater_fra_register(person_id=roller.amina.id, naa=naa)
    fakta = queries.registerfakta(roller.amina.id)
    assert fakta is not None
    assert (fakta.status, fakta.hentet) == (Folkeregisterstatus.BOSATT, naa)


def test_no_register_is_asked_when_none_is_set_up(roller: Rollebesetning, naa: datetime) -> None:
    assert not oppdater_fra_register(person_id=roller.amina.id, naa=naa)


def test_a_protection_that_the_register_tells_of_counts_at_once(
    registre: Registre, roller: Rollebesetning, naa: datetime
) -> None:
    fnr = Person.objects.get(id=roller.amina.id).fnr
    registre.om(fnr, status="bosattEtterFolkeregisterloven", gradering="STRENGT_FORTROLIG")
    oppdater_fra_register(person_id=roller.amina.id, naa=naa)
    assert Person.objects.get(id=roller.amina.id).gradering == Gradering.STRENGT_FORTROLIG


def test_an_unknown_protection_is_no_answer() -> None:
    person = {"adressebeskyttelse": [{"gradering": "NOE_NYTT"}]}
    with pytest.raises(ValueError, match="NOE_NYTT"):
        les({"data": {"hentPerson": person}})


def test_an_error_of_the_register_is_no_answer() -> None:
    with pytest.raises(ValueError, match="unauthorized"):
        les({"errors": [{"extensions": {"code": "unauthorized"}}], "data": None})
