"""What is done when a register is slow, wrong or down: a named reason, within the time one waits."""

import time

import pytest
from registre import Registre

from dap.felles.register import Register, RegisterSvarerIkke

FNR = "01817012345"


def spor(registre: Registre, **valg: float) -> dict[str, object]:
    register = Register("ytelser", registre.adresse, **{"lesing": 0.3, **valg})
    return register.spor("/ytelser/v1/person", {"personident": FNR})


def test_the_answer_is_given_as_it_came(registre: Registre) -> None:
    registre.om(FNR, ytelser=[])
    assert spor(registre) == {"ytelser": []}


@pytest.mark.parametrize(
    ("modus", "grunn"),
    [
        ("nede", "NEDE"),
        ("feil", "NEDE"),
        ("tull", "UFORSTAELIG"),
        ("treg:2", "FOR_TREGT"),
        ("drypp:2", "FOR_TREGT"),
    ],
)
def test_whatever_is_wrong_it_is_said_in_time(registre: Registre, modus: str, grunn: str) -> None:
    registre.om(FNR, ytelser=[])
    registre.feil(FNR, modus)
    start = time.monotonic()

    with pytest.raises(RegisterSvarerIkke) as feil:
        spor(registre, forsok=1)

    assert feil.value.grunn == grunn
    assert time.monotonic() - start < 2


def test_a_number_in_a_header_and_whatever_json_the_register_gives(registre: Registre) -> None:
    register = Register("arbeid", registre.adresse, lesing=0.3, forsok=1)
    registre.om(FNR, arbeid=[])
    hode = {"Nav-Personident": FNR}
    assert register.hent("/api/v2/arbeidstaker/arbeidsforhold", hode) == []
    registre.feil(FNR, "drypp:2")
    with pytest.raises(RegisterSvarerIkke) as feil:
        register.hent("/api/v1/sykmelding", hode)
    assert feil.value.grunn == "FOR_TREGT"


def test_nobody_there(registre: Registre) -> None:
    with pytest.raises(RegisterSvarerIkke) as feil:
        Register("krr", "http://127.0.0.1:1").spor("/ytelser/v1/person", {})
    assert feil.value.grunn == "NEDE"


def test_a_person_that_it_does_not_know_is_not_the_same_as_down(registre: Registre) -> None:
    with pytest.raises(RegisterSvarerIkke) as feil:
        spor(registre)
    assert feil.value.grunn == "AVVIST"
