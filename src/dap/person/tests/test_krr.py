"""What the contact register says is kept; when it is silent, what it said last stands, with its age."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registre import Registre
from rollebesetning import NAA, Rollebesetning

from dap.konto.models import Konto
from dap.person import queries
from dap.person.krr import les
from dap.person.models import Person
from dap.person.operations import lagre_krrsvar, oppdater_fra_krr
from dap.person.values import Kontaktstatus, Krrsvar

NABAR = {
    "aktiv": True, "kanVarsles": True, "reservert": False, "spraak": "nn",
    "epostadresse": "amina@example.org", "mobiltelefonnummer": "+4799999999",
    "epostadresseVerifisert": "2025-12-01T10:00:00Z",
    "mobiltelefonnummerVerifisert": "2026-01-02T10:00:00Z",
}  # fmt: skip
SENERE = NAA + timedelta(days=1)


def fnr(roller: Rollebesetning) -> str:
    return Person.objects.values_list("fnr", flat=True).get(id=roller.amina.id)


@pytest.mark.parametrize(
    ("endring", "status"),
    [
        ({}, Kontaktstatus.KAN_VARSLES),
        ({"reservert": True, "kanVarsles": False}, Kontaktstatus.RESERVERT),
        ({"reservert": True}, Kontaktstatus.RESERVERT),
        ({"kanVarsles": False}, Kontaktstatus.UTDATERT),
        ({"aktiv": False, "kanVarsles": False}, Kontaktstatus.IKKE_REGISTRERT),
    ],
)
def test_every_answer_over_http(
    registre: Registre, roller: Rollebesetning, endring: dict[str, Any], status: Kontaktstatus
) -> None:
    registre.om(fnr(roller), krr={**NABAR, **endring})
    assert oppdater_fra_krr(person_id=roller.amina.id, naa=NAA)
    fakta = queries.kontaktfakta(roller.amina.id)
    assert fakta is not None
    assert (fakta.status, fakta.hentet, fakta.feilet) == (status, NAA, None)
    assert fakta.bekreftet is not None
    assert fakta.bekreftet.date().isoformat() == "2026-01-02"


def test_who_is_not_in_the_register_has_reserved_nothing(
    registre: Registre, roller: Rollebesetning
) -> None:
    registre.om(fnr(roller), status="bosattEtterFolkeregisterloven")
    oppdater_fra_krr(person_id=roller.amina.id, naa=NAA)
    fakta = queries.kontaktfakta(roller.amina.id)
    assert fakta is not None
    assert fakta.status == Kontaktstatus.IKKE_REGISTRERT


@pytest.mark.parametrize(
    ("slag", "grunn"), [("nede", "NEDE"), ("tull", "UFORSTAELIG"), ("lyver", "UFORSTAELIG")]
)
def test_the_last_answer_stands_with_its_age(
    registre: Registre, roller: Rollebesetning, slag: str, grunn: str
) -> None:
    registre.om(fnr(roller), krr=NABAR)
    oppdater_fra_krr(person_id=roller.amina.id, naa=NAA)
    registre.feil(fnr(roller), slag)

    assert oppdater_fra_krr(person_id=roller.amina.id, naa=SENERE) is None

    person = Person.objects.get(id=roller.amina.id)
    assert (person.epost, person.kontaktregister.grunn) == ("amina@example.org", grunn)
    fakta = queries.kontaktfakta(roller.amina.id)
    assert fakta is not None
    assert (fakta.status, fakta.hentet, fakta.feilet) == (Kontaktstatus.KAN_VARSLES, NAA, SENERE)


def test_the_same_answer_again_changes_nothing(roller: Rollebesetning) -> None:
    svar = Krrsvar(registrert=True, reservert=False, kan_varsles=True, epost="a@example.org")
    assert lagre_krrsvar(person_id=roller.amina.id, svar=svar, naa=NAA)
    assert not lagre_krrsvar(person_id=roller.amina.id, svar=svar, naa=SENERE)


@pytest.mark.parametrize(
    "endring",
    [
        {"aktiv": "ja"},
        {"aktiv": None, "kanVarsles": 1},
        {"epostadresse": "x" * 255},
        {"epostadresse": ["a@b.no"]},
        {"mobiltelefonnummer": 99},
        {"epostadresseVerifisert": "i går"},
        {"epostadresseVerifisert": "2026-01-01T10:00:00"},
    ],
)
def test_an_answer_of_another_shape_is_no_answer(endring: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        les({"personer": {"1": {**NABAR, **endring}}}, "1")


@given(st.recursive(st.none() | st.booleans() | st.text(), lambda b: st.dictionaries(st.text(), b)))
def test_whatever_comes_is_read_or_refused(verdi: object) -> None:
    for svar in ({"personer": verdi}, {"personer": {"1": verdi}}, {"feil": verdi}):
        try:
            les(svar, "1")
        except (KeyError, TypeError, ValueError, AttributeError):
            continue


@pytest.mark.parametrize(
    ("konto", "register", "leser"),
    [("nb", "en", "en"), ("nn", "en", "nn"), ("nb", "nb", "nb"), ("nb", "se", "nb")],
)
def test_letters_and_emails_are_in_the_same_language(
    roller: Rollebesetning, konto: str, register: str, leser: str
) -> None:
    Konto.objects.filter(person__id=roller.amina.id).update(sprak=konto)
    svar = Krrsvar(registrert=True, reservert=False, kan_varsles=True, sprak=register)
    lagre_krrsvar(person_id=roller.amina.id, svar=svar, naa=NAA)
    assert queries.brevsprak(roller.amina.id) == leser
    assert queries.kontaktpunkter([roller.amina.id])[roller.amina.id].sprak == leser
