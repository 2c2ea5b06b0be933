"""Where a letter is sent: what the register says, what is kept, and what never is."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from registre import Registre
from rollebesetning import Rollebesetning

from dap.person import queries
from dap.person.adresse import les_adresse
from dap.person.models import Adresse, Person
from dap.person.operations import merk_adresse_feil, oppdater_fra_register, sett_adresse
from dap.person.values import Postadresse

GATA = Postadresse(("Storgata 4",), "9990", "HAVNESUND")


@pytest.fixture(autouse=True)
def postnumre(tmp_path: Path, settings: Any) -> None:
    fil = tmp_path / "postnummer.txt"
    fil.write_text("9990\tHAVNESUND\t9991\tHAVNESUND\tG\n\nikke en linje\n", encoding="utf-8")
    settings.DAP_POSTNUMMER = str(fil)


@pytest.mark.parametrize(
    ("fakta", "linjer"),
    [
        ({"vei": "Storgata", "nr": "4", "postnummer": "9990"}, ("Storgata 4", "9990 HAVNESUND")),
        (
            {"vei": "Storgata", "nr": "4", "postnummer": "9990", "postboks": "12"},
            ("Postboks 12", "9990 HAVNESUND"),
        ),
        (
            {"co": "c/o Li", "linjer": ["Oppgang B", "Kaia 1"], "postnummer": "9999"},
            ("c/o Li", "Oppgang B", "Kaia 1", "9999"),
        ),
        (
            {"linjer": ["5 High St"], "postnummer": "AB1 2CD", "sted": "Leeds", "landkode": "GBR"},
            ("5 High St", "AB1 2CD Leeds", "GBR"),
        ),
    ],
)
def test_the_register_over_http(
    registre: Registre,
    roller: Rollebesetning,
    naa: datetime,
    fakta: dict[str, Any],
    linjer: tuple[str, ...],
) -> None:
    fnr = Person.objects.get(id=roller.amina.id).fnr
    registre.om(fnr, status="bosattEtterFolkeregisterloven", adresse=fakta)
    assert oppdater_fra_register(person_id=roller.amina.id, naa=naa)
    kjent = queries.adressefakta(roller.amina.id)
    assert kjent is not None
    assert kjent.adresse is not None
    assert kjent.adresse.pa_konvolutten() == linjer
    assert (kjent.hentet, kjent.feil_siden, kjent.holdes_ute) == (naa, None, False)


@pytest.mark.parametrize(
    "rad", [{}, {"vegadresse": None}, {"matrikkeladresse": {"postnummer": "9990"}}]
)
def test_no_address_that_post_can_be_sent_to(rad: dict[str, Any]) -> None:
    assert les_adresse({"bostedsadresse": [rad]}) is None


@pytest.mark.parametrize("gradering", ["STRENGT_FORTROLIG", "STRENGT_FORTROLIG_UTLAND"])
def test_strictly_protected_is_never_kept(
    registre: Registre, roller: Rollebesetning, naa: datetime, gradering: str
) -> None:
    sett_adresse(person_id=roller.amina.id, adresse=GATA, naa=naa)
    fnr = Person.objects.get(id=roller.amina.id).fnr
    registre.om(
        fnr,
        status="bosattEtterFolkeregisterloven",
        gradering=gradering,
        adresse={"vei": "Hemmelig", "nr": "1", "postnummer": "9990"},
    )
    assert oppdater_fra_register(person_id=roller.amina.id, naa=naa)
    kjent = queries.adressefakta(roller.amina.id)
    assert kjent is not None
    assert (kjent.adresse, kjent.holdes_ute) == (None, True)
    sett_adresse(person_id=roller.amina.id, adresse=GATA, naa=naa)
    assert not Adresse.objects.exists()


def test_a_returned_letter_marks_the_address_it_went_to(
    roller: Rollebesetning, naa: datetime
) -> None:
    sett_adresse(person_id=roller.amina.id, adresse=GATA, naa=naa)
    assert merk_adresse_feil(person_id=roller.amina.id, avtrykk=GATA.avtrykk(), naa=naa)
    sett_adresse(person_id=roller.amina.id, adresse=GATA, naa=naa)
    kjent = queries.adressefakta(roller.amina.id)
    assert kjent is not None
    assert kjent.feil_siden == naa, "the same address again is as wrong"

    ny = Postadresse(("Kaia 1",), "9990", "HAVNESUND")
    sett_adresse(person_id=roller.amina.id, adresse=ny, naa=naa)
    kjent = queries.adressefakta(roller.amina.id)
    assert kjent is not None
    assert kjent.feil_siden is None
    assert not merk_adresse_feil(person_id=roller.amina.id, avtrykk=GATA.avtrykk(), naa=naa)
